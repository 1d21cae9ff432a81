use serde::{Deserialize, Serialize};
use tlog::leaf::{Commitment, Kind, Salt};

/// Why somebody takes a position, and which harm she foresees.
///
/// Bytes: `{"harm":"…","reason":"…"}`, JSON in the form of RFC 8785. The position is signed over a salted
/// commitment to them, so that they can be erased while the signature still holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The harm that is foreseen; empty when none is.
    pub harm: String,
    /// The reason.
    pub reason: String,
}

/// The most bytes of a reason, of the harm, and of a reply.
pub const MAX_REASON: usize = 20_000;

/// A reason that says nothing, that is too long, or whose bytes have not their one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reason says something, in 20,000 bytes at most")]
pub struct NotAReason;

impl Reason {
    /// Its bytes, to be kept beside the salt.
    ///
    /// # Errors
    /// When it says nothing, or too much.
    pub fn bytes(&self) -> Result<Vec<u8>, NotAReason> {
        let long = |text: &str| MAX_REASON < text.len();
        if self.reason.trim().is_empty() || long(&self.reason) || long(&self.harm) {
            return Err(NotAReason);
        }
        serde_json::to_vec(self).map_err(|_| NotAReason)
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// What is not a reason in its one form.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAReason> {
        // Every byte of a text may take six to write.
        if 2 * 6 * MAX_REASON + 100 < bytes.len() {
            return Err(NotAReason);
        }
        let reason: Self = serde_json::from_slice(bytes).map_err(|_| NotAReason)?;
        if reason.bytes()? == bytes {
            Ok(reason)
        } else {
            Err(NotAReason)
        }
    }

    /// What a position is signed over in its place.
    ///
    /// # Errors
    /// When it says nothing, or too much.
    pub fn commit(&self, salt: &Salt) -> Result<Commitment, NotAReason> {
        commit("decision.reason", salt, &self.bytes()?)
    }

    /// What an answer to an objection is signed over in place of its text, which is committed to as it is.
    ///
    /// # Errors
    /// When it says nothing, or too much.
    pub fn commit_answer(reply: &str, salt: &Salt) -> Result<Commitment, NotAReason> {
        if reply.trim().is_empty() || MAX_REASON < reply.len() {
            return Err(NotAReason);
        }
        commit("decision.reply", salt, reply.as_bytes())
    }
}

fn commit(kind: &str, salt: &Salt, bytes: &[u8]) -> Result<Commitment, NotAReason> {
    let kind = Kind::parse(kind).map_err(|_| NotAReason)?;
    Ok(Commitment::to(&kind, salt, bytes))
}
