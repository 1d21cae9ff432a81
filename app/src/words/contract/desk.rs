//! Why a scan, an opinion, a template or a dossier is not taken.

use axum::http::StatusCode;
use domain::contract::Opinion;
use domain::contract::template::Unfilled;
use domain::contract::text::Why;
use domain::typed::TypedRefused;
use service::contract::dossier::{BYTES, CONTRACTS, DossierRefused};
use service::contract::opinion::OpinionRefused;
use service::contract::print::PrintRefused;
use service::contract::scan::ScanRefused;
use service::contract::template::TemplateRefused;

use super::{signing, stage_refused, step, why};
use crate::lang::Lang;
use crate::words::{Refusal, overtaken};

/// What somebody thinks of a contract.
pub fn opinion(lang: Lang, opinion: Opinion) -> String {
    match opinion {
        Opinion::Favourable => t!(lang, "Avis favorable", "In favour"),
        Opinion::Reserved => t!(lang, "Avis réservé", "With reservations"),
        Opinion::Unfavourable => t!(lang, "Avis défavorable", "Against"),
    }
}

impl Refusal for ScanRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotOpen(at) => {
                let at = step(lang, *at).to_lowercase();
                t!(
                    lang,
                    "On ne signe pas à cette étape ({at}).",
                    "Nothing is signed at this stage ({at})."
                )
            }
            Self::Document(refused) => refused.say(lang),
            Self::Rule(refused) => signing(lang, refused),
            Self::SameOfficer => t!(
                lang,
                "Vous avez envoyé ce scan\u{a0}: une autre personne du bureau le confirme.",
                "You sent this scan: another officer confirms it."
            ),
            Self::Over => t!(
                lang,
                "Ce scan a déjà reçu sa réponse, ou le texte a changé depuis.",
                "This scan was answered already, or the text changed since."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Document(_) => Some("document"),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Document(refused) => refused.status(),
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for OpinionRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Stage(refused) => stage_refused(lang, refused),
            Self::College => t!(
                lang,
                "Les règles en vigueur ne connaissent pas ce collège.",
                "The rules in force know no such college."
            ),
            Self::NotAsked => t!(
                lang,
                "Aucun avis n’est demandé en ce moment.",
                "No opinion is requested at the moment."
            ),
            Self::NotYours => t!(
                lang,
                "L’avis est demandé à un autre collège que le vôtre.",
                "The opinion is requested from another college than yours."
            ),
            Self::Reason(refused) => why(lang, &Why::Text(*refused)),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::College => Some("college"),
            Self::Reason(_) => Some("pourquoi"),
            Self::Stage(_) | Self::NotAsked | Self::NotYours => None,
        }
    }
}

impl Refusal for TemplateRefused {
    fn say(&self, lang: Lang) -> String {
        let text = |refused: &Option<TypedRefused>, missing: String| match refused {
            Some(refused) => why(lang, &Why::Text(*refused)),
            None => missing,
        };
        match self {
            Self::Title(refused) => text(
                refused,
                t!(
                    lang,
                    "Donnez un titre au modèle.",
                    "Give the template a title."
                ),
            ),
            Self::Heading(_, refused) => text(
                refused,
                t!(
                    lang,
                    "Donnez un titre à cette clause, ou videz aussi son texte.",
                    "Give this clause a heading, or empty its text too."
                ),
            ),
            Self::Body(_, refused) => text(
                refused,
                t!(
                    lang,
                    "Écrivez cette clause, ou videz aussi son titre.",
                    "Write this clause, or empty its heading too."
                ),
            ),
            Self::GivesVoices(_) => why(lang, &Why::GivesVoices),
            Self::Clauses => t!(
                lang,
                "Un modèle a une clause au moins, et 80 au plus.",
                "A template has at least one clause, and 80 at most."
            ),
            Self::Variables(all) => all.first().map(|it| unfilled(lang, it)).unwrap_or_default(),
            Self::Overtaken => overtaken(lang),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// Why what stands in braces cannot be filled.
pub fn unfilled(lang: Lang, it: &Unfilled) -> String {
    match it {
        Unfilled::Unknown { name, .. } => t!(
            lang,
            "Aucune convention ne connaît «\u{a0}{{{{{name}}}}}\u{a0}»\u{a0}: choisissez dans la liste des variables.",
            "No agreement knows “{{{{{name}}}}}”: choose from the list of variables."
        ),
        Unfilled::Open { .. } => t!(
            lang,
            "Des accolades ouvertes ne sont pas refermées.",
            "Braces that were opened are not closed."
        ),
        Unfilled::Missing { variable, .. } => {
            let name = variable.code();
            t!(
                lang,
                "«\u{a0}{{{{{name}}}}}\u{a0}» n’a pas encore de valeur.",
                "“{{{{{name}}}}}” has no value yet."
            )
        }
    }
}

impl Refusal for DossierRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Nothing => t!(
                lang,
                "Aucune convention n’a été en vigueur sur cette période.",
                "No agreement was in force in that period."
            ),
            Self::TooMany => {
                let most = CONTRACTS;
                t!(
                    lang,
                    "Un dossier réunit {most} conventions au plus\u{a0}: choisissez une mission.",
                    "A dossier holds {most} agreements at most: choose a mission."
                )
            }
            Self::TooLarge => {
                let most = BYTES / 1_000_000;
                t!(
                    lang,
                    "Les documents joints dépassent {most}\u{a0}Mo\u{a0}: choisissez une mission, ou prenez le PDF seul.",
                    "The documents exceed {most} MB: choose a mission, or take the PDF only."
                )
            }
            Self::Text => PrintRefused::Text.say(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::TooMany | Self::TooLarge => Some("mission"),
            Self::Nothing | Self::Text => None,
        }
    }
}
