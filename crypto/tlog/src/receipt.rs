//! Receipts: that an entry is in a log, for who is offline (tlog-proof). Their files end in `.tlog-proof`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{Checkpoint, NotACheckpoint, NotVerified, VerifiedCheckpoint};
use crate::decimal;
use crate::hash::Hash;
use crate::note::{MAX_NOTE, NotANote, Note, VerifierKey};
use crate::tree::{InclusionProof, NotProved};

/// Index, proof and checkpoint of an entry, none of them judged yet.
///
/// Text: `c2sp.org/tlog-proof@v1`; `extra <Base64>`, if any; `index <decimal>`; the hashes of the proof, a
/// line each; an empty line; the checkpoint. What is read is written again byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    extra: Option<Vec<u8>>,
    index: u64,
    proof: InclusionProof,
    checkpoint: Note,
}

/// The most bytes that a receipt may carry beside the proof.
pub const MAX_EXTRA: usize = 64 * 1024;

const FIRST: &str = "c2sp.org/tlog-proof@v1";
/// Base64 of the extra bytes, 63 hashes, and the words.
const MAX: usize = MAX_NOTE + MAX_EXTRA * 4 / 3 + 64 * 45 + 100;

/// Why bytes are not a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAReceipt {
    /// Longer than any.
    #[error("the receipt is too long")]
    TooLong,
    /// Not the lines of a receipt in their one form.
    #[error("the text is not that of a receipt")]
    Shape,
    /// The checkpoint is no note.
    #[error(transparent)]
    Note(#[from] NotANote),
    /// The note is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] NotACheckpoint),
}

/// Why a receipt proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotInLog {
    /// The checkpoint is not one of the log.
    #[error(transparent)]
    Checkpoint(#[from] NotVerified),
    /// The entry is not in the tree of that checkpoint, at that place.
    #[error(transparent)]
    Proof(#[from] NotProved),
}

/// An entry stands in a log at this place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedReceipt {
    leaf: Hash,
    index: u64,
    checkpoint: VerifiedCheckpoint,
}

impl Receipt {
    /// From its parts. Who reads the extra bytes must not trust them: nothing proves them.
    ///
    /// # Errors
    /// Extra bytes that are too many, or a note that is no checkpoint, or that nobody signed.
    pub fn new(
        index: u64,
        proof: InclusionProof,
        checkpoint: Note,
        extra: Option<Vec<u8>>,
    ) -> Result<Self, NotAReceipt> {
        if extra.as_ref().is_some_and(|extra| MAX_EXTRA < extra.len()) {
            return Err(NotAReceipt::TooLong);
        }
        Checkpoint::parse(checkpoint.text())?;
        if checkpoint.lines().is_empty() {
            return Err(NotAReceipt::Shape);
        }
        Ok(Self {
            extra,
            index,
            proof,
            checkpoint,
        })
    }

    /// Reads a receipt.
    ///
    /// # Errors
    /// What is not one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAReceipt> {
        if MAX < bytes.len() {
            return Err(NotAReceipt::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| NotAReceipt::Shape)?;
        let (lines, note) = text.split_once("\n\n").ok_or(NotAReceipt::Shape)?;
        let checkpoint = Note::parse(note.as_bytes())?;
        let (extra, index, hashes) = Self::read(lines).ok_or(NotAReceipt::Shape)?;
        let proof = InclusionProof::new(hashes).map_err(|_| NotAReceipt::TooLong)?;
        Self::new(index, proof, checkpoint, extra)
    }

    fn read(lines: &str) -> Option<(Option<Vec<u8>>, u64, Vec<Hash>)> {
        let mut lines = lines.split('\n');
        if lines.next()? != FIRST {
            return None;
        }
        let mut line = lines.next()?;
        let mut extra = None;
        if let Some(text) = line.strip_prefix("extra ") {
            extra = Some(STANDARD.decode(text).ok()?);
            line = lines.next()?;
        }
        let index = decimal::read(line.strip_prefix("index ")?)?;
        let hashes: Option<Vec<Hash>> = lines.map(|line| Hash::from_base64(line).ok()).collect();
        Some((extra, index, hashes?))
    }

    /// Whether this entry is in this log, with the cosignatures of these witnesses that hold. How many of
    /// them are enough is for a [`crate::policy::Policy`] to say.
    ///
    /// # Errors
    /// When the checkpoint is not the log's, or the proof does not prove it.
    pub fn verify(
        &self,
        entry: &[u8],
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<VerifiedReceipt, NotInLog> {
        let checkpoint = VerifiedCheckpoint::of(self.checkpoint.clone(), log, witnesses)?;
        let leaf = Hash::leaf(entry);
        self.proof.verify(&leaf, self.index, checkpoint.head())?;
        Ok(VerifiedReceipt {
            leaf,
            index: self.index,
            checkpoint,
        })
    }

    /// The place it claims.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The checkpoint it brings, not judged yet.
    pub const fn note(&self) -> &Note {
        &self.checkpoint
    }

    /// The bytes that it carries beside the proof. Nothing proves them.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }
}

impl std::fmt::Display for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{FIRST}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in self.proof.hashes() {
            writeln!(f, "{hash}")?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

impl VerifiedReceipt {
    /// The hash of the entry.
    pub const fn leaf(&self) -> &Hash {
        &self.leaf
    }

    /// Its place, from 0.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The checkpoint it was proved against.
    pub const fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.checkpoint
    }
}
