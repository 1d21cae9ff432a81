//! Checkpoints: the size and root of a log, signed by it (tlog-checkpoint).

use crate::decimal;
use crate::hash::Hash;
use crate::note::{Algorithm, KeyName, NotANote, NotOpened, Note, Signer, VerifierKey};
use crate::tree::{Head, MAX_SIZE};

/// What a log says of itself.
///
/// Claim: there is one tree of this size for this origin, and it extends all that were signed before.
/// Text: the origin, the size in decimal, the root in Base64, a line each; then extension lines, if any.
///
/// We write no extension lines: who audits the tree cannot check them. Those of others are kept, as they
/// are part of what is signed, and mean nothing here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    origin: String,
    head: Head,
    extensions: Vec<String>,
}

/// A text is not a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not origin, size and root, a line each")]
pub struct NotACheckpoint;

impl Checkpoint {
    /// Of a log of ours: the origin is the name of its key.
    ///
    /// # Errors
    /// A size that no log may have, or an empty tree with another root.
    pub fn new(origin: &KeyName, head: Head) -> Result<Self, NotACheckpoint> {
        let empty = head.size == 0 && head.root != Hash::EMPTY;
        if MAX_SIZE < head.size || empty {
            return Err(NotACheckpoint);
        }
        Ok(Self {
            origin: origin.as_str().to_owned(),
            head,
            extensions: Vec::new(),
        })
    }

    /// Reads the text of a note. Whether the root of an empty tree is right is not asked here: a witness
    /// has an answer of its own for that.
    ///
    /// # Errors
    /// Every text that is no checkpoint in its one form.
    pub fn parse(text: &str) -> Result<Self, NotACheckpoint> {
        let lines = text.strip_suffix('\n').ok_or(NotACheckpoint)?;
        let mut lines = lines.split('\n');
        let mut line = || lines.next().filter(|line| !line.is_empty());
        let origin = line().ok_or(NotACheckpoint)?;
        let size = line().and_then(decimal::read).ok_or(NotACheckpoint)?;
        let root = line()
            .and_then(|text| Hash::from_base64(text).ok())
            .ok_or(NotACheckpoint)?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(NotACheckpoint);
        }
        Ok(Self {
            origin: origin.to_owned(),
            head: Head { size, root },
            extensions,
        })
    }

    /// Its text, byte for byte what was read.
    pub fn text(&self) -> String {
        let Self {
            origin,
            head: Head { size, root },
            extensions,
        } = self;
        let mut text = format!("{origin}\n{size}\n{root}\n");
        for line in extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// The log for ever.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Size and root.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The lines after the root.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// The note with the signature of the log.
    ///
    /// # Errors
    /// When the key is not that of this origin: a log signs for itself only.
    pub fn sign(&self, signer: &Signer) -> Result<Note, NotVerified> {
        if signer.verifier().name().as_str() != self.origin {
            return Err(NotVerified::Origin);
        }
        let mut note = Note::new(self.text())?;
        note.add(signer.sign(&note))?;
        Ok(note)
    }
}

/// A checkpoint that its log signed, with the cosignatures that hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
    cosigned: Vec<Cosigned>,
}

/// A cosignature that holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cosigned {
    /// The key.
    pub by: VerifierKey,
    /// When, in seconds since 1970, by the witness's clock.
    pub time: u64,
}

/// Why bytes are not a checkpoint of this log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotVerified {
    /// They are no note.
    #[error(transparent)]
    Note(#[from] NotANote),
    /// The note is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] NotACheckpoint),
    /// It is one of another log.
    #[error("the origin is not the name of the log's key")]
    Origin,
    /// A key that signs notes where a witness's is expected, or the other way round.
    #[error("the key of {0} is not for this")]
    Key(KeyName),
    /// A signature does not hold, or the log's is missing.
    #[error(transparent)]
    Signature(#[from] NotOpened),
}

impl VerifiedCheckpoint {
    /// Reads a checkpoint signed by this log; its origin must be the name of the key. Cosignatures of these
    /// witnesses must hold, those of others are ignored.
    ///
    /// # Errors
    /// What is not such a checkpoint, or not signed by the log, or a signature of a known key that does not
    /// hold.
    pub fn open(
        bytes: &[u8],
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<Self, NotVerified> {
        Self::of(Note::parse(bytes)?, log, witnesses)
    }

    /// The same of a note that was read.
    ///
    /// # Errors
    /// As [`VerifiedCheckpoint::open`].
    pub fn of(
        note: Note,
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<Self, NotVerified> {
        let checkpoint = Checkpoint::parse(note.text())?;
        if checkpoint.origin != log.name().as_str() {
            return Err(NotVerified::Origin);
        }
        let logs = std::iter::once((log, Algorithm::Note));
        let others = witnesses.iter().map(|key| (key, Algorithm::Cosignature));
        for (key, algorithm) in logs.chain(others) {
            if key.algorithm() != algorithm {
                return Err(NotVerified::Key(key.name().clone()));
            }
        }
        let keys: Vec<&VerifierKey> = std::iter::once(log).chain(witnesses).collect();
        let opened = note.open(&keys)?;
        if !opened.iter().any(|line| line.key == log) {
            return Err(NotOpened::Unsigned.into());
        }
        let cosigned = opened
            .into_iter()
            .filter_map(|line| {
                Some(Cosigned {
                    by: line.key.clone(),
                    time: line.time?,
                })
            })
            .collect();
        Ok(Self {
            checkpoint,
            note,
            cosigned,
        })
    }

    /// What the log says.
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Size and root.
    pub const fn head(&self) -> &Head {
        self.checkpoint.head()
    }

    /// The note, with all its lines.
    pub const fn note(&self) -> &Note {
        &self.note
    }

    /// The cosignatures that hold. A witness may be there more than once, with several times.
    pub fn cosigned(&self) -> &[Cosigned] {
        &self.cosigned
    }
}
