use crate::archive::{ArchiveError, Stage};
use crate::ballot::BallotError;
use crate::credential::{CertificateError, CredentialsError};
use crate::decryption::CombineError;
use crate::decryption::combine::Accusation;
use crate::election::{ElectionError, Parameters};
use crate::hash::Fingerprint;
use crate::result::{Counts, ResultError};
use crate::tally::{SizedTally, UrnError};
use crate::trustee::TrusteesError;
use crate::weight::Weight;
use crate::wire::WireError;

/// What was found in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// One finding a check, in the order of an election; only the checks that the archive is far enough
    /// for.
    pub findings: Vec<Finding>,
    /// What was asked, if the election can be held.
    pub election: Option<Parameters>,
    /// The ballots, in the order of the archive.
    pub ballots: Vec<Recorded>,
    /// The result, if it was published and is right.
    pub counts: Option<Counts>,
    /// How far the election is.
    pub stage: Stage,
    /// The hash of the last event, which stands for the whole archive.
    pub last: Option<Fingerprint>,
}

/// A ballot in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its tracking number.
    pub tracker: Fingerprint,
    /// How many times it counts; nothing if it is invalid, or the voter voted again.
    pub counts: Option<Weight>,
}

/// A check, and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub check: Check,
    /// How it went.
    pub outcome: Outcome,
}

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Every byte of the archive is accounted for, and every event follows the one before it.
    Archive,
    /// The election is one that can be held.
    Election,
    /// Every trustee knows the private part of the published key.
    Trustees,
    /// The election's key is the one that the trustees give together.
    Key,
    /// The public credentials are keys, each once.
    Credentials,
    /// The list of credentials is the one that was certified; only where a certificate came with it.
    Certificate,
    /// Every ballot is of this election, signed by a listed credential, and allowed.
    Ballots,
    /// The encrypted tally is the sum of the last ballots.
    Tally,
    /// Every trustee decrypted with her own key.
    Decryptions,
    /// The result is what the decryptions give.
    Result,
}

