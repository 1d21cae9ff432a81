//! Signing in through an OpenID Connect provider: what stands in the database between leaving for
//! the provider and coming back.

use std::convert::Infallible;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::account::{AttachRefused, Profile, Way};
use domain::id::PersonId;
use entity::sign_in_attempt;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::attach::{Means, attach};
use super::device::hold_unless_verified;
use super::merge::offer;
use super::session::{Opened, Opening, Place, open};
use super::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};

/// Time to sign in at the provider, second factor included.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// The secrets of one attempt.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Comes back with the code.
    pub state: String,
    /// Comes back inside the ID token.
    pub nonce: String,
    /// PKCE verifier: 43 characters.
    pub verifier: String,
}

/// Begins an attempt, bound to the browser by its cookie.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses.
pub async fn begin(
    ctx: &Ctx,
    browser: &str,
    provider: &str,
    return_to: &str,
    adding: Option<&Actor>,
) -> Outcome<Attempt, Infallible> {
    let secret = || BASE64_URL_SAFE_NO_PAD.encode(ctx.secret::<32>());
    transaction!(ctx, |tx| {
        let attempt = Attempt {
            state: secret(),
            nonce: secret(),
            verifier: secret(),
        };
        sign_in_attempt::Entity::insert(sign_in_attempt::ActiveModel {
            id: Set(ctx.uuid()),
            state_sha256: Set(sha256_hex(attempt.state.as_bytes())),
            browser_sha256: Set(sha256_hex(browser.as_bytes())),
            provider: Set(provider.to_owned()),
            nonce: Set(attempt.nonce.clone()),
            pkce_verifier: Set(attempt.verifier.clone()),
            return_to: Set(return_to.to_owned()),
            person_id: Set(adding.map(|actor| actor.person.0)),
            created_at: Set(ctx.now()),
            expires_at: Set(ctx.now() + PATIENCE),
            used_at: Set(None),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.without_journal("an attempt to sign in");
        Ok(attempt)
    })
}

/// Why an answer that came back belongs to no attempt. The page says the same for all: begin again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptRefused {
    /// Nobody began it, or not in this browser, or for another provider.
    Unknown,
    /// It came back before.
    Used,
    /// It took too long.
    Expired,
}

/// An attempt that came back.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Its secrets.
    pub attempt: Attempt,
    /// Where to go then.
    pub return_to: String,
    /// The person who adds the provider to her account.
    pub adding: Option<PersonId>,
}

/// Takes an attempt up again, once: a second answer with the same state finds it used, even when
/// both come at the same moment.
///
/// # Errors
/// [`AttemptRefused`].
pub async fn take(
    ctx: &Ctx,
    browser: &str,
    provider: &str,
    state: &str,
) -> Outcome<Taken, AttemptRefused> {
    transaction!(ctx, |tx| {
        let row = sign_in_attempt::Entity::find()
            .filter(sign_in_attempt::Column::StateSha256.eq(sha256_hex(state.as_bytes())))
            .filter(sign_in_attempt::Column::BrowserSha256.eq(sha256_hex(browser.as_bytes())))
            .filter(sign_in_attempt::Column::Provider.eq(provider))
            .one(tx.db())
            .await?;
        let Some(row) = row else {
            return refuse(AttemptRefused::Unknown);
        };
        if row.used_at.is_some() {
            return refuse(AttemptRefused::Used);
        }
        if row.expires_at <= ctx.now() {
            return refuse(AttemptRefused::Expired);
        }
        sign_in_attempt::Entity::update_many()
            .col_expr(sign_in_attempt::Column::UsedAt, Expr::value(ctx.now()))
            .filter(sign_in_attempt::Column::Id.eq(row.id))
            .exec(tx.db())
            .await?;
        tx.without_journal("an attempt to sign in");
        Ok(Taken {
            attempt: Attempt {
                state: state.to_owned(),
                nonce: row.nonce,
                verifier: row.pkce_verifier,
            },
            return_to: row.return_to,
            adding: row.person_id.map(PersonId),
        })
    })
}

/// What a provider proved, checked by the OpenID Connect client.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The provider's id in the configuration.
    pub provider: String,
    /// Its kind.
    pub way: Way,
    /// Its issuer.
    pub issuer: String,
    /// The person there.
    pub subject: String,
    /// What it says of the person. An RPPS stands in it only if the provider is one that verifies it.
    pub profile: Profile,
    /// The ID token, for signing out there.
    pub id_token: String,
}

/// Signs in whom a provider proved.
///
/// # Errors
/// [`AttachRefused::Contradiction`].
pub async fn sign_in(
    ctx: &Ctx,
    proof: &Proof,
    place: &Place,
    locale: &str,
) -> Outcome<Opened, AttachRefused> {
    let means = means_of(proof, locale);
    transaction!(ctx, |tx| {
        let attached = attach(ctx, tx, &means, None).await?;
        let opening = Opening {
            person: attached.person,
            way: proof.way,
            provider: Some(&proof.provider),
            verified: proof.way == Way::ProSanteConnect || proof.profile.rpps.is_some(),
            id_token: Some(&proof.id_token),
        };
        let opened = open(ctx, tx, opening, place).await?;
        tx.without_journal("signing in changes nothing in an association");
        Ok(opened)
    })
}

/// Adds what a provider proved to the ways in of the person who is signed in. Where it opens another account, nothing
/// is added: both are now proved, and the person may make one of them ([`merge`](super::merge)).
///
/// # Errors
/// [`AttachRefused`].
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    proof: &Proof,
    locale: &str,
) -> Outcome<Added, AttachRefused> {
    let means = means_of(proof, locale);
    transaction!(ctx, |tx| {
        let attached = attach(ctx, tx, &means, Some(actor.person)).await?;
        tx.without_journal("it was there already, if nothing is recorded");
        if attached.added {
            hold_unless_verified(ctx, tx, actor).await?;
        }
        if attached.other {
            offer(ctx, tx, actor, attached.person).await?;
            return Ok(Added::OtherAccount);
        }
        Ok(Added::Here)
    })
}

/// What became of a means that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It opens this account.
    Here,
    /// It opens another account, which may join this one.
    OtherAccount,
}

fn means_of<'a>(proof: &'a Proof, locale: &'a str) -> Means<'a> {
    Means {
        kind: "oidc",
        issuer: &proof.issuer,
        subject: &proof.subject,
        profile: &proof.profile,
        locale,
    }
}
