//! Codes of places, checked on their form: an existing code is one that the table of communes holds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code of a commune or municipal arrondissement in the Code officiel géographique of INSEE:
/// two characters of a department (`2A` and `2B` for Corsica, `97`, `98` overseas) and three digits.
/// It is not the postal code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InseeCode([u8; 5]);

/// Why a text is no [`InseeCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadInseeCode {
    /// Not five characters.
    #[error("an INSEE code has five characters")]
    Length,
    /// The first two are no department.
    #[error("the first two characters are no department")]
    Department,
    /// The last three are not digits.
    #[error("the last three characters are not digits")]
    Number,
}

impl FromStr for InseeCode {
    type Err = BadInseeCode;

    /// Spaces around are dropped and `2a` is `2A`; nothing else is mended.
    fn from_str(text: &str) -> Result<Self, BadInseeCode> {
        let code = exactly::<5>(text)
            .ok_or(BadInseeCode::Length)?
            .map(|c| c.to_ascii_uppercase());
        let [department @ .., _, _, _] = code;
        match department {
            [b'0' | b'2', b'0'] | [b'9', b'6' | b'9'] => return Err(BadInseeCode::Department),
            [b'0'..=b'9', b'0'..=b'9'] | [b'2', b'A' | b'B'] => {}
            _ => return Err(BadInseeCode::Department),
        }
        let [_, _, number @ ..] = code;
        if !number.iter().all(u8::is_ascii_digit) {
            return Err(BadInseeCode::Number);
        }
        Ok(Self(code))
    }
}

impl InseeCode {
    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// The department: two characters, or three overseas (`974`).
    pub fn department(&self) -> &str {
        let overseas = self.0.starts_with(b"97") || self.0.starts_with(b"98");
        self.as_str()
            .get(..if overseas { 3 } else { 2 })
            .unwrap_or_default()
    }
}

/// The SIREN of an intercommunal body (établissement public de coopération intercommunale à fiscalité
/// propre): nine digits that pass Luhn's check.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EpciCode([u8; 9]);

/// Why a text is no [`EpciCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEpciCode {
    /// Not nine digits.
    #[error("the code of an EPCI has nine digits")]
    Form,
    /// A digit is wrong: Luhn's check fails.
    #[error("a digit is wrong")]
    Check,
}

impl FromStr for EpciCode {
    type Err = BadEpciCode;

    fn from_str(text: &str) -> Result<Self, BadEpciCode> {
        let code = exactly::<9>(text).ok_or(BadEpciCode::Form)?;
        if !code.iter().all(u8::is_ascii_digit) {
            return Err(BadEpciCode::Form);
        }
        let sum: u32 = code
            .iter()
            .rev()
            .zip([1, 2].iter().cycle())
            .map(|(digit, factor)| u32::from(digit - b'0') * factor)
            .map(|product| product / 10 + product % 10)
            .sum();
        if sum.is_multiple_of(10) {
            Ok(Self(code))
        } else {
            Err(BadEpciCode::Check)
        }
    }
}

impl EpciCode {
    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

/// A postal code of La Poste: five digits. Several communes share one, and a commune may have several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode([u8; 5]);

/// Why a text is no [`PostalCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a postal code has five digits")]
pub struct BadPostalCode;

impl FromStr for PostalCode {
    type Err = BadPostalCode;

    fn from_str(text: &str) -> Result<Self, BadPostalCode> {
        let code = exactly::<5>(text).ok_or(BadPostalCode)?;
        if code.iter().all(u8::is_ascii_digit) {
            Ok(Self(code))
        } else {
            Err(BadPostalCode)
        }
    }
}

impl PostalCode {
    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

/// What all three codes have in common with text.
macro_rules! written {
    ($code:ty, $bad:ty) => {
        impl TryFrom<String> for $code {
            type Error = $bad;

            fn try_from(text: String) -> Result<Self, $bad> {
                text.parse()
            }
        }

        impl From<$code> for String {
            fn from(code: $code) -> Self {
                code.as_str().to_owned()
            }
        }

        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

written!(InseeCode, BadInseeCode);
written!(EpciCode, BadEpciCode);
written!(PostalCode, BadPostalCode);

/// The bytes of a trimmed text, if there are `N`.
fn exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    text.trim().as_bytes().try_into().ok()
}

/// The text of bytes that parsing has found to be ASCII.
fn ascii(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn insee(text: &str) -> Result<InseeCode, BadInseeCode> {
        text.parse()
    }

    #[test]
    fn an_insee_code_is_a_department_and_three_digits() {
        for good in [
            "37003", "2A004", "2b033", "01001", "97411", "98818", "95680", " 75113 ",
        ] {
            assert!(insee(good).is_ok(), "{good}");
        }
        assert_eq!(insee("2b033").unwrap().as_str(), "2B033");
    }

    #[test]
    fn a_bad_insee_code_says_what_is_wrong() {
        assert_eq!(insee("3700"), Err(BadInseeCode::Length));
        assert_eq!(insee("370034"), Err(BadInseeCode::Length));
        assert_eq!(insee(""), Err(BadInseeCode::Length));
        assert_eq!(insee("00001"), Err(BadInseeCode::Department));
        assert_eq!(insee("20004"), Err(BadInseeCode::Department));
        assert_eq!(insee("99100"), Err(BadInseeCode::Department));
        assert_eq!(insee("2C004"), Err(BadInseeCode::Department));
        assert_eq!(insee("37OO3"), Err(BadInseeCode::Number));
        assert_eq!(insee("é7003"), Err(BadInseeCode::Length));
        assert_eq!(insee("37é3"), Err(BadInseeCode::Number));
    }

    #[test]
    fn departments_overseas_have_three_characters() {
        assert_eq!(insee("97411").unwrap().department(), "974");
        assert_eq!(insee("2A004").unwrap().department(), "2A");
    }

    #[test]
    fn the_code_of_an_epci_passes_luhn() {
        assert!("243700754".parse::<EpciCode>().is_ok());
        assert_eq!("243700755".parse::<EpciCode>(), Err(BadEpciCode::Check));
        assert_eq!("24370075".parse::<EpciCode>(), Err(BadEpciCode::Form));
        assert_eq!("24370075X".parse::<EpciCode>(), Err(BadEpciCode::Form));
    }

    #[test]
    fn a_postal_code_has_five_digits() {
        assert_eq!("37400".parse::<PostalCode>().unwrap().to_string(), "37400");
        assert_eq!("2A004".parse::<PostalCode>(), Err(BadPostalCode));
        assert_eq!("3740".parse::<PostalCode>(), Err(BadPostalCode));
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_read_back_as_written(text in "[0-9ABab]{4,6}|\\PC{0,6}") {
            if let Ok(code) = insee(&text) {
                prop_assert_eq!(code.as_str(), text.trim().to_ascii_uppercase());
                prop_assert_eq!(insee(code.as_str()), Ok(code));
            }
        }
    }
}
