use chrono::{DateTime, Utc};
use signed::{Envelope, Payload, Verified};

use super::known::{Known, public};
use crate::failure::{Failure, refuse};

/// Why the word of a device about another one is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRefused {
    /// The bytes are not such a word, signed.
    NotSigned,
    /// No device of this account signed it, or one that does not speak, or no more.
    Signer,
    /// It was signed for another account.
    OtherAccount,
    /// It is about no enrolment of this account.
    Unknown,
    /// The device it is about ended.
    Ended,
}

/// A word that a speaking device of one's own signed.
pub(super) fn said<T: Payload>(
    own: &[Known],
    envelope: &[u8],
    now: DateTime<Utc>,
) -> Result<Verified<T>, Failure<WordRefused>> {
    let Ok(envelope) = Envelope::parse(envelope) else {
        return refuse(WordRefused::NotSigned);
    };
    let key = envelope.key().to_string();
    let Some(signer) = own.iter().find(|it| it.row.key_id == key) else {
        return refuse(WordRefused::Signer);
    };
    let Ok(verified) = envelope.verify(&public(&signer.row)?) else {
        return refuse(WordRefused::NotSigned);
    };
    if !signer.device.speaks(now) {
        return refuse(WordRefused::Signer);
    }
    Ok(verified)
}
