use std::collections::BTreeSet;

use domain::canonical::Digest;
use signed::decision::Reason;

use super::replay::Replay;
use super::{Check, Fault, What};
use crate::archive::Archive;
use crate::entry::salt;
use crate::pseudonym::Pseudonym;

/// Whether names, reasons and texts that stand beside are what was committed to.
pub(super) fn check(archive: &Archive, replay: &Replay, faults: &mut Vec<Fault>) {
    let mut when = |holds: bool| {
        if !holds {
            faults.push(Fault {
                check: Check::Openings,
                index: None,
                what: What::Opened,
            });
        }
    };
    let known: BTreeSet<_> = replay
        .ground()
        .map(|it| it.roll.voters.iter().map(|it| it.adhesion))
        .into_iter()
        .flatten()
        .collect();
    for person in &archive.persons {
        let named = salt(&person.salt)
            .is_some_and(|it| Pseudonym::of(person.adhesion.0, &it).adhesion() == person.voter);
        when(named && (known.contains(&person.voter) || replay.is_facilitator(person.voter)));
    }
    for reason in &archive.reasons {
        let opened = salt(&reason.salt).is_some_and(|salt| {
            let as_reason = Reason::parse(reason.bytes.as_bytes())
                .ok()
                .and_then(|it| it.commit(&salt).ok());
            let as_answer = Reason::commit_answer(&reason.bytes, &salt).ok();
            let committed = replay.committed(&reason.of);
            committed.is_some() && (committed == as_reason || committed == as_answer)
        });
        when(opened);
    }
    for wording in &archive.wordings {
        when(replay.has_text(Digest::of(wording.text.as_bytes())));
    }
}
