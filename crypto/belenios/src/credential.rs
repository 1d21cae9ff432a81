//! Credentials: what lets someone vote, once for every election.
//!
//! A private credential is text that only its voter has; the public credential made from it is on the
//! list of the election, with a weight where weights are used, and signs the voter's ballots.

mod certificate;
pub mod claim;
mod list;
mod private;

pub use certificate::{CertificateError, CredentialsCertificate};
pub use list::{Credentials, CredentialsError, Entitled, Entry};
pub use private::{NotACredential, PrivateCredential};
