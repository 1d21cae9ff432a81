use super::{Malformed, digits, luhn, number, shape};

/// A legal unit's number in INSEE's register: 9 digits, the last a check digit (Luhn).
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Siren(pub(super) String);

number!(Siren);

impl std::str::FromStr for Siren {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let number = shape(text, 9, |_, c| c.is_ascii_digit())?;
        if luhn(digits(&number)) {
            Ok(Self(number))
        } else {
            Err(Malformed::CheckDigit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_with_its_check_digit_is_read() {
        assert_eq!(
            "732 829 320".parse::<Siren>().unwrap().as_str(),
            "732829320"
        );
    }

    #[test]
    fn a_siren_with_a_wrong_check_digit_is_refused() {
        assert_eq!("732829321".parse::<Siren>(), Err(Malformed::CheckDigit));
    }
}
