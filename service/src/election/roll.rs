//! « Suis-je sur la liste ? »: what each member sees of the roll, and requests to correct it.

use std::convert::Infallible;

use domain::election::stage::Stage;
use domain::electorate::{Entry, Right};
use domain::id::{AdhesionId, ElectionId};
use domain::text::searchable;
use entity::{adhesion, election_proxy, election_request, election_urn, election_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::reader::{Seen, seen};
use super::{keep, names, proxy};
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Fault, Outcome};

/// Names that are shown at once.
const MOST: u64 = 20;

/// Where one adhesion stands.
#[derive(Debug, Clone)]
pub struct Mine {
    /// Which.
    pub adhesion: AdhesionId,
    /// Their name.
    pub name: String,
    /// On the frozen roll: the urn. Before, or not on it: nothing.
    pub urn: Option<String>,
    /// Whether they would vote today, and why not.
    pub entry: Option<Entry>,
    /// Who carries their voice.
    pub holder: Option<String>,
}

/// What a reader sees of the roll.
#[derive(Debug, Clone)]
pub struct Roll {
    /// The election and what the reader is in it.
    pub seen: Seen,
    /// The adhesions for which she speaks.
    pub mine: Vec<Mine>,
    /// Whose voices she carries.
    pub carried: Vec<String>,
    /// Members whose name was looked for, to give them a proxy.
    pub found: Vec<(AdhesionId, String)>,
    /// Requests: her own; all of them for who manages elections. With the name of who asks.
    pub requests: Vec<(election_request::Model, String)>,
    /// How many are on the frozen roll of each urn.
    pub urns: Vec<election_urn::Model>,
    /// The rules: the frozen ones, or those in force.
    pub statutes: Option<domain::statutes::Statutes>,
    /// What the rules let of proxies.
    pub proxies: Option<domain::statutes::Proxies>,
}

impl Roll {
    /// Whether it is frozen.
    pub fn is_frozen(&self) -> bool {
        self.seen.stage.is_frozen()
    }

    /// Whether requests and proxies are taken.
    pub fn is_open(&self) -> bool {
        self.seen.stage == Stage::Candidacies
    }
}

/// Reads it, and members by the words of their name. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn roll(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    words: &str,
) -> Outcome<Roll, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let urns = keep::urns(db, id).await?;
    let known = keep::rules(db, ctx, &seen.row).await?;
    let given = proxy::rows(db, id).await?;
    let holders = holders(db, &given).await?;
    let lines = lines(db, &seen, &urns).await?;
    let mut mine = Vec::new();
    for row in &seen.mine {
        let line = lines.iter().find(|it| it.adhesion_id == row.id);
        let urn = line.and_then(|line| urns.iter().find(|it| it.id == line.urn_id));
        let day = Day::read_one(db, ctx, row, ctx.today()).await?;
        let entry = day.and_then(|day| {
            let electorate = day.electorate(&keep::question(day.on));
            electorate.entry(AdhesionId(row.id)).cloned()
        });
        let holder = given.iter().find(|it| it.giver_id == row.id);
        let carrier = match (seen.stage.is_frozen(), line) {
            (true, line) => line.and_then(|it| it.holder_id),
            (false, _) => holder.map(|it| it.holder_id),
        };
        mine.push(Mine {
            adhesion: AdhesionId(row.id),
            name: names::of(row),
            urn: urn.map(|it| it.name.clone()),
            entry,
            holder: carrier.and_then(|it| name(&holders, it)),
        });
    }
    let own: Vec<Uuid> = seen.mine.iter().map(|it| it.id).collect();
    let carried = given.iter().filter(|it| own.contains(&it.holder_id));
    let carried = carried
        .filter_map(|it| name(&holders, it.giver_id))
        .collect();
    let statutes = known.map(|it| it.statutes);
    Ok(Roll {
        mine,
        carried,
        found: found(db, &seen, words).await?,
        requests: requests(db, &seen, actor).await?,
        proxies: statutes.as_ref().map(|it| {
            let kind = domain::statutes::DecisionKind::Election;
            let organ = domain::statutes::OrganKind::OrdinaryMeeting;
            it.rules(organ, kind).proxies.rule
        }),
        statutes,
        urns,
        seen,
    })
}

/// Whether a right is one to vote.
pub const fn votes(right: &Right) -> bool {
    matches!(right, Right::Votes { .. })
}

async fn lines(
    db: &impl ConnectionTrait,
    seen: &Seen,
    urns: &[election_urn::Model],
) -> Result<Vec<election_voter::Model>, Fault> {
    Ok(election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.is_in(urns.iter().map(|it| it.id)))
        .filter(election_voter::Column::AdhesionId.is_in(seen.mine.iter().map(|it| it.id)))
        .all(db)
        .await?)
}

async fn holders(
    db: &impl ConnectionTrait,
    given: &[election_proxy::Model],
) -> Result<Vec<adhesion::Model>, Fault> {
    let people = given.iter().flat_map(|it| [it.giver_id, it.holder_id]);
    Ok(adhesion::Entity::find()
        .filter(adhesion::Column::Id.is_in(people))
        .all(db)
        .await?)
}

fn name(rows: &[adhesion::Model], id: Uuid) -> Option<String> {
    rows.iter().find(|it| it.id == id).map(names::of)
}

async fn found(
    db: &impl ConnectionTrait,
    seen: &Seen,
    words: &str,
) -> Result<Vec<(AdhesionId, String)>, Fault> {
    members(db, seen, words, seen.mine.iter().map(|it| it.id).collect()).await
}

/// Members of the CPTS with full rights, by the words of their name.
pub(super) async fn members(
    db: &impl ConnectionTrait,
    seen: &Seen,
    words: &str,
    without: Vec<Uuid>,
) -> Result<Vec<(AdhesionId, String)>, Fault> {
    let words = searchable(words);
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let mut select = seen
        .seat
        .adhesions()
        .filter(adhesion::Column::State.eq(domain::member::AdhesionState::Admitted.code()))
        .filter(adhesion::Column::Id.is_not_in(without));
    for word in words.split(' ') {
        select = select.filter(adhesion::Column::SearchName.contains(word));
    }
    let rows = select
        .order_by_asc(adhesion::Column::SearchName)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows
        .iter()
        .map(|it| (AdhesionId(it.id), names::of(it)))
        .collect())
}

async fn requests(
    db: &impl ConnectionTrait,
    seen: &Seen,
    actor: &Actor,
) -> Result<Vec<(election_request::Model, String)>, Fault> {
    let mut select = election_request::Entity::find()
        .filter(election_request::Column::ElectionId.eq(seen.row.id));
    if !seen.manages {
        select = select.filter(election_request::Column::PersonId.eq(actor.person.0));
    }
    let rows = select
        .order_by_asc(election_request::Column::At)
        .order_by_asc(election_request::Column::Id)
        .all(db)
        .await?;
    let people = names::people(db, rows.iter().map(|it| it.person_id).collect::<Vec<_>>()).await?;
    let named = rows.into_iter().map(|it| {
        let name = people.get(&it.person_id).cloned().unwrap_or_default();
        (it, name)
    });
    Ok(named.collect())
}
