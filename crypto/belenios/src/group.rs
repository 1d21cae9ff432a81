//! The group: the points of prime order q of the curve Ed25519 (spec, « Ed25519 »).
//!
//! In scope: elements, numbers modulo q, secret numbers, and the forms in which they travel. The
//! specification writes the group multiplicatively (`g^x`), and so do the names here.
//!
//! An [`Element`] and a [`Scalar`] are public and may be handled in variable time. A [`Secret`] is
//! not: it is erased when dropped, never printed, and only constant-time operations take it.

mod decimal;
mod element;
mod scalar;
mod secret;
mod tables;

pub use element::Element;
pub(crate) use element::compress;
pub use scalar::Scalar;
pub use secret::Secret;
pub(crate) use tables::{PublicPowers, SecretPowers, with_generator};

/// The name of the group in an election and in the proof of a trustee's key.
pub const NAME: &str = "Ed25519";

/// Why a number or a point is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// A point is 64 lower-case hexadecimal digits.
    #[error("a point is written as 64 lower-case hexadecimal digits")]
    PointShape,
    /// The coordinate is not reduced modulo p, or the sign of zero is negative.
    #[error("the point is not written in its canonical form")]
    PointForm,
    /// No point of the curve has this coordinate.
    #[error("the point is not on the curve")]
    OffCurve,
    /// The point has a component of small order.
    #[error("the point is not in the subgroup of prime order")]
    SmallOrder,
    /// The neutral element where a key is expected.
    #[error("the neutral element is not a key")]
    Neutral,
    /// A number is decimal digits, without sign or leading zero.
    #[error("a number is written in decimal digits, without sign or leading zero")]
    NumberShape,
    /// The number is not below the order of the group.
    #[error("the number is not below the order of the group")]
    NumberRange,
}
