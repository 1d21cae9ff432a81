//! The document itself.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use service::statutes::rules::read;

use crate::error::AppError;
use crate::visit::Visit;

/// `GET /cpts/{slug}/statuts/regles/{version}/document.json`: the exact bytes that the fingerprint names.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn document(
    visit: Visit,
    Path((slug, version)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let number: i32 = version.parse().map_err(|_| AppError::NotFound)?;
    let read = read(&visit.ctx, &slug, Some(number)).await?;
    let known = read.shown.ok_or(AppError::NotFound)?;
    let name = format!("attachment; filename=\"statuts-{slug}-{number}.json\"");
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, known.document).into_response())
}
