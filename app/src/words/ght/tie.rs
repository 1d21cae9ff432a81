//! Why an attachment is not taken.

use axum::http::StatusCode;
use service::ght::attachment::tie::TieRefused;

use crate::lang::Lang;
use crate::words::Refusal;
use crate::words::profession::typed;

pub(super) fn half_days(lang: Lang) -> String {
    t!(
        lang,
        "Une semaine a entre 1 et 14 demi-journées en tout.",
        "A week has between 1 and 14 half-days in all."
    )
}

pub(super) fn backwards(lang: Lang) -> String {
    t!(
        lang,
        "Le dernier jour précède le premier.",
        "The last day comes before the first."
    )
}

pub(super) fn own(lang: Lang) -> String {
    t!(
        lang,
        "Personne ne décide de ses propres rattachements, ni de ceux d’une structure qu’on représente : demandez-le à une autre personne du bureau.",
        "Nobody decides on their own attachments, nor on those of a structure they represent: ask somebody else of the board."
    )
}

impl Refusal for TieRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoBloc => t!(lang, "Choisissez dans la liste.", "Choose from the list."),
            Self::Number(it) => it.say(lang),
            Self::Name(None) => t!(
                lang,
                "Écrivez le nom de l’établissement.",
                "Write the name of the establishment."
            ),
            Self::Name(Some(it)) | Self::Evidence(it) => typed(lang, *it),
            Self::Way => t!(
                lang,
                "Une structure fait partie d’un groupe ou en dépend ; une personne y travaille ou y a un mandat.",
                "A structure is part of a group or controlled by one; a person works or holds a mandate there."
            ),
            Self::EndsBeforeStart => backwards(lang),
            Self::HalfDays => half_days(lang),
            Self::Already => t!(
                lang,
                "Ce rattachement est déjà enregistré sur cette période.",
                "This attachment is recorded already for that time."
            ),
            Self::Ended => t!(
                lang,
                "Cette adhésion a pris fin.",
                "This membership has ended."
            ),
            Self::OwnAdhesion => own(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoBloc | Self::Already => Some("to"),
            Self::Number(it) => it.field(),
            Self::Name(_) => Some("name"),
            Self::Evidence(_) => Some("evidence"),
            Self::Way => Some("way"),
            Self::EndsBeforeStart => Some("ends_on"),
            Self::HalfDays => Some("inside"),
            Self::Ended | Self::OwnAdhesion => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Already | Self::Ended => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
