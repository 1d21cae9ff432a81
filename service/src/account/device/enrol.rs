use chrono::TimeDelta;
use domain::account::device::{Acceptance, MOST, SignIn, State, arrival};
use domain::id::DeviceId;
use entity::{device, device_challenge, person, session};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
};
use signed::device::{Enrolment, Storage};
use signed::{Envelope, Verified};

use super::known::{self, Known};
use super::logged::{Said, log};
use super::rename::{NameRefused, tidy};
use super::told::{What, tell};
use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::role::invite::token;
use crate::tx::Tx;

/// Why a device is not enrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolRefused {
    /// The name.
    Name(NameRefused),
    /// The bytes are not an enrolment that its own key signed.
    NotSigned,
    /// It was signed for another account.
    OtherAccount,
    /// It answers no challenge of this session, or one that served, or too late.
    Challenge,
    /// The key is somebody else's.
    KeyTaken,
    /// The key ended: it never comes back.
    Ended,
    /// What it should replace is no device of this account that is still there.
    Replaces,
    /// There are too many devices, or too many came in a day.
    TooMany,
}

/// Enrols a device. Sent twice, it is enrolled once.
///
/// # Errors
/// [`EnrolRefused`].
pub async fn enrol(
    ctx: &Ctx,
    actor: &Actor,
    envelope: &[u8],
    name: &str,
) -> Outcome<DeviceId, EnrolRefused> {
    let name = tidy(name).map_err(|it| Failure::Refused(EnrolRefused::Name(it)))?;
    let signed = Envelope::parse(envelope)
        .ok()
        .and_then(|it| it.verify_enrolment().ok())
        .ok_or(Failure::Refused(EnrolRefused::NotSigned))?;
    transaction!(ctx, |tx| {
        let said = signed.payload();
        if said.account.as_str() != actor.person.to_string() {
            return refuse(EnrolRefused::OtherAccount);
        }
        let own = known::of(tx.db(), actor.person).await?;
        if let Some(id) = enrolled(ctx, tx, &own, said).await? {
            tx.without_journal("it was enrolled already");
            return Ok(id);
        }
        take(ctx, tx, actor, said).await?;
        check(ctx, &own, said)?;
        let id = insert(ctx, tx, actor, &signed, &name).await?;
        Ok(id)
    })
}

/// The device of that key, if it is the person's own already.
async fn enrolled(
    ctx: &Ctx,
    tx: &Tx<'_>,
    own: &[Known],
    said: &Enrolment,
) -> Result<Option<DeviceId>, Failure<EnrolRefused>> {
    let id = said.key.id().to_string();
    if let Some(known) = own.iter().find(|it| it.row.key_id == id) {
        return match known.device.state(ctx.now()) {
            State::Ended { .. } => refuse(EnrolRefused::Ended),
            State::Waiting { .. } | State::Speaking { .. } => Ok(Some(DeviceId(known.row.id))),
        };
    }
    let taken = device::Entity::find()
        .filter(device::Column::KeyId.eq(id))
        .one(tx.db())
        .await?;
    match taken {
        Some(_) => refuse(EnrolRefused::KeyTaken),
        None => Ok(None),
    }
}

/// Takes the challenge of this session up, once.
async fn take(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    said: &Enrolment,
) -> Result<(), Failure<EnrolRefused>> {
    let row = device_challenge::Entity::find_by_id(actor.session.0)
        .filter(device_challenge::Column::PersonId.eq(actor.person.0))
        .filter(device_challenge::Column::Challenge.eq(said.challenge.to_string()))
        .filter(device_challenge::Column::ExpiresAt.gt(ctx.now()))
        .one(tx.db())
        .await?;
    match row {
        Some(row) => {
            row.delete(tx.db()).await?;
            Ok(())
        }
        None => refuse(EnrolRefused::Challenge),
    }
}

fn check(ctx: &Ctx, own: &[Known], said: &Enrolment) -> Result<(), Failure<EnrolRefused>> {
    let now = ctx.now();
    let is_there = |it: &Known| !matches!(it.device.state(now), State::Ended { .. });
    if let Some(key) = said.replaces {
        let key = key.to_string();
        if !own.iter().any(|it| it.row.key_id == key && is_there(it)) {
            return refuse(EnrolRefused::Replaces);
        }
    }
    let yesterday = now - TimeDelta::days(1);
    let counted = |it: &&Known| is_there(it) || yesterday < it.row.enrolled_at;
    if own.iter().filter(counted).count() >= MOST {
        return refuse(EnrolRefused::TooMany);
    }
    Ok(())
}

async fn insert(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    signed: &Verified<Enrolment>,
    name: &str,
) -> Result<DeviceId, Failure<EnrolRefused>> {
    let session = session::Entity::find_by_id(actor.session.0)
        .one(tx.db())
        .await?
        .ok_or(Failure::NotFound)?;
    let person = person::Entity::find_by_id(actor.person.0)
        .one(tx.db())
        .await?
        .ok_or(Failure::NotFound)?;
    let sign_in = SignIn {
        verified: session.verified,
        held_until: person.devices_held_until,
    };
    let (speaks_from, accepted) = arrival(sign_in, ctx.now());
    let (said, envelope, stop) = (signed.payload(), signed.envelope(), token(ctx));
    let row = device::Model {
        id: ctx.uuid(),
        person_id: actor.person.0,
        name: name.to_owned(),
        key_id: said.key.id().to_string(),
        public_key: said.key.to_string(),
        storage: match said.storage {
            Storage::Browser => "browser".to_owned(),
            Storage::Software => "software".to_owned(),
        },
        replaces: said.replaces.map(|key| key.to_string()),
        enrolment: String::from_utf8_lossy(&envelope.bytes()).into_owned(),
        enrolment_sha256: envelope.digest().to_string(),
        means: session.means,
        provider: session.provider,
        verified: session.verified,
        stop_sha256: sha256_hex(stop.as_bytes()),
        enrolled_at: ctx.now(),
        speaks_from,
        accepted_by: accepted.map(|it: Acceptance| it.code().to_owned()),
        approval: None,
        ended_at: None,
        ended_why: None,
        revocation: None,
    };
    device::Entity::insert(row.clone().into_active_model().reset_all())
        .exec_without_returning(tx.db())
        .await?;
    let what = match accepted {
        Some(_) => What::Enrolled,
        None => What::Waits { stop: &stop },
    };
    let logged = Said::Enrolment(signed);
    tell(ctx, tx, Some(actor), &row, what, logged).await?;
    if let Some(by) = accepted {
        log(tx, &row, Said::Accepted(by)).await?;
    }
    Ok(DeviceId(row.id))
}
