//! A ballot, filled in; whether it is cast or tested is decided after, when its tracking number is there.

use belenios::ballot::{Booth, Vote};
use belenios::election::Election;

use crate::credential::exponent;
use crate::{Refused, rng};

/// A ballot that was neither cast nor tested.
#[derive(Debug)]
pub struct Filled {
    /// Its text, to be cast.
    pub ballot: String,
    /// Its tracking number.
    pub tracker: String,
    /// What opens it, to be given away only to test it.
    pub opening: String,
}

/// Fills in a ballot: `election` as the server sends it, the credential as a voter types it, one mark an answer; a blank
/// ballot marks none.
///
/// # Errors
/// What is no such election, no credential, not allowed, or not chance enough.
pub fn fill(
    election: &[u8],
    credential: &str,
    marks: &[u8],
    blank: bool,
    chance: &[u8],
) -> Result<Filled, Refused> {
    let election = read(election)?;
    let credential = exponent(&election.parameters().uuid, credential)?;
    let vote = match (blank, marks.contains(&1)) {
        (true, true) => return Err(Refused::Contradiction),
        (true, false) => Vote::Blank,
        (false, _) => Vote::Marks(marks.iter().map(|mark| *mark == 1).collect()),
    };
    let (ballot, opening) =
        Booth::new(&election).fill_openable(&[vote], &credential, &mut rng(chance)?)?;
    Ok(Filled {
        ballot: text(ballot.bytes()),
        tracker: ballot.tracker().to_base64(),
        opening: text(&opening.expose()),
    })
}

/// An election of one question.
pub(crate) fn read(election: &[u8]) -> Result<Election, Refused> {
    let election = Election::read(election)?;
    if election.questions().len() == 1 {
        Ok(election)
    } else {
        Err(Refused::Questions)
    }
}

/// JSON is text.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
pub(crate) mod tests;
