use decision::entry::{self, Entry};

use super::{Check, Report, What};
use crate::archive::Archive;
use crate::record::Sealed;

/// Whether every record stands in the log, in this order.
pub(super) fn check(
    archive: &Archive,
    sealed: Option<&Sealed>,
    expected: Option<&str>,
    report: &mut Report,
) {
    if expected.is_some_and(|it| it != archive.head.log) {
        report.fault(Check::Log, None, What::OtherLog);
    }
    let Some(head) = entry::head(&archive.head.log, &archive.head.checkpoint) else {
        return report.fault(Check::Log, None, What::Checkpoint);
    };
    let mut last = None;
    for record in &archive.records {
        let index = record.index;
        if last.is_some_and(|last| index <= last) {
            report.fault(Check::Log, None, What::Order { index });
        }
        last = Some(index);
        let is_in = sealed.is_some_and(|sealed| {
            let entry = Entry {
                kind: record.kind.as_str(),
                subject: sealed.contract.as_str(),
                index,
                salt: &record.salt,
                bytes: &record.bytes,
                proof: &record.proof,
            };
            entry.is_in(&head)
        });
        if !is_in {
            report.fault(Check::Log, None, What::NotInLog { index });
        }
    }
}
