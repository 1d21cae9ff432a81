//! The numbers by which the French registries know people and bodies.
//!
//! A parsed value has the right form; what was typed with spaces, dots or dashes is accepted.
//! A wrong check digit of an RPPS or FINESS number is a [`Warning`], not a refusal: the examples
//! that the Agence du numérique en santé itself publishes fail it.

mod finess;
mod rna;
mod rpps;
mod siren;
mod siret;

pub use finess::Finess;
pub use rna::Rna;
pub use rpps::Rpps;
pub use siren::Siren;
pub use siret::Siret;

/// Why a text is not a number of the kind expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// The number of characters is wrong.
    #[error("{found} characters instead of {expected}")]
    Length {
        /// How many characters the number has.
        expected: usize,
        /// How many were given, spaces and dashes not counted.
        found: usize,
    },
    /// A character stands where it cannot.
    #[error("unexpected character at position {position}")]
    Character {
        /// Its place, from 1, spaces and dashes not counted.
        position: usize,
    },
    /// The check digit does not fit, so a digit is wrong or two are swapped.
    #[error("wrong check digit")]
    CheckDigit,
}

/// Something that looks wrong, and that people may keep all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The check digit does not fit: likely a typing error, but some true numbers are so.
    CheckDigit,
}

/// Removes what people type between the digits: spaces of every kind, dots, dashes.
/// Letters become capitals.
fn compact(text: &str) -> Vec<char> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2011}' | '\u{feff}'))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Checks the length, then each character with `fits(index, character)`.
fn shape(
    text: &str,
    expected: usize,
    fits: impl Fn(usize, char) -> bool,
) -> Result<String, Malformed> {
    let found = compact(text);
    if found.is_empty() {
        return Err(Malformed::Empty);
    }
    if found.len() != expected {
        return Err(Malformed::Length {
            expected,
            found: found.len(),
        });
    }
    match found.iter().enumerate().find(|&(i, &c)| !fits(i, c)) {
        Some((i, _)) => Err(Malformed::Character { position: i + 1 }),
        None => Ok(found.into_iter().collect()),
    }
}

/// Whether the decimal digits satisfy Luhn's formula (ISO/IEC 7812-1, annex B).
fn luhn(digits: impl DoubleEndedIterator<Item = u32>) -> bool {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(i, digit)| match (i % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The decimal digits of a number that holds nothing else.
fn digits(number: &str) -> impl DoubleEndedIterator<Item = u32> {
    number.chars().filter_map(|c| c.to_digit(10))
}

/// What every number has: text in and out, serde as its text (checked on the way in).
macro_rules! number {
    ($name:ident) => {
        impl $name {
            /// The number in its written form, without spaces.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::identifier::Malformed;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.0
            }
        }
    };
}
use number;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wrong_length_says_what_was_expected_and_what_was_found() {
        assert_eq!(
            "123".parse::<Rpps>(),
            Err(Malformed::Length {
                expected: 11,
                found: 3
            })
        );
    }

    #[test]
    fn nothing_and_only_spaces_are_the_same_refusal() {
        assert_eq!("".parse::<Siren>(), Err(Malformed::Empty));
        assert_eq!(" \u{a0}\u{202f}".parse::<Siren>(), Err(Malformed::Empty));
    }

    #[test]
    fn digits_of_other_scripts_are_refused() {
        assert_eq!(
            "١٠٠٠٣٤٦١٠٣٣".parse::<Rpps>(),
            Err(Malformed::Character { position: 1 })
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic(text in ".{0,40}") {
            let _ = (text.parse::<Rpps>(), text.parse::<Finess>(), text.parse::<Siren>());
            let _ = (text.parse::<Siret>(), text.parse::<Rna>());
        }

        #[test]
        fn changing_one_digit_of_a_siren_is_always_seen(at in 0_usize..9, by in 1_u32..10) {
            let mut wrong: Vec<u32> = digits("732829320").collect();
            wrong[at] = (wrong[at] + by) % 10;
            let text: String = wrong.iter().map(ToString::to_string).collect();
            prop_assert_eq!(text.parse::<Siren>(), Err(Malformed::CheckDigit));
        }

        #[test]
        fn what_is_written_is_read_again(text in "[0-9]{11}") {
            let number: Rpps = text.parse().unwrap();
            prop_assert_eq!(number.to_string().parse::<Rpps>(), Ok(number));
        }
    }
}
