//! All that the minutes say, from its rows.

use ::election::held::Held;
use ::election::seats::Seated;
use chrono::{DateTime, Utc};
use domain::election::act::{ActKind, IncidentKind};
use domain::election::incident::Said;
use domain::election::urn::OfficerKind;
use domain::id::ElectionId;
use entity::{
    cpts, election, election_act, election_dossier, election_incident, election_urn, trustee_board,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::names_of;
use crate::election::incident::french;
use crate::election::sealed_urn::other;
use crate::election::{act, archive, keep, names};
use crate::failure::Fault;
use crate::log::row as register;
use crate::statutes::rules;

/// An urn, and what its archive says.
pub(super) struct Urn {
    pub row: election_urn::Model,
    /// The hash of the last event of its archive; none where everybody voted on paper, or where it was set aside.
    pub head: Option<String>,
    /// Blank ballots, papers included.
    pub blank: u64,
    /// Who voted on a device.
    pub online: i64,
    /// Who voted on paper: at the desk, or all of them in the meeting.
    pub on_paper: i64,
}

/// All of it.
pub(super) struct Facts {
    pub cpts: cpts::Model,
    pub row: election::Model,
    pub known: rules::Known,
    pub held: Held,
    pub seated: Seated,
    pub seats_text: String,
    pub officers: Vec<(OfficerKind, String)>,
    /// How many trustees are needed, and who they are.
    pub trustees: (i32, Vec<String>),
    pub urns: Vec<Urn>,
    /// What was noted, the first first.
    pub incidents: Vec<(DateTime<Utc>, String)>,
    /// Sheets that were given in the place of a lost code.
    pub reissued: usize,
    /// The last published checkpoint of the register.
    pub checkpoint: Option<String>,
    /// Where everybody verifies it.
    pub address: String,
}

/// Reads them; nothing before it is proclaimed.
pub(super) async fn gather(
    db: &impl ConnectionTrait,
    public_url: &str,
    id: ElectionId,
) -> Result<Option<Facts>, Fault> {
    let found = election::Entity::find_by_id(id.0)
        .find_also_related(cpts::Entity)
        .one(db)
        .await?;
    let kept = election_dossier::Entity::find_by_id(id.0).one(db).await?;
    let (Some((row, Some(cpts))), Some(kept)) = (found, kept) else {
        return Ok(None);
    };
    let (Some(rules_id), Some(_)) = (row.rules_id, row.proclaimed_at) else {
        return Ok(None);
    };
    let known = rules::version(db, row.cpts_id, rules_id).await?;
    let known = known.ok_or_else(|| other("the frozen rules of an election are gone"))?;
    let broken = || other("the dossier of an election cannot be read");
    let held = Held::read(&kept.held).ok_or_else(broken)?;
    let seated = Seated::read(&kept.seats).ok_or_else(broken)?;
    let board = keep::officers(db, id).await?;
    let people = names::people(db, board.iter().map(|it| it.0)).await?;
    let officers = board.iter().map(|(person, kind, _)| {
        let name = people.get(person).cloned().unwrap_or_default();
        (*kind, name)
    });
    let officers = officers.collect();
    let acts = acts(db, id).await?;
    let noted = noted(db, id, &acts).await?;
    let reissued = acts.iter().filter(|it| it.kind == ActKind::Reissue.code());
    Ok(Some(Facts {
        officers,
        trustees: trustees(db, &row).await?,
        urns: urns(db, &row, &held).await?,
        incidents: noted,
        reissued: reissued.count(),
        checkpoint: checkpoint(db, &row).await?,
        address: format!("{public_url}/cpts/{}/elections/{id}/verifier", cpts.slug),
        seats_text: kept.seats,
        cpts,
        row,
        known,
        held,
        seated,
    }))
}

async fn urns(
    db: &impl ConnectionTrait,
    row: &election::Model,
    held: &Held,
) -> Result<Vec<Urn>, Fault> {
    let mut all = Vec::new();
    for urn in keep::urns(db, ElectionId(row.id)).await? {
        // One that joined another elects nobody by itself.
        if keep::elects(&urn)?.is_empty() {
            continue;
        }
        let head = match urn.election_json {
            Some(_) => Some(archive::head(db, row, &urn).await?),
            None => None,
        };
        let blank = archive::counts(&urn)?.map_or(0, |it| it.0);
        let own = held
            .urns
            .iter()
            .find(|it| it.college.as_str() == urn.college);
        let paper = own.and_then(|it| it.paper.as_ref());
        let ballots = paper.and_then(|it| i64::try_from(it.ballots).ok());
        let paper = paper.map_or(0, |it| it.blank);
        // Papers that joined the ballots are among them: nobody is counted twice.
        let joined = if urn.entered { urn.paper } else { 0 };
        all.push(Urn {
            head,
            blank: blank.saturating_add(paper),
            online: urn.turnout.saturating_sub(joined),
            on_paper: ballots.unwrap_or(urn.paper),
            row: urn,
        });
    }
    Ok(all)
}

async fn trustees(
    db: &impl ConnectionTrait,
    row: &election::Model,
) -> Result<(i32, Vec<String>), Fault> {
    let board = match row.trustee_board_id {
        Some(id) => trustee_board::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let Some(board) = board else {
        return Ok((0, Vec::new()));
    };
    let people = crate::trustee::people(db, board.id).await?;
    let names = names_of(db, people.iter().map(|it| it.person_id)).await?;
    let all = people.iter().map(|it| names.get(&it.person_id).cloned());
    Ok((
        board.threshold,
        all.map(Option::unwrap_or_default).collect(),
    ))
}

/// Acts that two confirmed.
async fn acts(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_act::Model>, Fault> {
    Ok(election_act::Entity::find()
        .filter(election_act::Column::ElectionId.eq(id.0))
        .filter(election_act::Column::ConfirmedAt.is_not_null())
        .order_by_asc(election_act::Column::ConfirmedAt)
        .all(db)
        .await?)
}

/// The journal of incidents, without acts that say who voted on paper or was given a sheet.
async fn noted(
    db: &impl ConnectionTrait,
    id: ElectionId,
    acts: &[election_act::Model],
) -> Result<Vec<(DateTime<Utc>, String)>, Fault> {
    let mut named = std::collections::BTreeSet::new();
    for row in acts {
        match act::of(row)? {
            act::Act::Paper { who, .. } => {
                named.insert(french(&Said::Paper { who }));
            }
            act::Act::Reissue { who, number, .. } => {
                named.insert(french(&Said::Sheet { who, number }));
            }
            _ => {}
        }
    }
    let rows = election_incident::Entity::find()
        .filter(election_incident::Column::ElectionId.eq(id.0))
        .order_by_asc(election_incident::Column::At)
        .order_by_asc(election_incident::Column::Id)
        .all(db)
        .await?;
    let shown = rows
        .into_iter()
        .filter(|it| it.kind != IncidentKind::Act.code() || !named.contains(&it.text));
    Ok(shown.map(|it| (it.at, it.text)).collect())
}

async fn checkpoint(
    db: &impl ConnectionTrait,
    row: &election::Model,
) -> Result<Option<String>, Fault> {
    let Some(log) = register::current(db, row.cpts_id).await? else {
        return Ok(None);
    };
    Ok(register::head(db, log.id).await?.published_note)
}
