//! Drafts of rules: why one is not started, not written, not adopted.

use axum::http::StatusCode;
use domain::statutes::{AdoptionRefused, MAX_BYTES, Unreadable};
use service::statutes::adopt::{AdoptRefused, REFERENCE_MAX};
use service::statutes::draft::close::CloseRefused;
use service::statutes::draft::edit::EditRefused;
use service::statutes::draft::start::{OPEN_MAX, StartRefused};

use super::profession::typed;
use super::{Refusal, date};
use crate::lang::Lang;

impl Refusal for StartRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoTitle => t!(
                lang,
                "Donnez un nom au brouillon.",
                "Give the draft a name."
            ),
            Self::Title(refused) => typed(lang, *refused),
            Self::NoVersion => t!(
                lang,
                "Cette version n’existe pas.",
                "There is no such version."
            ),
            Self::NoNeighbour => t!(
                lang,
                "Cette CPTS n’a pas de règles en vigueur.",
                "That CPTS has no rules in force."
            ),
            Self::Document(it) => unreadable(lang, it),
            Self::TooMany => t!(
                lang,
                "{OPEN_MAX} brouillons sont déjà en cours : adoptez ou abandonnez-en un d’abord.",
                "{OPEN_MAX} drafts are being written already: adopt one or give one up first."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoTitle | Self::Title(_) => Some("title"),
            Self::NoVersion => Some("version"),
            Self::NoNeighbour => Some("cpts"),
            Self::Document(_) => Some("document"),
            Self::TooMany => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::TooMany => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

fn unreadable(lang: Lang, it: &Unreadable) -> String {
    match it {
        Unreadable::TooLong => {
            let kilobytes = MAX_BYTES / 1_000;
            t!(
                lang,
                "Le document dépasse {kilobytes} ko : ce ne sont pas des règles.",
                "The document is larger than {kilobytes} kB: these are no rules."
            )
        }
        Unreadable::Malformed {
            line,
            column,
            problem,
        } => t!(
            lang,
            "Ce n’est pas un document de règles : ligne {line}, colonne {column} ({problem}).",
            "It is no document of rules: line {line}, column {column} ({problem})."
        ),
        Unreadable::OtherForm { at } => t!(
            lang,
            "Ce n’est pas un document de règles : à « {at} », la forme n’est pas celle du schéma.",
            "It is no document of rules: at “{at}”, the form is not that of the schema."
        ),
    }
}

impl Refusal for CloseRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Closed => closed(lang),
            Self::Title(refused) => refused.say(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Closed => None,
            Self::Title(refused) => refused.field(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Closed => StatusCode::CONFLICT,
            Self::Title(refused) => refused.status(),
        }
    }
}

fn closed(lang: Lang) -> String {
    t!(
        lang,
        "Ce brouillon a été adopté ou abandonné : il ne s’écrit plus.",
        "This draft was adopted or given up: it is not written any more."
    )
}

impl Refusal for EditRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Closed => closed(lang),
            Self::Conflict(_) => super::overtaken(lang),
            Self::TooLong => unreadable(lang, &Unreadable::TooLong),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Closed | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLong => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for AdoptRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::AlreadyAdopted { number } => t!(
                lang,
                "Quelqu’un a déjà enregistré cette adoption : c’est la version {number}.",
                "Somebody recorded this adoption already: it is version {number}."
            ),
            Self::GivenUp => t!(
                lang,
                "Ce brouillon a été abandonné.",
                "This draft was given up."
            ),
            Self::Edited => t!(
                lang,
                "Le brouillon a changé depuis que vous l’avez lu : relisez ce qui suit, puis enregistrez.",
                "The draft changed since you read it: read what follows again, then record."
            ),
            Self::Overtaken { number } => t!(
                lang,
                "La version {number} a été adoptée entre-temps : relisez ce qui change, puis enregistrez.",
                "Version {number} was adopted meanwhile: read again what changes, then record."
            ),
            Self::Contradicts(all) => {
                let count = all.len();
                plural!(
                    lang,
                    count,
                    "Ces règles se contredisent sur {count} point : il est écrit plus bas.",
                    "Ces règles se contredisent sur {count} points : ils sont écrits plus bas.",
                    "These rules contradict themselves on {count} point, written below.",
                    "These rules contradict themselves on {count} points, written below."
                )
            }
            Self::Rule(refused) => rule(lang, *refused),
            Self::Reference(refused) => typed(lang, *refused),
            Self::NoText => t!(
                lang,
                "Cette version du texte n’existe pas.",
                "There is no such version of the text."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyAdopted { .. }
            | Self::GivenUp
            | Self::Edited
            | Self::Overtaken { .. }
            | Self::Contradicts(_)
            | Self::Rule(AdoptionRefused::Unchanged) => None,
            Self::Rule(
                AdoptionRefused::AdoptedInFuture | AdoptionRefused::AdoptedBeforeLast { .. },
            ) => Some("adopted_on"),
            Self::Rule(
                AdoptionRefused::InForceBeforeAdopted | AdoptionRefused::InForceBeforeLast { .. },
            ) => Some("in_force_from"),
            Self::Rule(AdoptionRefused::WithoutDecision) | Self::Reference(_) => Some("reference"),
            Self::NoText => Some("text"),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::AlreadyAdopted { .. } | Self::GivenUp | Self::Edited | Self::Overtaken { .. } => {
                StatusCode::CONFLICT
            }
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

fn rule(lang: Lang, refused: AdoptionRefused) -> String {
    match refused {
        AdoptionRefused::AdoptedInFuture => t!(
            lang,
            "Ce jour n’est pas encore venu : l’adoption s’enregistre une fois décidée.",
            "That day has not come yet: an adoption is recorded once decided."
        ),
        AdoptionRefused::InForceBeforeAdopted => t!(
            lang,
            "Des règles ne peuvent pas valoir avant d’être adoptées.",
            "Rules cannot hold before they are adopted."
        ),
        AdoptionRefused::WithoutDecision => t!(
            lang,
            "Écrivez où se trouve la décision, en {REFERENCE_MAX} caractères au plus.",
            "Write where the decision is, in {REFERENCE_MAX} characters at most."
        ),
        AdoptionRefused::AdoptedBeforeLast { adopted_on } => {
            let day = date(lang, adopted_on);
            t!(
                lang,
                "La dernière version a été adoptée plus tard, le {day}.",
                "The last version was adopted later, on {day}."
            )
        }
        AdoptionRefused::InForceBeforeLast { in_force_from } => {
            let day = date(lang, in_force_from);
            t!(
                lang,
                "La dernière version vaut à partir du {day} : celle-ci ne peut pas commencer avant.",
                "The last version holds from {day}: this one cannot begin before."
            )
        }
        AdoptionRefused::Unchanged => t!(
            lang,
            "Ce sont déjà les règles de la dernière version.",
            "These are the rules of the last version already."
        ),
    }
}
