use super::{Malformed, Siren, digits, luhn, number, shape};

/// La Poste: so many places that its numbers ran out of Luhn's; their digits sum to a multiple of 5.
const LA_POSTE: &str = "356000000";

/// A place of business in INSEE's register: the [`Siren`] of its owner and 5 digits (NIC); 14 in
/// all, satisfying Luhn's formula (La Poste excepted).
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);

number!(Siret);

impl std::str::FromStr for Siret {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let number = shape(text, 14, |_, c| c.is_ascii_digit())?;
        let post_office =
            number.starts_with(LA_POSTE) && digits(&number).sum::<u32>().is_multiple_of(5);
        if luhn(digits(&number)) || post_office {
            Ok(Self(number))
        } else {
            Err(Malformed::CheckDigit)
        }
    }
}

impl Siret {
    /// The legal unit that owns this place.
    pub fn siren(&self) -> Siren {
        Siren(self.0.chars().take(9).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_begins_with_its_owners_siren() {
        let place: Siret = "732 829 320 00074".parse().unwrap();
        assert_eq!(place.siren().as_str(), "732829320");
    }

    #[test]
    fn post_offices_follow_their_own_rule() {
        // 3 + 5 + 6 = 14, so the last five digits must bring the sum to a multiple of 5.
        assert!("35600000000001".parse::<Siret>().is_ok());
        assert_eq!(
            "35600000000002".parse::<Siret>(),
            Err(Malformed::CheckDigit)
        );
    }

    #[test]
    fn the_post_offices_rule_serves_nobody_else() {
        // The digits sum to 40, and Luhn's formula is not satisfied.
        assert_eq!(
            "73282932000013".parse::<Siret>(),
            Err(Malformed::CheckDigit)
        );
    }
}
