//! A link is taken up, by who proves the address to which it went.

use domain::audit::Event;
use domain::id::{ContractId, CptsId};
use entity::{contract, contract_guest, cpts, identity, person};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use serde_json::json;

use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// What a link leads to, as who follows it sees it.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The CPTS that invites.
    pub cpts: cpts::Model,
    /// Which contract.
    pub contract: ContractId,
    /// What it is called.
    pub title: String,
    /// To which address the link went.
    pub email: String,
}

/// Why a link is not taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcceptRefused {
    /// Somebody else took it up, or she was put out.
    Used,
    /// Its time is over.
    Expired,
    /// The account did not prove the address to which it went.
    OtherAddress(String),
    /// The account is that of somebody who already takes part for the other side.
    BothSides,
}

/// Reads what a link leads to.
///
/// # Errors
/// [`AcceptRefused`], not found or a fault.
pub async fn offered(ctx: &Ctx, token: &str) -> Outcome<Offer, AcceptRefused> {
    let (guest, row, cpts) = by_token(ctx.db().read(), token).await?;
    if guest.ended_at.is_some() || guest.accepted_at.is_some() {
        return refuse(AcceptRefused::Used);
    }
    if guest.expires_at <= ctx.now() {
        return refuse(AcceptRefused::Expired);
    }
    Ok(Offer {
        cpts,
        contract: ContractId(row.id),
        title: row.title,
        email: guest.email,
    })
}

/// Takes a link up; the address of the CPTS and the contract are returned. Taken up twice by the same person, once counts.
///
/// # Errors
/// [`AcceptRefused`], not found or a fault.
pub async fn accept(
    ctx: &Ctx,
    actor: &Actor,
    token: &str,
) -> Outcome<(String, ContractId), AcceptRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (guest, row, cpts) = by_token(db, token).await?;
        let found = (cpts.slug.clone(), ContractId(row.id));
        if guest.ended_at.is_some() {
            return refuse(AcceptRefused::Used);
        }
        if guest.accepted_at.is_some() {
            if guest.person_id == Some(actor.person.0) {
                tx.without_journal("she took it up already");
                return Ok(found);
            }
            return refuse(AcceptRefused::Used);
        }
        if guest.expires_at <= ctx.now() {
            return refuse(AcceptRefused::Expired);
        }
        let proved = identity::Entity::find()
            .filter(identity::Column::PersonId.eq(actor.person.0))
            .filter(identity::Column::Kind.eq("email"))
            .filter(identity::Column::Subject.eq(&guest.email))
            .count(db)
            .await?;
        if proved == 0 {
            return refuse(AcceptRefused::OtherAddress(guest.email));
        }
        if ours(db, &row, actor).await? {
            return refuse(AcceptRefused::BothSides);
        }
        named(db, actor, &guest.name).await?;
        let id = guest.id;
        let mut guest = guest.into_active_model();
        guest.person_id = Set(Some(actor.person.0));
        guest.accepted_at = Set(Some(ctx.now()));
        guest.update(db).await?;
        tx.record(
            Entry::new(Event::ContractGuest)
                .cpts(CptsId(cpts.id))
                .actor(actor)
                .subject(row.id)
                .detail(json!({ "guest": id, "what": "accepted" })),
        )
        .await?;
        Ok(found)
    })
}

/// Whether somebody signs for a CPTS of this contract.
async fn ours(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    actor: &Actor,
) -> Result<bool, Fault> {
    let signs = entity::contract_cpts::Entity::find()
        .filter(entity::contract_cpts::Column::ContractId.eq(row.id))
        .filter(entity::contract_cpts::Column::SignatoryId.eq(actor.person.0))
        .count(db)
        .await?;
    Ok(0 < signs)
}

/// Who came by e-mail has no name yet: the one under which she was invited, which she may correct.
async fn named(db: &impl ConnectionTrait, actor: &Actor, name: &str) -> Result<(), Fault> {
    let row = person::Entity::find_by_id(actor.person.0).one(db).await?;
    let Some(row) = row.filter(|it| it.family_name.is_empty()) else {
        return Ok(());
    };
    let (given, family) = name.split_once(' ').unwrap_or(("", name));
    let mut row = row.into_active_model();
    row.given_name = Set(given.to_owned());
    row.family_name = Set(family.to_owned());
    row.search_name = Set(domain::text::searchable(&format!("{family} {given}")));
    row.update(db).await?;
    Ok(())
}

async fn by_token<R>(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<(contract_guest::Model, contract::Model, cpts::Model), Failure<R>> {
    let guest = contract_guest::Entity::find()
        .filter(contract_guest::Column::TokenSha256.eq(sha256_hex(token.as_bytes())))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let row = contract::Entity::find_by_id(guest.contract_id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let cpts = cpts::Entity::find_by_id(row.cpts_id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((guest, row, cpts))
}
