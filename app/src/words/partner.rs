//! Partners: kinds, and why an entry is not taken.

use axum::http::StatusCode;
use domain::partner::PartnerKind;
use service::partner::save::SaveRefused;

use super::Refusal;
use super::profession::malformed;
use crate::lang::Lang;

/// What a partner is.
pub fn kind(lang: Lang, kind: PartnerKind) -> String {
    match kind {
        PartnerKind::Hospital => t!(lang, "Établissement de santé", "Hospital"),
        PartnerKind::Clinic => t!(lang, "Clinique privée", "Private clinic"),
        PartnerKind::Ght => t!(
            lang,
            "Groupement hospitalier de territoire",
            "Hospital group (GHT)"
        ),
        PartnerKind::Had => t!(lang, "Hospitalisation à domicile", "Hospital at home"),
        PartnerKind::MedicoSocial => t!(
            lang,
            "EHPAD ou établissement médico-social",
            "Nursing home or care home"
        ),
        PartnerKind::Ars => t!(
            lang,
            "Agence régionale de santé",
            "Regional health agency (ARS)"
        ),
        PartnerKind::Cpam => t!(lang, "Assurance maladie", "Health insurance fund"),
        PartnerKind::Dac => t!(
            lang,
            "Dispositif d’appui à la coordination",
            "Coordination support scheme (DAC)"
        ),
        PartnerKind::Municipality => t!(lang, "Commune", "Municipality"),
        PartnerKind::Authority => t!(
            lang,
            "Intercommunalité, département ou région",
            "Local authority"
        ),
        PartnerKind::Association => t!(lang, "Association", "Association"),
        PartnerKind::Other => t!(lang, "Autre", "Other"),
    }
}

impl Refusal for SaveRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name => t!(
                lang,
                "Écrivez le nom, en 200 caractères au plus.",
                "Write the name, in 200 characters at most."
            ),
            Self::Finess(it) | Self::Siren(it) => malformed(lang, *it),
            Self::Email => super::email(lang),
            Self::Phone => super::phone(lang),
            Self::TooLong => t!(
                lang,
                "La remarque a 2 000 caractères au plus, le nom du contact 200.",
                "A remark has 2,000 characters at most, a contact's name 200."
            ),
            Self::Group => t!(
                lang,
                "Seul un établissement public peut être partie à un GHT enregistré ici.",
                "Only a public establishment can be a party to a hospital group registered here."
            ),
            Self::Twice => t!(
                lang,
                "Un partenaire du même nom ou du même numéro est déjà enregistré.",
                "A partner of the same name or number is registered already."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Name | Self::Twice => "name",
            Self::Finess(_) => "finess",
            Self::Siren(_) => "siren",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::TooLong => "note",
            Self::Group => "group",
        })
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Twice => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
