//! Professions, modes of practice, places of practice and categories, as pages name them.

use domain::directory::{Audience, Field};
use domain::identifier::Malformed;
use domain::profession::{Category, MedicalField, Mode, Profession, SavoirFaire, Sector, Setting};
use domain::structure::{MandateKind, StructureKind};
use domain::typed::TypedRefused;

use crate::lang::Lang;

/// A profession, for women and men.
pub fn profession(lang: Lang, profession: Profession) -> String {
    use Profession as P;
    let (fr, en) = match profession {
        P::Doctor => ("Médecin", "Doctor"),
        P::Pharmacist => ("Pharmacienne, pharmacien", "Pharmacist"),
        P::HearingAidSpecialist => ("Audioprothésiste", "Hearing-aid specialist"),
        P::Optician => ("Opticienne-lunetière, opticien-lunetier", "Optician"),
        P::DentalAssistant => ("Assistante, assistant dentaire", "Dental assistant"),
        P::MedicalPhysicist => (
            "Physicienne médicale, physicien médical",
            "Medical physicist",
        ),
        P::CareAssistant => ("Aide-soignante, aide-soignant", "Care assistant"),
        P::AmbulanceWorker => ("Ambulancière, ambulancier", "Ambulance worker"),
        P::ChildcareAssistant => ("Auxiliaire de puériculture", "Childcare assistant"),
        P::HospitalPharmacyTechnician => (
            "Préparatrice, préparateur en pharmacie hospitalière",
            "Hospital pharmacy technician",
        ),
        P::PharmacyTechnician => (
            "Préparatrice, préparateur en pharmacie",
            "Pharmacy technician",
        ),
        P::Dentist => ("Chirurgienne-dentiste, chirurgien-dentiste", "Dentist"),
        P::Midwife => ("Sage-femme, maïeuticien", "Midwife"),
        P::Nurse => ("Infirmière, infirmier", "Nurse"),
        P::PsychiatricNurse => ("Infirmière, infirmier psychiatrique", "Psychiatric nurse"),
        P::Physiotherapist => (
            "Masseuse-kinésithérapeute, masseur-kinésithérapeute",
            "Physiotherapist",
        ),
        P::Podiatrist => ("Pédicure-podologue", "Podiatrist"),
        P::OrthoticProsthetist => ("Orthoprothésiste", "Orthotist and prosthetist"),
        P::FootOrthotist => ("Podo-orthésiste", "Foot orthotist"),
        P::Orthotist => ("Orthopédiste-orthésiste", "Orthotist"),
        P::Ocularist => ("Oculariste", "Ocularist"),
        P::FacialProsthetist => ("Épithésiste", "Facial prosthetist"),
        P::LaboratoryTechnician => (
            "Technicienne, technicien de laboratoire médical",
            "Laboratory technician",
        ),
        P::SpeechTherapist => ("Orthophoniste", "Speech therapist"),
        P::Orthoptist => ("Orthoptiste", "Orthoptist"),
        P::OccupationalTherapist => ("Ergothérapeute", "Occupational therapist"),
        P::Dietitian => ("Diététicienne, diététicien", "Dietitian"),
        P::PsychomotorTherapist => (
            "Psychomotricienne, psychomotricien",
            "Psychomotor therapist",
        ),
        P::Radiographer => (
            "Manipulatrice, manipulateur d’électroradiologie médicale",
            "Radiographer",
        ),
        P::Osteopath => ("Ostéopathe", "Osteopath"),
        P::Psychotherapist => ("Psychothérapeute", "Psychotherapist"),
        P::Chiropractor => ("Chiropractrice, chiropracteur", "Chiropractor"),
        P::Psychologist => ("Psychologue", "Psychologist"),
        P::GeneticCounsellor => ("Conseillère, conseiller en génétique", "Genetic counsellor"),
        P::SocialWorker => ("Assistante, assistant de service social", "Social worker"),
        P::HomeCareWorker => ("Auxiliaire de vie sociale", "Home care worker"),
        P::FamilySupportWorker => (
            "Technicienne, technicien de l’intervention sociale et familiale",
            "Family support worker",
        ),
        P::HouseholdAdviser => (
            "Conseillère, conseiller en économie sociale et familiale",
            "Household adviser",
        ),
        P::FamilyMediator => (
            "Médiatrice familiale, médiateur familial",
            "Family mediator",
        ),
        P::FosterCarer => ("Assistante familiale, assistant familial", "Foster carer"),
        P::MedicoPsychologicalAide => ("Aide médico-psychologique", "Medico-psychological aide"),
        P::ActivityInstructor => (
            "Monitrice éducatrice, moniteur éducateur",
            "Activity instructor",
        ),
        P::EarlyYearsEducator => (
            "Éducatrice, éducateur de jeunes enfants",
            "Early years educator",
        ),
        P::SpecialEducator => (
            "Éducatrice spécialisée, éducateur spécialisé",
            "Special educator",
        ),
        P::TechnicalEducator => (
            "Éducatrice, éducateur technique spécialisé",
            "Technical educator",
        ),
        P::HomeHelp => ("Aide à domicile", "Home help"),
        P::Childminder => ("Assistante maternelle, assistant maternel", "Childminder"),
        P::EducationalAndSocialCarer => (
            "Accompagnante, accompagnant éducatif et social",
            "Educational and social carer",
        ),
        P::UsersRepresentative => (
            "Représentante, représentant des usagers",
            "Users’ representative",
        ),
        P::ElectedOfficial => ("Élue, élu", "Elected official"),
        P::Coordinator => ("Coordinatrice, coordinateur", "Coordinator"),
        P::FacilityManager => (
            "Responsable d’un établissement ou d’un service",
            "Head of a facility or service",
        ),
        P::MedicalSecretary => (
            "Assistante médicale, assistant médical, secrétaire",
            "Medical assistant or secretary",
        ),
        P::Other => ("Autre activité", "Other activity"),
    };
    pick(lang, fr, en)
}

