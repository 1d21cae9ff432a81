use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Group, Scenario, voices};
use crate::election::limits::Seat;
use crate::election::seats::{Candidate, Contest, Outcome, allocate};
use crate::electorate::Cell;
use crate::id::AdhesionId;
use crate::statutes::{Cap, DecisionKind, OrganKind, Statutes};

/// Somebody who stands in an election that is tried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contender {
    /// In which group.
    pub cell: Cell,
    /// Their votes.
    pub votes: u64,
}

/// What the election of a board came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    /// Seats to fill.
    pub seats: u64,
    /// The seats, and why; contenders by their place: see [`place`].
    pub outcome: Outcome,
    /// Articles of minimums that are not looked at: professions are not asked, or other colleges do not vote.
    pub aside: Vec<String>,
}

impl Seated {
    /// How many are elected.
    pub fn elected(&self) -> u64 {
        match &self.outcome {
            Outcome::VoteAgain(_) => 0,
            Outcome::Allocated(all) => {
                let elected = all.candidates.iter().filter(|(_, why)| why.is_elected());
                u64::try_from(elected.count()).unwrap_or(u64::MAX)
            }
        }
    }
}

/// Whether members elect the board: then votes go to contenders, and nothing is for or against.
pub fn elects(scenario: &Scenario) -> bool {
    scenario.decision == DecisionKind::Election
        && matches!(
            scenario.organ,
            OrganKind::OrdinaryMeeting | OrganKind::ExtraordinaryMeeting | OrganKind::CollegeVote
        )
}

/// The place of a contender in the scenario.
pub fn place(id: AdhesionId) -> usize {
    usize::try_from(id.0.as_u128()).unwrap_or(usize::MAX)
}

/// Elects a whole board; nothing where it is no such election.
pub fn seated(statutes: &Statutes, scenario: &Scenario) -> Option<Seated> {
    if !elects(scenario) {
        return None;
    }
    let alone = scenario.organ == OrganKind::CollegeVote;
    let (mut known, mut aside) = (statutes.clone(), Vec::new());
    known.caps.retain(|it| {
        let out = match it.rule {
            Cap::Composition(_) => true,
            Cap::VilleSeats => alone,
            _ => false,
        };
        if out {
            aside.push(it.article.clone());
        }
        !out
    });
    let colleges = statutes.colleges.iter();
    let called = colleges.filter(|it| super::is_called(scenario, &it.id));
    let seats: BTreeMap<_, _> = called.map(|it| (it.id.clone(), it.seats)).collect();
    let candidates = scenario.contenders.iter().enumerate();
    let candidates = candidates.map(|(n, it)| Candidate {
        adhesion: AdhesionId(Uuid::from_u128(u128::try_from(n).unwrap_or(u128::MAX))),
        college: it.cell.college.clone(),
        votes: it.votes,
        seat: Seat {
            profession: None,
            field: None,
            side: it.cell.side,
            bloc: it.cell.bloc,
        },
        born_on: None,
    });
    let contest = Contest {
        sitting: Vec::new(),
        candidates: candidates
            .filter(|it| seats.contains_key(&it.college))
            .collect(),
        seed: None,
        seats,
    };
    Some(Seated {
        seats: contest.seats.values().map(|it| u64::from(*it)).sum(),
        outcome: allocate(&known, &contest),
        aside,
    })
}

/// Contenders with more votes than their college has, and how many it has: each voter gives one contender all their
/// voices or none.
pub fn too_many_votes(statutes: &Statutes, scenario: &Scenario) -> Vec<(usize, u64)> {
    let cast = |group: &Group| {
        let there = u64::from(group.people.present) + u64::from(group.people.represented);
        there * u64::from(voices(statutes, scenario.organ, &group.cell.college))
    };
    let of_college = |it: &Contender| -> u64 {
        let groups = scenario.groups.iter();
        let own = groups.filter(|group| group.cell.college == it.cell.college);
        own.map(cast).sum()
    };
    let contenders = scenario.contenders.iter().enumerate();
    let most = contenders.map(|(n, it)| (n, it, of_college(it)));
    most.filter(|(_, it, most)| it.votes > *most)
        .map(|(n, _, most)| (n, most))
        .collect()
}
