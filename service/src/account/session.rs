//! Sessions: opened at sign-in, listed, closed.

use std::convert::Infallible;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::account::{Lifetime, Way};
use domain::id::{PersonId, SessionId};
use entity::session;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select,
    UpdateMany,
};

use super::{SignedIn, sha256_hex};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::tx::Tx;

/// Why these writes are not in the journal.
const NO_CHANGE: &str = "signing in and out changes nothing in an association";

/// From where somebody signs in.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Browser and system in a few words, for « mes sessions ».
    pub device: Option<String>,
    /// The session this browser had until now. It ends: whoever planted or read its cookie before
    /// the sign-in has nothing after it.
    pub earlier: Option<SessionId>,
}

/// A session that was just opened. The token goes into the cookie and is kept nowhere else.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The cookie's value.
    pub token: String,
    /// Latest end.
    pub until: DateTime<Utc>,
}

/// By what a session is opened.
pub(super) struct Opening<'a> {
    pub person: PersonId,
    pub way: Way,
    pub provider: Option<&'a str>,
    pub verified: bool,
    pub id_token: Option<&'a str>,
}

/// Opens a session and ends the browser's earlier one, in the transaction of the sign-in.
pub(super) async fn open(
    ctx: &Ctx,
    tx: &Tx<'_>,
    opening: Opening<'_>,
    place: &Place,
) -> Result<Opened, Fault> {
    let now = ctx.now();
    if let Some(earlier) = place.earlier {
        revoke_where(ctx, session::Column::Id.eq(earlier.0))
            .exec(tx.db())
            .await?;
    }
    let life = Lifetime::of(opening.way, ctx.settings().session);
    let token = BASE64_URL_SAFE_NO_PAD.encode(ctx.secret::<32>());
    let until = now + life.max;
    session::Entity::insert(session::ActiveModel {
        id: Set(ctx.uuid()),
        person_id: Set(opening.person.0),
        token_sha256: Set(sha256_hex(token.as_bytes())),
        means: Set(match opening.way {
            Way::Email => "email".to_owned(),
            Way::ProSanteConnect | Way::Provider => "oidc".to_owned(),
        }),
        verified: Set(opening.verified),
        provider: Set(opening.provider.map(str::to_owned)),
        id_token: Set(opening.id_token.map(str::to_owned)),
        device: Set(place.device.clone()),
        created_at: Set(now),
        seen_at: Set(now),
        idle_seconds: Set(i32::try_from(life.idle.num_seconds()).unwrap_or(i32::MAX)),
        expires_at: Set(until),
        revoked_at: Set(None),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(Opened { token, until })
}

/// Notes that the session is in use, at most once a minute. A failure is only logged: a page that
/// can be read is worth more than a time that is exact.
pub(super) async fn touch(ctx: &Ctx, who: &SignedIn) {
    if !Lifetime::is_stale(who.session.seen_at, ctx.now()) {
        return;
    }
    let outcome: Outcome<(), Infallible> = write_seen(ctx, who.actor.session).await;
    if let Err(failure) = outcome {
        tracing::warn!(%failure, "the time of last use could not be written");
    }
}

async fn write_seen(ctx: &Ctx, id: SessionId) -> Outcome<(), Infallible> {
    transaction!(ctx, |tx| {
        session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(ctx.now()))
            .filter(session::Column::Id.eq(id.0))
            .exec(tx.db())
            .await?;
        tx.without_journal("a time of last use");
        Ok(())
    })
}

/// A session, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Row.
    pub id: SessionId,
    /// It is the one that asks.
    pub here: bool,
    /// Browser and system.
    pub device: Option<String>,
    /// `oidc` or `email`.
    pub by_email: bool,
    /// The provider's id.
    pub provider: Option<String>,
    /// Sign-in.
    pub since: DateTime<Utc>,
    /// Last request, to the minute.
    pub seen: DateTime<Utc>,
}

/// The person's open sessions: this one first, then by last use.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn devices(ctx: &Ctx, actor: &Actor) -> Result<Vec<Device>, Fault> {
    let now = ctx.now();
    let rows = open_of(actor.person, now)
        .order_by_desc(session::Column::SeenAt)
        .all(ctx.db().read())
        .await?;
    let mut devices: Vec<_> = rows
        .into_iter()
        .filter(|row| {
            let life = Lifetime {
                idle: chrono::TimeDelta::seconds(row.idle_seconds.into()),
                max: row.expires_at - row.created_at,
            };
            life.check(row.created_at, row.seen_at, now).is_ok()
        })
        .map(|row| Device {
            id: SessionId(row.id),
            here: row.id == actor.session.0,
            device: row.device,
            by_email: row.means == "email",
            provider: row.provider,
            since: row.created_at,
            seen: row.seen_at,
        })
        .collect();
    devices.sort_by_key(|device| !device.here);
    Ok(devices)
}

/// Ends one of the person's own sessions.
///
/// # Errors
/// [`Failure::NotFound`] for a session of somebody else, and for one that ended before.
pub async fn revoke(ctx: &Ctx, actor: &Actor, id: SessionId) -> Outcome<(), Infallible> {
    transaction!(ctx, |tx| {
        let done = revoke_where(ctx, session::Column::Id.eq(id.0))
            .filter(session::Column::PersonId.eq(actor.person.0))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 0 {
            return Err(Failure::NotFound);
        }
        tx.without_journal(NO_CHANGE);
        Ok(())
    })
}

/// Ends all of the person's sessions but this one; says how many there were.
///
/// # Errors
/// [`Failure::Fault`] when the database refuses.
pub async fn revoke_others(ctx: &Ctx, actor: &Actor) -> Outcome<u64, Infallible> {
    transaction!(ctx, |tx| {
        let closed = close_others(ctx, tx.db(), actor).await?;
        tx.without_journal(NO_CHANGE);
        Ok(closed)
    })
}

/// The same inside a transaction.
pub(super) async fn close_others(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<u64, Fault> {
    let done = revoke_where(ctx, session::Column::Id.ne(actor.session.0))
        .filter(session::Column::PersonId.eq(actor.person.0))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Where a session that ends was opened, to sign out there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedOut {
    /// The provider's id.
    pub provider: String,
    /// The ID token it gave.
    pub id_token: String,
}

/// Ends this session.
///
/// # Errors
/// [`Failure::Fault`] when the database refuses.
pub async fn sign_out(ctx: &Ctx, who: &SignedIn) -> Outcome<Option<SignedOut>, Infallible> {
    transaction!(ctx, |tx| {
        revoke_where(ctx, session::Column::Id.eq(who.actor.session.0))
            .exec(tx.db())
            .await?;
        tx.without_journal(NO_CHANGE);
        let provider = who.session.provider.clone();
        let id_token = who.session.id_token.clone();
        Ok(provider
            .zip(id_token)
            .map(|(provider, id_token)| SignedOut { provider, id_token }))
    })
}

fn open_of(person: PersonId, now: DateTime<Utc>) -> Select<session::Entity> {
    session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
}

/// An ended session keeps no ID token: it names the person, and serves nothing any more.
fn revoke_where(ctx: &Ctx, which: sea_orm::sea_query::SimpleExpr) -> UpdateMany<session::Entity> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(ctx.now()))
        .col_expr(session::Column::IdToken, Expr::value(None::<String>))
        .filter(session::Column::RevokedAt.is_null())
        .filter(which)
}
