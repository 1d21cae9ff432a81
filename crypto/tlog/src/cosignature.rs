//! Cosignatures: a witness says that it saw this checkpoint, when, and none that contradicts it
//! (tlog-cosignature, `cosignature/v1`).

use eddsa::{NotSigned, PublicKey, SecretKey, Signature};
use zeroize::Zeroizing;

use crate::checkpoint::Checkpoint;
use crate::note::{
    Algorithm, KeyName, NotASigner, SignatureLine, VerifierKey, expose_secret, read_secret,
};

/// A key that cosigns.
///
/// Claim: as of this time, this is the largest tree the cosigner saw for this origin, and it extends all
/// that it cosigned before. Who holds the key must see to that; [`crate::witness::judge`] does.
/// Bytes: the time in seconds, eight bytes big-endian, then Ed25519 over `cosignature/v1`, `time <time>` and
/// the text of the checkpoint, a line each. The name is not signed: two cosigners need two keys.
#[derive(Debug, Clone)]
pub struct Cosigner {
    verifier: VerifierKey,
    secret: SecretKey,
}

/// The last time that a cosignature may carry.
pub const MAX_TIME: u64 = i64::MAX as u64;

/// A time that no cosignature may carry: zero, or above 2^63 − 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cosignature needs the time")]
pub struct NotATime;

impl Cosigner {
    /// From its parts.
    pub fn new(name: KeyName, secret: SecretKey) -> Self {
        Self {
            verifier: VerifierKey::new(name, Algorithm::Cosignature, secret.public()),
            secret,
        }
    }

    /// Reads the text of a key: that of [`crate::note::Signer`] with type 04.
    ///
    /// # Errors
    /// Every text that is none.
    pub fn parse(text: &str) -> Result<Self, NotASigner> {
        let (verifier, secret) = read_secret(text, Algorithm::Cosignature)?;
        Ok(Self { verifier, secret })
    }

    /// The text, for who must keep it.
    pub fn expose(&self) -> Zeroizing<String> {
        expose_secret(&self.verifier, &self.secret)
    }

    /// The key that verifies.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The line that cosigns a checkpoint at this time, in seconds since 1970.
    ///
    /// # Errors
    /// A time that no cosignature may carry.
    pub fn cosign(&self, checkpoint: &Checkpoint, time: u64) -> Result<SignatureLine, NotATime> {
        if !(1..=MAX_TIME).contains(&time) {
            return Err(NotATime);
        }
        let signature = self.secret.sign(&message(&checkpoint.text(), time));
        let mut bytes = time.to_be_bytes().to_vec();
        bytes.extend_from_slice(signature.bytes());
        Ok(SignatureLine::by(&self.verifier, bytes))
    }
}

/// When the key cosigned this text.
pub(crate) fn verify(text: &str, signature: &[u8], key: &PublicKey) -> Result<u64, NotSigned> {
    // A cosignature of another text would say nothing.
    Checkpoint::parse(text).map_err(|_| NotSigned)?;
    let (time, signature) = signature.split_first_chunk::<8>().ok_or(NotSigned)?;
    let time = u64::from_be_bytes(*time);
    if !(1..=MAX_TIME).contains(&time) {
        return Err(NotSigned);
    }
    let signature = Signature::from_bytes(signature.try_into().map_err(|_| NotSigned)?);
    key.verify(&message(text, time), &signature)?;
    Ok(time)
}

fn message(text: &str, time: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {time}\n{text}").into_bytes()
}
