//! The calendar that a person subscribes to: what is due of the contracts that she looks after. Its address holds a secret.

use std::convert::Infallible;

use entity::{contract, contract_cpts, contract_feed, person};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::calendar::{Item, awaited, items};
use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};
use crate::role::invite::token;

/// Makes a new address for the calendar of a person; an earlier one shows nothing any more. The token is returned this once.
///
/// # Errors
/// [`crate::Fault`] when the database refuses.
pub async fn open(ctx: &Ctx, actor: &Actor) -> Outcome<String, Infallible> {
    let secret = token(ctx);
    transaction!(ctx, |tx| {
        contract_feed::Entity::delete_by_id(actor.person.0)
            .exec(tx.db())
            .await?;
        contract_feed::Entity::insert(contract_feed::ActiveModel {
            person_id: Set(actor.person.0),
            token_sha256: Set(sha256_hex(secret.as_bytes())),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.without_journal("an address of one's own calendar");
        Ok(secret.clone())
    })
}

/// Closes it.
///
/// # Errors
/// [`crate::Fault`] when the database refuses.
pub async fn close(ctx: &Ctx, actor: &Actor) -> Outcome<(), Infallible> {
    transaction!(ctx, |tx| {
        contract_feed::Entity::delete_by_id(actor.person.0)
            .exec(tx.db())
            .await?;
        tx.without_journal("an address of one's own calendar");
        Ok(())
    })
}

/// Whether a person has one.
///
/// # Errors
/// [`crate::Fault`] when the database refuses.
pub async fn is_open(ctx: &Ctx, actor: &Actor) -> Outcome<bool, Infallible> {
    let row = contract_feed::Entity::find_by_id(actor.person.0)
        .one(ctx.db().read())
        .await?;
    Ok(row.is_some())
}

/// What is due of the contracts of whose calendar that is, past and to come, in her language.
///
/// # Errors
/// Not found, where no calendar has that address; a fault.
pub async fn dates(ctx: &Ctx, token: &str) -> Outcome<(Vec<Item>, bool), Infallible> {
    let db = ctx.db().read();
    let row = contract_feed::Entity::find()
        .filter(contract_feed::Column::TokenSha256.eq(sha256_hex(token.as_bytes())))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let person = person::Entity::find_by_id(row.person_id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let parts = contract_cpts::Entity::find()
        .filter(contract_cpts::Column::OwnerId.eq(row.person_id))
        .all(db)
        .await?;
    let rows = contract::Entity::find()
        .filter(contract::Column::Id.is_in(parts.into_iter().map(|it| it.contract_id)))
        .filter(awaited())
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    let found = items(db, rows).await?.into_iter().map(|(_, it)| it);
    Ok((found.collect(), person.locale == "en"))
}
