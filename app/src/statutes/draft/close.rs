//! A draft is renamed, taken back to an earlier revision, or given up.

use axum::response::Response;
use domain::id::DraftId;
use service::Failure;
use service::statutes::draft::close::{give_up, rename};
use service::statutes::draft::edit::{EditRefused, restore};

use super::page::{GIVE_UP, show};
use super::words::{by, touched};
use super::{drafts, home};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::confirmed;
use crate::visit::Visit;

/// `POST /cpts/{slug}/statuts/brouillons/{draft}/renommer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_rename(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match rename(&visit.ctx, visit.actor()?, &slug, id, form.text("title")).await {
        Ok(()) => Ok(visit.see_other(
            &home(&slug, id),
            &t!(lang, "Brouillon renommé.", "Draft renamed."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, &form, &Form::default()).await
        }
    }
}

/// `POST /cpts/{slug}/statuts/brouillons/{draft}/abandonner`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_give_up(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, GIVE_UP, lang) {
        return show(&visit, &slug, id, &Form::default(), &form).await;
    }
    match give_up(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &drafts(&slug),
            &t!(lang, "Brouillon abandonné.", "Draft abandoned."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, &Form::default(), &form).await
        }
    }
}

/// `POST /cpts/{slug}/statuts/brouillons/{draft}/revenir`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_restore(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DraftId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = |name: &str| form.text(name).parse::<i32>().unwrap_or(0);
    let (again, seen) = (number("revision"), number("seen"));
    let message = match restore(&visit.ctx, visit.actor()?, &slug, id, again, seen).await {
        Ok(_) => t!(
            lang,
            "La révision {again} est reprise ; celles d’après restent dans la liste.",
            "Revision {again} is restored; later ones stay in the list."
        ),
        Err(Failure::Refused(EditRefused::Conflict(conflict))) => {
            let who = by(lang, conflict.change.by.as_deref());
            let what = touched(lang, conflict.change.touched);
            t!(
                lang,
                "{who} a écrit entre-temps ({what}) : rien n’a été changé. Relisez, puis recommencez.",
                "{who} has written in the meantime ({what}): nothing was changed. Read it again, then start over."
            )
        }
        Err(other) => return Err(AppError::from_failure(other, lang)),
    };
    Ok(visit.see_other(&home(&slug, id), &message))
}
