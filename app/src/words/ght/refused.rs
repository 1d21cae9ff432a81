//! Why a group or a party is not taken.

use axum::http::StatusCode;
use service::ght::bloc::BlocRefused;
use service::ght::party::RecordRefused;

use super::period;
use crate::lang::Lang;
use crate::words::profession::{malformed, typed};
use crate::words::{Refusal, overtaken};

/// An entity is in a group on some of these days: both groups, both periods.
pub fn elsewhere(lang: Lang, theirs: &str, held: &str, ours: &str, wanted: &str) -> String {
    if theirs == ours {
        return t!(
            lang,
            "Cet établissement est déjà dans ce groupe {held} ; vous l’y enregistrez {wanted}. Pour changer ses dates, corrigez sa ligne sur la page du groupe.",
            "This establishment is in this group already {held}; you record it there {wanted}. To change its dates, correct its line on the page of the group."
        );
    }
    t!(
        lang,
        "Un établissement est dans un seul groupe un jour donné. Il est déjà dans « {theirs} » {held} ; vous l’enregistrez dans « {ours} » {wanted}. Dites d’abord son dernier jour dans « {theirs} ».",
        "An establishment is in one group on a day. It is in \"{theirs}\" already {held}; you record it in \"{ours}\" {wanted}. First say its last day in \"{theirs}\"."
    )
}

impl Refusal for BlocRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name(None) => t!(
                lang,
                "Écrivez le nom du groupe.",
                "Write the name of the group."
            ),
            Self::Name(Some(it)) | Self::Note(it) => typed(lang, *it),
            Self::Twice => t!(
                lang,
                "Un groupe de ce nom est déjà enregistré : ajoutez-lui ses parties.",
                "A group of that name is recorded already: add its parties to it."
            ),
            Self::Overtaken => overtaken(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Name(_) | Self::Twice => Some("name"),
            Self::Note(_) => Some("note"),
            Self::Overtaken => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Twice | Self::Overtaken => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for RecordRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoNumber => t!(
                lang,
                "Donnez le FINESS de l’entité juridique, ou son SIREN.",
                "Give the FINESS of the legal entity, or its SIREN."
            ),
            Self::TwoNumbers => t!(
                lang,
                "Donnez un seul des deux numéros : celui par lequel vos membres sont connus, le plus souvent le FINESS.",
                "Give only one of the two numbers: the one by which your members are known, mostly the FINESS."
            ),
            Self::Finess(it) | Self::Siren(it) => malformed(lang, *it),
            Self::Name(None) => t!(
                lang,
                "Écrivez le nom de l’établissement.",
                "Write the name of the establishment."
            ),
            Self::Name(Some(it)) | Self::Source(it) => typed(lang, *it),
            Self::EndsBeforeStart => t!(
                lang,
                "Le dernier jour précède le premier.",
                "The last day comes before the first."
            ),
            Self::Elsewhere(clash) => {
                let held = period(lang, clash.held);
                let wanted = period(lang, clash.wanted);
                elsewhere(lang, &clash.theirs, &held, &clash.ours, &wanted)
            }
            Self::Overtaken => overtaken(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoNumber | Self::TwoNumbers | Self::Finess(_) => Some("finess"),
            Self::Siren(_) => Some("siren"),
            Self::Name(_) => Some("name"),
            Self::Source(_) => Some("source"),
            Self::EndsBeforeStart => Some("ends_on"),
            Self::Elsewhere(_) => Some("starts_on"),
            Self::Overtaken => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Elsewhere(_) | Self::Overtaken => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
