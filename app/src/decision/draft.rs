//! A draft is tabled, or thrown away.

use axum::response::Response;
use domain::id::DecisionId;
use service::decision::draft::delete;
use service::decision::table::table;

use super::page::{DELETE, show};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::ui::confirmed;
use crate::visit::Visit;

/// `POST /cpts/{slug}/decisions/{decision}/depot`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_table(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let revision = form.text("revision").parse().unwrap_or_default();
    match table(&visit.ctx, visit.actor()?, &slug, id, revision).await {
        Ok(number) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(
                lang,
                "Déposée sous le n°\u{a0}{number}\u{a0}: la discussion est ouverte.",
                "Tabled as no. {number}: the discussion is open."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/decisions/{decision}/suppression`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_delete(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, DELETE, lang) {
        return show(&visit, &slug, id, form).await;
    }
    match delete(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions"),
            &t!(lang, "Brouillon supprimé.", "Draft deleted."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}
