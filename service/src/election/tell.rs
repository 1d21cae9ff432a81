//! Who is told of an election.

use domain::id::ElectionId;
use domain::member::AdhesionState;
use entity::{adhesion, cpts, election, election_urn, election_voter, person, trustee};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::keep;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::notice::letter::{Letter, to_person};
use crate::notice::{election as letters, many};
use crate::tx::Tx;

/// All members, when candidacies are called for.
pub(super) async fn called(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &election::Model,
) -> Result<(), Fault> {
    send(tx, ctx, cpts, members(cpts), &letters::called(cpts, row)).await
}

/// Everybody on the roll, when it is frozen.
pub(super) async fn frozen(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &election::Model,
) -> Result<(), Fault> {
    send(tx, ctx, cpts, roll(row), &letters::frozen(cpts, row)).await
}

/// Whom it concerns: everybody on the roll or, before it is frozen, all members.
pub(super) async fn concerned(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &election::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    let who = if row.roll_sha256.is_some() {
        roll(row)
    } else {
        members(cpts)
    };
    send(tx, ctx, cpts, who, letter).await
}

/// Chair and tellers.
pub(super) async fn board(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &election::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    let board = keep::board(tx.db(), ElectionId(row.id)).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(board.iter().map(|it| it.0)))
        .order_by_asc(person::Column::Id)
        .all(tx.db())
        .await?;
    for officer in &people {
        to_person(ctx, tx, cpts, officer, letter).await?;
    }
    Ok(())
}

/// The trustees, when the urns wait for them.
pub(super) async fn trustees(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &election::Model,
) -> Result<(), Fault> {
    let Some(board) = row.trustee_board_id else {
        return Ok(());
    };
    let letter = letters::closed(cpts, row);
    let people = trustee::Entity::find()
        .filter(trustee::Column::BoardId.eq(board))
        .find_also_related(person::Entity)
        .order_by_asc(trustee::Column::Place)
        .all(tx.db())
        .await?;
    for person in people.iter().filter_map(|it| it.1.as_ref()) {
        to_person(ctx, tx, cpts, person, &letter).await?;
    }
    Ok(())
}

fn members(cpts: &cpts::Model) -> Select<adhesion::Entity> {
    adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(cpts.id))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
}

fn roll(row: &election::Model) -> Select<adhesion::Entity> {
    let id = ElectionId(row.id);
    let urns = election_urn::Entity::find()
        .select_only()
        .column(election_urn::Column::Id)
        .filter(election_urn::Column::ElectionId.eq(id.0));
    let voters = election_voter::Entity::find()
        .select_only()
        .column(election_voter::Column::AdhesionId)
        .filter(election_voter::Column::UrnId.in_subquery(urns.into_query()));
    adhesion::Entity::find()
        .filter(adhesion::Column::Id.in_subquery(voters.into_query()))
        .filter(adhesion::Column::EndedAt.is_null())
}

async fn send(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    who: Select<adhesion::Entity>,
    letter: &Letter,
) -> Result<(), Fault> {
    let rows = who.order_by_asc(adhesion::Column::Id).all(tx.db()).await?;
    many::to_many(ctx, tx, cpts, &rows, letter).await
}
