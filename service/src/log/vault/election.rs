//! Secrets of elections, in a folder of their own: what binds credentials to lines of a roll, and the server's key of each
//! urn. They are destroyed when the election is over.

use std::io;
use std::path::PathBuf;

use uuid::Uuid;

use super::{Vault, file};

impl Vault {
    /// A secret of an election or an urn.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn election_secret(&self, of: Uuid) -> io::Result<Option<String>> {
        file::read(&self.election_path(of))
    }

    /// The same, made of this text unless one is there already.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(crate) fn make_election_secret(&self, of: Uuid, text: &str) -> io::Result<String> {
        file::make_folder(&self.0.join("election"))?;
        let path = self.election_path(of);
        let _lock = file::lock(&path.with_extension("lock"))?;
        if let Some(kept) = file::read(&path)? {
            return Ok(kept);
        }
        file::replace(&path, text)?;
        Ok(text.to_owned())
    }

    /// Destroys it; what is not there is destroyed already.
    ///
    /// # Errors
    /// When the file cannot be overwritten or deleted.
    pub(crate) fn destroy_election_secret(&self, of: Uuid) -> io::Result<()> {
        let path = self.election_path(of);
        let Some(kept) = file::read(&path)? else {
            return Ok(());
        };
        // Best done, though a disk may keep an old copy: the same place is written again.
        std::fs::write(&path, "0".repeat(kept.len()))?;
        std::fs::remove_file(&path)?;
        match std::fs::remove_file(path.with_extension("lock")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn election_path(&self, of: Uuid) -> PathBuf {
        self.0.join("election").join(format!("{of}.key"))
    }
}
