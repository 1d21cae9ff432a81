//! What happened to an adhesion, said to the person it is about.

use domain::member::{AdhesionState, Change};
use leptos::prelude::*;
use service::member::leave::ActRefused;

use crate::lang::Lang;
use crate::ui::{Badge, NoticeKind};
use crate::words::profession::typed;
use crate::words::{Refusal, adhesion_state};

/// One change, as its subject reads it.
pub fn change(lang: Lang, change: Change) -> String {
    match change {
        Change::Apply => t!(lang, "Demande envoyée", "Application sent"),
        Change::AskMore => t!(
            lang,
            "Le bureau demande une précision",
            "The board asks for more"
        ),
        Change::Answer => t!(lang, "Réponse envoyée", "Answer sent"),
        Change::Admit => t!(lang, "Adhésion acceptée", "Membership accepted"),
        Change::Refuse => t!(lang, "Demande non retenue", "Application not accepted"),
        Change::Withdraw => t!(lang, "Demande retirée", "Application taken back"),
        Change::Suspend => t!(lang, "Adhésion suspendue", "Membership suspended"),
        Change::Reinstate => t!(lang, "Adhésion rétablie", "Membership restored"),
        Change::Resign => t!(lang, "Démission", "Resignation"),
        Change::StrikeOff => t!(lang, "Radiation", "Struck off"),
        Change::Expel => t!(lang, "Exclusion", "Expulsion"),
    }
}

/// The sign of a state.
const fn kind(state: AdhesionState) -> Option<NoticeKind> {
    match state {
        AdhesionState::Applied => Some(NoticeKind::Info),
        AdhesionState::MoreAsked | AdhesionState::Suspended => Some(NoticeKind::Caution),
        AdhesionState::Admitted => Some(NoticeKind::Success),
        AdhesionState::Refused | AdhesionState::StruckOff | AdhesionState::Expelled => {
            Some(NoticeKind::Refusal)
        }
        AdhesionState::Withdrawn | AdhesionState::Resigned => None,
    }
}

/// The state as a badge.
pub fn badge(lang: Lang, state: AdhesionState) -> AnyView {
    let label = adhesion_state(lang, state);
    match kind(state) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

/// What the state means for the person, in one sentence.
pub fn meaning(lang: Lang, state: AdhesionState) -> String {
    match state {
        AdhesionState::Applied => t!(
            lang,
            "Votre demande est entre les mains du bureau, qui vous répondra. Vous n’avez rien à faire.",
            "Your application is with the board, which will answer. There is nothing to do."
        ),
        AdhesionState::MoreAsked => t!(
            lang,
            "Le bureau attend une réponse de votre part.",
            "The board waits for an answer from you."
        ),
        AdhesionState::Admitted => t!(
            lang,
            "Vous êtes membre de cette CPTS.",
            "You are a member of this CPTS."
        ),
        AdhesionState::Refused => t!(
            lang,
            "Votre demande n’a pas été retenue. Vous pouvez en déposer une nouvelle à tout moment.",
            "Your application was not accepted. You may apply again at any time."
        ),
        AdhesionState::Withdrawn => t!(
            lang,
            "Vous avez retiré cette demande.",
            "You took this application back."
        ),
        AdhesionState::Suspended => t!(
            lang,
            "Vos droits de membre sont suspendus pour l’instant.",
            "Your rights as a member are suspended for now."
        ),
        AdhesionState::Resigned => t!(
            lang,
            "Vous avez quitté cette CPTS.",
            "You have left this CPTS."
        ),
        AdhesionState::StruckOff | AdhesionState::Expelled => t!(
            lang,
            "Cette adhésion a pris fin.",
            "This membership has ended."
        ),
    }
}

impl Refusal for ActRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NothingSaid => t!(
                lang,
                "Écrivez votre réponse au bureau.",
                "Write your answer to the board."
            ),
            Self::Words(refused) => typed(lang, *refused),
            Self::Illegal(_) => t!(
                lang,
                "Votre adhésion a changé entre-temps : relisez où elle en est avant de continuer.",
                "Your membership changed in the meantime: read where it stands before going on."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NothingSaid | Self::Words(_) => Some("message"),
            Self::Illegal(_) => None,
        }
    }

    fn status(&self) -> axum::http::StatusCode {
        match self {
            Self::Illegal(_) => axum::http::StatusCode::CONFLICT,
            Self::NothingSaid | Self::Words(_) => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
