//! What happens to adhesions, and why a board may not do it.

use axum::http::StatusCode;
use domain::member::reason::{MAX_CHARS, ReasonRefused};
use domain::member::sanction::{ExpelRefused, StrikeOffRefused};
use domain::member::{AdhesionState, Change, IllegalChange};
use service::member::contact::ContactRefused;
use service::member::decide::DecideRefused;
use service::member::end::MeasureRefused;
use service::member::history::Step;

use super::{Refusal, adhesion_state, date_time};
use crate::lang::Lang;

/// What happened, as a line of a history.
pub fn change(lang: Lang, change: Change) -> String {
    match change {
        Change::Apply => t!(lang, "Demande d’adhésion envoyée", "Application sent"),
        Change::AskMore => t!(lang, "Précision demandée", "More asked"),
        Change::Answer => t!(lang, "Réponse envoyée", "Answer sent"),
        Change::Admit => t!(lang, "Adhésion acceptée", "Application accepted"),
        Change::Refuse => t!(lang, "Adhésion refusée", "Application refused"),
        Change::Withdraw => t!(lang, "Demande retirée", "Application withdrawn"),
        Change::Suspend => t!(lang, "Droits suspendus", "Rights suspended"),
        Change::Reinstate => t!(lang, "Droits rétablis", "Rights given back"),
        Change::Resign => t!(lang, "Démission", "Resignation"),
        Change::StrikeOff => t!(lang, "Radiation", "Struck off"),
        Change::Expel => t!(lang, "Exclusion", "Expulsion"),
    }
}

/// What somebody else did in the meantime.
fn overtaken(lang: Lang, last: &Step) -> String {
    let what = change(lang, last.change);
    let when = date_time(lang, last.at);
    match &last.author {
        Some(author) => t!(
            lang,
            "Entre-temps, {author} a agi sur ce dossier : « {what} », {when}. Rien de ce que vous avez demandé n’a été fait.",
            "Meanwhile {author} acted on this file: \"{what}\", {when}. Nothing you asked was done."
        ),
        None => t!(
            lang,
            "Entre-temps, ce dossier a changé : « {what} », {when}. Rien de ce que vous avez demandé n’a été fait.",
            "Meanwhile this file changed: \"{what}\", {when}. Nothing you asked was done."
        ),
    }
}

fn illegal(lang: Lang, illegal: IllegalChange) -> String {
    let state: AdhesionState = illegal.from;
    let state = adhesion_state(lang, state);
    t!(
        lang,
        "Ce dossier ne le permet pas dans son état : « {state} ».",
        "The state of this file does not allow it: \"{state}\"."
    )
}

fn reason(lang: Lang, refused: ReasonRefused) -> String {
    match refused {
        ReasonRefused::Missing => t!(
            lang,
            "Écrivez la raison : la personne la recevra.",
            "Write the reason: the person will receive it."
        ),
        ReasonRefused::TooLong => t!(
            lang,
            "La raison dépasse {MAX_CHARS} caractères.",
            "The reason is longer than {MAX_CHARS} characters."
        ),
    }
}

impl Refusal for DecideRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Reason(refused) => reason(lang, *refused),
            Self::Overtaken(last) => overtaken(lang, last),
            Self::Illegal(it) => illegal(lang, *it),
            Self::OwnAdhesion => t!(
                lang,
                "Personne ne décide de sa propre adhésion : demandez à un autre membre du bureau.",
                "Nobody decides on their own application: ask another member of the board."
            ),
            Self::Unconfirmed => t!(
                lang,
                "Lisez ce que changerait cette adhésion, puis cochez la case pour accepter tout de même.",
                "Read what accepting would change, then check the box to accept all the same."
            ),
            Self::Changed => t!(
                lang,
                "La situation a changé depuis que vous avez lu cette page. Relisez ce que changerait l’adhésion, puis confirmez de nouveau.",
                "The situation changed since you read this page. Read again what accepting would change, then confirm again."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Reason(_) => Some("reason"),
            Self::Unconfirmed | Self::Changed => Some(crate::electorate::admission::FIELD),
            Self::Overtaken(_) | Self::Illegal(_) | Self::OwnAdhesion => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken(_) | Self::Illegal(_) | Self::Changed => StatusCode::CONFLICT,
            Self::Reason(_) | Self::OwnAdhesion | Self::Unconfirmed => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
    }
}

