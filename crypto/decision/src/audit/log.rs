use tlog::checkpoint::VerifiedCheckpoint;
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind as LeafKind, Leaf, Salt, Subject};
use tlog::note::{Note, VerifierKey};
use tlog::tree::{Head, InclusionProof};

use super::{Check, Fault, What};
use crate::archive::{Archive, Recorded};
use crate::record::{self, Kind, Opened};

/// Whether every record stands in the log, in this order.
pub(super) fn check(archive: &Archive, expected: Option<&str>) -> Vec<Fault> {
    let fault = |index, what| Fault {
        check: Check::Log,
        index,
        what,
    };
    let mut faults = Vec::new();
    if expected.is_some_and(|it| it != archive.head.log) {
        faults.push(fault(None, What::OtherLog));
    }
    let Some(head) = head(archive) else {
        faults.push(fault(None, What::Checkpoint));
        return faults;
    };
    let decision = decision(archive);
    let mut last = None;
    for record in &archive.records {
        let index = Some(record.index);
        if last.is_some_and(|last| record.index <= last) {
            faults.push(fault(index, What::Order));
        }
        last = Some(record.index);
        let subject = decision.as_deref();
        if !subject.is_some_and(|it| is_in(record, it, &head)) {
            faults.push(fault(index, What::NotInLog));
        }
    }
    faults
}

fn head(archive: &Archive) -> Option<Head> {
    let key = VerifierKey::parse(&archive.head.log).ok()?;
    let note = Note::parse(archive.head.checkpoint.as_bytes()).ok()?;
    let checkpoint = VerifiedCheckpoint::of(note, &key, &[]).ok()?;
    Some(*checkpoint.head())
}

/// The decision to which the entries belong, as the beginning says.
fn decision(archive: &Archive) -> Option<String> {
    let first = archive.records.iter().find(|it| it.kind == Kind::Opened)?;
    let opened: Opened = record::read(&first.bytes)?;
    Some(opened.decision.as_str().to_owned())
}

fn is_in(record: &Recorded, decision: &str, head: &Head) -> bool {
    let entry = || {
        let kind = LeafKind::parse(record.kind.as_str()).ok()?;
        let commitment = Commitment::to(&kind, &salt(&record.salt)?, record.bytes.as_bytes());
        let subject = Some(Subject::parse(decision).ok()?);
        Some(Leaf::Committed {
            kind,
            subject,
            commitment,
        })
    };
    let hashes = record.proof.iter().map(|it| Hash::from_base64(it).ok());
    let proof = hashes
        .collect::<Option<Vec<Hash>>>()
        .and_then(|it| InclusionProof::new(it).ok());
    let (Some(entry), Some(proof)) = (entry(), proof) else {
        return false;
    };
    let leaf = Hash::leaf(&entry.bytes());
    proof.verify(&leaf, record.index, head).is_ok()
}

/// A salt as 64 lower-case hexadecimal digits.
pub(super) fn salt(text: &str) -> Option<Salt> {
    let digest = signed::Digest::parse(text).ok()?;
    Some(Salt::from_bytes(*digest.bytes()))
}
