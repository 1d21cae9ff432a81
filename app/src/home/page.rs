//! What one sees first.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::error::AppError;
use crate::visit::Visit;

/// `GET /`
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn home(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let title = t!(lang, "Accueil", "Home");
    Ok(visit
        .page(&title, || {
            view! {
                <h1>"Collégiale"</h1>
                <p>
                    {t!(
                        lang,
                        "Les professionnels de santé y gouvernent leur CPTS.",
                        "Health professionals govern their CPTS here."
                    )}
                </p>
            }
        })
        .into_response())
}
