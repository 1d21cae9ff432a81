//! Accounts: who is signed in, and how one comes in.

mod attach;
pub mod code;
pub mod device;
pub(crate) mod limit;
pub mod means;
pub mod merge;
pub mod names;
mod network;
mod practice;
pub mod provider;
mod purge;
pub mod session;
mod who;

pub use network::network;
pub use purge::purge;
pub use who::names as names_of;

use chrono::{NaiveDate, TimeDelta};
use domain::id::{AdhesionId, PersonId, SessionId};
use domain::member::AdhesionState;
use domain::permission::Standing;
use domain::role::{Period, RoleKind};
use entity::{adhesion, cpts, person, role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// Whom a session belongs to.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Person and session.
    pub actor: Actor,
    /// The person's row.
    pub person: person::Model,
    /// The session's row.
    pub session: entity::session::Model,
}

/// The person behind a session cookie's token, unless the session ended, was revoked or stood
/// idle for too long.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn signed_in(ctx: &Ctx, token: &str) -> Result<Option<SignedIn>, Fault> {
    let now = ctx.now();
    let found = entity::session::Entity::find()
        .filter(entity::session::Column::TokenSha256.eq(sha256_hex(token.as_bytes())))
        .find_also_related(person::Entity)
        .one(ctx.db().read())
        .await?;
    let Some((session, Some(person))) = found else {
        return Ok(None);
    };
    let idle_until = session.seen_at + TimeDelta::seconds(session.idle_seconds.into());
    if session.revoked_at.is_some() || session.expires_at <= now || idle_until <= now {
        return Ok(None);
    }
    let who = SignedIn {
        actor: Actor {
            person: PersonId(person.id),
            session: SessionId(session.id),
        },
        person,
        session,
    };
    session::touch(ctx, &who).await;
    Ok(Some(who))
}

/// SHA-256 in hexadecimal: how tokens are kept.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A CPTS where a person is something: applicant, member or holder of a role.
#[derive(Debug, Clone)]
pub struct Place {
    /// The CPTS.
    pub cpts: entity::cpts::Model,
    /// The adhesion that is not ended, with its state.
    pub adhesion: Option<(AdhesionId, AdhesionState)>,
    /// In which category that adhesion pays dues.
    pub category: Option<String>,
    /// Roles held today.
    pub roles: Vec<RoleKind>,
    /// Those of them that end, and the last day.
    pub ends: Vec<(RoleKind, NaiveDate)>,
}

impl Place {
    /// What the person is there, for [`domain::permission::may`].
    pub fn standing(&self) -> Standing {
        Standing {
            adhesion: self.adhesion.map(|(_, state)| state),
            roles: self.roles.clone(),
        }
    }
}

/// Every CPTS where the person is something today, by short name.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn places(ctx: &Ctx, person: PersonId) -> Result<Vec<Place>, Fault> {
    let db = ctx.db().read();
    let today = ctx.today();
    let adhesions = adhesion::Entity::find()
        .filter(adhesion::Column::PersonId.eq(person.0))
        .filter(adhesion::Column::EndedAt.is_null())
        .find_also_related(cpts::Entity)
        .all(db)
        .await?;
    let roles = role::Entity::find()
        .filter(role::Column::PersonId.eq(person.0))
        .find_also_related(cpts::Entity)
        .all(db)
        .await?;
    let mut places: Vec<Place> = Vec::new();
    for (row, cpts) in adhesions {
        let Some(cpts) = cpts else { continue };
        let state = entity::read("adhesion", "state", &row.state)?;
        let place = place_in(&mut places, cpts);
        place.adhesion = Some((AdhesionId(row.id), state));
        place.category = Some(row.category);
    }
    for (row, cpts) in roles {
        let Some(cpts) = cpts else { continue };
        let period = Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        };
        if period.holds_on(today) {
            let kind = entity::read("role", "kind", &row.kind)?;
            let place = place_in(&mut places, cpts);
            place.roles.push(kind);
            place.ends.extend(row.ends_on.map(|on| (kind, on)));
        }
    }
    places.sort_by(|a, b| a.cpts.short_name.cmp(&b.cpts.short_name));
    Ok(places)
}

fn place_in(places: &mut Vec<Place>, cpts: cpts::Model) -> &mut Place {
    let index = places
        .iter()
        .position(|place| place.cpts.id == cpts.id)
        .unwrap_or(places.len());
    if index == places.len() {
        places.push(Place {
            cpts,
            adhesion: None,
            category: None,
            roles: Vec::new(),
            ends: Vec::new(),
        });
    }
    &mut places[index]
}
