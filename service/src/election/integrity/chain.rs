//! Ballots, and the archive that they make.

use belenios::ballot::Ballot;
use belenios::hash::Fingerprint;

use super::read::{Rows, Urn};
use super::{Finding, Wrong};
use crate::election::batch;
use crate::failure::Fault;

const TABLE: &str = "election_ballot";

/// The ballots of an urn: each has the bytes of its tracking number, and together they are what was logged batch by batch.
pub(super) fn ballots(rows: &Rows, urn: &Urn, found: &mut Vec<Finding>) -> Result<(), Fault> {
    if urn.row.election_json.is_none() {
        return Ok(());
    }
    let before = found.len();
    let mut trackers = Vec::with_capacity(urn.ballots.len());
    for row in &urn.ballots {
        let read = Ballot::read(&row.bytes).ok();
        let same = read.as_ref().is_some_and(|it| {
            it.tracker().to_base64() == row.tracker && it.credential().to_hex() == row.credential
        });
        if !same {
            found.push(Finding::of(TABLE, row.id, Wrong::Ballot));
        }
        trackers.push(Fingerprint::of(&row.bytes));
    }
    let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    let mut ordered = urn.ballots.iter().enumerate();
    let gap = ordered.find(|(at, it)| it.idx != place(*at));
    let heads = batch::heads(&urn.row, &trackers)?;
    let first = gap.map(|(_, it)| it.id).or_else(|| parted(urn, &heads));
    let known = before < found.len();
    if let Some(row) = first.filter(|_| !known) {
        found.push(Finding::of(TABLE, row, Wrong::Archive));
    }
    let logged = urn.heads.keys().last().copied().unwrap_or_default();
    if urn.ballots.len() < logged {
        found.push(Finding::of("election_urn", urn.row.id, Wrong::Archive));
    }
    let changed = before < found.len();
    urn_row(rows, urn, &heads, changed, found);
    Ok(())
}

/// The first ballot of the first batch that is not as it was logged, or the first that no batch has.
fn parted(urn: &Urn, heads: &[String]) -> Option<uuid::Uuid> {
    let mut from = 0;
    for (count, logged) in &urn.heads {
        let head = count.checked_sub(1).and_then(|at| heads.get(at))?;
        if head != logged {
            break;
        }
        from = *count;
    }
    urn.ballots.get(from).map(|it| it.id)
}

/// What the urn says of itself. Its head is told already where ballots were `changed`.
fn urn_row(rows: &Rows, urn: &Urn, heads: &[String], changed: bool, found: &mut Vec<Finding>) {
    let row = &urn.row;
    let mut voters: Vec<&str> = urn
        .ballots
        .iter()
        .map(|it| it.credential.as_str())
        .collect();
    voters.sort_unstable();
    voters.dedup();
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let papers = urn.lines.iter().filter(|it| it.paper).count();
    let same = row.turnout == count(voters.len())
        && row.paper == count(papers)
        && row.roll_size == count(urn.lines.len())
        && (changed || row.head.as_ref() == heads.last());
    // Where the roll is not frozen there is nothing to say.
    if !same && rows.roll.is_some() {
        found.push(Finding::of("election_urn", row.id, Wrong::Urn));
    }
}
