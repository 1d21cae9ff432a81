//! Answering, taking back, resigning.

use axum::http::StatusCode;
use axum::response::Response;
use domain::id::AdhesionId;
use service::member::claim::{ClaimRefused, claim as take_over};
use service::member::leave::{Act, Done, act};

use super::page::{resign_word, show};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::confirmed;
use crate::visit::Visit;
use crate::words::Refusal;

/// `POST /mes-adhesions/{adhesion}/reponse`
///
/// # Errors
/// Not found for somebody else's adhesion; a fault.
pub async fn answer(
    visit: Visit,
    Ids(id): Ids<AdhesionId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let deed = Act::Answer(form.raw("message").to_owned());
    let said = t!(
        visit.lang,
        "Votre réponse est envoyée au bureau.",
        "Your answer is sent to the board."
    );
    done(&visit, id, form, deed, &said).await
}

/// `POST /mes-adhesions/{adhesion}/retrait`
///
/// # Errors
/// As [`answer`].
pub async fn withdraw(
    visit: Visit,
    Ids(id): Ids<AdhesionId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let said = t!(
        visit.lang,
        "Votre demande est retirée.",
        "Your application is taken back."
    );
    done(&visit, id, form, Act::Withdraw, &said).await
}

/// `POST /mes-adhesions/{adhesion}/demission`
///
/// # Errors
/// As [`answer`].
pub async fn resign(
    visit: Visit,
    Ids(id): Ids<AdhesionId>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, resign_word(lang), lang) {
        return show(&visit, id, &form).await;
    }
    let deed = Act::Resign(form.raw("message").to_owned());
    let said = t!(
        lang,
        "Vous avez quitté cette CPTS. Merci de ce que vous y avez fait.",
        "You have left this CPTS. Thank you for what you did there."
    );
    done(&visit, id, form, deed, &said).await
}

/// `POST /mes-adhesions/{adhesion}/rattachement`
///
/// # Errors
/// Not found unless the page offers it; a refusal; a fault.
pub async fn claim(visit: Visit, Ids(id): Ids<AdhesionId>) -> Result<Response, AppError> {
    let lang = visit.lang;
    take_over(&visit.ctx, visit.actor()?, id)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    let said = t!(
        lang,
        "Cette adhésion est désormais la vôtre.",
        "This membership is now yours."
    );
    Ok(visit.see_other(&format!("/mes-adhesions/{id}"), &said))
}

impl Refusal for ClaimRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::AlreadyThere => t!(
                lang,
                "Vous avez déjà une adhésion en cours dans cette CPTS. Retirez-la ou quittez-la d’abord, ou demandez à son bureau de mettre fin à celle qui est de trop.",
                "You already have a running membership in this CPTS. First withdraw or leave it, or ask its board to end the one that is too many."
            ),
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

async fn done(
    visit: &Visit,
    id: AdhesionId,
    form: Form,
    deed: Act,
    said: &str,
) -> Result<Response, AppError> {
    match act(&visit.ctx, visit.actor()?, id, &deed).await {
        Ok(Done::Whole) => Ok(visit.see_other(&format!("/mes-adhesions/{id}"), said)),
        Ok(Done::KeepsOffice) => Ok(visit.see_other(
            &format!("/mes-adhesions/{id}"),
            &t!(
                visit.lang,
                "Vous avez quitté cette CPTS. Vous êtes la dernière personne à pouvoir gérer ses rôles : vous gardez cette fonction jusqu’à ce que quelqu’un vous succède.",
                "You have left this CPTS. You are the last person who may manage its roles: you keep that office until somebody succeeds you."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(visit, id, &form).await
        }
    }
}
