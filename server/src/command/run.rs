//! `collegiale run`

use std::sync::Arc;
use std::time::Duration;

use app::decision::live::Live;
use app::visit::AppState;
use service::Ctx;
use service::log::{Vault, gate};
use tokio::net::TcpListener;

use super::{CommandError, open};
use crate::asset::Files;
use crate::config::Config;
use crate::demo::DemoProvider;
use crate::gate::Providers;
use crate::health::Ending;
use crate::jobs;
use crate::mail::Mailer;
use crate::open_files;
use crate::routes::{self, Site};
use crate::serve;

/// How long what is under way may keep the database open.
const CLOSING: Duration = Duration::from_secs(5);

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
    let demo = if ctx.settings().demonstration {
        Some(DemoProvider::new(ctx.clone()).map_err(CommandError::Other)?)
    } else {
        None
    };
    let settings = config.oidc.iter().cloned();
    let settings = settings.chain(demo.as_ref().map(DemoProvider::settings));
    let gate = Providers::new(ctx.clone(), settings.collect()).map_err(CommandError::Other)?;
    let mailer = Mailer::new(&config.mail).map_err(CommandError::Other)?;
    if mailer.is_none() && demo.is_none() {
        tracing::warn!("no mail server is configured: mail waits, and nobody signs in by e-mail");
    }
    let ending = Ending::default();
    let state = AppState {
        ctx: ctx.clone(),
        assets: Arc::new(files.named()),
        providers: gate.shown(),
        gate: Arc::new(gate),
        behind_proxy: config.http.behind_proxy,
        live: Live::new(config.http.live_max, ending.clone()),
    };
    let vault = registers(&config, &ctx).await?;
    ctx.serves(files.programs());
    let router = routes::router(Site {
        state,
        files: Arc::new(files),
        http: config.http.clone(),
        demo,
        ending: ending.clone(),
    });
    open_files::raise(config.http.connections_max);
    tracing::info!(url = config.http.public_url, "serving");
    let db = ctx.db().clone();
    let jobs = tokio::spawn(jobs::run(ctx, mailer, vault));
    let served = serve::serve(listener, router, &config.http, ending).await;
    jobs.abort();
    // What they were doing is given up before the database closes. SQLite then writes all into its one file.
    let _given_up = jobs.await;
    match tokio::time::timeout(CLOSING, db.close()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the database did not close"),
        Err(_) => tracing::warn!("the database was still in use"),
    }
    served?;
    tracing::info!("ended");
    Ok(())
}

/// Compares the registers with what is kept outside the database, before anybody is served.
async fn registers(config: &Config, ctx: &Ctx) -> Result<Vault, CommandError> {
    let folder = config.register.folder(&config.database);
    let problem = |error: &dyn std::fmt::Display| {
        CommandError::Other(format!("register.folder {}: {error}", folder.display()))
    };
    let vault = Vault::open(&folder).map_err(|error| problem(&error))?;
    ctx.keep_in(vault.clone());
    let stopped = gate::look(ctx, &vault).await;
    for (slug, reason) in stopped.map_err(|error| problem(&error))? {
        tracing::error!(
            slug,
            reason = reason.code(),
            "nothing is written in the name of this CPTS until an officer decides: /cpts/{slug}/registre/reprendre"
        );
    }
    Ok(vault)
}
