//! Why a decision, a correction or an answer is not taken.

use axum::http::StatusCode;
use service::ght::attachment::challenge::ContestRefused;
use service::ght::attachment::decide::DecideRefused;
use service::ght::attachment::declare::AgreeRefused;
use service::ght::attachment::edit::CorrectRefused;

use super::tie::{backwards, half_days, own};
use crate::lang::Lang;
use crate::words::profession::typed;
use crate::words::{Refusal, overtaken};

impl Refusal for DecideRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoReason => t!(
                lang,
                "Dites pourquoi : le membre lira cette raison.",
                "Say why: the member will read this reason."
            ),
            Self::Reason(it) => typed(lang, *it),
            Self::Overtaken => overtaken(lang),
            Self::Already => t!(
                lang,
                "C’est déjà décidé ainsi.",
                "It is decided so already."
            ),
            Self::OwnAdhesion => own(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::NoReason | Self::Reason(_)).then_some("reason")
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken | Self::Already => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for CorrectRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::EndsBeforeStart => backwards(lang),
            Self::HalfDays => half_days(lang),
            Self::Reason(it) => typed(lang, *it),
            Self::Overtaken => overtaken(lang),
            Self::OwnAdhesion => own(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::EndsBeforeStart => Some("ends_on"),
            Self::HalfDays => Some("inside"),
            Self::Reason(_) => Some("why"),
            Self::Overtaken | Self::OwnAdhesion => None,
        }
    }
}

impl Refusal for AgreeRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::HalfDays => half_days(lang),
            Self::Decided => t!(
                lang,
                "Le bureau a déjà décidé : vous pouvez contester.",
                "The board has decided already: you may contest."
            ),
            Self::Overtaken => overtaken(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::HalfDays).then_some("inside")
    }
}

impl Refusal for ContestRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoReason => t!(
                lang,
                "Dites ce qui est inexact : le bureau le lira.",
                "Say what is not true: the board will read it."
            ),
            Self::Reason(it) => typed(lang, *it),
            Self::Nothing => t!(
                lang,
                "Ce rattachement est déjà contesté ou écarté.",
                "This attachment is contested or put aside already."
            ),
            Self::Overtaken => overtaken(lang),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::NoReason | Self::Reason(_)).then_some("reason")
    }
}
