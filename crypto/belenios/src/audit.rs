//! The check of a whole archive, by anyone: from its bytes to its result (spec, « Audit »).
//!
//! The archive is read once and in order; of a ballot, the ciphertexts are kept until the tally. Nothing
//! that the archive says about itself is believed: the election's key is computed from the trustees',
//! the tally from the ballots, the result from the decryptions. A check that fails does not hide the
//! others; one that rests on it is told as unknown.

mod ballots;
mod report;

use std::io::Read;

pub use ballots::in_turn;
pub use report::{BallotFault, Check, Failure, Finding, Outcome, Recorded, Report};

use ballots::BallotBox;

use crate::archive::{Content, Reader, Setup, Stage};
use crate::ballot::{BallotError, VerifiedBallot, Verifier};
use crate::credential::{Credentials, CredentialsCertificate};
use crate::decryption::{CombineError, Holders, Owned, PartialDecryption, combine};
use crate::election::Election;
use crate::result::Counts;
use crate::tally::{SizedTally, TallyRecord};
use crate::trustee::Trustees;
use crate::wire;

/// Checks an archive. `check` checks some ballots and gives the outcomes in the same order:
/// [`in_turn`], or the same on all cores.
pub fn audit<C>(input: impl Read, check: C) -> Report
where
    C: FnMut(&Verifier<'_>, &[Vec<u8>]) -> Vec<Result<VerifiedBallot, BallotError>>,
{
    let mut report = Report::default();
    let mut reader = match Reader::open(input) {
        Ok(reader) => reader,
        Err(error) => {
            report.find(Check::Archive, vec![Failure::Archive(error)]);
            return report;
        }
    };
    let mut broken = Vec::new();
    match reader.next() {
        Some(Ok(step)) => {
            if let Content::Setup(setup) = step.content
                && let Some(parts) = parts(&setup, &mut report)
            {
                follow(&mut reader, &parts, check, &mut report, &mut broken);
            }
        }
        Some(Err(error)) => broken.push(Failure::Archive(error)),
        None => broken.push(Failure::Empty),
    }
    // What cannot be judged is still read to the end: the chain can be.
    for step in reader.by_ref() {
        if let Err(error) = step {
            broken.push(Failure::Archive(error));
        }
    }
    report.last = reader.reached().last();
    report.stage = reader.reached().stage();
    report
        .findings
        .insert(0, Finding::of(Check::Archive, broken));
    report
}

/// What the setup of an election consists of.
struct Parts {
    election: Election,
    holders: Vec<Holders>,
    credentials: Credentials,
}

/// Reads and checks the setup; nothing if a part of it does not stand up.
fn parts(setup: &Setup, report: &mut Report) -> Option<Parts> {
    let election = Election::read(&setup.election);
    let trustees = Trustees::read(&setup.trustees);
    let credentials = Credentials::read(&setup.credentials);
    report.judge(Check::Election, election.as_ref().err().cloned());
    report.election = election.as_ref().ok().map(|it| it.parameters().clone());
    report.judge(Check::Trustees, trustees.as_ref().err().cloned());
    let other_key = match (&election, &trustees) {
        (Ok(election), Ok(trustees)) => {
            let same = election.key() == trustees.key();
            report.find(Check::Key, (!same).then_some(Failure::OtherKey));
            !same
        }
        _ => true,
    };
    report.judge(Check::Credentials, credentials.as_ref().err().cloned());
    if let Some(bytes) = &setup.certificate {
        match (&election, &credentials) {
            (Ok(election), Ok(credentials)) => {
                let uuid = &election.parameters().uuid;
                let checked = CredentialsCertificate::read(bytes)
                    .and_then(|certificate| certificate.check(uuid, credentials));
                report.judge(Check::Certificate, checked.err());
            }
            _ => report.leave(Check::Certificate),
        }
    }
    let parts = Parts {
        election: election.ok()?,
        holders: trustees.ok()?.holders(),
        credentials: credentials.ok()?,
    };
    (!other_key).then_some(parts)
}

/// Follows the election to the end of the archive.
fn follow<R, C>(
    reader: &mut Reader<R>,
    parts: &Parts,
    check: C,
    report: &mut Report,
    broken: &mut Vec<Failure>,
) where
    R: Read,
    C: FnMut(&Verifier<'_>, &[Vec<u8>]) -> Vec<Result<VerifiedBallot, BallotError>>,
{
    let mut ballots = BallotBox::new(&parts.election, &parts.credentials, check);
    let mut opening = None;
    let mut decryptions = Vec::new();
    let mut forms = Vec::new();
    let mut result = None;
    for step in reader.by_ref() {
        let step = match step {
            Ok(step) => step,
            Err(error) => {
                broken.push(Failure::Archive(error));
                break;
            }
        };
        match step.content {
            Content::Ballot(bytes) => ballots.put(bytes),
            Content::EncryptedTally { tally, record } => {
                ballots.close();
                opening = published(&tally, record, &ballots, report);
            }
            Content::PartialDecryption { owner, decryption } => {
                match wire::read_canonical::<PartialDecryption>(&decryption) {
                    Ok(payload) => decryptions.push(Owned { owner, payload }),
                    Err(error) => forms.push(Failure::DecryptionForm { owner, error }),
                }
            }
            Content::Result(bytes) => result = Some(bytes),
            Content::Setup(_) | Content::EndBallots | Content::EndShuffles => {}
        }
    }
    ballots.close();
    let stage = reader.reached().stage();
    let (recorded, failures) = ballots.finish();
    let place = report
        .findings
        .iter()
        .position(|finding| finding.check == Check::Tally)
        .unwrap_or(report.findings.len());
    let mut finding = Finding::of(Check::Ballots, failures);
    if !broken.is_empty() && finding.outcome == Outcome::Holds {
        // There may be more of them behind what cannot be read.
        finding.outcome = Outcome::Unknown;
    }
    report.findings.insert(place, finding);
    report.ballots = recorded;
    if stage == Stage::Tallied || stage == Stage::Done {
        open(opening, parts, &decryptions, forms, result, report);
    }
}

/// Compares the tally that was published with the sum of the ballots. Gives the published one, which is
/// what trustees decrypt.
fn published<C>(
    bytes: &[u8],
    record: TallyRecord,
    ballots: &BallotBox<'_, C>,
    report: &mut Report,
) -> Option<SizedTally> {
    let tally = match wire::read_canonical(bytes) {
        Ok(tally) => tally,
        Err(error) => {
            report.find(Check::Tally, [Failure::TallyForm(error)]);
            return None;
        }
    };
    let published = SizedTally {
        tally,
        ballots: record.num_tallied,
        weight: record.total_weight,
    };
    match ballots.sum() {
        None => report.leave(Check::Tally),
        Some(sum) => report.find(Check::Tally, report::differences(&published, &sum)),
    }
    Some(published)
}

/// Checks decryptions and result against the published tally.
fn open(
    tally: Option<SizedTally>,
    parts: &Parts,
    decryptions: &[Owned<PartialDecryption>],
    mut failures: Vec<Failure>,
    result: Option<Vec<u8>>,
    report: &mut Report,
) {
    let Some(tally) = tally else {
        for check in [Check::Decryptions, Check::Result] {
            report.leave(check);
        }
        return;
    };
    let combination = combine(&tally.tally, &parts.election, &parts.holders, decryptions);
    failures.extend(combination.accused.into_iter().map(Failure::Accused));
    let mistaken = matches!(
        combination.factors,
        Err(CombineError::Unknown(_) | CombineError::Twice(_))
    );
    let outcome = match (&combination.factors, result.is_some()) {
        _ if failures.is_empty() && !mistaken => Outcome::Holds,
        (Ok(_), _) => Outcome::Tolerated(failures),
        (Err(error), _) => {
            if mistaken {
                failures.push(Failure::Combine(*error));
            }
            Outcome::Fails(failures)
        }
    };
    report.findings.push(Finding {
        check: Check::Decryptions,
        outcome,
    });
    let Some(bytes) = result else {
        return;
    };
    let failure = match (wire::read_canonical::<Counts>(&bytes), combination.factors) {
        (Err(error), _) => Some(Failure::ResultForm(error)),
        (_, Err(error)) => Some(Failure::Combine(error)),
        (Ok(counts), Ok(factors)) => match counts.check(&tally, &factors) {
            Ok(()) => {
                report.counts = Some(counts);
                None
            }
            Err(error) => Some(Failure::Result(error)),
        },
    };
    report.find(Check::Result, failure);
}
