//! What closes, and what it came to.

use domain::decision::stage::{AfterRound, Stage, StageRefused};
use domain::decision::{round, vote};

use super::{Check, Faults, Recorded, Replay, What};
use crate::record::{self, Closed, Tally};

impl Replay {
    pub(super) fn closed(&mut self, record: &Recorded, faults: &mut Faults<'_>) {
        let Some(closed) = record::read::<Closed>(&record.bytes) else {
            return faults.push(Check::Course, What::NotARecord);
        };
        let Some((number, tally, after)) = self.count(&closed) else {
            return faults.push(Check::Course, What::NothingOpen);
        };
        if closed.number != number {
            faults.push(Check::Course, What::Number);
        }
        if closed.tally != tally {
            faults.push(Check::Counts, What::Count);
        }
        self.tallies.push((number, tally));
        let next = match after {
            Ok(AfterRound::Over(end)) => Stage::Over(end),
            Ok(AfterRound::Between(next)) => Stage::Between(next),
            Err(refused) => return faults.push(Check::Course, What::Stage(refused)),
        };
        self.stage = Some(next);
        if closed.end != self.end() {
            faults.push(Check::Counts, What::End);
        }
    }

    /// What is open, counted, and what follows.
    fn count(&self, closed: &Closed) -> Option<(u16, Tally, Result<AfterRound, StageRefused>)> {
        let ground = self.ground.as_ref()?;
        let (rules, rule) = (&ground.rules, &ground.consensus);
        let second = rules.second.rule;
        let now = (closed.at, closed.on);
        match self.stage.as_ref()? {
            Stage::Round(it) => {
                let outcome = round::judge(rules, rule, &ground.roll, it.convocation, &self.spoken);
                let after = it.close(rule, second, &outcome, self.waiting(), now);
                Some((it.number, Tally::of_round(&outcome), after))
            }
            Stage::Voting(it) => {
                let (statutes, chair) = (&ground.statutes, ground.chair);
                let outcome = vote::count(
                    statutes,
                    rules,
                    &ground.roll,
                    it.convocation,
                    &self.cast,
                    chair,
                );
                let after = it.close(second, &outcome, now);
                Some((it.number, Tally::of_vote(&outcome), after))
            }
            _ => None,
        }
    }
}
