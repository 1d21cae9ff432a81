//! Professions and modes of practice as a coordinator writes them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::profession::{Mode, Profession, SavoirFaire};
use crate::text::searchable;

/// What a cell about somebody's work tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// The profession.
    pub profession: Profession,
    /// General practice, when the words say so.
    pub skill: Option<SavoirFaire>,
    /// Liberal or salaried, when the words say so.
    pub mode: Option<Mode>,
}

/// The profession of an official label or of a usual name: « Masseur-kinésithérapeute », « kiné »,
/// « infirmier·ère libéral·e », « IDEL ».
///
/// ```
/// use domain::import::trade::profession;
/// use domain::profession::{Mode, Profession};
/// let trade = profession("Infirmière libérale").unwrap();
/// assert_eq!((trade.profession, trade.mode), (Profession::Nurse, Some(Mode::Liberal)));
/// assert_eq!(profession("astronaute"), None);
/// ```
pub fn profession(text: &str) -> Option<Trade> {
    let folded = searchable(text);
    let official = |key: &str| LABELS.get(key).copied();
    if let Some(profession) = official(&folded) {
        return Some(Trade {
            profession,
            skill: None,
            mode: None,
        });
    }
    let mut mode = None;
    let mut words = Vec::new();
    for word in folded.split(' ') {
        match word {
            "liberal" | "liberale" | "liberaux" => mode = Some(Mode::Liberal),
            "salarie" | "salariee" | "hospitalier" | "hospitaliere" => mode = Some(Mode::Salaried),
            // What remains of « infirmier·ère », « pharmacien(ne) », « masseur/se ».
            "e" | "ne" | "ere" | "iere" | "se" | "euse" | "trice" | "rice" => {}
            other => words.push(other),
        }
    }
    let key = words.join(" ");
    let skill = ["generaliste", "medecine generale", "mg"]
        .iter()
        .any(|it| key.ends_with(it));
    let usual = || {
        NAMES
            .iter()
            .find(|(_, names)| names.split('|').any(|name| name == key))
    };
    let profession = official(&key).or_else(|| usual().map(|(profession, _)| *profession))?;
    let doctor = profession == Profession::Doctor;
    let mode = mode.or_else(|| (key == "idel").then_some(Mode::Liberal));
    Some(Trade {
        profession,
        skill: (doctor && skill).then(SavoirFaire::general_practice),
        mode,
    })
}

/// The mode of practice of an official label or a usual word.
pub fn mode(text: &str) -> Option<Mode> {
    let folded = searchable(text);
    let words = folded
        .trim_start_matches("exercice ")
        .trim_end_matches(" e");
    Some(match words {
        "liberal" | "liberale" | "independant" | "independante" | "l" => Mode::Liberal,
        "salarie" | "salariee" | "hospitalier" | "hospitaliere" | "s" => Mode::Salaried,
        "benevole" | "b" => Mode::Voluntary,
        "mixte" | "m" | "liberal et salarie" | "liberal salarie" | "salarie et liberal" => {
            Mode::Mixed
        }
        _ => return None,
    })
}

/// The official labels as [`searchable`] gives them.
static LABELS: LazyLock<HashMap<String, Profession>> = LazyLock::new(|| {
    Profession::ALL
        .iter()
        .map(|it| (searchable(it.label()), *it))
        .collect()
});

