use super::{Malformed, Warning, luhn, number, shape};

/// A number of the Fichier national des établissements sanitaires et sociaux, of a legal entity
/// (EJ) or of a place (ET, also written EG): 9 characters, the first two being the département,
/// `2A` and `2B` in Corsica.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Finess(String);

number!(Finess);

impl std::str::FromStr for Finess {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let corsica = super::compact(text).first() == Some(&'2');
        shape(text, 9, |i, c| {
            c.is_ascii_digit() || (i == 1 && corsica && matches!(c, 'A' | 'B'))
        })
        .map(Self)
    }
}

impl Finess {
    /// Says when the check digit does not fit.
    ///
    /// In Corsica the letter counts for its rank, A for 1 and B for 2: the numbers of both
    /// hospital centres of the island agree with it.
    pub fn warning(&self) -> Option<Warning> {
        let values = self.0.chars().filter_map(|c| match c {
            'A' => Some(1),
            'B' => Some(2),
            digit => digit.to_digit(10),
        });
        (!luhn(values)).then_some(Warning::CheckDigit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corsican_numbers_have_a_letter_in_second_place_only() {
        assert_eq!("2a0000014".parse::<Finess>().unwrap().as_str(), "2A0000014");
        assert_eq!("2B0000020".parse::<Finess>().unwrap().warning(), None);
        assert_eq!(
            "3A0000014".parse::<Finess>(),
            Err(Malformed::Character { position: 2 })
        );
        assert_eq!(
            "20A000014".parse::<Finess>(),
            Err(Malformed::Character { position: 3 })
        );
        assert_eq!(
            "2C0000014".parse::<Finess>(),
            Err(Malformed::Character { position: 2 })
        );
    }

    #[test]
    fn a_wrong_check_digit_warns_and_is_kept() {
        assert_eq!("370000481".parse::<Finess>().unwrap().warning(), None);
        assert_eq!(
            "370000482".parse::<Finess>().unwrap().warning(),
            Some(Warning::CheckDigit)
        );
    }
}
