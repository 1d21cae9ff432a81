use chrono::{DateTime, Utc};
use domain::account::device::{Acceptance, SignIn, State, arrival, desk_code, is_fresh};
use domain::id::DeviceId;
use entity::{device, person, session};
use sea_orm::EntityTrait;
use std::convert::Infallible;

use super::known::of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};

/// « Mes appareils ».
#[derive(Debug, Clone)]
pub struct Devices {
    /// Those that speak or wait first, each by its enrolment, the last one first.
    pub list: Vec<Listed>,
    /// Whether one that is enrolled in this session speaks at once.
    pub at_once: bool,
    /// Until when a verified sign-in does not let one in.
    pub held_until: Option<DateTime<Utc>>,
    /// Whether the sign-in is fresh enough to revoke without a signature.
    pub fresh: bool,
}

/// A device, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Row.
    pub id: DeviceId,
    /// As its owner calls it.
    pub name: String,
    /// By which a browser knows that it is the one.
    pub key_id: String,
    /// Digest of the enrolment, which an approval names.
    pub enrolment: String,
    /// What it is now.
    pub state: State,
    /// What let it in, unless the time did.
    pub accepted: Option<Acceptance>,
    /// Our program keeps the key, because the browser could not.
    pub software: bool,
    /// When it was enrolled.
    pub enrolled: DateTime<Utc>,
    /// The digits for the desk, while it waits.
    pub code: Option<String>,
}

/// The person's devices.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Outcome<Devices, Infallible> {
    let (db, now) = (ctx.db().read(), ctx.now());
    let mut list = Vec::new();
    for known in of(db, actor.person).await? {
        list.push(listed(known.row, known.device.state(now))?);
    }
    list.reverse();
    list.sort_by_key(|it| matches!(it.state, State::Ended { .. }));
    let session = session::Entity::find_by_id(actor.session.0)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let person = person::Entity::find_by_id(actor.person.0)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let held_until = person.devices_held_until.filter(|until| now < *until);
    let sign_in = SignIn {
        verified: session.verified,
        held_until,
    };
    Ok(Devices {
        list,
        at_once: arrival(sign_in, now).1.is_some(),
        held_until: held_until.filter(|_| session.verified),
        fresh: is_fresh(session.created_at, now),
    })
}

fn listed(row: device::Model, state: State) -> Result<Listed, Fault> {
    let accepted = row
        .accepted_by
        .as_deref()
        .map(|it| entity::read::<Acceptance>("device", "accepted_by", it))
        .transpose()?;
    let waits = matches!(state, State::Waiting { .. });
    Ok(Listed {
        id: DeviceId(row.id),
        code: code(&row.enrolment_sha256).filter(|_| waits),
        name: row.name,
        key_id: row.key_id,
        enrolment: row.enrolment_sha256,
        state,
        accepted,
        software: row.storage == "software",
        enrolled: row.enrolled_at,
    })
}

/// The digits that a device shows at the desk.
pub(super) fn code(enrolment: &str) -> Option<String> {
    let digest = signed::Digest::parse(enrolment).ok()?;
    Some(desk_code(digest.bytes()))
}
