//! All of one's own data in one file.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use service::person::export;

use crate::error::AppError;
use crate::visit::Visit;

/// `GET /moi/export.json`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn file(visit: Visit) -> Result<Response, AppError> {
    let file = export::export(&visit.ctx, visit.actor()?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"mes-donnees.json\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, format!("{file:#}\n")).into_response())
}
