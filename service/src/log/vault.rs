//! What is kept outside the database and its backups: the key of each register, and the last checkpoint
//! that it published.
//!
//! One folder, readable by the server alone, beside the database or, better, on another disk. Several
//! servers of one site share it.

mod election;
mod file;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eddsa::SecretKey;
use tlog::note::{KeyName, Signer};
use uuid::Uuid;

use crate::failure::Fault;

/// The folder. Cheap to clone. What it does waits for the disk: call it from a thread that may wait.
#[derive(Debug, Clone)]
pub struct Vault(Arc<Path>);

/// Whether the checkpoint is kept now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is, and will be after a power cut.
    Now,
    /// Somebody else has put another one there meanwhile.
    Overtaken,
}

impl Vault {
    /// Opens the folder, and makes it when it is missing.
    ///
    /// # Errors
    /// When it cannot be made, or not be written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        file::make_folder(folder)?;
        Ok(Self(folder.into()))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The key of a register of a CPTS.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no key.
    pub fn key(&self, cpts: Uuid, epoch: i32) -> io::Result<Option<Signer>> {
        let Some(text) = file::read(&self.key_path(cpts, epoch))? else {
            return Ok(None);
        };
        let key = Signer::parse(text.trim_end());
        key.map(Some)
            .map_err(|error| io::Error::other(error.to_string()))
    }

    /// The key of a register, made from this seed unless one is there already.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn make_key(
        &self,
        cpts: Uuid,
        epoch: i32,
        name: KeyName,
        seed: &[u8; 32],
    ) -> io::Result<Signer> {
        let _lock = self.lock(cpts)?;
        if let Some(key) = self.key(cpts, epoch)? {
            return Ok(key);
        }
        let key = Signer::new(name, SecretKey::from_seed(seed));
        file::replace(&self.key_path(cpts, epoch), &format!("{}\n", *key.expose()))?;
        Ok(key)
    }

    /// The number of the last register of a CPTS that has a key here.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn last_epoch(&self, cpts: Uuid) -> io::Result<i32> {
        let mut last = 0;
        for entry in std::fs::read_dir(&self.0)? {
            let name = entry?.file_name();
            let epoch = name
                .to_str()
                .and_then(|name| name.strip_prefix(&format!("{cpts}-"))?.strip_suffix(".key"))
                .and_then(|number| number.parse().ok());
            last = last.max(epoch.unwrap_or_default());
        }
        Ok(last)
    }

    /// The last checkpoint kept for a CPTS.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept(&self, cpts: Uuid) -> io::Result<Option<String>> {
        file::read(&self.checkpoint_path(cpts))
    }

    /// Keeps a checkpoint in the place of the one that was read before.
    ///
    /// # Errors
    /// When the file cannot be written for good; then nothing may be published.
    pub fn keep(&self, cpts: Uuid, before: Option<&str>, note: &str) -> io::Result<Kept> {
        let path = self.checkpoint_path(cpts);
        let _lock = self.lock(cpts)?;
        if file::read(&path)?.as_deref() != before {
            return Ok(Kept::Overtaken);
        }
        file::replace(&path, note)?;
        Ok(Kept::Now)
    }

    /// Does something with the folder on a thread that may wait for the disk.
    ///
    /// # Errors
    /// What it fails with.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        what: impl FnOnce(&Self) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Fault> {
        let vault = self.clone();
        let done = tokio::task::spawn_blocking(move || what(&vault)).await;
        let done = done.map_err(|error| Fault::Other(error.to_string()))?;
        done.map_err(|error| Fault::Other(format!("the folder of registers: {error}")))
    }

    /// Forgets everything: for demonstrations that begin anew.
    ///
    /// # Errors
    /// When a file cannot be deleted.
    pub fn forget(&self) -> io::Result<()> {
        for entry in std::fs::read_dir(&self.0)? {
            let path = entry?.path();
            if path.is_dir() {
                std::fs::remove_dir_all(path)?;
            } else {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    fn lock(&self, cpts: Uuid) -> io::Result<std::fs::File> {
        file::lock(&self.0.join(format!("{cpts}.lock")))
    }

    fn key_path(&self, cpts: Uuid, epoch: i32) -> PathBuf {
        self.0.join(format!("{cpts}-{epoch}.key"))
    }

    fn checkpoint_path(&self, cpts: Uuid) -> PathBuf {
        self.0.join(format!("{cpts}.checkpoint"))
    }
}
