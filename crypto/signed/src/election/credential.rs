use serde::{Deserialize, Serialize};

use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Id, NotText, as_text};

/// « This credential is mine, for this line of this urn's roll. »
///
/// It names who holds a credential, so it is never sent in the clear: it travels encrypted for tellers who open a few,
/// together, to see that nobody else registers in a member's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// In which CPTS.
    pub cpts: Id,
    /// The credential's public part.
    pub credential: PublicPart,
    /// In which election.
    pub election: Id,
    /// For which line of the roll: the member's own, or that of who gave her a mandate.
    pub entry: Id,
    /// The identifier of the urn, as its ballots name it.
    pub urn: Id,
}

/// The public part of a credential: a point, as `belenios` encodes it. Whether it is one is for others to judge.
///
/// Text: 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicPart([u8; 32]);

impl PublicPart {
    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// Every other text.
    pub fn parse(text: &str) -> Result<Self, NotText> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotText)?;
        let read = Self(bytes);
        if read.to_string() == text {
            Ok(read)
        } else {
            Err(NotText)
        }
    }
}

impl std::fmt::Display for PublicPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

as_text!(PublicPart, NotText);

impl Body for Credential {
    fn is_sound(&self) -> bool {
        true
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.election)
    }
}
