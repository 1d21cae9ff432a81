use super::{Malformed, number, shape};

/// An association's number in the Répertoire national des associations: `W`, the two characters
/// of the prefecture that keeps the file (digits; `2A`, `2B` in Corsica; `9` and a letter
/// overseas) and seven digits.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Rna(String);

number!(Rna);

impl std::str::FromStr for Rna {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let department = super::compact(text).get(1).copied();
        shape(text, 10, |i, c| match i {
            0 => c == 'W',
            2 if department == Some('2') => c.is_ascii_digit() || matches!(c, 'A' | 'B'),
            2 if department == Some('9') => c.is_ascii_alphanumeric(),
            _ => c.is_ascii_digit(),
        })
        .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_rna_number_is_w_and_nine_characters() {
        assert_eq!(
            "w371 234 567".parse::<Rna>().unwrap().as_str(),
            "W371234567"
        );
        assert!("W2A1000123".parse::<Rna>().is_ok());
        assert!("W9R1000123".parse::<Rna>().is_ok());
    }

    #[test]
    fn a_number_without_its_w_is_refused() {
        assert_eq!(
            "3712345678".parse::<Rna>(),
            Err(Malformed::Character { position: 1 })
        );
    }
}
