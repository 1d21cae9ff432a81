//! Who may come in, and for how long: pure rules of signing in.
//!
//! In scope: what an address is, when a one-time code opens, how often one may ask, to whom a proved
//! identifier belongs, how long a session lasts, when a device may speak. Out of scope: OpenID Connect itself (`server/src/oidc.rs`),
//! cookies, storage.

mod address;
mod attach;
mod code;
pub mod device;
mod profile;
mod rate;
mod session;

pub use address::{BadAddress, EmailAddress};
pub use attach::{Attach, AttachRefused, Holders, attach};
pub use code::{
    CODE_DIGITS, CODE_TRIES, CodeRefused, CodeTry, check_code, code_from, code_lifetime, tidy_code,
};
pub use profile::{Practice, Profile};
pub use rate::{Counted, Limit, Wait};
pub use session::{Ended, Lifetime, Way};