/// What somebody does, with the side of medicine for doctors: « Médecin généraliste ».
pub fn occupation(lang: Lang, what: Profession, skill: Option<&SavoirFaire>) -> String {
    match MedicalField::of(what, skill) {
        Some(MedicalField::GeneralPractice) => {
            t!(lang, "Médecin généraliste", "General practitioner")
        }
        Some(MedicalField::OtherSpecialty) => {
            t!(
                lang,
                "Médecin d’une autre spécialité",
                "Doctor, other specialty"
            )
        }
        None => profession(lang, what),
    }
}

/// A category of member.
pub fn category(lang: Lang, category: Category) -> String {
    let (fr, en) = match category {
        Category::Health => ("Professionnels de santé", "Health professionals"),
        Category::Social => (
            "Professionnels du social et du médico-social",
            "Social and medico-social professionals",
        ),
        Category::Users => (
            "Usagers et leurs associations",
            "Users and their associations",
        ),
        Category::Elected => ("Élues et élus", "Elected officials"),
        Category::Coordination => ("Coordination", "Coordination"),
        Category::Management => (
            "Direction d’établissements et de services",
            "Management of facilities and services",
        ),
        Category::Other => ("Autres personnes", "Other people"),
        Category::Structure => ("Structures", "Structures"),
    };
    pick(lang, fr, en)
}

/// A mode of practice.
pub fn mode(lang: Lang, mode: Mode) -> String {
    match mode {
        Mode::Liberal => t!(lang, "Libéral", "Self-employed"),
        Mode::Salaried => t!(lang, "Salarié", "Employed"),
        Mode::Voluntary => t!(lang, "Bénévole", "Volunteer"),
        Mode::Mixed => t!(
            lang,
            "Mixte, libéral et salarié",
            "Both self-employed and employed"
        ),
    }
}

/// A kind of place.
pub fn setting(lang: Lang, setting: Setting) -> String {
    match setting {
        Setting::Practice => t!(lang, "Cabinet", "Practice"),
        Setting::HealthHouse => t!(lang, "Maison ou pôle de santé", "Health house"),
        Setting::HealthCentre => t!(lang, "Centre de santé", "Health centre"),
        Setting::Pharmacy => t!(lang, "Pharmacie", "Pharmacy"),
        Setting::Laboratory => t!(lang, "Laboratoire", "Laboratory"),
        Setting::Hospital => t!(lang, "Établissement de santé", "Hospital or clinic"),
        Setting::Social => t!(
            lang,
            "Établissement social ou médico-social",
            "Social or medico-social facility"
        ),
        Setting::Other => t!(lang, "Autre lieu", "Other place"),
    }
}

/// A sector of activity. In English those that forms offer have their own words, the others that
/// of their kind of place.
pub fn sector(lang: Lang, sector: Sector) -> String {
    let en = match (lang, sector) {
        (Lang::Fr, _) => return sector.label().replace('\'', "’"),
        (Lang::En, Sector::SoloPractice) => "Practice of one’s own",
        (Lang::En, Sector::GroupPractice) => "Group practice",
        (Lang::En, Sector::PracticeCompany) => "Practice as a company",
        (Lang::En, Sector::HealthHouse) => "Health house or pole",
        (Lang::En, Sector::HealthCentre) => "Health centre",
        (Lang::En, Sector::CommunityPharmacy) => "Community pharmacy",
        (Lang::En, Sector::MedicalLaboratory) => "Medical laboratory",
        (Lang::En, Sector::OutOfHoursCare) => "Out-of-hours care",
        (Lang::En, Sector::PublicHospital) => "Public hospital",
        (Lang::En, Sector::NonProfitHospital) => "Private non-profit hospital",
        (Lang::En, Sector::PrivateHospital) => "Private hospital or clinic",
        (Lang::En, Sector::ElderlyFacility) => "Facility for elderly people",
        (Lang::En, Sector::DisabilityFacility) => "Facility for disabled people",
        (Lang::En, Sector::MotherAndChild) => "Mother and child protection",
        (Lang::En, Sector::LocalAuthority) => "Local authority",
        (Lang::En, Sector::CoordinationBody) => "Coordination body",
        (Lang::En, other) => return setting(lang, other.setting()),
    };
    en.to_owned()
}

