//! Agreement sought before a vote.

use super::super::plain::{DAYS_MAX, number, said, twice};
use super::super::{Found, Place, What};
use crate::statutes::{Consensus, Organ, Secrecy};

/// More rounds than anybody sits through.
const ROUNDS_MAX: u16 = 10;

pub(super) fn check(organ: &Organ, at: &Place, found: &mut Found) {
    let Some((Consensus::Sought(rule), here)) = said(&organ.consensus, at, found) else {
        return;
    };
    let here = here.to("sought");
    let decisions = here.to("decisions");
    found.when(
        rule.decisions.is_empty(),
        decisions.clone(),
        What::NamesNothing,
    );
    twice(&rule.decisions, &decisions, found);
    for (n, decision) in rule.decisions.iter().enumerate() {
        let own = organ.decisions.iter().find(|it| it.decision == *decision);
        let own = own.and_then(|it| it.secrecy.rule());
        let secret = own.or(organ.secrecy.rule()) == Some(&Secrecy::Always);
        let decision = *decision;
        found.when(
            secret,
            decisions.at(n),
            What::ConsensusOnSecret { decision },
        );
    }
    // No day of discussion is a choice; a round of no day is none.
    let discussion = here.to("discussion-days");
    let most = u32::from(DAYS_MAX);
    found.when(
        rule.discussion_days > DAYS_MAX,
        discussion,
        What::Above { most },
    );
    number(rule.round_days, DAYS_MAX, &here.to("round-days"), found);
    number(rule.rounds, ROUNDS_MAX, &here.to("rounds"), found);
}
