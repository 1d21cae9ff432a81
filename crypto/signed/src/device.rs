//! Devices: a key that enters, that another one lets in, that goes.

use serde::{Deserialize, Serialize};

use crate::envelope::{Envelope, Refused, Verified};
use crate::key::{DeviceKey, KeyId};
use crate::payload::sealed::Body;
use crate::payload::{self};
use crate::text::{Digest, Id};

/// « This key is mine. » Signed by the key itself, which proves that its device holds it.
///
/// Whether the account takes it is another matter: a sign-in, an [`Approval`] or the board's desk says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// Whose key it is to be.
    pub account: Id,
    /// Random, made by the server for this one enrolment: it cannot be sent again later.
    pub challenge: Digest,
    /// The key.
    pub key: DeviceKey,
    /// The key it takes the place of, if it does.
    pub replaces: Option<KeyId>,
    /// Where its secret is kept.
    pub storage: Storage,
}

/// Where the secret key of a device is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Storage {
    /// In the browser's own keeping, from where nobody takes it out.
    Browser,
    /// By our program, where the browser cannot: it could be copied.
    Software,
}

impl Envelope {
    /// Verifies an enrolment with the key that it brings.
    ///
    /// # Errors
    /// When that key did not sign it.
    pub fn verify_enrolment(self) -> Result<Verified<Enrolment>, Refused> {
        let claimed: Enrolment = payload::read(self.payload()).ok_or(Refused::Payload)?;
        self.verify(&claimed.key)
    }
}

/// « That new device is mine too. » Signed by a device that the account has already.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Whose devices they are.
    pub account: Id,
    /// The envelope of the enrolment.
    pub enrolment: Digest,
    /// The key that it enrolled.
    pub key: KeyId,
}

/// « From now on that key does not speak for me. » Signed by any device of the account, itself or another.
///
/// A key that is lost with the only device is revoked at the desk or with a sign-in, without a signature.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// Whose devices they are.
    pub account: Id,
    /// The key that goes.
    pub key: KeyId,
    /// Why.
    pub reason: Reason,
}

/// Why a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Another one takes its place.
    Replaced,
    /// The device is lost, or its storage was cleared.
    Lost,
    /// Somebody else may have it.
    Stolen,
    /// It is no longer wanted.
    Retired,
}

impl Body for Enrolment {
    fn is_sound(&self) -> bool {
        self.replaces != Some(self.key.id())
    }

    fn may_be_by(&self, key: &DeviceKey) -> bool {
        self.key == *key
    }

    fn subject(&self) -> Option<&Id> {
        None
    }
}

impl Body for Approval {
    fn is_sound(&self) -> bool {
        true
    }

    /// No device lets itself in.
    fn may_be_by(&self, key: &DeviceKey) -> bool {
        self.key != key.id()
    }

    fn subject(&self) -> Option<&Id> {
        None
    }
}

impl Body for Revocation {
    fn is_sound(&self) -> bool {
        true
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        None
    }
}
