//! A role offered by e-mail: a single-use link, accepted after signing in.
//!
//! The board learns nothing about who has an account: it sees the address it typed, and a name once somebody
//! has accepted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::audit::Event;
use domain::id::{CptsId, InvitationId};
use domain::permission::Action;
use domain::role::RoleKind;
use entity::{cpts, invitation, person, role};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::json;

use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::notice::{letter, role as words};
use crate::scope;
use crate::tx::{Entry, Tx};

/// How long a link serves.
const DAYS: i64 = 14;

/// Invitations not accepted yet that a CPTS may have at once.
const MAX_PENDING: usize = 50;

/// Why an invitation is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteRefused {
    /// Not an e-mail address.
    Email,
    /// Board offices go to members; who is not a member may be coordinator or auditor.
    BoardRole,
    /// The same role was offered to the same address and still waits.
    AlreadyInvited,
    /// Too many invitations wait: withdraw some first.
    TooMany,
}

/// Offers a role that needs no membership (coordinator, auditor) to an address.
///
/// Permission: [`Action::ManageRoles`].
///
/// # Errors
/// [`InviteRefused`], not found, forbidden or a fault.
pub async fn invite(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    email: &str,
    kind: RoleKind,
) -> Outcome<(), InviteRefused> {
    let email = email.trim().to_lowercase();
    if !domain::contact::is_email(&email) {
        return refuse(InviteRefused::Email);
    }
    if kind.is_board() {
        return refuse(InviteRefused::BoardRole);
    }
    let token = token(ctx);
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageRoles)?;
        let waiting = seat
            .invitations()
            .filter(invitation::Column::AcceptedAt.is_null())
            .filter(invitation::Column::ExpiresAt.gt(ctx.now()))
            .all(tx.db())
            .await?;
        if waiting
            .iter()
            .any(|it| it.email == email && it.role_kind.as_deref() == Some(kind.code()))
        {
            return refuse(InviteRefused::AlreadyInvited);
        }
        if waiting.len() >= MAX_PENDING {
            return refuse(InviteRefused::TooMany);
        }
        offer(ctx, tx, &seat.cpts, Some(actor), &email, kind, &token).await?;
        Ok(())
    })
}

/// A new token for a link.
pub(crate) fn token(ctx: &Ctx) -> String {
    URL_SAFE_NO_PAD.encode(ctx.secret::<32>())
}

/// Writes the invitation and its letter.
pub(crate) async fn offer(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    actor: Option<&Actor>,
    email: &str,
    kind: RoleKind,
    token: &str,
) -> Result<(), Fault> {
    let id = ctx.uuid();
    invitation::Entity::insert(invitation::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts.id),
        role_kind: Set(Some(kind.code().to_owned())),
        adhesion_id: Set(None),
        email: Set(email.to_owned()),
        token_sha256: Set(sha256_hex(token.as_bytes())),
        created_by: Set(actor.map(|it| it.person.0)),
        created_at: Set(ctx.now()),
        expires_at: Set(ctx.now() + TimeDelta::days(DAYS)),
        accepted_at: Set(None),
        accepted_by: Set(None),
    })
    .exec_without_returning(tx.db())
    .await?;
    let mut entry = Entry::new(Event::InvitationSent)
        .cpts(CptsId(cpts.id))
        .subject(id)
        .detail(json!({ "role": kind.code() }));
    if let Some(actor) = actor {
        entry = entry.actor(actor);
    }
    tx.record(entry).await?;
    letter::to_address(ctx, tx, cpts, email, &words::invited(cpts, kind, token)).await
}

/// An invitation as the person who follows the link sees it.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The CPTS that invites.
    pub cpts: cpts::Model,
    /// The role offered.
    pub kind: RoleKind,
}

/// Why an invitation cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptRefused {
    /// It was used.
    Used,
    /// Its time is over.
    Expired,
}

