//! Playwright, on one server a project, so that no journey meets another's traces.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::provider;
use super::tally::Tally;
use crate::build::Built;
use crate::demo::{Demo, READY, Running};
use crate::place::Place;
use crate::sh;

/// The projects of `e2e/playwright.config.ts`.
const PROJECTS: [&str; 7] = [
    "phone-js",
    "phone-nojs",
    "desktop-js",
    "desktop-nojs",
    // Their clocks go weeks ahead.
    "election",
    "contract",
    "contract-desktop",
];

/// The project each server is for.
type Servers = Vec<(&'static str, Running)>;

/// The server, and beside it the auditor's program, that `cargo test --workspace` built, so that nothing is compiled twice.
pub fn server(place: &Place, site: PathBuf) -> Result<Built> {
    sh::step("Building the server", || {
        sh::run(sh::cargo(&place.root).args([
            "test",
            "--quiet",
            "--workspace",
            "--test",
            "tidy",
            "--test",
            "program",
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
    tool: Option<&Path>,
    grep: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("collegiale-e2e-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = (|| {
        let (provider, servers) = sh::step("Loading seven demonstrations", || {
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
            .env("COLLEGIALE_VERIFY", place.verifier())
            .env("COLLEGIALE_E2E", serde_json::to_string(&urls)?);
        if let Some(tool) = tool {
            command.env("COLLEGIALE_BELENIOS_TOOL", tool);
        }
        if let Some(grep) = grep {
            command.args(["--grep", grep]);
        }
        let outcome = tally.playwright(&mut command);
        for (_, server) in servers {
            server.stop()?;
        }
        provider.stop()?;
        outcome
    })();
    std::fs::remove_dir_all(&folder)?;
    outcome
}

/// Loads the demonstration once; each project gets a copy of the file. All of them also send people
/// to one provider that is not ours.
fn start(place: &Place, built: &Built, folder: &Path) -> Result<(Running, Servers)> {
    let template = folder.join("template.db");
    demo(&template)?.start(place, built)?.stop()?;
    let mut demos = Vec::new();
    for project in PROJECTS {
        let database = folder.join(format!("{project}.db"));
        copied(&template, &database)?;
        registers(&template, &database)?;
        demos.push((project, demo(&database)?));
    }
    let urls: Vec<_> = demos.iter().map(|(_, demo)| demo.url()).collect();
    let provider = provider::start(place, &urls)?;
    let configuration = folder.join("collegiale.toml");
    provider::configure(&provider, &configuration)?;
    let mut servers = Vec::new();
    for (project, demo) in demos {
        let mut command = demo.command(place, built);
        command.env("COLLEGIALE_CONFIG", &configuration);
        servers.push((project, Running::start(&mut command, demo.port, READY)?));
    }
    Ok((provider, servers))
}

/// Copies a database that nobody has open, with what it wrote last: a server that ends leaves that in a file beside.
fn copied(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to)?;
    let last = beside(from, "-wal");
    if last.exists() {
        std::fs::copy(last, beside(to, "-wal"))?;
    }
    Ok(())
}

/// What a database keeps outside itself comes along, or its registers would be stopped.
fn registers(from: &Path, to: &Path) -> Result<()> {
    folder(&beside(from, ".register"), &beside(to, ".register"))
}

/// What stands beside a database: its name, and this.
fn beside(database: &Path, what: &str) -> PathBuf {
    PathBuf::from(format!("{}{what}", database.display()))
}

/// Copies a folder with what is in it: keys of elections have one of their own.
fn folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            folder(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn demo(database: &Path) -> Result<Demo> {
    Ok(Demo {
        database_url: format!("sqlite://{}", database.display()),
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    })
}