/// Usual names beside the official labels, as [`searchable`] gives them.
const NAMES: &[(Profession, &str)] = &[
    (
        Profession::Doctor,
        "docteur|dr|generaliste|medecin generaliste|medecine generale|mg|medecin specialiste|specialiste",
    ),
    (
        Profession::Pharmacist,
        "pharmacienne|pharmacien titulaire|pharmacienne titulaire|pharmacien d officine|pharmacien adjoint|pharmacienne adjointe",
    ),
    (Profession::HearingAidSpecialist, "audio prothesiste"),
    (
        Profession::Optician,
        "opticien|opticienne|opticienne lunetiere",
    ),
    (Profession::DentalAssistant, "assistante dentaire"),
    (Profession::CareAssistant, "aide soignante"),
    (Profession::AmbulanceWorker, "ambulanciere"),
    (
        Profession::PharmacyTechnician,
        "preparateur en pharmacie|preparatrice en pharmacie",
    ),
    (Profession::Dentist, "dentiste|chirurgienne dentiste"),
    (
        Profession::Midwife,
        "maieuticien|maieuticienne|sages femmes",
    ),
    (
        Profession::Nurse,
        "infirmiere|ide|idel|ipa|infirmier diplome d etat|infirmiere diplomee d etat|infirmier en pratique avancee|infirmiere en pratique avancee|infirmier de pratique avancee|infirmiere de pratique avancee",
    ),
    (
        Profession::Physiotherapist,
        "kine|kinesitherapeute|masseuse kinesitherapeute|mk|mkde",
    ),
    (Profession::Podiatrist, "podologue|pedicure"),
    (
        Profession::LaboratoryTechnician,
        "technicienne de laboratoire|technicien de laboratoire",
    ),
    (Profession::OccupationalTherapist, "ergo"),
    (
        Profession::Dietitian,
        "dieteticienne|dieteticien nutritionniste|dieteticienne nutritionniste",
    ),
    (Profession::PsychomotorTherapist, "psychomotricienne"),
    (
        Profession::Radiographer,
        "manipulateur radio|manipulatrice radio|manipulateur|manipulatrice erm|manipulateur en electroradiologie medicale",
    ),
    (
        Profession::Psychologist,
        "psycho|psychologue clinicien|psychologue clinicienne",
    ),
    (
        Profession::SocialWorker,
        "assistant social|assistante sociale|assistante de service social|as",
    ),
    (Profession::HomeHelp, "aide domicile"),
    (
        Profession::UsersRepresentative,
        "representante des usagers|representant d usagers|representante d usagers|representant usagers|usager|usagere|patient expert|patiente experte",
    ),
    (
        Profession::ElectedOfficial,
        "elue|maire|adjoint au maire|adjointe au maire|elu local|elue locale|conseiller municipal|conseillere municipale",
    ),
    (
        Profession::Coordinator,
        "coordinatrice|coordonnateur|coordonnatrice",
    ),
    (
        Profession::FacilityManager,
        "directeur|directrice|directeur d etablissement|directrice d etablissement|directeur d ehpad|directrice d ehpad",
    ),
    (
        Profession::MedicalSecretary,
        "secretaire medical|secretaire medicale|assistant medical|assistante medicale|secretaire",
    ),
    (Profession::Other, "autres|divers"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<Profession> {
        profession(text).map(|trade| trade.profession)
    }

    #[test]
    fn every_official_label_is_understood() {
        for it in Profession::ALL {
            assert_eq!(named(it.label()), Some(*it), "{}", it.label());
            assert_eq!(
                named(&it.label().to_uppercase()),
                Some(*it),
                "{}",
                it.label()
            );
        }
        let technician = profession(Profession::HospitalPharmacyTechnician.label());
        assert_eq!(technician.and_then(|trade| trade.mode), None);
        for it in Mode::ALL {
            assert_eq!(mode(it.label()), Some(*it));
            assert_eq!(mode(it.code()), Some(*it));
        }
    }

    #[test]
    fn usual_names_are_understood_in_every_gender() {
        for text in [
            "Infirmière",
            "infirmier(e)",
            "Infirmier·ère",
            "infirmier/ère",
            "IDE",
            "IPA",
        ] {
            assert_eq!(named(text), Some(Profession::Nurse), "{text}");
        }
        for text in [
            "kiné",
            "Masseuse-kinésithérapeute",
            "masseur(se) kinésithérapeute",
        ] {
            assert_eq!(named(text), Some(Profession::Physiotherapist), "{text}");
        }
        assert_eq!(named("Pharmacien(ne)"), Some(Profession::Pharmacist));
        assert_eq!(named("Chirurgienne-dentiste"), Some(Profession::Dentist));
        assert_eq!(named("boulanger"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn general_practice_and_mode_are_read_from_the_words() {
        let doctor = profession("Médecin généraliste libéral").expect("a profession");
        assert_eq!(doctor.skill, Some(SavoirFaire::general_practice()));
        assert_eq!(doctor.mode, Some(Mode::Liberal));
        assert_eq!(
            profession("IDEL").and_then(|trade| trade.mode),
            Some(Mode::Liberal)
        );
        assert_eq!(profession("Médecin").and_then(|trade| trade.skill), None);
    }

    #[test]
    fn no_usual_name_means_two_professions() {
        let mut all: Vec<_> = NAMES
            .iter()
            .flat_map(|(_, names)| names.split('|'))
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
