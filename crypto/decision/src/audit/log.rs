use super::{Check, Fault, What};
use crate::archive::Archive;
use crate::entry::{self, Entry};
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
    let Some(head) = entry::head(&archive.head.log, &archive.head.checkpoint) else {
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
        let is_in = decision.as_deref().is_some_and(|subject| {
            let entry = Entry {
                kind: record.kind.as_str(),
                subject,
                index: record.index,
                salt: &record.salt,
                bytes: &record.bytes,
                proof: &record.proof,
            };
            entry.is_in(&head)
        });
        if !is_in {
            faults.push(fault(index, What::NotInLog));
        }
    }
    faults
}

/// The decision to which the entries belong, as the beginning says.
fn decision(archive: &Archive) -> Option<String> {
    let first = archive.records.iter().find(|it| it.kind == Kind::Opened)?;
    let opened: Opened = record::read(&first.bytes)?;
    Some(opened.decision.as_str().to_owned())
}
