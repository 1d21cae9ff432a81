//! Signing in through OpenID Connect: the client of any number of providers, one kind of which is Pro
//! Santé Connect.
//!
//! In scope: discovery, keys, the request, the answer and all its checks, signing out at the provider.
//! Out of scope: whose account a proved subject opens (`service::account`), the demonstration's own
//! provider (`server/src/demo`).

mod flow;
mod http;
mod provider;
mod psc;
mod settings;

pub use flow::Verified;
pub use http::{Http, HttpError};
pub use provider::Provider;
pub use settings::{Kind, Label, Secret, Settings};

use openidconnect::ClaimsVerificationError;
use thiserror::Error;

/// Why nobody could be signed in through a provider. Its words hold nothing about the person, so that
/// they may stand in a log.
#[derive(Debug, Error)]
pub enum OidcError {
    /// The provider does not answer, or without end.
    #[error("provider: {0}")]
    Http(#[from] HttpError),
    /// It answers, and the answer is not accepted.
    #[error("answer refused: {0}")]
    Refused(#[from] Problem),
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// The discovery document or the keys.
    #[error("discovery: {0}")]
    Discovery(&'static str),
    /// The token endpoint refuses the code: used before, too old, not ours.
    #[error("code")]
    CodeRefused,
    /// Not the form of an answer.
    #[error("form")]
    BadAnswer,
    /// No ID token.
    #[error("no ID token")]
    NoIdToken,
    /// Made by somebody else.
    #[error("issuer")]
    Issuer,
    /// Made for somebody else.
    #[error("audience")]
    Audience,
    /// Too old or too young.
    #[error("time")]
    Time,
    /// Made for another attempt.
    #[error("nonce")]
    Nonce,
    /// The level of authentication is not the one required.
    #[error("level of authentication")]
    Level,
    /// Userinfo speaks of somebody else.
    #[error("subject")]
    Subject,
    /// Not signed by the provider.
    #[error("signature")]
    Signature,
    /// The access token is not the one the ID token was made with.
    #[error("access token")]
    AccessToken,
}

impl From<ClaimsVerificationError> for Problem {
    fn from(error: ClaimsVerificationError) -> Self {
        use ClaimsVerificationError as E;
        match error {
            E::Expired(_) | E::InvalidAuthTime(_) => Self::Time,
            E::InvalidAudience(_) => Self::Audience,
            E::InvalidAuthContext(_) => Self::Level,
            E::InvalidIssuer(_) => Self::Issuer,
            E::InvalidNonce(_) => Self::Nonce,
            E::InvalidSubject(_) => Self::Subject,
            E::SignatureVerification(_) => Self::Signature,
            _ => Self::BadAnswer,
        }
    }
}
