//! What programs fetch: the addresses of C2SP tlog-tiles, and receipts.

use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use service::log::serve::{self, Proof};
use service::log::{LogName, opening::opening as read_opening};

use crate::error::AppError;
use crate::visit::{AppState, Visit};

const TEXT: &str = "text/plain; charset=utf-8";
/// It changes with every second.
const FRESH: &str = "public, max-age=1";
/// It never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// `GET /log/{log}/checkpoint`
///
/// # Errors
/// Not found, or the register is stopped.
pub async fn checkpoint(
    axum::extract::State(state): axum::extract::State<AppState>,
    Path(log): Path<String>,
) -> Result<Response, AppError> {
    let note = serve::checkpoint(&state.ctx, &name(&log)?).await?;
    Ok(answer(TEXT, FRESH, note))
}

/// `GET /log/{log}/key`
///
/// # Errors
/// Not found.
pub async fn key(
    axum::extract::State(state): axum::extract::State<AppState>,
    Path(log): Path<String>,
) -> Result<Response, AppError> {
    let key = serve::vkey(&state.ctx, &name(&log)?).await?;
    Ok(answer(TEXT, "public, max-age=3600", format!("{key}\n")))
}

/// `GET /log/{log}/tile/{level}/{index}[.p/{width}]`, `GET /log/{log}/tile/entries/{index}[.p/{width}]`
///
/// # Errors
/// Not found, or the register is stopped.
pub async fn tile(
    axum::extract::State(state): axum::extract::State<AppState>,
    Path((log, tile)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let bytes = serve::bytes(&state.ctx, &name(&log)?, &format!("tile/{tile}")).await?;
    Ok(answer("application/octet-stream", IMMUTABLE, bytes))
}

/// `GET /log/{log}/proof/{leaf}`
///
/// # Errors
/// Not found, or the register is stopped.
pub async fn proof(
    axum::extract::State(state): axum::extract::State<AppState>,
    Path((log, leaf)): Path<(String, String)>,
) -> Result<Response, AppError> {
    Ok(match serve::proof(&state.ctx, &name(&log)?, &leaf).await? {
        Proof::Receipt(receipt) => answer(TEXT, FRESH, receipt),
        Proof::Pending => (
            StatusCode::ACCEPTED,
            [
                (header::RETRY_AFTER, "1"),
                (header::CACHE_CONTROL, "no-store"),
                (header::CONTENT_TYPE, TEXT),
            ],
            "pending\n",
        )
            .into_response(),
    })
}

/// `GET /log/{log}/contenu/{leaf}`
///
/// # Errors
/// Not found, or not for this person.
pub async fn opening(
    visit: Visit,
    Path((log, leaf)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let actor = visit.signed_in.as_ref().map(|who| &who.actor);
    let value = read_opening(&visit.ctx, actor, &name(&log)?, &leaf).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response())
}

/// The register of an address.
pub(super) fn name(text: &str) -> Result<LogName, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

fn answer(kind: &'static str, cache: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        // Anybody's page may compare: nothing here is anybody's secret.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
