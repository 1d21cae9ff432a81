use serde::{Deserialize, Serialize};

use crate::hash::Fingerprint;

/// One step of an election: what happened, after what.
///
/// Bytes: `{"parent":"…","height":1,"type":"Ballot","payload":"…"}`, parent and payload left out where
/// there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The hash of the event before; the first has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Fingerprint>,
    /// How many events came before.
    pub height: u64,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The hash of the data that say more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Fingerprint>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// The election is defined; voting begins.
    Setup,
    /// A ballot was cast.
    Ballot,
    /// Voting ends. No payload.
    EndBallots,
    /// The ballots that count were added up, still encrypted.
    EncryptedTally,
    /// The ballots were shuffled: never with homomorphic questions.
    Shuffle,
    /// Shuffling ends. No payload.
    EndShuffles,
    /// A trustee decrypted her part.
    PartialDecryption,
    /// The result is known.
    Result,
}

impl Kind {
    /// Whether the event names data.
    pub const fn has_payload(self) -> bool {
        !matches!(self, Self::EndBallots | Self::EndShuffles)
    }
}

/// The payload of the event `Setup`: three hashes (spec, « Elections », `setup_data`), and a fourth where
/// credentials came with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetupData {
    /// Of the election.
    pub election: Fingerprint,
    /// Of the trustees.
    pub trustees: Fingerprint,
    /// Of the public credentials.
    pub credentials: Fingerprint,
    /// Of the certificate of the credentials, which Belenios may add since 3.2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials_certificate: Option<Fingerprint>,
}
