//! Signed notes: a text, and lines of who signed it (signed-note).

mod key;
mod name;
mod text;

pub use key::{Algorithm, KeyId, NotASigner, NotAVerifierKey, Signer, VerifierKey};
pub(crate) use key::{expose_secret, read_secret};
pub use name::{KeyName, NotAName};
pub use text::{MAX_LINES, MAX_NOTE, NotANote, NotOpened, Note, Opened, SignatureLine};
