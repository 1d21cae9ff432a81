//! What people do: profession, mode of practice, sector, medical field.
//!
//! In scope: the codes of the health nomenclatures (NOS of the Agence du numérique en santé) that
//! Pro Santé Connect and the Annuaire Santé carry, their official French labels, and our own codes
//! for those who are in no nomenclature (users' representatives, elected officials…).
//! Out of scope: how a page names them (`app/src/words`), and who counts as *ville* (the statutes).

mod field;
mod mode;
mod sector;

pub use field::{MedicalField, SavoirFaire};
pub use mode::{Mode, Standing};
pub use sector::{Sector, Setting};

/// A code that a nomenclature does not know, or that we do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown code")]
pub struct UnknownCode;

/// An enumeration written as code and official French label; serde reads and writes the code.
macro_rules! nomenclature {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $code:literal $label:literal,)* }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(try_from = "String", into = "String")]
        pub enum $name {
            $(#[doc = $label] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the nomenclature.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its code, as registries and our database write it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Its official French label.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            fn by_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::profession::UnknownCode;
            fn try_from(code: String) -> Result<Self, Self::Error> {
                code.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.code().to_owned()
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let codes: Vec<&str> = Self::ALL.iter().map(|it| it.code()).collect();
                schemars::json_schema!({ "type": "string", "enum": codes })
            }
        }
    };
}
use nomenclature;

nomenclature! {
    /// What a person does, whether a health profession (`TRE_G15`), a social one (`TRE_R94`), a
    /// protected title (`TRE_R95`) or a place in a CPTS that no nomenclature names (our codes,
    /// in letters).
    Profession {
        Doctor "10" "Médecin",
        Pharmacist "21" "Pharmacien",
        HearingAidSpecialist "26" "Audioprothésiste",
        Optician "28" "Opticien-lunetier",
        DentalAssistant "31" "Assistant dentaire",
        MedicalPhysicist "32" "Physicien médical",
        CareAssistant "35" "Aide-soignant",
        AmbulanceWorker "36" "Ambulancier",
        ChildcareAssistant "37" "Auxiliaire de puériculture",
        HospitalPharmacyTechnician "38" "Préparateur en pharmacie hospitalière",
        PharmacyTechnician "39" "Préparateur en pharmacie (officine)",
        Dentist "40" "Chirurgien-dentiste",
        Midwife "50" "Sage-femme",
        Nurse "60" "Infirmier",
        PsychiatricNurse "69" "Infirmier psychiatrique",
        Physiotherapist "70" "Masseur-kinésithérapeute",
        Podiatrist "80" "Pédicure-podologue",
        OrthoticProsthetist "81" "Orthoprothésiste",
        FootOrthotist "82" "Podo-orthésiste",
        Orthotist "83" "Orthopédiste-orthésiste",
        Ocularist "84" "Oculariste",
        FacialProsthetist "85" "Épithésiste",
        LaboratoryTechnician "86" "Technicien de laboratoire médical",
        SpeechTherapist "91" "Orthophoniste",
        Orthoptist "92" "Orthoptiste",
        OccupationalTherapist "94" "Ergothérapeute",
        Dietitian "95" "Diététicien",
        PsychomotorTherapist "96" "Psychomotricien",
        Radiographer "98" "Manipulateur ERM",
        Osteopath "171" "Ostéopathe",
        Psychotherapist "172" "Psychothérapeute",
        Chiropractor "173" "Chiropracteur",
        Psychologist "193" "Psychologue",
        GeneticCounsellor "194" "Conseiller en génétique",
        SocialWorker "200" "Assistant de service social",
        HomeCareWorker "201" "Auxiliaire de vie sociale",
        FamilySupportWorker "202" "Technicien de l'intervention sociale et familiale",
        HouseholdAdviser "203" "Conseiller en économie sociale et familiale",
        FamilyMediator "204" "Médiateur familial",
        FosterCarer "205" "Assistant familial",
        MedicoPsychologicalAide "206" "Aide médico-psychologique",
        ActivityInstructor "207" "Moniteur éducateur",
        EarlyYearsEducator "208" "Éducateur de jeunes enfants",
        SpecialEducator "209" "Éducateur spécialisé",
        TechnicalEducator "210" "Éducateur technique spécialisé",
        HomeHelp "211" "Aide à domicile",
        Childminder "212" "Assistant maternel",
        EducationalAndSocialCarer "213" "Accompagnant éducatif et social",
        UsersRepresentative "USAGER" "Représentant des usagers",
        ElectedOfficial "ELU" "Élu",
        Coordinator "COORDINATION" "Coordinateur",
        FacilityManager "DIRECTION" "Responsable d'établissement ou de service",
        MedicalSecretary "ASSISTANT" "Assistant médical ou secrétaire médical",
        Other "AUTRE" "Autre",
    }
}

