use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::contract::Signature;
use crate::decision::{Answer, Position, Vote, Word};
use crate::device::{Approval, Enrolment, Revocation};
use crate::election::{Credential, Minutes};
use crate::key::DeviceKey;

/// A kind of statement that can be signed. The types of this crate are all there are.
pub trait Payload: sealed::Body {
    /// Which kind, with its version.
    const LABEL: Label;
}

/// The label of a kind of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// [`Enrolment`]
    Enrolment,
    /// [`Approval`]
    Approval,
    /// [`Revocation`]
    Revocation,
    /// [`Position`]
    Position,
    /// [`Answer`]
    Answer,
    /// [`Word`]
    Word,
    /// [`Vote`]
    Vote,
    /// [`Credential`]
    Credential,
    /// [`Minutes`]
    Minutes,
    /// [`Signature`]
    Signature,
}

impl Label {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Enrolment,
        Self::Approval,
        Self::Revocation,
        Self::Position,
        Self::Answer,
        Self::Word,
        Self::Vote,
        Self::Credential,
        Self::Minutes,
        Self::Signature,
    ];

    /// What stands first in the signed bytes, and as `@type` in the payload. Another version of a
    /// statement is another label.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enrolment => "collegiale/device.enrolment/v1",
            Self::Approval => "collegiale/device.approval/v1",
            Self::Revocation => "collegiale/device.revocation/v1",
            Self::Position => "collegiale/decision.position/v1",
            Self::Answer => "collegiale/decision.answer/v1",
            Self::Word => "collegiale/decision.word/v1",
            Self::Vote => "collegiale/decision.vote/v1",
            Self::Credential => "collegiale/election.credential/v1",
            Self::Minutes => "collegiale/election.minutes/v1",
            Self::Signature => "collegiale/contract.signature/v1",
        }
    }

    /// The kind of its entries in a log.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Enrolment => "device.enrolment",
            Self::Approval => "device.approval",
            Self::Revocation => "device.revocation",
            Self::Position => "decision.position",
            Self::Answer => "decision.answer",
            Self::Word => "decision.word",
            Self::Vote => "decision.vote",
            Self::Credential => "election.credential",
            Self::Minutes => "election.minutes",
            Self::Signature => "contract.signature",
        }
    }

    /// How a payload of it begins.
    fn opening(self) -> String {
        format!(r#"{{"@type":"{}","#, self.as_str())
    }
}

/// No payload is longer.
pub const MAX_PAYLOAD: usize = 2048;

/// The statement contradicts itself: a second position that follows none, an objection without a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the statement contradicts itself")]
pub struct Unsound;

pub(crate) mod sealed {
    use super::{DeserializeOwned, DeviceKey, Serialize};

    /// The fields of a payload but the first, in the order of their names.
    pub trait Body: Serialize + DeserializeOwned {
        /// Whether the fields agree with each other.
        fn is_sound(&self) -> bool;

        /// Whether this key may be the one that signs it.
        fn may_be_by(&self, key: &DeviceKey) -> bool;

        /// What its entry in a log belongs to.
        fn subject(&self) -> Option<&crate::text::Id>;
    }
}

/// The payload's bytes.
pub(crate) fn write<T: Payload>(payload: &T) -> Vec<u8> {
    // It cannot fail: there is no map, and no serialiser that fails.
    let body = serde_json::to_string(payload).unwrap_or_default();
    let fields = body.strip_prefix('{').unwrap_or(&body);
    (T::LABEL.opening() + fields).into_bytes()
}

/// Reads a payload in its one form; nothing for every other.
pub(crate) fn read<T: Payload>(bytes: &[u8]) -> Option<T> {
    if MAX_PAYLOAD < bytes.len() {
        return None;
    }
    let fields = bytes.strip_prefix(T::LABEL.opening().as_bytes())?;
    let body = [b"{", fields].concat();
    let payload: T = serde_json::from_slice(&body).ok()?;
    // Blanks, escapes, another order, a field that is missing: there is one form only.
    (payload.is_sound() && write(&payload) == bytes).then_some(payload)
}

/// Which label the bytes claim.
pub(crate) fn label(bytes: &[u8]) -> Option<Label> {
    Label::ALL
        .into_iter()
        .find(|label| bytes.starts_with(label.opening().as_bytes()))
}

/// What is signed.
pub(crate) fn message(label: Label, payload: &[u8]) -> Vec<u8> {
    [label.as_str().as_bytes(), b"\n", payload].concat()
}

macro_rules! labels {
    ($($type:ident),*) => {
        $(impl Payload for $type {
            const LABEL: Label = Label::$type;
        })*
    };
}

labels!(
    Enrolment, Approval, Revocation, Position, Answer, Word, Vote, Credential, Minutes, Signature
);
