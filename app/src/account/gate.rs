//! The door to identity providers: the server holds the OpenID Connect client, pages only ask it.

use std::pin::Pin;

use service::account::provider::{Attempt, Proof};
use service::account::session::SignedOut;

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The providers of the configuration.
pub trait Gate: Send + Sync {
    /// Where the browser goes to sign in.
    fn begin<'a>(
        &'a self,
        provider: &'a str,
        attempt: &'a Attempt,
    ) -> Later<'a, Result<String, GateError>>;

    /// What the provider proves, in exchange for the code that came back.
    fn finish<'a>(
        &'a self,
        provider: &'a str,
        code: &'a str,
        attempt: &'a Attempt,
    ) -> Later<'a, Result<Proof, GateError>>;

    /// Where the browser goes to sign out there too.
    fn sign_out<'a>(&'a self, there: &'a SignedOut) -> Later<'a, Option<String>>;
}

/// Why a provider opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateError {
    /// The configuration has no such provider.
    NoSuchProvider,
    /// It does not answer.
    Unreachable,
    /// The level of authentication is not the one that is required.
    Level,
    /// The code served before, or is too old.
    Code,
    /// Its answer is not accepted.
    Refused,
}

/// No provider at all.
#[derive(Debug, Clone, Copy)]
pub struct NoGate;

impl Gate for NoGate {
    fn begin<'a>(&'a self, _: &'a str, _: &'a Attempt) -> Later<'a, Result<String, GateError>> {
        Box::pin(async { Err(GateError::NoSuchProvider) })
    }

    fn finish<'a>(
        &'a self,
        _: &'a str,
        _: &'a str,
        _: &'a Attempt,
    ) -> Later<'a, Result<Proof, GateError>> {
        Box::pin(async { Err(GateError::NoSuchProvider) })
    }

    fn sign_out<'a>(&'a self, _: &'a SignedOut) -> Later<'a, Option<String>> {
        Box::pin(async { None })
    }
}
