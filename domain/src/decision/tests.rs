mod round;
mod speak;
mod vote;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Choice;
use super::round::Spoken;
use crate::canonical::Digest;
use crate::electorate::roll::{Format, Roll, Voter};
use crate::id::{AdhesionId, AttachmentId, BlocId};
use crate::statutes::{
    Consensus, ConsensusRule, DecisionKind, OrganKind, Rules, Said, Side, Statutes, template,
};

const MEETING: OrganKind = OrganKind::OrdinaryMeeting;

pub(super) fn id(n: u128) -> AdhesionId {
    AdhesionId(Uuid::from_u128(n))
}

fn voter(n: u128, college: &str, bloc: Option<u128>) -> Voter {
    Voter {
        adhesion: id(n),
        college: college.parse().unwrap(),
        voices: 1,
        side: if bloc.is_some() {
            Side::Establishment
        } else {
            Side::Ville
        },
        bloc: bloc.map(|it| BlocId(Uuid::from_u128(it))),
        attachment: bloc.map(|_| AttachmentId(Uuid::from_u128(n))),
        profession: None,
        recused: None,
        proxy: None,
    }
}

pub(super) fn ville(n: u128) -> Voter {
    voter(n, "ville", None)
}

fn recused(n: u128) -> Voter {
    let mut voter = ville(n);
    voter.recused = Some(AttachmentId(Uuid::from_u128(77)));
    voter
}

fn carried(n: u128, by: u128) -> Voter {
    let mut voter = ville(n);
    voter.proxy = Some(id(by));
    voter
}

pub(super) fn roll(voters: Vec<Voter>) -> Roll {
    Roll {
        format: Format::First,
        statutes: Digest::of(b"statutes"),
        organ: MEETING,
        college: None,
        decision: DecisionKind::Strategy,
        on: "2026-11-27".parse().unwrap(),
        voters,
    }
}

/// The statutes of the template, its rules for a strategic choice, and how it seeks agreement on one.
pub(super) fn rules() -> (Statutes, Rules, ConsensusRule) {
    let statutes = template();
    let rules = statutes.rules(MEETING, DecisionKind::Strategy);
    let rule = rules.consensus.rule.clone().unwrap();
    (statutes, rules, rule)
}

pub(super) fn spoken(of: &[(u128, Choice)]) -> BTreeMap<AdhesionId, Spoken> {
    let one = |(n, choice): &(u128, Choice)| {
        let spoken = Spoken {
            by: id(*n),
            choice: *choice,
            objection: None,
        };
        (id(*n), spoken)
    };
    of.iter().map(one).collect()
}

/// The template with another clause on consensus.
fn with(change: impl FnOnce(&mut ConsensusRule)) -> (Rules, ConsensusRule) {
    let (mut statutes, _, mut rule) = rules();
    change(&mut rule);
    statutes.organs[0].consensus = Said::says("11", Consensus::Sought(rule.clone()));
    assert_eq!(statutes.contradictions(), []);
    (statutes.rules(MEETING, DecisionKind::Strategy), rule)
}

#[test]
fn a_roll_is_read_back_as_it_was_written_and_with_the_same_digest() {
    let roll = roll(vec![ville(1), recused(2), carried(3, 1)]);
    let again: Roll = serde_json::from_str(&roll.canonical()).unwrap();
    assert_eq!(again, roll);
    assert_eq!(again.digest(), roll.digest());
}
