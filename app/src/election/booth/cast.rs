//! A ballot comes, or the number of one that is tested. The answer is for the script: what is told kindly, and the receipt.

use axum::response::Response;
use domain::id::ElectionId;
use serde_json::json;
use service::election::cast::{Cast, CastRefused, cast};
use service::election::spoil::{SpoilRefused, spoil};

use super::{refused, told};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::visit::Visit;
use crate::words::date_time;

/// `POST /cpts/{slug}/elections/{election}/deposer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let sent = Cast {
        urn: row(&form, "urne")?,
        entry: row(&form, "ligne")?,
        ballot: form.raw("bulletin").as_bytes(),
    };
    match cast(&visit.ctx, actor, &slug, id, sent).await {
        Ok(receipt) => Ok(told(&json!({
            "tracker": receipt.tracker,
            "note": receipt.note,
            "before": receipt.before,
            "before_words": date_time(lang, receipt.before),
        }))),
        Err(failure) => refused::<CastRefused>(&visit, failure),
    }
}

/// `POST /cpts/{slug}/elections/{election}/tester`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_test(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (urn, tracker) = (row(&form, "urne")?, form.raw("numero"));
    match spoil(&visit.ctx, visit.actor()?, &slug, id, urn, tracker).await {
        Ok(()) => Ok(told(&json!({}))),
        Err(failure) => refused::<SpoilRefused>(&visit, failure),
    }
}

fn row(form: &Form, name: &str) -> Result<uuid::Uuid, AppError> {
    form.raw(name).parse().map_err(|_| AppError::NotFound)
}
