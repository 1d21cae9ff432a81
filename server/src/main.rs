//! The one binary: wires HTTP, sign-in, mail and jobs to the actions.

mod routes;

use std::sync::Arc;

use app::visit::{AppState, Assets};
use service::Ctx;
use service::ctx::Settings;
use service::db::Db;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().init();
    let database = std::env::var("DATABASE_URL")
        .unwrap_or_else(|_| "sqlite://data/collegiale.sqlite?mode=rwc".to_owned());
    let address = std::env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
    let db = Db::connect(&database, 8).await?;
    db.migrate().await?;
    let ctx = Ctx::new(
        db,
        Settings {
            public_url: format!("http://{address}"),
            demonstration: false,
            session: domain::account::Lifetime::DEFAULT,
        },
    );
    let state = AppState {
        ctx,
        assets: Arc::new(Assets::default()),
        providers: Arc::from([]),
    };
    let listener = tokio::net::TcpListener::bind(&address).await?;
    axum::serve(listener, routes::router(state)).await?;
    Ok(())
}
