//! The router: the table of addresses, and the layers around it.

use std::sync::Arc;

use app::error;
use app::visit::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;
use tower_http::catch_panic::CatchPanicLayer;

use crate::asset::{self, Files};
use crate::config::Http;
use crate::demo::DemoProvider;
use crate::health::{self, Ending};
use crate::layer::{compress, guard, limit, log, origin, panic, security};

/// What the site is made of.
pub struct Site {
    /// What handlers share.
    pub state: AppState,
    /// The browser's files.
    pub files: Arc<Files>,
    /// Limits and origin.
    pub http: Http,
    /// The demonstration's own identity provider.
    pub demo: Option<DemoProvider>,
    /// Set when the server is to end.
    pub ending: Ending,
}

/// The whole site.
pub fn router(site: Site) -> Router {
    let Site {
        state,
        files,
        http,
        demo,
        ending,
    } = site;
    let ctx = state.ctx.clone();
    let demonstration = ctx.settings().demonstration;
    let security = security::Security::new(ctx.clone(), http.is_https());
    // Each layer is put around those before it.
    let mut router = app::root::table()
        .router
        .merge(demo.as_ref().map(DemoProvider::pages).unwrap_or_default())
        .layer(from_fn_with_state(state.clone(), app::log::gate::gate))
        .layer(from_fn_with_state(
            Arc::from(http.public_url.as_str()),
            origin::own_pages_only,
        ))
        // Our own client asks these, not a browser.
        .merge(
            demo.as_ref()
                .map(DemoProvider::protocol)
                .unwrap_or_default(),
        )
        .fallback_service(any(asset::serve).with_state(files))
        .with_state(state.clone())
        // `limit` knows which page takes files.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(limit::Limits::from(&http), limit::limit));
    if demonstration {
        router = router.layer(from_fn(guard::this_machine_only));
    }
    router
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(from_fn_with_state(state, error::pages))
        .layer(from_fn(compress::compress))
        .layer(from_fn_with_state(security, security::security))
        .layer(from_fn(log::log))
        .merge(health::router(ctx, ending))
}
