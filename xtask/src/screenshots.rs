//! `cargo xtask screenshots`: the pictures of the README, from the demonstration.

use anyhow::Result;

use crate::build;
use crate::demo::Demo;
use crate::place::Place;
use crate::site::Flavour;
use crate::{install, sh};

/// Serves a fresh demonstration and lets Playwright walk through it.
pub fn take(place: &Place) -> Result<()> {
    install::node(place)?;
    let chromium = install::chromium()?;
    let built = build::parts(place, false, Flavour::Full)?;
    let folder = std::env::temp_dir().join(format!("collegiale-pictures-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let server = Demo {
        database_url: format!("sqlite://{}", folder.join("demo.db").display()),
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    }
    .start(place, &built)?;
    let outcome = sh::run(
        sh::command("node", &place.e2e())
            .arg("node_modules/@playwright/test/cli.js")
            .args(["test", "--config", "screenshots.config.ts"])
            .env("CHROMIUM", chromium)
            .env("COLLEGIALE_E2E_URL", server.url()),
    );
    server.stop()?;
    std::fs::remove_dir_all(folder)?;
    outcome
}
