use super::{Malformed, Warning, compact, digits, luhn, number, shape};

/// A professional's number in the Répertoire partagé des professionnels de santé: 11 digits,
/// kept for life.
///
/// The national form (IDNPS) that Pro Santé Connect and the Annuaire Santé carry, an `8` before
/// the 11 digits, is accepted and shortened.
/// Source: ANS, `IG-fhir-annuaire`, system `https://rpps.esante.gouv.fr`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Rpps(String);

number!(Rpps);

impl std::str::FromStr for Rpps {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let typed = compact(text);
        let bare: String = match typed.as_slice() {
            ['8', rest @ ..] if rest.len() == 11 => rest.iter().collect(),
            all => all.iter().collect(),
        };
        shape(&bare, 11, |_, c| c.is_ascii_digit()).map(Self)
    }
}

impl Rpps {
    /// Says when the check digit does not fit.
    pub fn warning(&self) -> Option<Warning> {
        (!luhn(digits(&self.0))).then_some(Warning::CheckDigit)
    }

    /// The national form: `8` and the number.
    pub fn idnps(&self) -> String {
        format!("8{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_national_form_is_the_same_number() {
        let plain: Rpps = "10003461033".parse().unwrap();
        assert_eq!("810003461033".parse::<Rpps>().unwrap(), plain);
        assert_eq!(plain.idnps(), "810003461033");
    }

    #[test]
    fn a_number_of_eleven_digits_that_begins_with_eight_is_kept_whole() {
        assert_eq!(
            "80003461033".parse::<Rpps>().unwrap().as_str(),
            "80003461033"
        );
    }

    #[test]
    fn twelve_digits_that_do_not_begin_with_eight_are_refused() {
        let refused = Malformed::Length {
            expected: 11,
            found: 12,
        };
        assert_eq!("910003461033".parse::<Rpps>(), Err(refused));
    }

    #[test]
    fn spaces_between_the_digits_do_not_matter() {
        assert_eq!(
            "1000\u{a0}346 10-33".parse::<Rpps>().unwrap().as_str(),
            "10003461033"
        );
    }

    #[test]
    fn a_wrong_check_digit_warns_and_is_kept() {
        // The first 1 weighs 1 at the eleventh place from the right, so the check digit is 9.
        assert_eq!("10000000009".parse::<Rpps>().unwrap().warning(), None);
        assert_eq!(
            "10000000008".parse::<Rpps>().unwrap().warning(),
            Some(Warning::CheckDigit)
        );
    }

    #[test]
    fn serde_checks_the_form_on_the_way_in() {
        use serde::de::IntoDeserializer;
        use serde::de::value::{Error, StrDeserializer};
        let deserializer: StrDeserializer<'_, Error> = "abc".into_deserializer();
        assert!(<Rpps as serde::Deserialize>::deserialize(deserializer).is_err());
    }
}
