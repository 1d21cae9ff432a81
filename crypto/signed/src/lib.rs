//! What members sign with the key of their own device: the one place that defines every payload.
//!
//! **Claim.** Whoever holds the device's key signed exactly these bytes, as this kind of statement, and
//! nobody else can make another envelope of the same statement.
//!
//! **Payload.** JSON in one form only, that of RFC 8785: no blanks, the fields in the order of their names,
//! every field present, whole numbers, texts without needless escapes. The first field is `@type`, the
//! label of the kind of statement with its version, such as `collegiale/decision.position/v1`.
//!
//! **Signed bytes.** The label, a newline, and the payload. The label stands there twice on purpose: the
//! first keeps a signature from holding under another label whatever the reader does, the second lets an
//! archive say what each of its lines is.
//!
//! **Envelope.** `{"key":"…","payload":"…","signature":"…"}`, in the same form: the id of the key (RFC 7638:
//! SHA-256 of the key as a minimal JWK), the payload's bytes and the signature's, all in URL-safe Base64
//! without padding. The payload's bytes are kept as they came and never written anew to be checked.
//!
//! **Signature.** Ed25519 with the rule of the crate `eddsa`: one form of every key and signature.
//!
//! In scope: the statements, their bytes, signing, verifying. Out of scope: who may sign what, and when
//! (`domain` and the server judge that); files, network, clock. No statement carries a time: the clock of a
//! phone may be wrong. Chance is needed only for salts, which are `tlog`'s. Everything here compiles for the
//! browser too. A key that stays elsewhere (in `WebCrypto`) signs [`ToSign::message`]; [`ToSign::signed`] takes its
//! 64 bytes.
//!
//! What was verified has its own type, [`Verified`], which nothing else makes.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

mod text;

pub mod key;

mod payload;

mod envelope;

pub mod device;

pub mod decision;

pub mod election;

pub mod contract;

pub use envelope::{Envelope, MAX_ENVELOPE, NotAnEnvelope, Refused, ToSign, Verified};
pub use payload::{Label, MAX_PAYLOAD, Payload, Unsound};
pub use text::{Digest, Id, NotText};
