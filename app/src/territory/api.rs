//! What the commune field asks while one types.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// A commune that is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
    /// What tells it from others of that name: its first postal code, or its department.
    pub detail: String,
    /// The former commune by whose name it was found.
    pub formerly: Option<String>,
}

/// Communes that fit what was typed, the best first. Open to everybody; it reads public data only.
///
/// # Errors
/// When the database does not answer; the field then stays a plain one.
#[server(prefix = "/api", endpoint = "communes", input = GetUrl)]
pub async fn suggest_communes(
    /// The text so far; without it, nothing is found, rather than the server broken.
    #[server(default)]
    typed: String,
) -> Result<Vec<Suggestion>, ServerFnError> {
    let ctx = expect_context::<service::Ctx>();
    let found = service::territory::search(&ctx, &typed, 8)
        .await
        .map_err(|fault| {
            // What broke is for the log, not for the browser.
            tracing::error!(%fault, "communes could not be searched");
            ServerFnError::new("unavailable")
        })?;
    Ok(found.into_iter().map(Suggestion::from).collect())
}

#[cfg(feature = "ssr")]
impl From<service::territory::Found> for Suggestion {
    fn from(found: service::territory::Found) -> Self {
        let commune = found.commune;
        Self {
            code: commune.code.to_string(),
            detail: commune
                .postal
                .into_iter()
                .next()
                .unwrap_or_else(|| commune.code.department().to_owned()),
            name: commune.name,
            formerly: found.formerly,
        }
    }
}

/// `GET /api/communes`: the server function's address.
#[cfg(feature = "ssr")]
pub async fn communes(
    axum::extract::State(state): axum::extract::State<crate::visit::AppState>,
    request: axum::extract::Request,
) -> axum::response::Response {
    use axum::response::IntoResponse;

    let ctx = state.ctx.clone();
    leptos_axum::handle_server_fns_with_context(move || provide_context(ctx.clone()), request)
        .await
        .into_response()
}
