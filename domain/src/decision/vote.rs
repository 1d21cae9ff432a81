//! The vote that follows where no agreement is found: open, by the majority and under the caps of that decision.

use std::collections::BTreeMap;

use super::Ballot;
use super::round::attend;
use crate::electorate::Cell;
use crate::electorate::roll::{Roll, Voter};
use crate::id::AdhesionId;
use crate::majority::{self, Ballots, Form, Side, Vote};
use crate::quorum::{self, Attendance, Convocation, Heads};
use crate::scenario::Verdict;
use crate::statutes::{CollegeId, Rules, Statutes};

/// The ballot that counts for a voice: the last that was cast for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// Who cast it: the member herself, or who carries her mandate.
    pub by: AdhesionId,
    /// The ballot.
    pub ballot: Ballot,
}

/// What the vote came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether enough took part; who cast a ballot is there.
    pub quorum: quorum::Outcome,
    /// The majority, as if the quorum were reached.
    pub majority: majority::Outcome,
    /// Those who cast nothing.
    pub silent: Heads,
    /// Those who leave numerator and denominator.
    pub recused: Heads,
    /// The result.
    pub verdict: Verdict,
}

/// Counts a vote. Ballots for a voice that is not on the roll, or is recused, count for nothing.
pub fn count(
    statutes: &Statutes,
    rules: &Rules,
    roll: &Roll,
    convocation: Convocation,
    cast: &BTreeMap<AdhesionId, Cast>,
    chair: Option<AdhesionId>,
) -> Outcome {
    let (mut silent, mut recused) = (Heads::default(), Heads::default());
    let mut attendance: BTreeMap<CollegeId, Attendance> = BTreeMap::new();
    let mut vote = Vote {
        form: Form::Open,
        cast: BTreeMap::new(),
        roll: BTreeMap::new(),
        chair: chair
            .and_then(|it| cast.get(&it))
            .and_then(|it| side(it.ballot)),
    };
    for voter in &roll.voters {
        if voter.recused.is_some() {
            recused.add(voter.voices);
            continue;
        }
        let own = cast.get(&voter.adhesion);
        attend(&mut attendance, voter, own.map(|it| it.by));
        let cell = cell(voter);
        *vote.roll.entry(cell.clone()).or_default() += u64::from(voter.voices);
        match own {
            None => silent.add(voter.voices),
            Some(own) => put(vote.cast.entry(cell).or_default(), voter, own),
        }
    }
    let quorum = quorum::quorum(rules, convocation, &attendance);
    let majority = majority::judge(statutes, rules, &vote);
    let verdict = if quorum.reached {
        Verdict::Voted(majority.verdict.clone())
    } else {
        Verdict::QuorumMissed(rules.second.rule)
    };
    Outcome {
        quorum,
        majority,
        silent,
        recused,
        verdict,
    }
}

const fn side(ballot: Ballot) -> Option<Side> {
    match ballot {
        Ballot::Yes => Some(Side::For),
        Ballot::No => Some(Side::Against),
        Ballot::Blank | Ballot::Abstention => None,
    }
}

/// The group in which caps treat a voter.
fn cell(voter: &Voter) -> Cell {
    Cell {
        college: voter.college.clone(),
        bloc: voter.bloc,
        side: voter.side,
    }
}

fn put(ballots: &mut Ballots, voter: &Voter, own: &Cast) {
    let count = if own.by == voter.adhesion {
        &mut ballots.in_person
    } else {
        &mut ballots.by_proxy
    };
    let sum = match own.ballot {
        Ballot::Yes => &mut count.yes,
        Ballot::No => &mut count.no,
        Ballot::Blank => &mut count.blank,
        Ballot::Abstention => &mut count.silent,
    };
    *sum += u64::from(voter.voices);
}
