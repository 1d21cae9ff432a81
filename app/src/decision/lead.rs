//! What facilitators and the author do with a tabled proposal: open, close, take back.

use axum::response::Response;
use domain::decision::stage::{End, Stage};
use domain::id::DecisionId;
use service::decision::close::close;
use service::decision::open::open;
use service::decision::withdraw::withdraw;

use super::page::{WITHDRAW, show};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::ui::confirmed;
use crate::visit::Visit;
use crate::words::decision::end;

/// `POST /cpts/{slug}/decisions/{decision}/ouvrir`: the next round, or the vote.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_open(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(until) = form.text("jusqu").parse() else {
        form.reject("jusqu", t!(lang, "Choisissez un jour.", "Choose a day."));
        return show(&visit, &slug, id, form).await;
    };
    match open(&visit.ctx, visit.actor()?, &slug, id, until).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(
                lang,
                "C’est ouvert\u{a0}: les membres sont prévenus.",
                "It is open: the members are told."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/decisions/{decision}/clore`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_close(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match close(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(stage) => {
            let path = format!("/cpts/{slug}/decisions/{id}");
            Ok(match stage {
                Stage::Over(it @ (End::Consensus | End::Consent | End::Adopted)) => {
                    visit.see_other(&path, &end(lang, it))
                }
                Stage::Over(it) => visit.see_other_plainly(&path, &end(lang, it)),
                _ => visit.see_other_plainly(
                    &path,
                    &t!(
                        lang,
                        "Clos, sans accord pour l’instant.",
                        "Closed, without agreement so far."
                    ),
                ),
            })
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/decisions/{decision}/retrait`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_withdraw(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, WITHDRAW, lang) {
        return show(&visit, &slug, id, form).await;
    }
    match withdraw(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(lang, "Proposition retirée.", "Proposal withdrawn."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}
