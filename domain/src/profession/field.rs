use super::Profession;
use crate::code::coded;

/// A *savoir-faire* code of the Annuaire Santé (`TRE_R38` and its neighbours): `SM54`, `C12`…
/// Only its form is checked; we keep no copy of the list.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct SavoirFaire(String);

impl std::str::FromStr for SavoirFaire {
    type Err = super::UnknownCode;

    fn from_str(code: &str) -> Result<Self, super::UnknownCode> {
        let code = code.trim();
        let fits = (2..=8).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        fits.then(|| Self(code.to_owned()))
            .ok_or(super::UnknownCode)
    }
}

impl TryFrom<String> for SavoirFaire {
    type Error = super::UnknownCode;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<SavoirFaire> for String {
    fn from(value: SavoirFaire) -> Self {
        value.0
    }
}

impl SavoirFaire {
    /// General practice, as a doctor who chooses it from a list is recorded.
    pub fn general_practice() -> Self {
        Self("SM54".to_owned())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

coded! {
    /// Which side of medicine a doctor is on: a CPTS needs both (at least one general practitioner
    /// and one other specialist, Collège de la médecine générale 2019).
    MedicalField {
        /// General practice: `SM26` (qualified), `SM53` (specialist), `SM54`.
        GeneralPractice = "general-practice",
        /// Any other specialty.
        OtherSpecialty = "other-specialty",
    }
}

impl MedicalField {
    /// The field of a doctor; `None` for other professions, for doctors whose specialty is not
    /// known, and for codes that are no ordinal specialty (those begin with `SM`).
    ///
    /// Source of the three codes: DREES, *accessibilité potentielle localisée*.
    pub fn of(profession: Profession, savoir_faire: Option<&SavoirFaire>) -> Option<Self> {
        match (profession, savoir_faire?.as_str()) {
            (Profession::Doctor, "SM26" | "SM53" | "SM54") => Some(Self::GeneralPractice),
            (Profession::Doctor, code) if code.starts_with("SM") => Some(Self::OtherSpecialty),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(profession: Profession, code: &str) -> Option<MedicalField> {
        MedicalField::of(profession, Some(&code.parse().unwrap()))
    }

    #[test]
    fn three_codes_mean_general_practice() {
        for code in ["SM26", "SM53", "SM54"] {
            assert_eq!(
                field(Profession::Doctor, code),
                Some(MedicalField::GeneralPractice)
            );
        }
        assert_eq!(
            field(Profession::Doctor, "SM04"),
            Some(MedicalField::OtherSpecialty)
        );
    }

    #[test]
    fn a_nurse_has_no_medical_field_and_an_unknown_specialty_none_either() {
        assert_eq!(field(Profession::Nurse, "SM54"), None);
        assert_eq!(MedicalField::of(Profession::Doctor, None), None);
        assert_eq!(field(Profession::Doctor, "C12"), None);
    }

    #[test]
    fn a_code_with_spaces_or_signs_inside_is_refused() {
        for code in ["", "sm54", "SM 54", "54", "=SM54", "SM54SM54SM54"] {
            assert!(code.parse::<SavoirFaire>().is_err(), "{code}");
        }
    }
}
