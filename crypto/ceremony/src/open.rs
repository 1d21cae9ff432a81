use std::collections::BTreeSet;

use belenios::archive::{Content, Reader, Setup, Stage};
use belenios::audit::{Check, Outcome, audit, in_turn};
use belenios::decryption::{Holders, PartialDecryption};
use belenios::election::Election;
use belenios::tally::EncryptedTally;
use belenios::trustee::{Certificate, Certificates, Trustees, open_decryption_key};
use belenios::wire;

use crate::Refused;
use crate::circle::{read_seed, rng};

/// A trustee's part of a count, and of what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The election's identifier.
    pub uuid: String,
    /// How many ballots the sum is of.
    pub ballots: usize,
    /// The partial decryption, as text.
    pub part: String,
}

/// A trustee's part of opening an urn, by the key that the server kept for her, sealed (`private_key` of her answer).
///
/// The whole archive is asked for, and audited first: what she decrypts is the sum of all its ballots. Without this a
/// server could have one ballot opened as if it were a sum.
///
/// # Errors
/// An archive that does not hold or is not at its count, one under another key than hers, or a key that does not open.
pub fn decrypt(seed: &str, sealed: &str, archive: &[u8], chance: &[u8]) -> Result<Opened, Refused> {
    let (seed, mut rng) = (read_seed(seed)?, rng(chance)?);
    let (setup, tally) = read(archive).ok_or(Refused::Unreadable)?;
    let election = Election::read(&setup.election).map_err(|_| Refused::Unreadable)?;
    let trustees = Trustees::read(&setup.trustees).map_err(|_| Refused::Unreadable)?;
    let private = open_decryption_key(&seed, sealed).map_err(|_| Refused::Sealed)?;
    let public = private.public();
    let is_mine = trustees.holders().iter().any(|holders| match holders {
        Holders::Single(key) => *key == public,
        Holders::Threshold { keys, .. } => keys.contains(&public),
    });
    if !is_mine {
        return Err(Refused::OtherElection);
    }
    let report = audit(archive, in_turn);
    let holds = report
        .findings
        .iter()
        // What another trustee decrypted is no reason not to do one's own part.
        .filter(|it| it.check != Check::Decryptions)
        .all(|it| it.outcome == Outcome::Holds);
    if !holds || report.stage != Stage::Tallied {
        return Err(Refused::Archive);
    }
    let counted: BTreeSet<_> = report
        .ballots
        .iter()
        .filter(|it| it.counts.is_some())
        .map(|it| it.tracker)
        .collect();
    let part = PartialDecryption::new(&tally, &private, &election, &mut rng);
    Ok(Opened {
        uuid: election.parameters().uuid.to_string(),
        ballots: counted.len(),
        part: wire::write_text(&part),
    })
}

/// Setup and tally of an archive.
fn read(archive: &[u8]) -> Option<(Setup, EncryptedTally)> {
    let (mut setup, mut tally) = (None, None);
    for step in Reader::open(archive).ok()? {
        match step.ok()?.content {
            Content::Setup(it) => setup = Some(it),
            Content::EncryptedTally { tally: it, .. } => {
                tally = Some(wire::read_canonical(&it).ok()?);
            }
            _ => {}
        }
    }
    Some((setup?, tally?))
}

/// The place (from 1) that a seed has in the circle of these certificates: whether a file is the right one.
///
/// # Errors
/// What is no seed, no circle, or a seed of another one.
pub fn owns(seed: &str, certificates: &str, threshold: usize) -> Result<usize, Refused> {
    let list: Vec<Certificate> =
        wire::read(certificates.as_bytes()).map_err(|_| Refused::Unreadable)?;
    let circle = Certificates::check(list, threshold)?;
    circle.place_of(&read_seed(seed)?).ok_or(Refused::NotMine)
}