/// What a structure is.
pub fn structure_kind(lang: Lang, kind: StructureKind) -> String {
    use StructureKind as K;
    let (fr, en) = match kind {
        K::HealthHouse => (
            "Maison de santé pluriprofessionnelle",
            "Multi-professional health house",
        ),
        K::HealthCentre => ("Centre de santé", "Health centre"),
        K::PrimaryCareTeam => ("Équipe de soins primaires", "Primary care team"),
        K::SpecialistTeam => ("Équipe de soins spécialisés", "Specialist care team"),
        K::OutOfHours => (
            "Association de permanence des soins",
            "Out-of-hours care association",
        ),
        K::Ehpad => ("EHPAD", "Nursing home (EHPAD)"),
        K::HomeCare => ("Service à domicile", "Home care service"),
        K::HospitalAtHome => ("Hospitalisation à domicile", "Hospital at home"),
        K::DisabilityFacility => (
            "Établissement pour personnes handicapées",
            "Facility for disabled people",
        ),
        K::Pharmacy => ("Pharmacie d’officine", "Community pharmacy"),
        K::Laboratory => ("Laboratoire de biologie médicale", "Medical laboratory"),
        K::Hospital => ("Établissement de santé", "Hospital or clinic"),
        K::UsersAssociation => ("Association d’usagers", "Users’ association"),
        K::LocalAuthority => (
            "Commune, intercommunalité ou CCAS",
            "Municipality or local authority",
        ),
        K::Other => ("Autre structure", "Other structure"),
    };
    pick(lang, fr, en)
}

/// How somebody speaks for a structure.
pub fn mandate_kind(lang: Lang, kind: MandateKind) -> String {
    match kind {
        MandateKind::Representative => {
            t!(lang, "Représentante, représentant", "Representative")
        }
        MandateKind::Deputy => t!(lang, "Suppléante, suppléant", "Deputy"),
    }
}

/// A field of the directory.
pub fn field(lang: Lang, field: Field) -> String {
    match field {
        Field::Name => t!(lang, "Mon nom", "My name"),
        Field::Profession => t!(
            lang,
            "Ma profession et mon mode d’exercice",
            "My profession and how I practise"
        ),
        Field::Structure => t!(lang, "Ma structure", "My structure"),
        Field::Address => t!(
            lang,
            "Ma commune d’exercice",
            "The commune where I practise"
        ),
        Field::Phone => t!(lang, "Mon téléphone professionnel", "My work telephone"),
        Field::Email => t!(lang, "Mon adresse électronique", "My e-mail address"),
    }
}

/// An audience.
pub fn audience(lang: Lang, audience: Audience) -> String {
    match audience {
        Audience::Nobody => t!(lang, "Personne", "Nobody"),
        Audience::MyCpts => t!(lang, "Ma CPTS", "My CPTS"),
        Audience::Neighbours => t!(lang, "Et les CPTS voisines", "And neighbouring CPTS"),
    }
}

/// Why a number is not taken.
pub fn malformed(lang: Lang, malformed: Malformed) -> String {
    match malformed {
        Malformed::Empty => t!(lang, "Ce numéro est vide.", "This number is empty."),
        Malformed::Length { expected, found } => t!(
            lang,
            "Ce numéro a {found} caractères ; il en faut {expected}.",
            "This number has {found} characters; it must have {expected}."
        ),
        Malformed::Character { position } => t!(
            lang,
            "Le caractère n° {position} ne peut pas figurer à cette place.",
            "Character no. {position} cannot stand in that place."
        ),
        Malformed::CheckDigit => t!(
            lang,
            "Un chiffre est faux ou deux sont inversés : la clé ne correspond pas.",
            "A digit is wrong or two are swapped: the check digit does not fit."
        ),
    }
}

/// Why a text is not taken.
pub fn typed(lang: Lang, refused: TypedRefused) -> String {
    match refused {
        TypedRefused::TooLong { max } => t!(
            lang,
            "Ce texte est trop long : {max} caractères au plus.",
            "This text is too long: {max} characters at most."
        ),
        TypedRefused::Invisible => t!(
            lang,
            "Ce texte contient un caractère invisible, sans doute collé par accident : retapez-le.",
            "This text holds an invisible character, probably pasted by accident: type it again."
        ),
    }
}

fn pick(lang: Lang, fr: &str, en: &str) -> String {
    match lang {
        Lang::Fr => fr.to_owned(),
        Lang::En => en.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_professions_have_the_same_name() {
        for lang in [Lang::Fr, Lang::En] {
            let mut names: Vec<String> = Profession::ALL
                .iter()
                .map(|it| profession(lang, *it))
                .collect();
            names.sort();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{lang:?}");
        }
    }

    #[test]
    fn a_doctor_is_named_by_her_side_of_medicine() {
        let gp = SavoirFaire::general_practice();
        assert_eq!(
            occupation(Lang::Fr, Profession::Doctor, Some(&gp)),
            "Médecin généraliste"
        );
        assert_eq!(occupation(Lang::Fr, Profession::Doctor, None), "Médecin");
    }
}
