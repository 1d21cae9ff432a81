//! The roll, its lines, their codes and marks.

use std::collections::{BTreeMap, BTreeSet};

use belenios::ballot::Ballot;
use decision::Pseudonym;
use domain::canonical::Digest;
use domain::electorate::roll::{Roll, Voter};
use entity::election_voter;
use tlog::leaf::Salt;
use uuid::Uuid;

use super::read::{Rows, Urn};
use super::{Finding, Wrong};
use crate::election::credential::held;
use crate::election::key::Keys;
use crate::election::{keep, waiting};

const TABLE: &str = "election_voter";

/// The roll is the one that was logged.
pub(super) fn roll(rows: &Rows, found: &mut Vec<Finding>) {
    let digest = rows
        .roll
        .as_ref()
        .map(|it| Digest::of(it.as_bytes()).to_string());
    let same = digest == rows.election.roll_sha256 && digest == rows.logged_roll;
    if !same {
        found.push(Finding::of("election_roll", rows.election.id, Wrong::Roll));
    }
}

/// The lines of an urn are those of the roll, with codes that were bound to them, and marked if and only if there is a ballot.
pub(super) fn lines(rows: &Rows, urn: &Urn, keys: &Keys, found: &mut Vec<Finding>) {
    let text = rows.roll.as_deref().unwrap_or_default();
    let frozen: BTreeMap<Uuid, Voter> = serde_json::from_str::<Roll>(text)
        .map(|it| {
            it.voters
                .into_iter()
                .map(|it| (it.adhesion.0, it))
                .collect()
        })
        .unwrap_or_default();
    let cast = cast(urn, keys, found);
    let mut codes = BTreeSet::new();
    let mut broken = false;
    for row in &urn.lines {
        let wrong = |wrong| Finding::of(TABLE, row.id, wrong);
        if !is_frozen(row, &frozen, &urn.lines) {
            found.push(wrong(Wrong::Line));
        }
        let Ok(code) = code(row, keys) else {
            found.push(wrong(Wrong::Code));
            broken = true;
            continue;
        };
        let there = code.as_ref().is_some_and(|it| cast.contains(it));
        if row.voted != there {
            found.push(wrong(Wrong::Mark));
        }
        if row.paper && (row.voted || !rows.papers.contains(&row.entry)) {
            found.push(wrong(Wrong::Paper));
        }
        codes.extend(code);
    }
    for row in &urn.ballots {
        // A code that cannot be read may be the one of this ballot.
        let known = codes.contains(&row.credential) || rows.entered.contains(&row.credential);
        if !broken && !known {
            found.push(Finding::of("election_ballot", row.id, Wrong::Stranger));
        }
    }
    missing(urn, &frozen, found);
}

/// The codes by which a ballot was cast: in the archive, or waiting for its batch.
fn cast(urn: &Urn, keys: &Keys, found: &mut Vec<Finding>) -> BTreeSet<String> {
    let mut cast: BTreeSet<String> = urn.ballots.iter().map(|it| it.credential.clone()).collect();
    for row in &urn.waiting {
        let read = waiting::read(keys, row).ok();
        match read.and_then(|it| Ballot::read(&it.ballot).ok()) {
            Some(ballot) => {
                cast.insert(ballot.credential().to_hex());
            }
            None => found.push(Finding::of("election_waiting", row.id, Wrong::Waiting)),
        }
    }
    cast
}

/// Whether a line is as the roll has it, of the member for whom it was named, and carried by whom the roll says.
fn is_frozen(
    row: &election_voter::Model,
    frozen: &BTreeMap<Uuid, Voter>,
    lines: &[election_voter::Model],
) -> bool {
    let Ok(said) = serde_json::from_str::<Voter>(&row.line) else {
        return false;
    };
    let Ok(salt) = <[u8; 32]>::try_from(row.salt.as_slice()) else {
        return false;
    };
    let name = Pseudonym::of(row.adhesion_id, &Salt::from_bytes(salt)).adhesion();
    let carried = match (row.holder_id, said.proxy) {
        (None, None) => true,
        (Some(holder), Some(proxy)) => {
            // Who carries it may stand on the roll of another urn.
            let mut own = lines.iter().filter(|it| it.adhesion_id == holder);
            own.all(|it| it.entry == proxy.0)
        }
        _ => false,
    };
    name.0 == row.entry && frozen.get(&row.entry) == Some(&said) && carried
}

/// The code of a line, in hexadecimal, if it has one; an error where it is not the one that was bound.
fn code(row: &election_voter::Model, keys: &Keys) -> Result<Option<String>, ()> {
    match (&row.binding, &row.held) {
        (None, None) => Ok(None),
        (Some(binding), Some(sealed)) => {
            let code = held(keys, row.entry.as_bytes(), sealed).map_err(|_| ())?;
            let own = keys.binding(row.entry, &code);
            (own.as_slice() == binding.as_slice())
                .then(|| Some(code.to_hex()))
                .ok_or(())
        }
        _ => Err(()),
    }
}

/// Lines of the roll that its urn should have.
fn missing(urn: &Urn, frozen: &BTreeMap<Uuid, Voter>, found: &mut Vec<Finding>) {
    if urn.lines.is_empty() {
        return;
    }
    let colleges = keep::elects(&urn.row).unwrap_or_default();
    let here: BTreeSet<Uuid> = urn.lines.iter().map(|it| it.entry).collect();
    let lacks = frozen.values().any(|it| {
        colleges.iter().any(|one| one.college == it.college) && !here.contains(&it.adhesion.0)
    });
    if lacks {
        found.push(Finding::of("election_urn", urn.row.id, Wrong::NoLine));
    }
}
