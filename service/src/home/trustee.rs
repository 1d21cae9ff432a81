//! Trustees who are awaited: for the common key, or to open urns.

use std::collections::BTreeMap;

use domain::election::trustee::BoardState;
use domain::election::urn::UrnStatus;
use domain::home::Task;
use domain::id::{CptsId, ElectionId, TrusteeBoardId};
use entity::{election, election_share, election_urn, trustee, trustee_board};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::election::tally;
use crate::failure::Fault;

/// What waits for a trustee.
pub(super) async fn tasks(ctx: &Ctx, actor: &Actor) -> Result<Vec<(CptsId, Task)>, Fault> {
    let db = ctx.db().read();
    let mine = trustee::Entity::find()
        .filter(trustee::Column::PersonId.eq(actor.person.0))
        .all(db)
        .await?;
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let places: BTreeMap<Uuid, &trustee::Model> = mine.iter().map(|it| (it.board_id, it)).collect();
    let boards = trustee_board::Entity::find()
        .filter(trustee_board::Column::Id.is_in(places.keys().copied()))
        .all(db)
        .await?;
    let mut tasks = Vec::new();
    for board in &boards {
        let Some(me) = places.get(&board.id) else {
            continue;
        };
        let state: BoardState = entity::read("trustee_board", "state", &board.state)?;
        let said = match state {
            BoardState::Gathering => me.certificate.is_some(),
            BoardState::Polynomials => me.polynomial.is_some(),
            BoardState::Answers => me.voutput.is_some(),
            BoardState::Ready | BoardState::Retired => true,
        };
        if !said {
            let task = Task::MakeKey {
                board: TrusteeBoardId(board.id),
                name: board.name.clone(),
            };
            tasks.push((CptsId(board.cpts_id), task));
        }
    }
    let elections = election::Entity::find()
        .filter(election::Column::TrusteeBoardId.is_in(places.keys().copied()))
        .filter(election::Column::Stage.is_in(["roll", "closed"]))
        .all(db)
        .await?;
    for row in elections {
        let place = row.trustee_board_id.and_then(|it| places.get(&it));
        let Some(me) = place else {
            continue;
        };
        let urns = election_urn::Entity::find()
            .filter(election_urn::Column::ElectionId.eq(row.id))
            .filter(election_urn::Column::Status.eq(UrnStatus::Tallied.code()))
            .all(db)
            .await?;
        let mut open = Vec::with_capacity(urns.len());
        for urn in urns {
            // Where few voted the electoral board comes first.
            if !tally::waits_for_board(db, &row, &urn).await? {
                open.push(urn.id);
            }
        }
        let given = election_share::Entity::find()
            .filter(election_share::Column::UrnId.is_in(open.iter().copied()))
            .filter(election_share::Column::Place.eq(me.place))
            .all(db)
            .await?;
        if given.len() < open.len() {
            let task = Task::OpenUrns {
                election: ElectionId(row.id),
                title: row.title.clone(),
            };
            tasks.push((CptsId(row.cpts_id), task));
        }
    }
    Ok(tasks)
}
