//! Playwright, on one server a project, so that no journey meets another's traces.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::tally::Tally;
use crate::build::Built;
use crate::demo::{Demo, Running};
use crate::place::Place;
use crate::sh;

/// The projects of `e2e/playwright.config.ts`.
const PROJECTS: [&str; 4] = ["phone-js", "phone-nojs", "desktop-js", "desktop-nojs"];

/// The server that `cargo test --workspace` built, so that nothing is compiled twice.
pub fn server(place: &Place, site: PathBuf) -> Result<Built> {
    sh::step("Building the server", || {
        sh::run(sh::cargo(&place.root).args([
            "test",
            "--quiet",
            "--workspace",
            "--test",
            "tidy",
            "--no-run",
        ]))
    })?;
    Ok(Built {
        server: place.server("dev"),
        site,
    })
}

/// Starts the servers, runs all projects, stops the servers.
pub fn e2e(
    place: &Place,
    built: &Built,
    chromium: &Path,
    grep: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("collegiale-e2e-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = (|| {
        let servers = sh::step("Loading four demonstrations", || {
            start(place, built, &folder)
        })?;
        let urls: BTreeMap<&str, String> = servers
            .iter()
            .map(|(project, server)| (*project, server.url()))
            .collect();
        let mut command = sh::command("node", &place.e2e());
        command
            .arg("node_modules/@playwright/test/cli.js")
            .arg("test")
            .env("CHROMIUM", chromium)
            .env("COLLEGIALE_E2E", serde_json::to_string(&urls)?);
        if let Some(grep) = grep {
            command.args(["--grep", grep]);
        }
        let outcome = tally.playwright(&mut command);
        for (_, server) in servers {
            server.stop()?;
        }
        outcome
    })();
    std::fs::remove_dir_all(&folder)?;
    outcome
}

/// Loads the demonstration once; each project gets a copy of the file.
fn start(place: &Place, built: &Built, folder: &Path) -> Result<Vec<(&'static str, Running)>> {
    let template = folder.join("template.db");
    serve(place, built, &template)?.stop()?;
    let mut servers = Vec::new();
    for project in PROJECTS {
        let database = folder.join(format!("{project}.db"));
        std::fs::copy(&template, &database)?;
        servers.push((project, serve(place, built, &database)?));
    }
    Ok(servers)
}

fn serve(place: &Place, built: &Built, database: &Path) -> Result<Running> {
    Demo {
        database_url: format!("sqlite://{}", database.display()),
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    }
    .start(place, built)
}