/// How a check went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// Something is wrong, and the result does not depend on it.
    Tolerated(Vec<Failure>),
    /// Something is wrong.
    Fails(Vec<Failure>),
    /// It rests on something that is wrong.
    Unknown,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is nothing after the header.
    #[error("the archive is empty")]
    Empty,
    /// The archive is not intact.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The election cannot be held.
    #[error(transparent)]
    Election(#[from] ElectionError),
    /// The trustees do not stand up.
    #[error(transparent)]
    Trustees(#[from] TrusteesError),
    /// Ballots are encrypted for someone else.
    #[error("the election's key is not the one that the trustees give together")]
    OtherKey,
    /// The list of credentials does not stand up.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// The list of credentials is not what its certificate says.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// A ballot is wrong.
    #[error("ballot {} ({}): {fault}", .number + 1, .tracker.to_base64())]
    Ballot {
        /// Its place, from 0.
        number: usize,
        /// Its tracking number.
        tracker: Fingerprint,
        /// What is wrong with it.
        fault: BallotFault,
    },
    /// The tally is not written as a tally is.
    #[error("the encrypted tally: {0}")]
    TallyForm(WireError),
    /// The number of ballots is wrong.
    #[error("the tally is of {published} ballots, not of the {counted} that count")]
    TallyBallots {
        /// What the archive says.
        published: usize,
        /// What was counted.
        counted: usize,
    },
    /// The sum of weights is wrong.
    #[error("the tally has a weight of {published}, not of the {counted} that count")]
    TallyWeight {
        /// What the archive says.
        published: Weight,
        /// What was counted.
        counted: Weight,
    },
    /// The tally has not one sum a ciphertext.
    #[error("the encrypted tally does not have a sum for every choice of every question")]
    TallyShape,
    /// A sum is not the sum of the ballots. Counted from 0.
    #[error("question {}, choice {}: the encrypted tally is not the sum of the ballots", .question + 1, .choice + 1)]
    TallySum {
        /// The question.
        question: usize,
        /// The ciphertext of the question.
        choice: usize,
    },
    /// A partial decryption is not written as one is.
    #[error("trustee {owner}: {error}")]
    DecryptionForm {
        /// The trustee, from 1.
        owner: usize,
        /// What is wrong.
        error: WireError,
    },
    /// A partial decryption is not made with the trustee's key.
    #[error("trustee {}: {}", .0.owner, .0.error)]
    Accused(Accusation),
    /// The partial decryptions do not open the tally.
    #[error(transparent)]
    Combine(#[from] CombineError),
    /// The result is not written as one is.
    #[error("the result: {0}")]
    ResultForm(WireError),
    /// The result is not what was decrypted.
    #[error(transparent)]
    Result(#[from] ResultError),
}

/// What is wrong with a ballot in an archive.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BallotFault {
    /// It does not verify.
    #[error(transparent)]
    Invalid(#[from] BallotError),
    /// Its credential may not vote.
    #[error("its credential is not on the list")]
    NotListed,
    /// It cannot be counted.
    #[error(transparent)]
    Urn(#[from] UrnError),
    /// The same ballot came before: counted again, it would undo a later vote.
    #[error("the same ballot is in the archive before")]
    Again,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            findings: Vec::new(),
            election: None,
            ballots: Vec::new(),
            counts: None,
            stage: Stage::Empty,
            last: None,
        }
    }
}

impl Report {
    /// Whether every check that the archive is far enough for holds. What is tolerated does.
    pub fn is_sound(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| matches!(finding.outcome, Outcome::Holds | Outcome::Tolerated(_)))
    }

    /// Everything that is wrong.
    pub fn failures(&self) -> impl Iterator<Item = (Check, &Failure)> {
        self.findings.iter().flat_map(|finding| {
            let failures = match &finding.outcome {
                Outcome::Fails(failures) | Outcome::Tolerated(failures) => failures.as_slice(),
                Outcome::Holds | Outcome::Unknown => &[],
            };
            failures.iter().map(|failure| (finding.check, failure))
        })
    }

    /// Adds a finding.
    pub(super) fn find(&mut self, check: Check, failures: impl IntoIterator<Item = Failure>) {
        let failures = failures.into_iter().collect();
        self.findings.push(Finding::of(check, failures));
    }

    /// Adds a finding that nobody can make.
    pub(super) fn leave(&mut self, check: Check) {
        self.findings.push(Finding {
            check,
            outcome: Outcome::Unknown,
        });
    }

    /// Adds a finding: what the error says, if there is one.
    pub(super) fn judge(&mut self, check: Check, error: Option<impl Into<Failure>>) {
        self.find(check, error.map(Into::into));
    }
}

impl Finding {
    /// It holds if there is no failure.
    pub(super) fn of(check: Check, failures: Vec<Failure>) -> Self {
        let outcome = if failures.is_empty() {
            Outcome::Holds
        } else {
            Outcome::Fails(failures)
        };
        Self { check, outcome }
    }
}

/// In what a published tally is not the sum of the ballots.
pub(super) fn differences(published: &SizedTally, sum: &SizedTally) -> Vec<Failure> {
    let mut failures = Vec::new();
    if published.ballots != sum.ballots {
        failures.push(Failure::TallyBallots {
            published: published.ballots,
            counted: sum.ballots,
        });
    }
    if published.weight != sum.weight {
        failures.push(Failure::TallyWeight {
            published: published.weight,
            counted: sum.weight,
        });
    }
    let lengths = |tally: &SizedTally| tally.tally.0.iter().map(Vec::len).collect::<Vec<_>>();
    if lengths(published) != lengths(sum) {
        failures.push(Failure::TallyShape);
        return failures;
    }
    for (question, (published, sum)) in published.tally.0.iter().zip(&sum.tally.0).enumerate() {
        for (choice, (published, sum)) in published.iter().zip(sum).enumerate() {
            if published != sum {
                failures.push(Failure::TallySum { question, choice });
            }
        }
    }
    failures
}
