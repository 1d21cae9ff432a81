//! Who is told of a contract.

use std::collections::{BTreeMap, BTreeSet};

use domain::contract::stage::Stage;
use domain::id::PersonId;
use domain::permission::Action;
use entity::{adhesion, contract, contract_cpts, contract_guest, cpts, person, role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Seen;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::notice::contract as letters;
use crate::notice::letter::{Letter, to_person};
use crate::notice::many::to_many;
use crate::scope::seat_in;
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

/// Members of a CPTS who are asked for an opinion.
pub(super) async fn opinion(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: &contract::Model,
    members: &[adhesion::Model],
) -> Result<(), Fault> {
    to_many(ctx, tx, cpts, members, &letters::opinion(cpts, row)).await
}

/// Every officer who may confirm a scan, but the one who sent it.
pub(super) async fn scanned(tx: &Tx<'_>, ctx: &Ctx, seen: &Seen) -> Result<(), Fault> {
    let who = officers(tx.db(), ctx, seen).await?;
    let letter = |its: &cpts::Model| Some(letters::to_confirm(its, &seen.row));
    each(tx, ctx, &seen.seat.cpts, who, letter).await
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

/// Who vouches for signatures today in the CPTS that take part, beside the reader.
async fn officers(db: &impl ConnectionTrait, ctx: &Ctx, seen: &Seen) -> Result<People, Fault> {
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.is_in(seen.cpts.iter().map(|it| it.cpts_id)))
        .filter(role::Column::PersonId.ne(seen.seat.person.0))
        .find_also_related(cpts::Entity)
        .all(db)
        .await?;
    let mut people = People::new();
    for (row, place) in rows {
        let Some(place) = place else { continue };
        let seat = seat_in(db, ctx, PersonId(row.person_id), place).await?;
        if seat.require(Action::VouchContracts).is_ok() {
            let of = people.entry(Some(seat.cpts.id)).or_default();
            of.insert(row.person_id);
        }
    }
    Ok(people)
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
