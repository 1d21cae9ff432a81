//! How far the count is: who gave a share, who is awaited, and what a trustee's device needs.

use std::convert::Infallible;

use belenios::trustee::Voutput;
use belenios::wire;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{ElectionId, UrnId};
use domain::permission::Action;
use entity::{election, election_urn, trustee, trustee_board};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::paper_count::{self, Counted};
use super::sealed_urn::shares;
use super::share::{found, trustee_of};
use super::{archive, enter, seats, tally};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;

/// The count of an election.
#[derive(Debug, Clone)]
pub struct Counting {
    /// The election.
    pub row: election::Model,
    /// Where it stands.
    pub stage: Stage,
    /// How many trustees are needed.
    pub needed: usize,
    /// The trustees, in the order of their places.
    pub trustees: Vec<Holder>,
    /// Its urns: before it is sealed, that of the rehearsal.
    pub urns: Vec<Opening>,
    /// What the reader's device needs, if she is a trustee.
    pub mine: Option<Mine>,
    /// Whether the reader enters counts of papers: chair or teller.
    pub counts_papers: bool,
}

/// A trustee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Her place, from 1.
    pub place: i32,
    /// Her name.
    pub name: String,
    /// Whether it is the reader.
    pub own: bool,
}

/// An urn that is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The urn.
    pub row: election_urn::Model,
    /// Where it stands.
    pub status: UrnStatus,
    /// The places of those who gave a share.
    pub given: Vec<i32>,
    /// Whether the electoral board must say first that so few ballots are opened.
    pub few: bool,
    /// Whether papers that are too few to be counted apart are to be entered first.
    pub enters: bool,
    /// Papers that were voted beside, and how their counts compare; nothing where there are none.
    pub papers: Option<Counted>,
    /// Names on the ballot, in its order.
    pub candidates: Vec<String>,
}

/// What a trustee's device needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Her place, from 1.
    pub place: i32,
    /// The board whose key it is.
    pub board: uuid::Uuid,
    /// Her part of the key, which only she opens.
    pub sealed: String,
}

/// The count. Permission: [`Action::ReadElections`], or she is one of its trustees.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn counting(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Counting, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let reads = seat.require(Action::ReadElections);
    let row = seat
        .elections()
        .filter(election::Column::Id.eq(id.0))
        .one(db)
        .await?;
    let Some(row) = row else {
        reads?;
        return Err(Failure::NotFound);
    };
    let me = trustee_of(db, &row, actor).await?;
    if me.is_none() {
        reads?;
    }
    let stage: Stage = entity::read("election", "stage", &row.stage)?;
    if !stage.is_frozen() {
        return Err(Failure::NotFound);
    }
    let board = match row.trustee_board_id {
        Some(id) => trustee_board::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let people = match &board {
        Some(it) => crate::trustee::people(db, it.id).await?,
        None => Vec::new(),
    };
    let names = names_of(db, people.iter().map(|it| it.person_id)).await?;
    let trustees = people.iter().map(|it| Holder {
        place: it.place,
        name: names.get(&it.person_id).cloned().unwrap_or_default(),
        own: it.person_id == actor.person.0,
    });
    let officer = super::keep::board(db, id).await?;
    Ok(Counting {
        needed: board
            .as_ref()
            .map_or(0, |it| usize::try_from(it.threshold).unwrap_or_default()),
        trustees: trustees.collect(),
        urns: urns(db, &row, stage).await?,
        mine: me.as_ref().and_then(mine),
        counts_papers: officer.contains(&actor.person),
        stage,
        row,
    })
}

/// The archive of an urn for a device that opens it. Permission: she is a trustee of this election.
///
/// # Errors
/// Not found or a fault.
pub async fn bytes(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
) -> Outcome<Vec<u8>, Infallible> {
    let db = ctx.db().read();
    let (election, row, _) = found(db, ctx, actor, slug, id, urn).await?;
    archive::archive(db, &election, &row)
        .await?
        .ok_or(Failure::NotFound)
}

async fn urns(
    db: &impl ConnectionTrait,
    election: &election::Model,
    stage: Stage,
) -> Result<Vec<Opening>, Fault> {
    let mut rows = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(election.id))
        .filter(election_urn::Column::Rehearsal.eq(stage == Stage::Roll))
        .order_by_asc(election_urn::Column::Id)
        .all(db)
        .await?;
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let status = entity::read("election_urn", "status", &row.status)?;
        let given = shares(db, row.id).await?;
        let enters = enter::is_awaited(db, election, &row).await?;
        let papers = row.paper > 0 && !row.entered && !enters || seats::in_meeting(&row);
        let candidates = if row.rehearsal {
            Vec::new()
        } else {
            seats::on_ballot(db, election, &row).await?
        };
        all.push(Opening {
            status,
            given: given
                .iter()
                .map(|it| it.place)
                .filter(|it| *it > 0)
                .collect(),
            enters,
            few: status == UrnStatus::Tallied && tally::waits_for_board(db, election, &row).await?,
            papers: if papers {
                Some(paper_count::compare(&paper_count::counts(db, &row).await?))
            } else {
                None
            },
            candidates: candidates.into_iter().map(|it| it.name).collect(),
            row,
        });
    }
    Ok(all)
}

fn mine(me: &trustee::Model) -> Option<Mine> {
    let answer: Voutput = wire::read(me.voutput.as_deref()?.as_bytes()).ok()?;
    Some(Mine {
        place: me.place,
        board: me.board_id,
        sealed: answer.private_key,
    })
}
