//! Why nothing opens, closes or is taken back.

use axum::http::StatusCode;
use service::decision::archive::ArchiveRefused;
use service::decision::close::CloseRefused;
use service::decision::follow::FollowRefused;
use service::decision::open::OpenRefused;
use service::decision::withdraw::WithdrawRefused;

use super::{stage_refused, typed};
use domain::decision::limit::NOTE_CHARS;

use crate::lang::Lang;
use crate::words::Refusal;

impl Refusal for OpenRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotSought => t!(
                lang,
                "Les règles en vigueur ne cherchent plus d’accord sur une telle décision.",
                "The rules in force no longer seek agreement on such a decision."
            ),
            Self::Nobody => t!(
                lang,
                "Personne ne pourrait se prononcer\u{a0}: nul ne vote dans cette instance, ou tous doivent s’écarter.",
                "Nobody could speak: nobody votes in that organ, or all stand aside."
            ),
            Self::Nothing => t!(
                lang,
                "Il n’y a rien à ouvrir maintenant\u{a0}: rechargez la page.",
                "There is nothing to open now: reload the page."
            ),
            Self::Stage(it) => stage_refused(lang, *it),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::Stage(_)).then_some("jusqu")
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Stage(_) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::CONFLICT,
        }
    }
}

impl Refusal for CloseRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Nothing => t!(lang, "Rien n’est ouvert.", "Nothing is open."),
            Self::Stage(it) => stage_refused(lang, *it),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for WithdrawRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Draft => t!(
                lang,
                "C’est encore un brouillon\u{a0}: supprimez-le.",
                "It is still a draft: delete it."
            ),
            Self::Stage(it) => stage_refused(lang, *it),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for ArchiveRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotBegun => t!(
                lang,
                "Aucun tour n’a été ouvert\u{a0}: il n’y a pas encore d’archive.",
                "No round was opened: there is no archive yet."
            ),
            Self::Pending => t!(
                lang,
                "L’archive est prête dans un instant\u{a0}: réessayez dans quelques secondes.",
                "The archive is ready in a moment: try again in a few seconds."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl Refusal for FollowRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotOver => t!(
                lang,
                "La décision n’est pas achevée\u{a0}: rien ne suit encore.",
                "The decision is not over: nothing follows yet."
            ),
            Self::Owner => t!(
                lang,
                "Choisissez un membre, ou une personne qui tient un rôle ici.",
                "Choose a member, or somebody who holds a role here."
            ),
            Self::Note(it) => typed(lang, Some(*it), NOTE_CHARS, String::new()),
            Self::DoneLater => t!(
                lang,
                "Ce jour n’est pas encore venu.",
                "That day has not come yet."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotOver => return None,
            Self::Owner => "responsable",
            Self::Note(_) => "note",
            Self::DoneLater => "fait",
        })
    }
}
