//! The calendar that a person subscribes to: what is due of the contracts that she may read. Its address holds a secret.

mod dates;

pub use dates::{Date, dates};

use std::convert::Infallible;

use entity::contract_feed;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
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
