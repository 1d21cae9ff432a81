use std::collections::BTreeMap;

use belenios::archive::{Content, Reader, Stage};
use belenios::audit::{Report as Archive, audit};
use belenios::ballot::{BallotError, VerifiedBallot, Verifier};

use super::{Check, Report, What};
use crate::bundle::Files;
use crate::held::{Held, Urn};
use crate::lot;

/// The votes of each candidate, papers included, if they are known; and the hash of the encrypted tally.
pub(super) fn check<C>(
    files: &Files,
    urn: &Urn,
    held: &Held,
    report: &mut Report,
    check: &mut C,
) -> (Option<Vec<u64>>, Option<[u8; 32]>)
where
    C: FnMut(&Verifier<'_>, &[Vec<u8>]) -> Vec<Result<VerifiedBallot, BallotError>>,
{
    let college = || urn.college.clone();
    order(urn, held, report);
    let mut votes = vec![0_u64; urn.candidates.len()];
    let (mut cast, mut most) = (0, u64::MAX);
    let mut tally = None;
    if let Some(uuid) = &urn.uuid {
        let Some(bytes) = files.get(&format!("{}.bel", urn.college)) else {
            report.fault(Check::Urns, What::NoArchive(college()));
            return (None, None);
        };
        let found = audit(&bytes[..], &mut *check);
        if !found.is_sound() {
            report.fault(Check::Urns, What::Archive(college()));
        } else if found.stage != Stage::Done {
            report.fault(Check::Urns, What::NotCounted(college()));
        }
        let counted = counted(&found, urn, uuid, report);
        tally = tally_of(bytes);
        let ballots = found.ballots.iter().filter(|it| it.counts.is_some());
        cast = u64::try_from(ballots.count()).unwrap_or(u64::MAX);
        let asked = found.election.as_ref().and_then(|it| it.questions.first());
        most = asked.map_or(u64::MAX, |it| u64::from(it.max));
        report.archives.push((college(), found));
        match counted {
            Some(counted) => votes = counted,
            None => return (None, tally),
        }
    }
    if let Some(paper) = &urn.paper {
        if !paper.is_possible(urn.candidates.len(), most) {
            report.fault(Check::Papers, What::Papers(college()));
            return (None, tally);
        }
        for (votes, more) in votes.iter_mut().zip(&paper.votes) {
            *votes = votes.saturating_add(*more);
        }
        cast = cast.saturating_add(paper.ballots);
    } else if urn.uuid.is_none() {
        report.fault(Check::Urns, What::NoArchive(college()));
        return (None, None);
    }
    if urn.voters < cast {
        report.fault(Check::Roll, What::TooManyVotes(college()));
    }
    (Some(votes), tally)
}

/// The order of the ballot is the one that was drawn, in each college.
fn order(urn: &Urn, held: &Held, report: &mut Report) {
    let mut last = BTreeMap::new();
    for it in &urn.candidates {
        let place = lot::place(&held.order.secret, it.id);
        if last
            .insert(&it.college, place)
            .is_some_and(|before| place < before)
        {
            report.fault(Check::Draw, What::Order(urn.college.clone()));
            return;
        }
    }
}

/// The votes of the archive, if it is of this urn and asks what the document says.
fn counted(found: &Archive, urn: &Urn, uuid: &str, report: &mut Report) -> Option<Vec<u64>> {
    let asked = found.election.as_ref()?;
    if asked.uuid.as_str() != uuid {
        report.fault(Check::Urns, What::OtherUrn(urn.college.clone()));
        return None;
    }
    let [question] = asked.questions.as_slice() else {
        report.fault(Check::Urns, What::Candidates(urn.college.clone()));
        return None;
    };
    let names = urn.candidates.iter().map(|it| &it.name);
    if !question.answers.iter().eq(names) {
        report.fault(Check::Urns, What::Candidates(urn.college.clone()));
        return None;
    }
    let counts = found.counts.as_ref()?.result.first()?;
    let blank = usize::from(question.allows_blank());
    Some(counts.iter().skip(blank).map(|it| it.0).collect())
}

/// The hash of the encrypted tally, as the archive names it.
fn tally_of(bytes: &[u8]) -> Option<[u8; 32]> {
    Reader::open(bytes)
        .ok()?
        .find_map(|step| match step.ok()?.content {
            Content::EncryptedTally { record, .. } => Some(*record.encrypted_tally.digest()),
            _ => None,
        })
}
