//! The document that binds the parts of an election together: `election.json`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::canonical::{Digest, canonical};
use domain::election::limits::Seat;
use domain::election::seats::{Candidate, Contest};
use domain::id::AdhesionId;
use domain::statutes::CollegeId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::lot::Drawn;

/// What the document says that it is.
pub const FORMAT: &str = "collegiale/election/1";

/// An election, as it was held. In its canonical form (`domain::canonical`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Held {
    /// [`FORMAT`].
    pub format: String,
    /// The association.
    pub cpts: Uuid,
    /// The election.
    pub election: Uuid,
    /// What it is called.
    pub title: String,
    /// The statutes under which it was held.
    pub statutes: Digest,
    /// The roll of who might vote.
    pub roll: Digest,
    /// The seats to fill, college by college.
    pub seats: Vec<Seats>,
    /// Who sits already and stays.
    pub sitting: Vec<Seat>,
    /// The urns, in their order.
    pub urns: Vec<Urn>,
    /// What gave the order on the ballots.
    pub order: Drawn,
    /// What decides ties where the statutes say a lot does.
    pub lot: Drawn,
}

/// Seats of a college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Seats {
    /// Whose.
    pub college: CollegeId,
    /// How many.
    pub seats: u16,
}

/// An urn: one archive of Belenios with one question, unless everybody voted on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Urn {
    /// The college, which names its file too.
    pub college: CollegeId,
    /// How people call it.
    pub name: String,
    /// The colleges that vote in it.
    pub colleges: Vec<CollegeId>,
    /// The identifier in the archive; none where everybody voted on paper.
    pub uuid: Option<String>,
    /// How many people might vote.
    pub voters: u64,
    /// Its candidates, in the order of the ballot.
    pub candidates: Vec<Standing>,
    /// What was voted on paper beside.
    pub paper: Option<Paper>,
}

/// A candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Standing {
    /// The candidacy.
    pub id: Uuid,
    /// As on the ballot.
    pub name: String,
    /// In which college.
    pub college: CollegeId,
    /// What the limits of the statutes ask.
    pub seat: Seat,
    /// Day of birth, where age decides ties.
    pub born_on: Option<NaiveDate>,
    /// Whether she withdrew when the ballots were made already: her votes are told, and she gets no seat.
    pub withdrawn: bool,
}

/// Votes on paper, counted twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paper {
    /// Papers.
    pub ballots: u64,
    /// Of which blank.
    pub blank: u64,
    /// Votes of each candidate, in the order of the ballot.
    pub votes: Vec<u64>,
}

impl Held {
    /// The exact text.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// Reads the exact text; nothing of any other.
    pub fn read(text: &str) -> Option<Self> {
        let held: Self = serde_json::from_str(text).ok()?;
        (held.format == FORMAT && held.canonical() == text).then_some(held)
    }

    /// The contest, from the votes of each candidate of each urn, papers included.
    pub fn contest(&self, votes: &[Vec<u64>], seed: Digest) -> Contest {
        let candidates = self.urns.iter().zip(votes).flat_map(|(urn, votes)| {
            let standing = urn.candidates.iter().zip(votes);
            standing
                .filter(|(it, _)| !it.withdrawn)
                .map(|(it, votes)| Candidate {
                    adhesion: AdhesionId(it.id),
                    college: it.college.clone(),
                    votes: *votes,
                    seat: it.seat,
                    born_on: it.born_on,
                })
        });
        let mut seats: BTreeMap<CollegeId, u16> = BTreeMap::new();
        for it in &self.seats {
            let sum = seats.entry(it.college.clone()).or_default();
            *sum = sum.saturating_add(it.seats);
        }
        Contest {
            seats,
            sitting: self.sitting.clone(),
            candidates: candidates.collect(),
            seed: Some(seed),
        }
    }
}

impl Paper {
    /// Whether it adds up: nobody has more votes than there are papers that are not blank.
    pub fn is_possible(&self, candidates: usize, most: u64) -> bool {
        let Some(marked) = self.ballots.checked_sub(self.blank) else {
            return false;
        };
        let sum: u64 = self.votes.iter().sum();
        self.votes.len() == candidates
            && self.votes.iter().all(|it| *it <= marked)
            && marked <= sum
            && sum <= marked.saturating_mul(most)
    }
}
