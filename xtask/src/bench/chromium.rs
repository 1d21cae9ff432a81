//! What a browser measures: the tests of `e2e/measure.spec.ts`, on a server that runs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::demo::Running;
use crate::place::Place;
use crate::{install, sh};

/// What one of them wrote: a number a name.
#[derive(Debug)]
pub struct Figures(serde_json::Value);

/// Runs the test of this name, which is told more by its environment.
pub fn measure(
    place: &Place,
    folder: &Path,
    server: &Running,
    name: &str,
    told: impl FnOnce(&mut Command) -> &mut Command,
) -> Result<Figures> {
    install::node(place)?;
    let figures = folder.join(format!("{name}.json"));
    let mut command = sh::command("node", &place.e2e());
    command
        .arg("node_modules/@playwright/test/cli.js")
        .args(["test", "--config", "measure.config.ts", "-g", name])
        .env("CHROMIUM", install::chromium()?)
        .env("COLLEGIALE_E2E_URL", server.url())
        .env("COLLEGIALE_FIGURES", &figures);
    sh::run(told(&mut command))?;
    Ok(Figures(serde_json::from_slice(&std::fs::read(&figures)?)?))
}

impl Figures {
    /// One of them.
    pub fn figure(&self, name: &str) -> Result<f64> {
        self.0[name]
            .as_f64()
            .with_context(|| format!("Chromium did not measure « {name} »"))
    }
}
