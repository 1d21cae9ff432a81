//! Who is told of a contract.

use std::collections::{BTreeMap, BTreeSet};

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
    let who = followers(tx.db(), row.id).await?;
    each(tx, ctx, cpts, who, |its| Some(letters::rewritten(its, row))).await
}

/// The same, of a stage.
pub(super) async fn moved(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
    stage: &Stage,
) -> Result<(), Fault> {
    let who = followers(tx.db(), row.id).await?;
    each(tx, ctx, cpts, who, |its| letters::moved(its, row, stage)).await
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
    let who = signatories(tx.db(), row.id).await?;
    each(tx, ctx, cpts, who, |its| Some(letters::to_sign(its, row))).await
}

/// The same, when the register was begun anew: a signature may be missing.
pub(super) async fn carried(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
) -> Result<(), Fault> {
    let who = signatories(tx.db(), row.id).await?;
    each(tx, ctx, cpts, who, |its| Some(letters::carried(its, row))).await
}

/// People, by the CPTS in which they read it; those of partners read it in the one that writes.
type People = BTreeMap<Option<Uuid>, BTreeSet<Uuid>>;

async fn signatories(db: &impl ConnectionTrait, id: Uuid) -> Result<People, Fault> {
    let partners = guests(db, id).await?.into_iter().filter(|it| it.signs);
    let ours = parts(db, id).await?.into_iter();
    let ours = ours.filter_map(|it| Some((Some(it.cpts_id), it.signatory_id?)));
    Ok(sorted(partners, ours))
}

async fn followers(db: &impl ConnectionTrait, id: Uuid) -> Result<People, Fault> {
    let partners = guests(db, id).await?.into_iter();
    let ours = parts(db, id).await?.into_iter();
    let ours = ours.filter_map(|it| Some((Some(it.cpts_id), it.owner_id?)));
    Ok(sorted(partners, ours))
}

fn sorted(
    partners: impl Iterator<Item = contract_guest::Model>,
    ours: impl Iterator<Item = (Option<Uuid>, Uuid)>,
) -> People {
    let mut people = People::new();
    let partners = partners.filter_map(|it| Some((None, it.person_id?)));
    for (place, person) in partners.chain(ours) {
        people.entry(place).or_default().insert(person);
    }
    people
}

/// Writes to them, each with the address of her own CPTS.
async fn each(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    people: People,
    letter: impl Fn(&cpts::Model) -> Option<Letter>,
) -> Result<(), Fault> {
    let places = cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(people.keys().copied().flatten()))
        .all(tx.db())
        .await?;
    let mut told = BTreeSet::new();
    for (place, mut own) in people {
        let its = places.iter().find(|it| Some(it.id) == place);
        let its = its.unwrap_or(cpts);
        own.retain(|it| told.insert(*it));
        if let Some(letter) = letter(its) {
            send(tx, ctx, its, own, &letter).await?;
        }
    }
    Ok(())
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
