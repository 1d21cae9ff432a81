//! The receipt of a ballot: a promise, signed with the key of the CPTS's register, that it will be in the urn.
//!
//! Text: `collegiale/election.receipt/v1`, then `urn …`, `tracker …` and `before …` (UTC, in whole minutes), a line each. It
//! names nobody.

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use sea_orm::ConnectionTrait;
use tlog::note::Note;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::log::row;

/// What a voter keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The tracking number.
    pub tracker: String,
    /// The signed promise.
    pub note: String,
    /// By when the ballot is in the urn.
    pub before: DateTime<Utc>,
    /// Whether the ballot is new; one that is sent twice counts once.
    pub new: bool,
}

/// Within how long a ballot is in the urn.
const PROMISE: TimeDelta = TimeDelta::minutes(15);

/// Until when: a whole minute, so that it says nothing of the moment.
pub(super) fn before(now: DateTime<Utc>) -> DateTime<Utc> {
    let at = now + PROMISE;
    at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(at) + TimeDelta::minutes(1)
}

/// The text that is signed.
pub fn text(urn: &str, tracker: &str, before: DateTime<Utc>) -> String {
    let before = before.format("%Y-%m-%dT%H:%MZ");
    format!("collegiale/election.receipt/v1\nurn {urn}\ntracker {tracker}\nbefore {before}\n")
}

/// Signs it.
pub(super) async fn sign(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    cpts: Uuid,
    text: &str,
) -> Result<String, Fault> {
    let log = row::current(db, cpts).await?;
    let log = log.ok_or_else(|| Fault::Other("the CPTS has no register yet".to_owned()))?;
    let epoch = log.epoch;
    let signer = ctx
        .vault()?
        .with(move |vault| vault.key(cpts, epoch))
        .await?;
    let signer =
        signer.ok_or_else(|| Fault::Other("the key of a register is not there".to_owned()))?;
    let mut note = Note::new(text).map_err(|error| Fault::Other(error.to_string()))?;
    let line = signer.sign(&note);
    note.add(line)
        .map_err(|error| Fault::Other(error.to_string()))?;
    Ok(note.to_string())
}