/// Reads the invitation behind a link, for a person who is signed in.
///
/// # Errors
/// [`AcceptRefused`], not found or a fault.
pub async fn offered(ctx: &Ctx, token: &str) -> Outcome<Offer, AcceptRefused> {
    let db = ctx.db().read();
    let (row, cpts) = by_token(db, token).await?;
    if row.accepted_at.is_some() {
        return refuse(AcceptRefused::Used);
    }
    if row.expires_at <= ctx.now() {
        return refuse(AcceptRefused::Expired);
    }
    Ok(Offer {
        kind: kind_of(&row)?,
        cpts,
    })
}

/// Accepts an invitation: the role begins today, whoever sent it is told. Accepting twice does nothing the
/// second time.
///
/// # Errors
/// [`AcceptRefused`], not found or a fault.
pub async fn accept(ctx: &Ctx, actor: &Actor, token: &str) -> Outcome<String, AcceptRefused> {
    transaction!(ctx, |tx| {
        let (row, cpts) = by_token(tx.db(), token).await?;
        if row.accepted_at.is_some() {
            if row.accepted_by == Some(actor.person.0) {
                tx.without_journal("the invitation was accepted by the same person already");
                return Ok(cpts.slug);
            }
            return refuse(AcceptRefused::Used);
        }
        if row.expires_at <= ctx.now() {
            return refuse(AcceptRefused::Expired);
        }
        let (id, kind, sender) = (row.id, kind_of(&row)?, row.created_by);
        let mut used = row.into_active_model();
        used.accepted_at = Set(Some(ctx.now()));
        used.accepted_by = Set(Some(actor.person.0));
        used.update(tx.db()).await?;
        role::Entity::insert(role::ActiveModel {
            id: Set(ctx.uuid()),
            cpts_id: Set(cpts.id),
            person_id: Set(actor.person.0),
            kind: Set(kind.code().to_owned()),
            starts_on: Set(ctx.today()),
            ends_on: Set(None),
            appointed_by: Set(sender),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::InvitationAccepted)
                .cpts(CptsId(cpts.id))
                .actor(actor)
                .subject(id)
                .detail(json!({ "role": kind.code() })),
        )
        .await?;
        if let Some(sender) = sender
            && let Some(sender) = person::Entity::find_by_id(sender).one(tx.db()).await?
        {
            letter::to_person(ctx, tx, &cpts, &sender, &words::accepted(&cpts, kind)).await?;
        }
        Ok(cpts.slug)
    })
}

/// Takes an invitation back before it is accepted; its link then leads nowhere.
///
/// Permission: [`Action::ManageRoles`].
///
/// # Errors
/// [`AcceptRefused::Used`], not found, forbidden or a fault.
pub async fn withdraw(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: InvitationId,
) -> Outcome<(), AcceptRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageRoles)?;
        let row = seat
            .invitations()
            .filter(invitation::Column::Id.eq(id.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        if row.accepted_at.is_some() {
            return refuse(AcceptRefused::Used);
        }
        if row.expires_at <= ctx.now() {
            tx.without_journal("the invitation serves no longer");
            return Ok(());
        }
        let mut row = row.into_active_model();
        row.expires_at = Set(ctx.now());
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::InvitationWithdrawn)
                .cpts(seat.id())
                .actor(actor)
                .subject(id.0),
        )
        .await?;
        Ok(())
    })
}

async fn by_token<R>(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<(invitation::Model, cpts::Model), Failure<R>> {
    let found = invitation::Entity::find()
        .filter(invitation::Column::TokenSha256.eq(sha256_hex(token.as_bytes())))
        .filter(invitation::Column::RoleKind.is_not_null())
        .find_also_related(cpts::Entity)
        .one(db)
        .await?;
    match found {
        Some((row, Some(cpts))) => Ok((row, cpts)),
        _ => Err(Failure::NotFound),
    }
}

fn kind_of(row: &invitation::Model) -> Result<RoleKind, entity::Inconsistent> {
    entity::read(
        "invitation",
        "role_kind",
        row.role_kind.as_deref().unwrap_or_default(),
    )
}
