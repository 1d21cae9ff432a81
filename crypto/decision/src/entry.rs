//! An entry of a log, as files of ours bring it: salt, bytes, proof.

use tlog::checkpoint::VerifiedCheckpoint;
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind, Leaf, Salt, Subject};
use tlog::note::{Note, VerifierKey};
use tlog::tree::{Head, InclusionProof};

/// An entry that should stand in a log.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What it is.
    pub kind: &'a str,
    /// What it belongs to.
    pub subject: &'a str,
    /// Its place in the log, from 0.
    pub index: u64,
    /// The salt of its commitment, as 64 lower-case hexadecimal digits.
    pub salt: &'a str,
    /// Its bytes.
    pub bytes: &'a str,
    /// The proof of inclusion: hashes in Base64, from the leaf to the root.
    pub proof: &'a [String],
}

impl Entry<'_> {
    /// Whether it stands there.
    pub fn is_in(&self, head: &Head) -> bool {
        let leaf = || {
            let kind = Kind::parse(self.kind).ok()?;
            let commitment = Commitment::to(&kind, &salt(self.salt)?, self.bytes.as_bytes());
            let subject = Some(Subject::parse(self.subject).ok()?);
            Some(Leaf::Committed {
                kind,
                subject,
                commitment,
            })
        };
        let hashes = self.proof.iter().map(|it| Hash::from_base64(it).ok());
        let proof = hashes
            .collect::<Option<Vec<Hash>>>()
            .and_then(|it| InclusionProof::new(it).ok());
        let (Some(leaf), Some(proof)) = (leaf(), proof) else {
            return false;
        };
        let leaf = Hash::leaf(&leaf.bytes());
        proof.verify(&leaf, self.index, head).is_ok()
    }
}

/// The head that a log signed with its key; nothing if it did not.
pub fn head(log: &str, checkpoint: &str) -> Option<Head> {
    let key = VerifierKey::parse(log).ok()?;
    let note = Note::parse(checkpoint.as_bytes()).ok()?;
    let checkpoint = VerifiedCheckpoint::of(note, &key, &[]).ok()?;
    Some(*checkpoint.head())
}

/// A salt as 64 lower-case hexadecimal digits.
pub fn salt(text: &str) -> Option<Salt> {
    let digest = signed::Digest::parse(text).ok()?;
    Some(Salt::from_bytes(*digest.bytes()))
}
