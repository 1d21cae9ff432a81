use chrono::{DateTime, Utc};
use domain::account::device::{Device, End, State};
use domain::id::{DeviceId, PersonId};
use entity::device;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use signed::key::{DeviceKey, KeyId};

use crate::failure::{Failure, Fault};

/// A device of a person, and what the rules ask about it, its successor taken into account.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub row: device::Model,
    pub device: Device,
}

/// Every device that a person ever had, oldest first.
pub(super) async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Known>, Fault> {
    let rows = device::Entity::find()
        .filter(device::Column::PersonId.eq(person.0))
        .order_by_asc(device::Column::EnrolledAt)
        .order_by_asc(device::Column::Id)
        .all(db)
        .await?;
    let mut known = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut device = row.known()?;
        for other in &rows {
            if other.replaces.as_deref() == Some(row.key_id.as_str()) {
                device = device.followed_by(&other.known()?);
            }
        }
        known.push(Known {
            row: row.clone(),
            device,
        });
    }
    Ok(known)
}

/// One of them.
pub(super) async fn one<R>(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: DeviceId,
) -> Result<Known, Failure<R>> {
    let mut all = of(db, person).await?;
    all.iter()
        .position(|it| it.row.id == id.0)
        .map(|at| all.swap_remove(at))
        .ok_or(Failure::NotFound)
}

/// The key of that id, if it spoke for that person at that instant. Ask it in the transaction that takes what was
/// signed, about its own instant: no clock of a phone is asked.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn speaker(
    db: &impl ConnectionTrait,
    person: PersonId,
    key: &KeyId,
    at: DateTime<Utc>,
) -> Result<Option<DeviceKey>, Fault> {
    let id = key.to_string();
    let all = of(db, person).await?;
    match all.into_iter().find(|it| it.row.key_id == id) {
        Some(it) if it.device.speaks(at) => public(&it.row).map(Some),
        _ => Ok(None),
    }
}

/// What a key is for a person at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// It speaks for her.
    Speaks(DeviceKey),
    /// It is none of hers.
    Unknown,
    /// Its device waits.
    Waits {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// Its device speaks no more.
    Ended {
        /// Since then.
        at: DateTime<Utc>,
        /// Why.
        why: End,
    },
}

/// The same as [`speaker`], with the reason why not.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn signer(
    db: &impl ConnectionTrait,
    person: PersonId,
    key: &KeyId,
    at: DateTime<Utc>,
) -> Result<Signer, Fault> {
    let id = key.to_string();
    let all = of(db, person).await?;
    let Some(it) = all.into_iter().find(|it| it.row.key_id == id) else {
        return Ok(Signer::Unknown);
    };
    Ok(match it.device.state(at) {
        State::Speaking { .. } => Signer::Speaks(public(&it.row)?),
        State::Waiting { until } => Signer::Waits { until },
        State::Ended { at, why } => Signer::Ended { at, why },
    })
}

/// The public key of a row.
pub(super) fn public(row: &device::Model) -> Result<DeviceKey, Fault> {
    DeviceKey::parse(&row.public_key).map_err(|_| {
        Fault::Inconsistent(entity::Inconsistent {
            table: "device",
            column: "public_key",
            value: row.public_key.clone(),
        })
    })
}
