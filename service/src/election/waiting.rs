//! A ballot that waits for its batch: encrypted, so that the database alone tells nothing of who cast it.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use entity::election_waiting;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::key::Keys;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// A ballot that waits.
pub(super) struct Waiting {
    /// When it came; of two by one credential the later one counts.
    pub at: DateTime<Utc>,
    order: u64,
    /// The ballot.
    pub ballot: Vec<u8>,
}

/// The length of a ballot varies by a few digits, and would tell which one it is: all have a multiple of this.
const BLOCK: usize = 4096;

/// Of two ballots that come at the same moment.
static ORDER: AtomicU64 = AtomicU64::new(0);

impl Waiting {
    /// What tells two ballots of one credential apart.
    pub(super) const fn order(&self) -> (DateTime<Utc>, u64) {
        (self.at, self.order)
    }
}

/// The row of a ballot: with the secret it is found again, without it it is nobody's.
pub(super) fn row(keys: &Keys, tracker: &str) -> Uuid {
    keys.row("waiting", tracker.as_bytes())
}

/// Lets a ballot wait.
pub(super) async fn put(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    keys: &Keys,
    urn: Uuid,
    tracker: &str,
    ballot: &[u8],
) -> Result<(), Fault> {
    let order = ORDER.fetch_add(1, Ordering::Relaxed);
    let length = u64::try_from(ballot.len()).unwrap_or_default();
    let mut plain = Vec::with_capacity(ballot.len() + BLOCK);
    for number in [ctx.now().timestamp_micros().unsigned_abs(), order, length] {
        plain.extend_from_slice(&number.to_be_bytes());
    }
    plain.extend_from_slice(ballot);
    plain.resize(plain.len().next_multiple_of(BLOCK), 0);
    let id = row(keys, tracker);
    election_waiting::Entity::insert(election_waiting::ActiveModel {
        id: Set(id),
        urn_id: Set(urn),
        sealed: Set(keys.seal(ctx, id.as_bytes(), &plain)?),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Reads one again.
pub(super) fn read(keys: &Keys, row: &election_waiting::Model) -> Result<Waiting, Fault> {
    let broken = || Fault::Other("a ballot that waits cannot be read".to_owned());
    let plain = keys.open(row.id.as_bytes(), &row.sealed)?;
    let number = |place: usize| {
        let bytes = plain.get(8 * place..8 * (place + 1))?;
        Some(u64::from_be_bytes(bytes.try_into().ok()?))
    };
    let [at, order, length] = [0, 1, 2].map(number);
    let micros = at.and_then(|it| i64::try_from(it).ok());
    let length = length.and_then(|it| usize::try_from(it).ok());
    let ballot = length.and_then(|it| plain.get(24..)?.get(..it));
    Ok(Waiting {
        at: micros
            .and_then(DateTime::from_timestamp_micros)
            .ok_or_else(broken)?,
        order: order.ok_or_else(broken)?,
        ballot: ballot.ok_or_else(broken)?.to_vec(),
    })
}
