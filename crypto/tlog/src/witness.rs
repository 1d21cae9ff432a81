//! What a log asks a witness, and what the witness answers (tlog-witness, `add-checkpoint`).

use crate::checkpoint::{Checkpoint, NotACheckpoint, NotVerified, VerifiedCheckpoint};
use crate::decimal;
use crate::hash::Hash;
use crate::note::{MAX_NOTE, NotANote, NotOpened, Note, VerifierKey};
use crate::tree::{ConsistencyProof, Head, MAX_PROOF};

/// The body of a request: a checkpoint, and the proof that it extends the one of size `old`.
///
/// Text: `old <size>`; at most 63 hashes, a line each; an empty line; the checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    old: u64,
    proof: ConsistencyProof,
    note: Note,
    checkpoint: Checkpoint,
}

/// Why bytes are not such a request. The witness answers 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARequest {
    /// Longer than any.
    #[error("the request is too long")]
    TooLong,
    /// Not the lines of a request in their one form.
    #[error("the text is not that of a request")]
    Shape,
    /// The checkpoint is no note.
    #[error(transparent)]
    Note(#[from] NotANote),
    /// The note is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] NotACheckpoint),
    /// The old size is above the new one.
    #[error("the old size is above the size of the checkpoint")]
    Order,
}

impl AddCheckpoint {
    /// From its parts.
    ///
    /// # Errors
    /// A note that is no checkpoint, or an old size above the new one.
    pub fn new(old: u64, proof: ConsistencyProof, note: Note) -> Result<Self, NotARequest> {
        let checkpoint = Checkpoint::parse(note.text())?;
        if checkpoint.head().size < old {
            return Err(NotARequest::Order);
        }
        Ok(Self {
            old,
            proof,
            note,
            checkpoint,
        })
    }

    /// Reads a request.
    ///
    /// # Errors
    /// What is not one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotARequest> {
        if MAX_NOTE + (MAX_PROOF + 1) * 45 < bytes.len() {
            return Err(NotARequest::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| NotARequest::Shape)?;
        let (lines, note) = text.split_once("\n\n").ok_or(NotARequest::Shape)?;
        let mut lines = lines.split('\n');
        let old = lines
            .next()
            .and_then(|line| decimal::read(line.strip_prefix("old ")?))
            .ok_or(NotARequest::Shape)?;
        let hashes: Option<Vec<Hash>> = lines.map(|line| Hash::from_base64(line).ok()).collect();
        let proof = ConsistencyProof::new(hashes.ok_or(NotARequest::Shape)?)
            .map_err(|_| NotARequest::TooLong)?;
        Self::new(old, proof, Note::parse(note.as_bytes())?)
    }

    /// The checkpoint that is to be cosigned, not judged yet. Its origin tells which log asks.
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }
}

impl std::fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in self.proof.hashes() {
            writeln!(f, "{hash}")?;
        }
        write!(f, "\n{}", self.note)
    }
}

/// Why a witness does not cosign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It knows no log of this origin.
    #[error("no log of this origin is known")]
    Unknown,
    /// The log did not sign, or its signature does not hold.
    #[error("the log's signature is missing or does not hold")]
    Signature,
    /// It cosigned another size last; the body of the answer says which.
    #[error("the size cosigned last is {0}")]
    Conflict(u64),
    /// The log does not extend what it cosigned: keep the request, it is evidence against the log.
    #[error("the log does not extend what was cosigned")]
    Fork,
}

impl Refusal {
    /// The status of HTTP to answer with. [`NotARequest`] has 400.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Unknown => 404,
            Self::Signature => 403,
            Self::Conflict(_) => 409,
            Self::Fork => 422,
        }
    }

    /// The type and text of the answer.
    pub fn body(&self) -> (&'static str, String) {
        match self {
            Self::Conflict(size) => ("text/x.tlog.size", format!("{size}\n")),
            other => ("text/plain; charset=utf-8", format!("{other}\n")),
        }
    }
}

/// Whether a witness may cosign: it cosigned `last` for this origin before, and the log has this key.
///
/// The caller keeps the new head **before** it gives the cosignature away, and reads `last` and keeps the
/// new one as one step.
///
/// # Errors
/// Why not, in the order of the specification.
pub fn judge(
    request: &AddCheckpoint,
    log: Option<&VerifierKey>,
    last: &Head,
) -> Result<VerifiedCheckpoint, Refusal> {
    let log = log
        .filter(|key| key.name().as_str() == request.checkpoint.origin())
        .ok_or(Refusal::Unknown)?;
    let verified =
        VerifiedCheckpoint::of(request.note.clone(), log, &[]).map_err(|error| match error {
            NotVerified::Signature(NotOpened::Signature(_) | NotOpened::Unsigned) => {
                Refusal::Signature
            }
            _ => Refusal::Unknown,
        })?;
    if request.old != last.size {
        return Err(Refusal::Conflict(last.size));
    }
    request
        .proof
        .verify(last, verified.head())
        .map_err(|_| Refusal::Fork)?;
    Ok(verified)
}
