//! A ballot that is tested: what it encrypts, shown on this device or on another that trusts neither.

use belenios::ballot::{Ballot, Opening, Vote};

use crate::Refused;
use crate::ballot::read;

/// What a tested ballot encrypts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The tracking number of the ballot, computed anew.
    pub tracker: String,
    /// Whether it is blank.
    pub blank: bool,
    /// The names that are marked, in the order of the question.
    pub marked: Vec<String>,
}

/// Opens a ballot. Whether its proofs hold is asked when one is cast: a tested one never is.
///
/// # Errors
/// What is no election, ballot or opening, or does not fit together.
pub fn open(election: &[u8], ballot: &[u8], opening: &[u8]) -> Result<Opened, Refused> {
    let election = read(election)?;
    let ballot = Ballot::read(ballot)?;
    let votes = Opening::read(opening)?.check(&election, &ballot)?;
    let question = election.questions().first().ok_or(Refused::Questions)?;
    let vote = votes.first().ok_or(Refused::Questions)?;
    let marked = match vote {
        Vote::Blank => Vec::new(),
        Vote::Marks(marks) => {
            let answers = question.answers.iter().zip(marks);
            answers
                .filter(|(_, marked)| **marked)
                .map(|(answer, _)| answer.clone())
                .collect()
        }
    };
    Ok(Opened {
        tracker: ballot.tracker().to_base64(),
        blank: *vote == Vote::Blank,
        marked,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::fill;
    use crate::ballot::tests::election;

    const CREDENTIAL: &str = "aaaaa-bbbbbb-ccccc-dddddd";

    #[test]
    fn a_second_device_sees_what_was_marked() {
        let election = election(Some(true));
        let filled = fill(election.bytes(), CREDENTIAL, &[1, 0, 1], false, &[7; 32]).unwrap();
        let (ballot, opening) = (filled.ballot.as_bytes(), filled.opening.as_bytes());
        let opened = open(election.bytes(), ballot, opening).unwrap();
        assert_eq!(opened.tracker, filled.tracker);
        assert!(!opened.blank);
        assert_eq!(opened.marked, ["Anne", "Chloé"]);
        let blank = fill(election.bytes(), CREDENTIAL, &[0; 3], true, &[8; 32]).unwrap();
        let opened = open(
            election.bytes(),
            blank.ballot.as_bytes(),
            blank.opening.as_bytes(),
        );
        assert!(opened.unwrap().blank);
        // The opening of another ballot shows nothing of this one.
        let other = open(election.bytes(), ballot, blank.opening.as_bytes());
        assert!(matches!(other, Err(Refused::Opening(_))));
    }

    #[test]
    fn what_is_hostile_is_refused() {
        let election = election(None);
        let filled = fill(election.bytes(), CREDENTIAL, &[1, 0, 0], false, &[9; 32]).unwrap();
        let (ballot, opening) = (filled.ballot.as_bytes(), filled.opening.as_bytes());
        assert!(open(b"{}", ballot, opening).is_err());
        assert!(open(election.bytes(), b"{}", opening).is_err());
        assert!(open(election.bytes(), ballot, b"{}").is_err());
        assert!(open(election.bytes(), ballot, b"\xff").is_err());
    }
}
