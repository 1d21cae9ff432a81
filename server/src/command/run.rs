//! `collegiale run`

use std::sync::Arc;

use app::visit::AppState;
use service::Ctx;
use tokio::net::TcpListener;

use super::{CommandError, open};
use crate::asset::Files;
use crate::config::Config;
use crate::health::Ending;
use crate::routes::{self, Site};
use crate::serve;

/// Serves until it is asked to end.
///
/// # Errors
/// [`CommandError`].
pub async fn run(config: Config) -> Result<(), CommandError> {
    let ctx = open(&config, false).await?;
    let listener = TcpListener::bind(&config.http.listen).await?;
    site(config, ctx, listener).await
}

/// Puts the site together and serves it on this port.
///
/// # Errors
/// [`CommandError`].
pub(super) async fn site(
    config: Config,
    ctx: Ctx,
    listener: TcpListener,
) -> Result<(), CommandError> {
    let files = Files::load(&config.http.site)?;
    let state = AppState {
        ctx: ctx.clone(),
        assets: Arc::new(files.named()),
        providers: Arc::from([]),
        gate: Arc::new(app::account::gate::NoGate),
        behind_proxy: config.http.behind_proxy,
    };
    let ending = Ending::default();
    let router = routes::router(Site {
        state,
        files: Arc::new(files),
        http: config.http.clone(),
        ending: ending.clone(),
    });
    tracing::info!(url = config.http.public_url, "serving");
    serve::serve(listener, router, &config.http, ending).await?;
    tracing::info!("ended");
    Ok(())
}
