//! What a supervisor asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use service::Ctx;

/// Set when the server was asked to end: it answers what comes, and asks for no more.
pub type Ending = Arc<AtomicBool>;

/// `/healthz`: the process lives. `/readyz`: it can serve pages now.
pub fn router(ctx: Ctx, ending: Ending) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready).with_state((ctx, ending)))
}

async fn ready(State((ctx, ending)): State<(Ctx, Ending)>) -> (StatusCode, &'static str) {
    if ending.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "ending\n");
    }
    let answer = tokio::time::timeout(Duration::from_secs(2), ctx.db().read().ping()).await;
    if matches!(answer, Ok(Ok(()))) {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no database\n")
    }
}
