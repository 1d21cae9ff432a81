//! Elections: a voter registers the credential that will sign her ballot, and who presided signs the minutes. The ballot itself is
//! signed by no device.

mod credential;
mod minutes;

pub use credential::{Credential, PublicPart};
pub use minutes::{Capacity, Minutes};
