//! Who sits, and why, as a document: `seats.json`.

use domain::canonical::canonical;
use domain::election::limits::{Full, Short};
use domain::election::seats::{Outcome, Tied, Why, allocate};
use domain::statutes::{CollegeId, Statutes};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::held::Held;
use domain::canonical::Digest;

/// What the document says that it is.
pub const FORMAT: &str = "collegiale/seats/1";

/// What an election came to. In its canonical form (`domain::canonical`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Seated {
    /// [`FORMAT`].
    pub format: String,
    /// Every candidate: college by college in the order of the statutes and by rank; then who withdrew.
    pub candidates: Vec<Placed>,
    /// Seats that stay empty.
    pub vacant: Vec<Vacant>,
    /// Minimums of the statutes that the board does not meet even so.
    pub short: Vec<Short>,
    /// Candidates between whom one votes again; then nobody has a seat yet.
    pub again: Option<Tied>,
}

/// A candidate and what became of her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Placed {
    /// The candidacy.
    pub id: Uuid,
    /// Her name.
    pub name: String,
    /// Her college.
    pub college: CollegeId,
    /// Her votes, papers included.
    pub votes: u64,
    /// What became of her.
    pub fate: Fate,
}

/// Empty seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vacant {
    /// Of which college.
    pub college: CollegeId,
    /// How many.
    pub seats: u16,
}

/// What became of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Fate {
    /// Elected by votes.
    Elected,
    /// Elected so that a minimum is met, in the place of another.
    ElectedFor(Short, Uuid),
    /// Skipped: a maximum was reached.
    Skipped(Full),
    /// Others had more votes.
    NotEnoughVotes,
    /// Had the votes, and gave way to another so that a minimum is met.
    GaveWay(Short, Uuid),
    /// Had the votes, and the seat stays empty for a minimum that no candidate meets.
    LeftVacant(Short),
    /// Their college elects nobody.
    NoSeat,
    /// Withdrew after the ballots were made.
    Withdrew,
    /// Not known before one has voted again.
    Waits,
}

impl Fate {
    /// Whether she has a seat.
    pub const fn is_elected(&self) -> bool {
        matches!(self, Self::Elected | Self::ElectedFor(..))
    }

    fn of(why: &Why) -> Self {
        match why {
            Why::Elected => Self::Elected,
            Why::ElectedFor(short, other) => Self::ElectedFor(short.clone(), other.0),
            Why::Skipped(full) => Self::Skipped(full.clone()),
            Why::NotEnoughVotes => Self::NotEnoughVotes,
            Why::GaveWay(short, other) => Self::GaveWay(short.clone(), other.0),
            Why::LeftVacant(short) => Self::LeftVacant(short.clone()),
            Why::NoSeat => Self::NoSeat,
        }
    }
}

impl Seated {
    /// The seats that votes and statutes give.
    pub fn of(held: &Held, statutes: &Statutes, votes: &[Vec<u64>], seed: Digest) -> Self {
        let contest = held.contest(votes, seed);
        let all = || {
            held.urns
                .iter()
                .zip(votes)
                .flat_map(|(urn, votes)| urn.candidates.iter().zip(votes.iter().copied()))
        };
        let placed = |id: Uuid, fate: Fate| {
            let (it, votes) = all().find(|(it, _)| it.id == id)?;
            Some(Placed {
                id,
                name: it.name.clone(),
                college: it.college.clone(),
                votes,
                fate,
            })
        };
        let (mut candidates, vacant, short, again): (Vec<Placed>, _, _, _) =
            match allocate(statutes, &contest) {
                Outcome::Allocated(it) => {
                    let vacant = it.vacant.into_iter();
                    let vacant = vacant.map(|(college, seats)| Vacant { college, seats });
                    let lines = it.candidates.iter();
                    let lines = lines.filter_map(|(id, why)| placed(id.0, Fate::of(why)));
                    (lines.collect(), vacant.collect(), it.short, None)
                }
                Outcome::VoteAgain(tied) => {
                    let lines = contest.candidates.iter();
                    let lines = lines.filter_map(|it| placed(it.adhesion.0, Fate::Waits));
                    (lines.collect(), Vec::new(), Vec::new(), Some(tied))
                }
            };
        let withdrawn = all().filter(|(it, _)| it.withdrawn);
        candidates.extend(withdrawn.filter_map(|(it, _)| placed(it.id, Fate::Withdrew)));
        Self {
            format: FORMAT.to_owned(),
            candidates,
            vacant,
            short,
            again,
        }
    }

    /// The exact text.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// Reads the exact text; nothing of any other.
    pub fn read(text: &str) -> Option<Self> {
        let seated: Self = serde_json::from_str(text).ok()?;
        (seated.format == FORMAT && seated.canonical() == text).then_some(seated)
    }
}
