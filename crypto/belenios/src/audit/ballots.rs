use std::collections::{HashMap, HashSet};

use super::report::{BallotFault, Failure, Recorded};
use crate::ballot::{BallotError, VerifiedBallot, Verifier};
use crate::credential::Credentials;
use crate::election::Election;
use crate::group::Element;
use crate::hash::Fingerprint;
use crate::tally::{SizedTally, Urn};
use crate::weight::Weight;

/// Ballots that are checked together: enough to keep all cores busy, half a megabyte in memory.
const BATCH: usize = 128;

/// Checks ballots one after the other.
pub fn in_turn(
    verifier: &Verifier<'_>,
    ballots: &[Vec<u8>],
) -> Vec<Result<VerifiedBallot, BallotError>> {
    ballots.iter().map(|bytes| verifier.read(bytes)).collect()
}

/// The ballots of an archive as they come.
pub(super) struct BallotBox<'e, C> {
    verifier: Verifier<'e>,
    credentials: &'e Credentials,
    check: C,
    waiting: Vec<Vec<u8>>,
    urn: Urn<'e>,
    recorded: Vec<Recorded>,
    seen: HashSet<Fingerprint>,
    /// Which ballot counts for a credential.
    last: HashMap<Element, usize>,
    failures: Vec<Failure>,
}

impl<'e, C> BallotBox<'e, C> {
    pub(super) fn new(election: &'e Election, credentials: &'e Credentials, check: C) -> Self {
        Self {
            verifier: Verifier::new(election),
            credentials,
            check,
            waiting: Vec::new(),
            urn: Urn::new(election),
            recorded: Vec::new(),
            seen: HashSet::new(),
            last: HashMap::new(),
            failures: Vec::new(),
        }
    }

    /// The sum of the ballots that count; nothing if one of them is wrong.
    pub(super) fn sum(&self) -> Option<SizedTally> {
        self.failures.is_empty().then(|| self.urn.tally())
    }

    /// What was recorded, and what is wrong.
    pub(super) fn finish(self) -> (Vec<Recorded>, Vec<Failure>) {
        (self.recorded, self.failures)
    }

    fn record(&mut self, bytes: &[u8], checked: Result<VerifiedBallot, BallotError>) {
        let number = self.recorded.len();
        let tracker = Fingerprint::of(bytes);
        let counts = match self.count(number, tracker, checked) {
            Ok(weight) => Some(weight),
            Err(fault) => {
                self.failures.push(Failure::Ballot {
                    number,
                    tracker,
                    fault,
                });
                None
            }
        };
        self.recorded.push(Recorded { tracker, counts });
    }

    fn count(
        &mut self,
        number: usize,
        tracker: Fingerprint,
        checked: Result<VerifiedBallot, BallotError>,
    ) -> Result<Weight, BallotFault> {
        if !self.seen.insert(tracker) {
            return Err(BallotFault::Again);
        }
        let ballot = checked?;
        let credential = *ballot.credential();
        let weight = self
            .credentials
            .weight(&credential)
            .ok_or(BallotFault::NotListed)?;
        self.urn.cast(ballot, weight)?;
        if let Some(earlier) = self.last.insert(credential, number)
            && let Some(earlier) = self.recorded.get_mut(earlier)
        {
            earlier.counts = None;
        }
        Ok(weight)
    }
}

impl<C> BallotBox<'_, C>
where
    C: FnMut(&Verifier<'_>, &[Vec<u8>]) -> Vec<Result<VerifiedBallot, BallotError>>,
{
    /// Takes the next ballot of the archive.
    pub(super) fn put(&mut self, bytes: Vec<u8>) {
        self.waiting.push(bytes);
        if self.waiting.len() == BATCH {
            self.close();
        }
    }

    /// Checks the ballots that wait.
    pub(super) fn close(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut checked = (self.check)(&self.verifier, &waiting).into_iter();
        for bytes in waiting {
            // An outcome that is missing is no reason to leave a ballot out.
            let checked = checked.next().unwrap_or_else(|| self.verifier.read(&bytes));
            self.record(&bytes, checked);
        }
    }
}
