//! Who is told of a contract.

use std::collections::BTreeSet;

use domain::contract::stage::Stage;
use entity::{contract, contract_cpts, contract_guest, cpts, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Seen;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::notice::contract as letters;
use crate::notice::letter::{Letter, to_person};
use crate::tx::Tx;

/// The partners, and who looks after it in each CPTS, of a new version.
pub(super) async fn rewritten(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
) -> Result<(), Fault> {
    everybody(tx, ctx, cpts, row, &letters::rewritten(cpts, row)).await
}

/// The same, of a stage.
pub(super) async fn moved(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
    stage: &Stage,
) -> Result<(), Fault> {
    match letters::moved(cpts, row, stage) {
        Some(letter) => everybody(tx, ctx, cpts, row, &letter).await,
        None => Ok(()),
    }
}

/// Who looks after it in the leading CPTS, of a comment by a partner.
pub(super) async fn commented(tx: &Tx<'_>, ctx: &Ctx, seen: &Seen) -> Result<(), Fault> {
    let owner = seen.cpts.iter().find(|it| it.cpts_id == seen.row.cpts_id);
    let owner = owner.and_then(|it| it.owner_id);
    let letter = letters::commented(&seen.seat.cpts, &seen.row);
    send(
        tx,
        ctx,
        &seen.seat.cpts,
        owner.into_iter().collect(),
        &letter,
    )
    .await
}

/// Who signs.
pub(super) async fn opened(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
) -> Result<(), Fault> {
    let db = tx.db();
    let guests = guests(db, row.id).await?;
    let partners = guests.into_iter().filter(|it| it.signs);
    let ours = parts(db, row.id).await?;
    let people = partners
        .filter_map(|it| it.person_id)
        .chain(ours.into_iter().filter_map(|it| it.signatory_id));
    send(
        tx,
        ctx,
        cpts,
        people.collect(),
        &letters::to_sign(cpts, row),
    )
    .await
}

async fn everybody(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
    letter: &Letter,
) -> Result<(), Fault> {
    let db = tx.db();
    let partners = guests(db, row.id).await?.into_iter();
    let ours = parts(db, row.id).await?.into_iter();
    let people = partners
        .filter_map(|it| it.person_id)
        .chain(ours.filter_map(|it| it.owner_id));
    send(tx, ctx, cpts, people.collect(), letter).await
}

async fn guests(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<contract_guest::Model>, Fault> {
    Ok(contract_guest::Entity::find()
        .filter(contract_guest::Column::ContractId.eq(id))
        .filter(contract_guest::Column::EndedAt.is_null())
        .all(db)
        .await?)
}

async fn parts(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<contract_cpts::Model>, Fault> {
    Ok(contract_cpts::Entity::find()
        .filter(contract_cpts::Column::ContractId.eq(id))
        .all(db)
        .await?)
}

/// Writes to each of these people once.
pub(super) async fn send(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    people: BTreeSet<Uuid>,
    letter: &Letter,
) -> Result<(), Fault> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(people))
        .all(tx.db())
        .await?;
    for row in rows {
        to_person(ctx, tx, cpts, &row, letter).await?;
    }
    Ok(())
}
