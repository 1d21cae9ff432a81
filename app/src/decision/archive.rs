//! The archive of a decision: what anybody needs to count it again.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use service::Outcome;
use service::decision::archive::{Archive, ArchiveRefused, named, public};

use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/archive`: with names and reasons, for its members.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    let read = named(&visit.ctx, visit.actor()?, &slug, id).await;
    file(read, id, visit.lang)
}

/// `GET /cpts/{slug}/decisions/{decision}/archive-publique`: without them, for anybody, where the decision is public.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get_public(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    let read = public(&visit.ctx, &slug, id).await;
    file(read, id, visit.lang)
}

fn file(
    read: Outcome<Archive, ArchiveRefused>,
    id: DecisionId,
    lang: Lang,
) -> Result<Response, AppError> {
    let archive = read.map_err(|failure| AppError::from_failure(failure, lang))?;
    let mut bytes = Vec::new();
    archive
        .write(&mut bytes)
        .map_err(|error| service::Fault::Other(error.to_string()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/x-ndjson"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("attachment; filename=\"decision-{id}.decision\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
