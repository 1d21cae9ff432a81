//! Elections: a voter registers the credential that will sign her ballot. The ballot itself is signed by no device.

mod credential;

pub use credential::{Credential, PublicPart};
