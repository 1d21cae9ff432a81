//! The profile of a CPTS and its statutes.

use axum::http::StatusCode;
use domain::cpts::{Colour, LegalRegime};
use domain::statutes::PublishRefused;
use service::cpts::profile::ProfileRefused;

use super::profession::malformed;
use super::{Refusal, date};
use crate::lang::Lang;

/// The law under which it lives.
pub fn regime(lang: Lang, regime: LegalRegime) -> String {
    match regime {
        LegalRegime::Loi1901 => t!(
            lang,
            "Association loi 1901",
            "Association under the law of 1901"
        ),
        LegalRegime::AlsaceMoselle => t!(
            lang,
            "Association de droit local (Alsace-Moselle)",
            "Association under local law (Alsace-Moselle)"
        ),
    }
}

/// The name of a colour.
pub fn colour(lang: Lang, colour: Colour) -> String {
    match colour {
        Colour::Azur => t!(lang, "Bleu", "Blue"),
        Colour::Gueules => t!(lang, "Rouge", "Red"),
        Colour::Sinople => t!(lang, "Vert", "Green"),
        Colour::Pourpre => t!(lang, "Violet", "Purple"),
        Colour::Or => t!(lang, "Ocre", "Ochre"),
        Colour::Sable => t!(lang, "Ardoise", "Slate"),
        Colour::Tanne => t!(lang, "Brun", "Tan"),
        Colour::Celeste => t!(lang, "Bleu ciel", "Sky blue"),
    }
}

impl Refusal for ProfileRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Name => t!(
                lang,
                "Le nom a 3 à 200 caractères.",
                "The name has 3 to 200 characters."
            ),
            Self::ShortName => t!(
                lang,
                "Le nom court a 2 à 40 caractères.",
                "The short name has 2 to 40 characters."
            ),
            Self::Rna(it) | Self::Siret(it) | Self::Finess(it) => malformed(lang, *it),
            Self::RnaInAlsaceMoselle => t!(
                lang,
                "Une association de droit local est inscrite au tribunal : elle n’a pas de numéro RNA.",
                "An association under local law is in the register of the tribunal: it has no RNA number."
            ),
            Self::Email => super::email(lang),
            Self::Phone => super::phone(lang),
            Self::Website => t!(
                lang,
                "Écrivez une adresse qui commence par https://",
                "Write an address that begins with https://"
            ),
            Self::TooLong => t!(
                lang,
                "Le siège a 500 caractères au plus, la présentation 5 000.",
                "The seat has 500 characters at most, the description 5,000."
            ),
            Self::Retention => t!(
                lang,
                "Choisissez entre 12 et 120 mois.",
                "Choose between 12 and 120 months."
            ),
            Self::Overtaken => super::overtaken(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Name => "name",
            Self::ShortName => "short_name",
            Self::Rna(_) | Self::RnaInAlsaceMoselle => "rna",
            Self::Siret(_) => "siret",
            Self::Finess(_) => "finess",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Website => "website",
            Self::TooLong => "description",
            Self::Retention => "retention_months",
            Self::Overtaken => return None,
        })
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for PublishRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t!(
                lang,
                "Collez le texte des statuts.",
                "Paste the text of the statutes."
            ),
            Self::TooLong => t!(
                lang,
                "Ce texte est trop long : 200 000 octets au plus.",
                "This text is too long: 200,000 bytes at most."
            ),
            Self::AdoptedInFuture => t!(
                lang,
                "Des statuts se publient une fois adoptés : ce jour est à venir.",
                "Statutes are published once adopted: that day lies ahead."
            ),
            Self::Unchanged => t!(
                lang,
                "Ce texte est déjà celui des statuts en vigueur.",
                "This text is that of the statutes in force."
            ),
            Self::OlderThanCurrent { adopted_on } => {
                let day = date(lang, *adopted_on);
                t!(
                    lang,
                    "Les statuts en vigueur ont été adoptés plus tard, le {day}.",
                    "The statutes in force were adopted later, on {day}."
                )
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Empty | Self::TooLong | Self::Unchanged => "text",
            Self::AdoptedInFuture | Self::OlderThanCurrent { .. } => "adopted_on",
        })
    }
}
