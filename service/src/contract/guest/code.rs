//! An officer gives who signs for a partner a code, orally or on paper: it lets one device of hers in for this contract, that an
//! address alone would not.

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::{CODE_TRIES, code_from, tidy_code};
use domain::audit::Event;
use domain::id::{ContractId, DeviceId, GuestId};
use domain::permission::Action;
use entity::{contract_guest, device};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use subtle::ConstantTimeEq;

use crate::account::sha256_hex;
use crate::contract::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// So long a code opens: it is told at a meeting, or written on paper.
const OPENS: TimeDelta = TimeDelta::hours(48);

/// Why no code is given, or none opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefused {
    /// She does not sign for the partner, or has not taken up her link.
    NotHer,
    /// No code was given, or its time is over.
    None,
    /// Too many wrong entries: an officer gives another one.
    Exhausted,
    /// Not these digits; so many tries are left.
    Wrong {
        /// Tries left.
        left: i32,
    },
    /// She has no such device.
    Device,
}

/// Makes a code, which is shown this once; an earlier one is void. Permission: [`Action::VouchContracts`], and never for oneself.
///
/// # Errors
/// [`CodeRefused`], not found, forbidden or a fault.
pub async fn give(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    guest: GuestId,
) -> Outcome<(String, DateTime<Utc>), CodeRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.seat.require(Action::VouchContracts)?;
        let row = contract_guest::Entity::find_by_id(guest.0)
            .filter(contract_guest::Column::ContractId.eq(id.0))
            .filter(contract_guest::Column::EndedAt.is_null())
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if !row.signs || row.person_id.is_none() || row.person_id == Some(actor.person.0) {
            return refuse(CodeRefused::NotHer);
        }
        let digits = code_from(ctx.secret());
        let salt = hex::encode(ctx.secret::<16>());
        let until = ctx.now() + OPENS;
        let mut row = row.into_active_model();
        row.code_sha256 = Set(Some(hash(&salt, &digits)));
        row.code_salt = Set(Some(salt));
        row.code_until = Set(Some(until));
        row.code_tries = Set(0);
        row.key_by = Set(Some(actor.person.0));
        row.update(db).await?;
        tx.record(
            Entry::new(Event::ContractGuest)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "guest": guest, "what": "code" })),
        )
        .await?;
        Ok((digits, until))
    })
}

/// Enters a code for a device of hers: its key signs for this contract from now on. Permission: who was invited to sign.
///
/// # Errors
/// [`CodeRefused`]; a wrong entry is counted.
pub async fn enter(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (typed, key): (&str, DeviceId),
) -> Outcome<(), CodeRefused> {
    let digits = tidy_code(typed);
    let outcome: Outcome<Result<(), CodeRefused>, CodeRefused> = transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let Some(guest) = seen.guest.clone().filter(|it| it.signs) else {
            return refuse(CodeRefused::NotHer);
        };
        let code = (&guest.code_sha256, &guest.code_salt, guest.code_until);
        let (Some(kept), Some(salt), Some(until)) = code else {
            return refuse(CodeRefused::None);
        };
        if until <= ctx.now() {
            return refuse(CodeRefused::None);
        }
        if CODE_TRIES <= guest.code_tries {
            return refuse(CodeRefused::Exhausted);
        }
        let same = bool::from(hash(salt, &digits).as_bytes().ct_eq(kept.as_bytes()));
        if !same {
            // The count must be kept, so the transaction commits although the code is refused.
            let tries = guest.code_tries + 1;
            contract_guest::Entity::update_many()
                .col_expr(contract_guest::Column::CodeTries, Expr::value(tries))
                .filter(contract_guest::Column::Id.eq(guest.id))
                .exec(db)
                .await?;
            tx.without_journal("a code that opens nothing");
            let left = CODE_TRIES - tries;
            let refused = if left < 1 {
                CodeRefused::Exhausted
            } else {
                CodeRefused::Wrong { left }
            };
            return Ok(Err(refused));
        }
        let device = device::Entity::find_by_id(key.0)
            .filter(device::Column::PersonId.eq(actor.person.0))
            .one(db)
            .await?;
        let Some(device) = device.filter(|it| it.ended_at.is_none()) else {
            return refuse(CodeRefused::Device);
        };
        let guest_id = guest.id;
        let mut row = guest.into_active_model();
        row.key_id = Set(Some(device.key_id));
        row.key_at = Set(Some(ctx.now()));
        row.code_sha256 = Set(None);
        row.code_salt = Set(None);
        row.code_until = Set(None);
        row.update(db).await?;
        tx.record(
            Entry::new(Event::ContractGuest)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "guest": guest_id, "what": "device", "device": key })),
        )
        .await?;
        Ok(Ok(()))
    });
    outcome?.map_err(Failure::Refused)
}

fn hash(salt: &str, digits: &str) -> String {
    sha256_hex(format!("{salt}\n{digits}").as_bytes())
}
