//! A sample of registrations (« échantillon d’inscriptions ») : tellers open some that nobody chose, and ask the members
//! whether they made them. Who had registered codes for members who did not would be found.
//!
//! What is drawn from is fixed first: the register has the digest of all registrations from the moment settings are locked.
//! Two people then say a number each, and both numbers with that digest give the order; neither of them, and not the
//! server, chooses who is in it.

use serde::{Deserialize, Serialize};

use crate::canonical::Digest;
use crate::code::coded;

/// So many at least: of fewer, all.
pub const LEAST: usize = 10;
/// One in so many.
pub const ONE_IN: usize = 20;
/// So many at most: each is a call to a member.
pub const MOST: usize = 50;
/// Digits that one says at least, and at most.
pub const DIGITS: std::ops::RangeInclusive<usize> = 4..=40;

coded! {
    /// What was found in a registration that was opened.
    Found {
        /// The member’s own device, or that of who votes for her, signed it for this line.
        Holds = "holds",
        /// It does not open with the tellers’ keys.
        Sealed = "sealed",
        /// It is no statement, or its signature does not hold.
        Unsigned = "unsigned",
        /// It was signed by a device of somebody else.
        Stranger = "stranger",
        /// It is about another line or another code.
        Other = "other",
    }
}

coded! {
    /// What the member said who was asked.
    Answer {
        /// She made it.
        Yes = "yes",
        /// She did not.
        No = "no",
        /// She could not be reached.
        Unreached = "unreached",
    }
}

/// What came of a sample.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Outcome {
    /// Opened.
    pub opened: usize,
    /// Of which the signature is that of who votes on the line.
    pub held: usize,
    /// Members who said that it is theirs.
    pub confirmed: usize,
    /// Members who said that it is not.
    pub denied: usize,
}

impl Outcome {
    /// Counts what was found and answered.
    pub fn of(lines: impl IntoIterator<Item = (Found, Answer)>) -> Self {
        let mut outcome = Self::default();
        for (found, answer) in lines {
            outcome.opened += 1;
            outcome.held += usize::from(found == Found::Holds);
            outcome.confirmed += usize::from(answer == Answer::Yes);
            outcome.denied += usize::from(answer == Answer::No);
        }
        outcome
    }

    /// Whether each is signed by whom it should be, and nobody says that it is not hers.
    pub const fn is_clean(self) -> bool {
        self.held == self.opened && self.denied == 0
    }
}

/// How many of so many are drawn.
pub fn size(registered: usize) -> usize {
    registered
        .div_ceil(ONE_IN)
        .clamp(LEAST, MOST)
        .min(registered)
}

/// Whether what somebody said is a number as it may be said.
pub fn is_number(digits: &str) -> bool {
    DIGITS.contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit())
}

/// The digest of all registrations, in whatever order they come: what is logged when settings are locked.
pub fn commitment(registrations: &[Digest]) -> Digest {
    let mut all: Vec<String> = registrations.iter().map(ToString::to_string).collect();
    all.sort_unstable();
    let lines = all.iter().flat_map(|it| [it.as_str(), "\n"]);
    Digest::of(lines.collect::<String>().as_bytes())
}

/// The seed, from what was logged and what two said.
pub fn seed(commitment: &Digest, first: &str, second: &str) -> Digest {
    Digest::of(format!("collegiale/sample/v1|{commitment}|{first}|{second}").as_bytes())
}

/// Those that are drawn, by their places in the list: the order is that of a hash of seed and registration.
pub fn draw(seed: &Digest, registrations: &[Digest]) -> Vec<usize> {
    let mut all: Vec<(String, usize)> = registrations
        .iter()
        .enumerate()
        .map(|(place, it)| {
            (
                Digest::of(format!("{seed}|{it}").as_bytes()).to_string(),
                place,
            )
        })
        .collect();
    all.sort_unstable();
    let drawn = all.into_iter().map(|(_, place)| place);
    drawn.take(size(registrations.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(count: usize) -> Vec<Digest> {
        (0..count)
            .map(|it| Digest::of(it.to_string().as_bytes()))
            .collect()
    }

    #[test]
    fn few_are_opened_all_and_many_one_in_twenty() {
        let sizes = [0, 3, 10, 11, 200, 220, 1_000, 10_000].map(size);
        assert_eq!(sizes, [0, 3, 10, 10, 10, 11, 50, 50]);
    }

    #[test]
    fn both_numbers_and_every_registration_change_who_is_drawn() {
        let all = some(300);
        let fixed = commitment(&all);
        let drawn = |one, other| draw(&seed(&fixed, one, other), &all);
        assert_eq!(drawn("1234", "5678"), drawn("1234", "5678"));
        assert_eq!(drawn("1234", "5678").len(), 15);
        assert_ne!(drawn("1234", "5678"), drawn("1234", "5679"));
        assert_ne!(drawn("1234", "5678"), drawn("1235", "5678"));
        let mut other = all.clone();
        other.reverse();
        assert_eq!(commitment(&other), fixed);
        other.pop();
        assert_ne!(commitment(&other), fixed);
    }

    #[test]
    fn each_is_drawn_about_as_often_as_another() {
        let all = some(100);
        let mut times = [0_u32; 100];
        for number in 1000..2000 {
            for place in draw(&seed(&all[0], &number.to_string(), "2468"), &all) {
                times[place] += 1;
            }
        }
        // 1,000 draws of 10 in 100: 100 each, with a deviation of 9.5.
        assert!(times.iter().all(|it| (50..=150).contains(it)), "{times:?}");
    }

    #[test]
    fn a_number_is_digits_alone() {
        assert!(is_number("4071"));
        for wrong in ["", "407", "40 71", "４０７１", "12a4"] {
            assert!(!is_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn one_that_says_no_is_enough() {
        let clean = Outcome::of([
            (Found::Holds, Answer::Yes),
            (Found::Holds, Answer::Unreached),
        ]);
        assert!(clean.is_clean());
        assert_eq!((clean.opened, clean.confirmed), (2, 1));
        assert!(!Outcome::of([(Found::Holds, Answer::No)]).is_clean());
        assert!(!Outcome::of([(Found::Stranger, Answer::Yes)]).is_clean());
    }
}
