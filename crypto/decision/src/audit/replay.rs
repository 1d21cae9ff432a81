//! The records, one after the other, as they happened.

mod close;
mod say;
mod step;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::canonical::Digest;
use domain::decision::objection::Objection;
use domain::decision::round::Spoken;
use domain::decision::stage::{End, Stage};
use domain::decision::vote::Cast;
use domain::id::AdhesionId;
use signed::Verified;
use signed::decision::{Position, Vote};
use signed::key::{DeviceKey, KeyId};
use tlog::leaf::Commitment;

use super::{Check, Fault, Faults, Ground, What};
use crate::archive::Recorded;
use crate::record::{Kind, Tally};

/// Where a decision stands after the records so far.
#[derive(Default)]
pub(super) struct Replay {
    ground: Option<Ground>,
    stage: Option<Stage>,
    /// Versions of the text; the last is on the table.
    texts: Vec<Digest>,
    keys: HashMap<KeyId, Held>,
    positions: BTreeMap<AdhesionId, Chain<Position>>,
    votes: BTreeMap<AdhesionId, Chain<Vote>>,
    /// Positions that count in the round that is open.
    spoken: BTreeMap<AdhesionId, Spoken>,
    /// Ballots that count in the vote that is open.
    cast: BTreeMap<AdhesionId, Cast>,
    /// Objections of the round, by the envelope of the position.
    objections: BTreeMap<signed::Digest, Open>,
    /// What statements commit to, by their envelope.
    commitments: BTreeMap<signed::Digest, Commitment>,
    tallies: Vec<(u16, Tally)>,
    statements: u64,
}

/// A key, and for whom it speaks.
struct Held {
    key: DeviceKey,
    members: BTreeSet<AdhesionId>,
}

/// What was said for a voice so far.
struct Chain<T> {
    last: Verified<T>,
    in_person: bool,
}

/// An objection of the round that is open.
struct Open {
    voice: AdhesionId,
    answers: BTreeSet<signed::Digest>,
}

impl Replay {
    /// Takes the next record.
    pub(super) fn take(&mut self, record: &Recorded, faults: &mut Vec<Fault>) {
        let mut faults = Faults {
            all: faults,
            index: record.index,
        };
        let faults = &mut faults;
        if self.ground.is_none() && record.kind != Kind::Opened {
            return faults.push(Check::Course, What::Opening);
        }
        match record.kind {
            Kind::Opened => self.opened(record, faults),
            Kind::Text => self.text(record, faults),
            Kind::Key => self.key(record, faults),
            Kind::Revoked => self.revoked(record, faults),
            Kind::Round => self.round(record, faults),
            Kind::Position => self.position(record, faults),
            Kind::Answer => self.answer(record, faults),
            Kind::Word => self.word(record, faults),
            Kind::Vote => self.vote(record, faults),
            Kind::Closed => self.closed(record, faults),
            Kind::Withdrawn => self.withdrawn(record, faults),
        }
    }

    pub(super) const fn ground(&self) -> Option<&Ground> {
        self.ground.as_ref()
    }

    pub(super) fn into_ground(self) -> Option<Ground> {
        self.ground
    }

    pub(super) const fn statements(&self) -> u64 {
        self.statements
    }

    pub(super) fn tallies(&self) -> &[(u16, Tally)] {
        &self.tallies
    }

    pub(super) const fn end(&self) -> Option<End> {
        match self.stage {
            Some(Stage::Over(end)) => Some(end),
            _ => None,
        }
    }

    pub(super) fn has_text(&self, text: Digest) -> bool {
        self.texts.contains(&text)
    }

    pub(super) fn committed(&self, of: &signed::Digest) -> Option<Commitment> {
        self.commitments.get(of).copied()
    }

    pub(super) fn is_facilitator(&self, member: AdhesionId) -> bool {
        let ground = self.ground.as_ref();
        ground.is_some_and(|it| it.facilitators.contains(&member))
    }

    /// Objections of the round that wait for an answer or a word.
    fn waiting(&self) -> u64 {
        let spoken = self.spoken.values().filter_map(|it| it.objection);
        spoken.filter(|it: &Objection| it.waits()).count() as u64
    }
}
