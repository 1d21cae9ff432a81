//! Somebody of a partner is invited, or put out.

use chrono::TimeDelta;
use domain::audit::Event;
use domain::contract::limit::SIGNATORY_CHARS;
use domain::contract::party::Side;
use domain::contract::stage::Step;
use domain::id::{ContractId, GuestId, PartnerId};
use domain::typed::{TypedRefused, line};
use entity::contract_guest;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;

use crate::account::sha256_hex;
use crate::contract::{keep, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::notice::{contract as letters, letter};
use crate::role::invite::token;
use crate::tx::Entry;

/// Days for which a link may be taken up.
const DAYS: i64 = 30;

/// The most people of partners at one time.
const MOST: u64 = 20;

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// For which partner of the text.
    pub partner: PartnerId,
    /// Given name and family name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Her address.
    pub email: String,
    /// Whether she signs for the partner.
    pub signs: bool,
}

/// Why nobody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteRefused {
    /// The name is missing or cannot be kept.
    Name(Option<TypedRefused>),
    /// The function is missing or cannot be kept.
    Function(Option<TypedRefused>),
    /// Not an e-mail address.
    Email,
    /// It is no partner of the text.
    Partner,
    /// She is invited already.
    Twice,
    /// The partner has somebody who signs.
    Signs,
    /// As many as one may invite.
    TooMany,
    /// It is still a draft, or over.
    Stage(Step),
}

/// Invites somebody of a partner: the link goes to her address, and is good for who proves it. Permission: who writes the contract.
///
/// # Errors
/// [`InviteRefused`], not found, forbidden or a fault.
pub async fn invite(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    typed: &Invited,
) -> Outcome<GuestId, InviteRefused> {
    let needed = |typed: &str| match line(typed, SIGNATORY_CHARS) {
        Ok(Some(kept)) => Ok(kept),
        Ok(None) => Err(None),
        Err(refused) => Err(Some(refused)),
    };
    let name = needed(&typed.name).map_err(|it| Failure::Refused(InviteRefused::Name(it)))?;
    let function = needed(&typed.function);
    let function = function.map_err(|it| Failure::Refused(InviteRefused::Function(it)))?;
    let email = typed.email.trim().to_lowercase();
    if !domain::contact::is_email(&email) {
        return refuse(InviteRefused::Email);
    }
    let secret = token(ctx);
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let step = seen.stage.step();
        if matches!(step, Step::Draft | Step::Over) {
            return refuse(InviteRefused::Stage(step));
        }
        let (_, text) = keep::head(db, &seen.row).await?;
        if !text.side(Side::Partner).any(|it| it.id == typed.partner.0) {
            return refuse(InviteRefused::Partner);
        }
        let here = contract_guest::Entity::find()
            .filter(contract_guest::Column::ContractId.eq(id.0))
            .filter(contract_guest::Column::EndedAt.is_null());
        if MOST <= here.clone().count(db).await? {
            return refuse(InviteRefused::TooMany);
        }
        let here = here.all(db).await?;
        if here.iter().any(|it| it.email == email) {
            return refuse(InviteRefused::Twice);
        }
        let same = |it: &&contract_guest::Model| it.partner_id == typed.partner.0 && it.signs;
        if typed.signs && here.iter().any(|it| same(&it)) {
            return refuse(InviteRefused::Signs);
        }
        let (guest, now) = (ctx.uuid(), ctx.now());
        contract_guest::Entity::insert(contract_guest::ActiveModel {
            id: Set(guest),
            contract_id: Set(id.0),
            partner_id: Set(typed.partner.0),
            name: Set(name.clone()),
            function: Set(function.clone()),
            email: Set(email.clone()),
            token_sha256: Set(sha256_hex(secret.as_bytes())),
            signs: Set(typed.signs),
            invited_by: Set(actor.person.0),
            invited_at: Set(now),
            expires_at: Set(now + TimeDelta::days(DAYS)),
            code_tries: Set(0),
            ..Default::default()
        })
        .exec_without_returning(db)
        .await?;
        let mail = letters::invited(&seen.seat.cpts, &seen.row, &secret);
        letter::to_address(ctx, tx, &seen.seat.cpts, &email, &mail).await?;
        tx.record(
            Entry::new(Event::ContractGuest)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "guest": guest, "what": "invited", "signs": typed.signs })),
        )
        .await?;
        Ok(GuestId(guest))
    })
}

/// Puts somebody out: she reads nothing more. What she signed stays signed. Permission: who writes the contract.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn end(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    guest: GuestId,
) -> Outcome<(), InviteRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let row = contract_guest::Entity::find_by_id(guest.0)
            .filter(contract_guest::Column::ContractId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if row.ended_at.is_some() {
            tx.without_journal("she is out already");
            return Ok(());
        }
        let mut row = row.into_active_model();
        row.ended_at = Set(Some(ctx.now()));
        row.update(db).await?;
        tx.record(
            Entry::new(Event::ContractGuest)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "guest": guest, "what": "ended" })),
        )
        .await?;
        Ok(())
    })
}