impl std::str::FromStr for Profession {
    type Err = UnknownCode;

    /// Reads a code, also those that social professions and titles had before they were renumbered.
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let code = code.trim();
        Self::by_code(code)
            .or_else(|| Self::by_former_code(code))
            .ok_or(UnknownCode)
    }
}

impl Profession {
    fn by_former_code(code: &str) -> Option<Self> {
        Some(match code {
            "41" => Self::SocialWorker,
            "42" => Self::HomeCareWorker,
            "43" => Self::FamilySupportWorker,
            "44" => Self::HouseholdAdviser,
            "45" => Self::FamilyMediator,
            "46" => Self::FosterCarer,
            "47" => Self::MedicoPsychologicalAide,
            "48" => Self::ActivityInstructor,
            "49" => Self::EarlyYearsEducator,
            "51" => Self::SpecialEducator,
            "52" => Self::TechnicalEducator,
            "53" => Self::EducationalAndSocialCarer,
            "71" => Self::Osteopath,
            "72" => Self::Psychotherapist,
            "73" => Self::Chiropractor,
            "93" => Self::Psychologist,
            "97" => Self::GeneticCounsellor,
            _ => return None,
        })
    }

    /// What the person is in a CPTS because of it.
    pub fn category(self) -> Category {
        match self {
            Self::UsersRepresentative => Category::Users,
            Self::ElectedOfficial => Category::Elected,
            Self::Coordinator => Category::Coordination,
            Self::FacilityManager => Category::Management,
            Self::MedicalSecretary | Self::Other => Category::Other,
            social if matches!(social.code().as_bytes(), [b'2', _, _]) => Category::Social,
            _ => Category::Health,
        }
    }

    /// Whether mode of practice and sector mean something for it.
    pub fn is_practised(self) -> bool {
        matches!(self.category(), Category::Health | Category::Social)
    }
}

nomenclature! {
    /// What a member is in a CPTS, whatever the statutes then make of it (colleges): the category of
    /// an adhesion, for which dues are set. A structure that joins is a category of its own.
    Category {
        Health "health" "Professionnels de santé",
        Social "social" "Professionnels du social et du médico-social",
        Users "users" "Usagers du système de santé et leurs associations",
        Elected "elected" "Élus",
        Coordination "coordination" "Coordination",
        Management "management" "Direction d'établissements et de services",
        Other "other" "Autres personnes",
        Structure "structure" "Structures",
    }
}

impl std::str::FromStr for Category {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::by_code(code.trim()).ok_or(UnknownCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_and_is_unique() {
        for &profession in Profession::ALL {
            assert_eq!(profession.code().parse(), Ok(profession));
        }
    }

    #[test]
    fn a_psychologist_is_known_by_the_old_and_the_new_code() {
        assert_eq!("93".parse(), Ok(Profession::Psychologist));
        assert_eq!("193".parse(), Ok(Profession::Psychologist));
    }

    #[test]
    fn former_codes_do_not_hide_a_code_in_force() {
        for former in ["41", "45", "53", "71", "97"] {
            assert_eq!(Profession::by_code(former), None);
        }
    }

    #[test]
    fn a_users_representative_has_a_category_of_her_own_and_no_mode_of_practice() {
        assert_eq!(Profession::UsersRepresentative.category(), Category::Users);
        assert!(!Profession::UsersRepresentative.is_practised());
    }

    #[test]
    fn social_workers_are_social_and_pharmacists_are_health() {
        assert_eq!(Profession::SocialWorker.category(), Category::Social);
        assert_eq!(Profession::Pharmacist.category(), Category::Health);
        assert_eq!(Profession::Radiographer.category(), Category::Health);
    }

    #[test]
    fn an_unknown_code_is_refused() {
        assert_eq!("999".parse::<Profession>(), Err(UnknownCode));
        assert_eq!("".parse::<Profession>(), Err(UnknownCode));
    }
}