impl Refusal for MeasureRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Reason(refused) => reason(lang, *refused),
            Self::Overtaken(last) => overtaken(lang, last),
            Self::Illegal(it) => illegal(lang, *it),
            Self::OwnAdhesion => t!(
                lang,
                "Personne n’est juge de sa propre cause. Pour quitter la CPTS, démissionnez depuis « Mes adhésions ».",
                "Nobody judges their own case. To leave the CPTS, resign from \"My memberships\"."
            ),
            Self::LastKeeper => super::role::last_keeper(lang),
            Self::StrikeOff(StrikeOffRefused::DuesSettled) => t!(
                lang,
                "Rien n’est dû pour cette année : la radiation pour cotisation impayée n’est pas possible.",
                "Nothing is due for that year: nobody can be struck off for it."
            ),
            Self::StrikeOff(StrikeOffRefused::NotReminded) => t!(
                lang,
                "Envoyez d’abord un rappel de cotisation : la radiation suit un rappel resté sans effet.",
                "Send a reminder first: striking off follows a reminder that had no effect."
            ),
            Self::StrikeOff(StrikeOffRefused::RemindedToday) => t!(
                lang,
                "Le rappel est parti aujourd’hui : laissez le temps de payer.",
                "The reminder was sent today: leave time to pay."
            ),
            Self::FutureYear => t!(
                lang,
                "Cette année n’a pas commencé.",
                "That year has not begun."
            ),
            Self::Expel(ExpelRefused::LetterInFuture) => t!(
                lang,
                "La lettre est datée d’un jour à venir.",
                "The letter is dated in the future."
            ),
            Self::Expel(ExpelRefused::AnswerInFuture) => t!(
                lang,
                "Les explications sont datées d’un jour à venir : décidez après les avoir reçues.",
                "The explanations are dated in the future: decide once you have them."
            ),
            Self::Expel(ExpelRefused::AnswerBeforeLetter) => t!(
                lang,
                "Les explications ne peuvent pas précéder la lettre qui les demande.",
                "Explanations cannot come before the letter that asks for them."
            ),
            Self::Expel(ExpelRefused::NoTimeToAnswer) => t!(
                lang,
                "La lettre est partie aujourd’hui : la personne n’a pas eu le temps de répondre.",
                "The letter was sent today: the person has had no time to answer."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Reason(_) => Some("reason"),
            Self::StrikeOff(_) | Self::FutureYear => Some("year"),
            Self::Expel(ExpelRefused::LetterInFuture | ExpelRefused::NoTimeToAnswer) => {
                Some("letter")
            }
            Self::Expel(_) => Some("answered"),
            Self::Overtaken(_) | Self::Illegal(_) | Self::OwnAdhesion | Self::LastKeeper => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken(_) | Self::Illegal(_) => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Refusal for ContactRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Email => super::email(lang),
            Self::Phone => super::phone(lang),
            Self::PlaceTooLong => t!(
                lang,
                "Le lieu dépasse 200 caractères.",
                "The place is longer than 200 characters."
            ),
            Self::Overtaken => super::overtaken(lang),
            Self::Ended => t!(
                lang,
                "Cette adhésion a pris fin : ses coordonnées restent comme elles étaient.",
                "This membership has ended: its contact data stay as they were."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::Phone => Some("phone"),
            Self::PlaceTooLong => Some("place_name"),
            Self::Overtaken | Self::Ended => None,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Overtaken | Self::Ended => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}
