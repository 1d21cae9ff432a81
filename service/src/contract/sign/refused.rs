//! Why a signature is not taken.

use chrono::{DateTime, Utc};
use domain::account::device::End;
use domain::contract::signing::SignRefused;
use domain::contract::stage::Step;

/// Why a signature is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureRefused {
    /// The bytes are no signature of a contract.
    NotAnEnvelope,
    /// The key is none of hers.
    UnknownKey,
    /// Her device waits.
    KeyWaits {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// Her device speaks no more.
    KeyEnded {
        /// Since then.
        at: DateTime<Utc>,
        /// Why.
        why: End,
    },
    /// The signature does not hold.
    Signature,
    /// It says something else than what is to be signed for that party: text, document, mandate, name, function or capacity.
    OtherStatement,
    /// It is not open for signing.
    NotOpen(Step),
    /// A rule says no.
    Rule(SignRefused),
}
