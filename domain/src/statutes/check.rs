mod cap;
mod college;
mod composition;
mod organ;
mod place;
mod plain;

pub use place::Place;

use super::{CollegeId, DecisionKind, OrganKind, Statutes};
use crate::profession::Profession;
use crate::typed::TypedRefused;

impl Statutes {
    /// Everything in this document that cannot hold, each at its place: plain values first, then colleges, organs
    /// and caps. None: it can be applied.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Found::default();
        plain::check(self, &mut found);
        college::check(self, &mut found);
        organ::check(self, &mut found);
        cap::check(self, &mut found);
        composition::check(self, &mut found);
        found.0
    }
}

/// A contradiction and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Where.
    pub at: Place,
    /// What.
    pub what: What,
}

/// What cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A text is missing.
    Empty,
    /// A text is too long or holds invisible signs.
    Text(TypedRefused),
    /// A number that must be at least one is nought.
    Zero,
    /// A number is beyond what makes sense.
    Above {
        /// The most.
        most: u32,
    },
    /// A number is below what makes sense.
    Below {
        /// The least.
        least: u32,
    },
    /// A share is more than all.
    AboveOne,
    /// A share that leaves room for others must be less than all.
    NotBelowOne,
    /// The same entry stands twice.
    Twice,
    /// A list that must name something is empty.
    NamesNothing,

    /// There is no college with voices, so nobody decides.
    NobodyVotes,
    /// Nobody can be a member of that college: it has no condition that someone meets.
    NobodyBelongs,
    /// Nobody can meet that condition.
    ConditionMeetsNobody,
    /// Whoever meets that condition belongs to a college that stands before.
    TakenBefore {
        /// Which.
        by: CollegeId,
    },
    /// A college has seats and nobody can be its member.
    SeatsNobodyFills,
    /// The seats of the colleges are not those of the board.
    SeatsDoNotAddUp {
        /// Of the board.
        board: u32,
        /// Of the colleges together.
        colleges: u32,
    },
    /// Colleges elect seats of a board on which the statutes are silent.
    SeatsWithoutBoard,
    /// Establishments are partners (or have a consultative voice), and that college gives a hospital more.
    EstablishmentsHaveMore {
        /// The college.
        college: CollegeId,
    },

    /// There is no such college.
    UnknownCollege,
    /// That college has no voice to count.
    CollegeDoesNotVote,
    /// More for than against is counted of votes, not of people.
    SimpleIsOfVotes,
    /// A qualified majority is more than half.
    NotAboveHalf,
    /// A share of all is unanimity, and is said so.
    ShareIsUnanimity,
    /// A second convocation follows a missed quorum, and there is none.
    SecondWithoutQuorum,
    /// The second quorum is not easier than the first.
    SecondNotEasier,
    /// The chair's vote cannot decide a secret vote.
    ChairInSecret,
    /// Limits that limit nothing.
    LimitsNothing,
    /// Positions towards consensus are open, and that decision is always taken in secret.
    ConsensusOnSecret {
        /// Which.
        decision: DecisionKind,
    },

    /// Part of what that cap says is what another one says, for the same decisions.
    SameCap {
        /// Place of the other in the list, from 0.
        other: usize,
    },
    /// The cap rounds down to no seat, and the statutes do not say what holds then.
    CapRoundsToZero {
        /// Seats of the board.
        seats: u32,
    },
    /// A college that only establishments can be in has more seats than the cap leaves them.
    CapBelowCollege {
        /// The college.
        college: CollegeId,
        /// Its seats.
        seats: u32,
        /// What the cap leaves.
        most: u32,
    },
    /// The side of ville needs more seats than colleges that ville can be in have.
    VilleOutOfReach {
        /// Seats of those colleges.
        most: u32,
        /// Seats needed.
        needed: u32,
    },
    /// The weights of the colleges do not make one.
    WeightsDoNotMakeOne,
    /// A college that votes has no weight.
    CollegeNotWeighed {
        /// Which.
        college: CollegeId,
    },
    /// Votes cast are capped where votes are always secret: that would need an urn for each bloc.
    CapOnSecret {
        /// Where.
        organ: OrganKind,
    },
    /// A cap on seats, and no board.
    CapWithoutBoard,
    /// Not an office of the association.
    NotAnOffice,
    /// The minimums ask for more seats than the board has.
    MinimumsAboveSeats {
        /// Seats asked for.
        needed: u32,
        /// Seats of the board.
        seats: u32,
    },
    /// The most that one profession may have is less than the least that is asked of it.
    ProfessionExcluded {
        /// Which.
        profession: Profession,
        /// The most.
        most: u32,
        /// The least.
        least: u32,
    },
    /// Colleges take fewer professions than the board must have.
    TooFewProfessions {
        /// How many they take.
        most: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Nobody would fill the seats: that many professions at most share them, each with that many at most.
    SharesLeaveSeats {
        /// Seats that can be filled.
        most: u32,
        /// Seats of the board.
        seats: u32,
    },
}

/// What was found so far.
#[derive(Debug, Default)]
struct Found(Vec<Contradiction>);

impl Found {
    fn push(&mut self, at: Place, what: What) {
        self.0.push(Contradiction { at, what });
    }

    fn when(&mut self, holds: bool, at: Place, what: What) {
        if holds {
            self.push(at, what);
        }
    }
}

#[cfg(test)]
mod tests;
