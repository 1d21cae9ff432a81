//! What opens, and what it is about.

use std::collections::BTreeSet;

use domain::decision::stage::Stage;

use super::{Check, Faults, Ground, Held, Recorded, Replay, What};
use crate::record::{self, Key, Opened, Revoked, Round, Text, Withdrawn};

impl Replay {
    pub(super) fn opened(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        if self.ground.is_some() {
            return faults.push(Check::Course, What::Opening);
        }
        let Some(opened) = record::read::<Opened>(&record.bytes) else {
            return faults.push(Check::Course, What::NotARecord);
        };
        self.ground = Ground::of(&opened, faults);
        self.stage = Some(Stage::tabled(opened.tabled));
    }

    pub(super) fn text(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let (Some(text), Some(ground)) = (record::read::<Text>(&record.bytes), &self.ground) else {
            return faults.push(Check::Course, What::NotARecord);
        };
        if u64::from(text.version) != self.texts.len() as u64 + 1 {
            faults.push(Check::Course, What::Number);
        }
        match self.stage.clone().map(|it| it.rewritten(&ground.consensus)) {
            Some(Ok(next)) => self.stage = Some(next),
            Some(Err(refused)) => faults.push(Check::Course, What::Stage(refused)),
            None => faults.push(Check::Course, What::Text),
        }
        // Positions on another text are void.
        self.forget();
        self.texts.push(text.sha256);
    }

    pub(super) fn key(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        match record::read::<Key>(&record.bytes) {
            Some(Key { key, member }) => {
                let held = self.keys.entry(key.id()).or_insert_with(|| Held {
                    key,
                    members: BTreeSet::new(),
                });
                held.members.insert(member);
            }
            None => faults.push(Check::Statements, What::NotARecord),
        }
    }

    pub(super) fn revoked(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let revoked = record::read::<Revoked>(&record.bytes);
        let known = revoked.and_then(|it| {
            let held = self.keys.get_mut(&it.key.id())?;
            held.members.remove(&it.member).then_some(())
        });
        if known.is_none() {
            faults.push(Check::Statements, What::Key);
        }
    }

    pub(super) fn round(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let (Some(round), Some(ground)) = (record::read::<Round>(&record.bytes), &self.ground)
        else {
            return faults.push(Check::Course, What::NotARecord);
        };
        if self.texts.last() != Some(&round.text) {
            faults.push(Check::Course, What::Text);
        }
        let rule = &ground.consensus;
        let next = match (&self.stage, round.vote) {
            (Some(Stage::Discussion(it)), false) => it.open(rule, round.span()).map(Stage::Round),
            (Some(Stage::Discussion(it)), true) => it.vote(rule, round.span()).map(Stage::Voting),
            (Some(Stage::Between(it)), false) => it.open(rule, round.span()).map(Stage::Round),
            (Some(Stage::Between(it)), true) => it.vote(rule, round.span()).map(Stage::Voting),
            _ => return faults.push(Check::Course, What::Number),
        };
        match next {
            Ok(next) => {
                let number = match &next {
                    Stage::Round(it) => it.number,
                    Stage::Voting(it) => it.number,
                    _ => 0,
                };
                if number != round.number {
                    faults.push(Check::Course, What::Number);
                }
                self.forget();
                self.stage = Some(next);
            }
            Err(refused) => faults.push(Check::Course, What::Stage(refused)),
        }
    }

    pub(super) fn withdrawn(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        if record::read::<Withdrawn>(&record.bytes).is_none() {
            return faults.push(Check::Course, What::NotARecord);
        }
        match self.stage.take().map(Stage::withdraw) {
            Some(Ok(next)) => self.stage = Some(next),
            Some(Err(refused)) => faults.push(Check::Course, What::Stage(refused)),
            None => faults.push(Check::Course, What::Opening),
        }
    }

    /// Positions, ballots and objections of what is over count no more.
    fn forget(&mut self) {
        self.spoken.clear();
        self.cast.clear();
        self.votes.clear();
        self.objections.clear();
    }
}
