//! What one sees first: what I must do now, or what this is.

use axum::response::{IntoResponse, Response};

use super::{signed_in, welcome};
use crate::error::AppError;
use crate::visit::Visit;

/// `GET /`
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn home(visit: Visit) -> Result<Response, AppError> {
    let Some(who) = &visit.signed_in else {
        return Ok(visit
            .page("Collégiale", || welcome::welcome(visit.lang))
            .into_response());
    };
    let todo = service::home::todo(&visit.ctx, &who.actor, &visit.places).await?;
    let title = t!(visit.lang, "Accueil", "Home");
    Ok(visit
        .page(&title, || signed_in::home(&visit, who, todo))
        .into_response())
}
