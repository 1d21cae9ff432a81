use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::account::device::State;
use leptos::prelude::*;
use service::account::device::{stop_by_mail, stoppable};

use crate::error::AppError;
use crate::ui::{Button, ButtonKind, PageHead};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /appareil/{token}`: the device that a mail is about, for who received it.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn page(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = stoppable(&visit.ctx, &token)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    let title = t!(lang, "Un appareil qui attend", "A device that waits");
    let (name, enrolled) = (read.name, date_time(lang, read.enrolled));
    let (sentence, open) = match read.state {
        State::Waiting { until } => {
            let until = date_time(lang, until);
            let sentence = t!(
                lang,
                "« {name} », enregistré {enrolled}, pourra signer pour vous {until}.",
                "\"{name}\", enrolled {enrolled}, can sign for you {until}."
            );
            (sentence, true)
        }
        State::Speaking { .. } => {
            let sentence = t!(
                lang,
                "« {name} » signe déjà pour vous. Si ce n’est pas le vôtre, connectez-vous et révoquez-le dans « Mes appareils », et prévenez le bureau de votre CPTS.",
                "\"{name}\" already signs for you. If it is not yours, sign in and revoke it under \"My devices\", and tell the board of your CPTS."
            );
            (sentence, false)
        }
        State::Ended { .. } => {
            let sentence = t!(
                lang,
                "« {name} » ne signe pas pour vous : il est arrêté.",
                "\"{name}\" does not sign for you: it is stopped."
            );
            (sentence, false)
        }
    };
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone()>{sentence}</PageHead>
                {open
                    .then(|| {
                        view! {
                            <form method="post" action=format!("/appareil/{token}")>
                                <p>
                                    {t!(
                                        lang,
                                        "Ce n’est pas le vôtre ? Arrêtez-le : il ne signera jamais. Quelqu’un a pu lire votre messagerie : changez-en aussi le mot de passe.",
                                        "It is not yours? Stop it: it will never sign. Somebody may have read your mail: change its password too."
                                    )}
                                </p>
                                <div class="actions">
                                    <Button kind=ButtonKind::Danger label=t!(lang, "Arrêter cet appareil", "Stop this device") />
                                </div>
                            </form>
                        }
                    })}
            }
        })
        .into_response())
}

/// `POST /appareil/{token}`
///
/// # Errors
/// Not found, too late, or the database refuses.
pub async fn stop(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    stop_by_mail(&visit.ctx, &token)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    let said = t!(lang, "L’appareil est arrêté.", "The device is stopped.");
    Ok(visit.see_other(&format!("/appareil/{token}"), &said))
}
