//! Votes → seats: best votes first within each college, under the caps of the statutes.
//!
//! Candidates are ranked by votes inside their college; colleges are taken in the order of the statutes. Walking down, who
//! would break a maximum is skipped. Then, while a minimum is not met, the lowest-ranked elected of a college gives way to the
//! best-ranked who brings the board closer to its minimums. Where that is impossible seats stay vacant for it. The same
//! votes always give the same seats, and everyone who is not elected is told why.

mod order;
mod swap;

pub use order::Tied;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::limits::{Full, Limits, Seat, Short, Sitting};
use crate::canonical::Digest;
use crate::id::AdhesionId;
use crate::statutes::{CollegeId, SeatTie, Statutes};
use order::{Standing, ranked};

/// A candidate and the votes that they have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub adhesion: AdhesionId,
    /// In which college.
    pub college: CollegeId,
    /// Their votes, or their voices.
    pub votes: u64,
    /// What the limits ask of them.
    pub seat: Seat,
    /// Their day of birth, where age decides ties.
    pub born_on: Option<NaiveDate>,
}

/// An election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// Seats to fill in each college.
    pub seats: BTreeMap<CollegeId, u16>,
    /// Who sits already and stays: they count for every limit.
    pub sitting: Vec<Seat>,
    /// Candidates, in any order.
    pub candidates: Vec<Candidate>,
    /// The seed that was published before, where a lot decides ties.
    pub seed: Option<Digest>,
}

/// What an election came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Seats are filled, as far as they can be.
    Allocated(Allocation),
    /// Candidates with as many votes cannot be told apart, and it matters: they are voted on again.
    VoteAgain(Tied),
}

/// Seats, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Every candidate, college by college in the order of the statutes and by rank.
    pub candidates: Vec<(AdhesionId, Why)>,
    /// Seats that stay empty.
    pub vacant: Vec<(CollegeId, u16)>,
    /// Minimums that the board does not meet, vacant seats notwithstanding.
    pub short: Vec<Short>,
}

/// Why a candidate is elected, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Elected by votes.
    Elected,
    /// Elected so that a minimum is met, in the place of another.
    ElectedFor(Short, AdhesionId),
    /// Skipped: a maximum was reached.
    Skipped(Full),
    /// Others had more votes.
    NotEnoughVotes,
    /// Had the votes, and gave way so that a minimum is met.
    GaveWay(Short, AdhesionId),
    /// Had the votes, and the seat stays vacant for a minimum that no candidate meets.
    LeftVacant(Short),
    /// Their college elects nobody.
    NoSeat,
}

impl Why {
    /// Whether they are elected.
    pub const fn is_elected(&self) -> bool {
        matches!(self, Self::Elected | Self::ElectedFor(..))
    }
}

/// Allocates seats.
pub fn allocate(statutes: &Statutes, contest: &Contest) -> Outcome {
    let limits = Limits::of(statutes);
    let tie = statutes
        .elections
        .rule()
        .map_or(SeatTie::NewVote, |it| it.tie);
    let mut table = Table {
        statutes,
        limits,
        sitting: Sitting::default(),
        colleges: Vec::new(),
    };
    for seat in &contest.sitting {
        table.sitting.seat(*seat);
    }
    for college in &statutes.colleges {
        let own = contest
            .candidates
            .iter()
            .filter(|it| it.college == college.id);
        let lines = ranked(own, tie, contest.seed);
        let lines = lines.into_iter().map(|(standing, candidate)| Line {
            candidate,
            standing,
            why: Why::NotEnoughVotes,
        });
        table.colleges.push(Own {
            college: college.id.clone(),
            seats: contest.seats.get(&college.id).copied().unwrap_or(0),
            lines: lines.collect(),
        });
    }
    let filled = table
        .walk()
        .and_then(|()| table.meet_minimums())
        .and_then(|()| table.reserve());
    match filled {
        Ok(()) => Outcome::Allocated(table.allocation()),
        Err(tied) => Outcome::VoteAgain(tied),
    }
}

/// The seats while they are filled.
struct Table<'a> {
    statutes: &'a Statutes,
    limits: Limits,
    sitting: Sitting,
    colleges: Vec<Own<'a>>,
}

/// One college.
struct Own<'a> {
    college: CollegeId,
    seats: u16,
    lines: Vec<Line<'a>>,
}

/// One candidate.
struct Line<'a> {
    candidate: &'a Candidate,
    standing: Standing,
    why: Why,
}

impl Own<'_> {
    fn vacant(&self) -> u16 {
        let elected = self.lines.iter().filter(|it| it.why.is_elected()).count();
        self.seats
            .saturating_sub(u16::try_from(elected).unwrap_or(u16::MAX))
    }
}

impl Table<'_> {
    /// Best votes first, passing over whoever would break a maximum. Those who cannot be told apart are elected together or,
    /// where not all of them can be, not told apart by us.
    fn walk(&mut self) -> Result<(), Tied> {
        let (limits, sitting) = (&self.limits, &mut self.sitting);
        for own in &mut self.colleges {
            let mut left = usize::from(own.seats);
            for group in own
                .lines
                .chunk_by_mut(|one, other| one.standing == other.standing)
            {
                if own.seats == 0 {
                    for line in group {
                        line.why = Why::NoSeat;
                    }
                    continue;
                }
                if left == 0 {
                    continue;
                }
                for line in group.iter_mut() {
                    if let Some(full) = sitting.full(limits, line.candidate.seat) {
                        line.why = Why::Skipped(full);
                    }
                }
                let free: Vec<&mut Line<'_>> = group
                    .iter_mut()
                    .filter(|it| it.why == Why::NotEnoughVotes)
                    .collect();
                let alike: Vec<AdhesionId> = free.iter().map(|it| it.candidate.adhesion).collect();
                let tied = Tied::of(own.college.clone(), alike, left);
                if free.len() > left {
                    return Err(tied);
                }
                for line in free {
                    if sitting.full(limits, line.candidate.seat).is_some() {
                        return Err(tied);
                    }
                    sitting.seat(line.candidate.seat);
                    line.why = Why::Elected;
                    left -= 1;
                }
            }
        }
        Ok(())
    }

    fn allocation(self) -> Allocation {
        let short = self.sitting.short(&self.limits);
        let vacant = self
            .colleges
            .iter()
            .map(|it| (it.college.clone(), it.vacant()));
        let vacant = vacant.filter(|(_, seats)| *seats > 0).collect();
        let lines = self.colleges.into_iter().flat_map(|it| it.lines);
        Allocation {
            candidates: lines.map(|it| (it.candidate.adhesion, it.why)).collect(),
            vacant,
            short,
        }
    }
}

#[cfg(test)]
mod tests;
