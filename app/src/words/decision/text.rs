//! Why a new version of a text is not kept, and why a decision does not go on.

use axum::http::StatusCode;
use domain::decision::limit::{NOTE_CHARS, TEXT_CHARS};
use domain::decision::stage::StageRefused;
use service::decision::text::TextRefused;

use super::typed;
use crate::lang::Lang;
use crate::words::{Refusal, date, date_time};

impl Refusal for TextRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Text(it) => typed(
                lang,
                *it,
                TEXT_CHARS,
                t!(
                    lang,
                    "Écrivez le texte à décider.",
                    "Write the text to be decided."
                ),
            ),
            Self::Note(it) => typed(
                lang,
                *it,
                NOTE_CHARS,
                t!(
                    lang,
                    "Dites ce qui change, et pourquoi.",
                    "Say what changes, and why."
                ),
            ),
            Self::Unchanged => t!(
                lang,
                "C’est le texte actuel, sans changement.",
                "It is the present text, unchanged."
            ),
            Self::Overtaken { version } => t!(
                lang,
                "La version {version} a été enregistrée entre-temps. Relisez-la dans un autre onglet\u{a0}: enregistrer de nouveau met votre texte à sa place.",
                "Version {version} was kept in the meantime. Read it in another tab: saving again puts your text in its place."
            ),
            Self::Draft => t!(
                lang,
                "C’est encore un brouillon\u{a0}: modifiez-le directement.",
                "It is still a draft: edit it directly."
            ),
            Self::Stage(it) => stage_refused(lang, *it),
            Self::NotSought => t!(
                lang,
                "Les règles en vigueur ne cherchent plus d’accord sur une telle décision.",
                "The rules in force no longer seek agreement on such a decision."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Text(_) | Self::Unchanged => Some("texte"),
            Self::Note(_) => Some("note"),
            _ => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Text(_) | Self::Note(_) | Self::Unchanged => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::CONFLICT,
        }
    }
}

/// Why a decision does not go on.
pub fn stage_refused(lang: Lang, it: StageRefused) -> String {
    match it {
        StageRefused::TooSoon { from } => {
            let from = date(lang, from);
            t!(
                lang,
                "Pas avant le {from}\u{a0}: les statuts laissent ce temps.",
                "Not before {from}: the statutes leave that time."
            )
        }
        StageRefused::TooShort { until } => {
            let until = date(lang, until);
            t!(
                lang,
                "Les statuts demandent de laisser ouvert au moins jusqu’au {until}.",
                "The statutes ask to leave it open at least until {until}."
            )
        }
        StageRefused::TooLong { until } => {
            let until = date(lang, until);
            t!(
                lang,
                "Au plus tard le {until}\u{a0}: au-delà, plus personne n’attend.",
                "At the latest on {until}: nobody waits for longer."
            )
        }
        StageRefused::StillOpen { closes } => {
            let closes = date_time(lang, closes);
            t!(
                lang,
                "C’est ouvert jusqu’au {closes}, et tout le monde ne s’est pas prononcé.",
                "It is open until {closes}, and not everybody has spoken."
            )
        }
        StageRefused::NoRoundLeft => t!(
            lang,
            "Tous les tours prévus par les statuts ont eu lieu\u{a0}: le texte ne change plus.",
            "All rounds that the statutes allow were held: the text does not change any more."
        ),
        StageRefused::RoundsLeft { left } => {
            let left = u32::from(left);
            plural!(
                lang,
                left,
                "Un tour reste avant le vote.",
                "{left} tours restent avant le vote.",
                "One round is left before the vote.",
                "{left} rounds are left before the vote."
            )
        }
        StageRefused::NoVote => t!(
            lang,
            "Les statuts ne prévoient pas de vote sur ce point.",
            "The statutes know no vote on this."
        ),
        StageRefused::Over => t!(
            lang,
            "Cette décision est achevée.",
            "This decision is over."
        ),
    }
}
