//! What an election came to, for who reads it: votes, seats and reasons, as the dossier keeps them.

use std::collections::BTreeMap;
use std::convert::Infallible;

pub use ::election::held::Held;
pub use ::election::seats::{Fate, Placed, Seated};
use domain::election::stage::Stage;
use domain::id::{BlocId, CptsId, ElectionId};
use domain::statutes::{CollegeId, Statutes};
use entity::{bloc, election_dossier, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::reader::{Seen, seen};
use super::sealed_urn::other;
use super::{archive, keep};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::statutes::rules;

/// What an election came to.
#[derive(Debug, Clone)]
pub struct Proclaimed {
    /// The election and what the reader is in it.
    pub seen: Seen,
    /// The frozen rules.
    pub statutes: Statutes,
    /// The document that binds it together.
    pub held: Held,
    /// The seats, and why.
    pub seated: Seated,
    /// Each urn that was counted, in the order of the document.
    pub urns: Vec<Counted>,
    /// How blocs are called.
    pub blocs: BTreeMap<BlocId, String>,
}

/// The figures of an urn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// How it is called.
    pub name: String,
    /// The colleges that vote in it.
    pub colleges: Vec<CollegeId>,
    /// Who might vote.
    pub voters: u64,
    /// Ballots cast on devices.
    pub cast: u64,
    /// Papers.
    pub paper: u64,
    /// Whether these joined the ballots, as too few to be counted apart.
    pub joined: bool,
    /// Blank ones of both.
    pub blank: u64,
    /// Whether nobody voted on a device: it was held in the meeting.
    pub in_meeting: bool,
}

impl Counted {
    /// Who voted.
    pub const fn turnout(&self) -> u64 {
        self.cast.saturating_add(self.paper)
    }
}

impl Proclaimed {
    /// Candidates of an urn, by rank; who withdrew last.
    pub fn candidates<'a>(&'a self, urn: &'a Counted) -> impl Iterator<Item = &'a Placed> {
        let all = self.seated.candidates.iter();
        all.filter(|it| urn.colleges.contains(&it.college))
    }

    /// The name of a college.
    pub fn college(&self, id: &CollegeId) -> String {
        let found = self.statutes.college(id);
        found.map_or_else(|| id.to_string(), |it| it.name.clone())
    }

    /// The name of a bloc.
    pub fn bloc(&self, id: BlocId) -> String {
        self.blocs.get(&id).cloned().unwrap_or_default()
    }

    /// The name of a candidate.
    pub fn candidate(&self, id: uuid::Uuid) -> String {
        let mut all = self.seated.candidates.iter();
        let found = all.find(|it| it.id == id);
        found.map(|it| it.name.clone()).unwrap_or_default()
    }
}

/// Reads it, once the election is counted. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn proclaimed(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Proclaimed, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if !(Stage::Counted..=Stage::Archived).contains(&seen.stage) {
        return Err(Failure::NotFound);
    }
    let kept = election_dossier::Entity::find_by_id(id.0).one(db).await?;
    let kept = kept.ok_or(Failure::NotFound)?;
    let broken = || other("the dossier of an election cannot be read");
    let held = Held::read(&kept.held).ok_or_else(broken)?;
    let seated = Seated::read(&kept.seats).ok_or_else(broken)?;
    let rules = match seen.row.rules_id {
        Some(id) => rules::version(db, seen.row.cpts_id, id).await?,
        None => None,
    };
    let rules = rules.ok_or_else(|| other("the frozen rules of an election are gone"))?;
    let rows = keep::urns(db, id).await?;
    let urns = held.urns.iter().map(|it| counted(it, &rows));
    Ok(Proclaimed {
        urns: urns.collect::<Result<_, _>>()?,
        blocs: blocs(db, seen.seat.id()).await?,
        statutes: rules.statutes,
        held,
        seated,
        seen,
    })
}

fn counted(it: &::election::held::Urn, rows: &[election_urn::Model]) -> Result<Counted, Fault> {
    let row = rows.iter().find(|row| row.college == it.college.as_str());
    let blank = row.map(archive::counts).transpose()?.flatten();
    let on_paper = it.paper.as_ref();
    // Papers that joined the ballots are among them.
    let joined = row.filter(|it| it.entered);
    let joined = joined.map(|it| it.paper.unsigned_abs());
    let ballots = row.map_or(0, |it| it.turnout.unsigned_abs());
    Ok(Counted {
        name: it.name.clone(),
        colleges: it.colleges.clone(),
        voters: it.voters,
        cast: ballots.saturating_sub(joined.unwrap_or_default()),
        paper: joined.unwrap_or_else(|| on_paper.map_or(0, |it| it.ballots)),
        joined: joined.is_some(),
        blank: blank.map_or(0, |(blank, _)| blank) + on_paper.map_or(0, |it| it.blank),
        in_meeting: it.uuid.is_none(),
    })
}

/// What the groups of a CPTS are called.
pub(super) async fn blocs(
    db: &impl ConnectionTrait,
    cpts: CptsId,
) -> Result<BTreeMap<BlocId, String>, Fault> {
    let rows = bloc::Entity::find()
        .filter(bloc::Column::CptsId.eq(cpts.0))
        .all(db)
        .await?;
    let named = rows.into_iter().map(|it| (BlocId(it.id), it.name));
    Ok(named.collect())
}
