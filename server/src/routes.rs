//! The router: the table of addresses, and the layers around it.

use app::error;
use app::visit::AppState;
use axum::Router;
use axum::middleware::from_fn_with_state;

/// The whole site.
pub fn router(state: AppState) -> Router {
    app::root::table()
        .router
        .layer(from_fn_with_state(state.clone(), error::pages))
        .with_state(state)
}
