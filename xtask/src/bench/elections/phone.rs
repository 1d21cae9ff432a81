//! The booth in a browser of the size of a slow phone.

use std::path::Path;

use anyhow::{Context, Result};

use crate::demo::Running;
use crate::place::Place;
use crate::{install, sh};

/// What Chromium says of the voter whom the line of `service/load`'s `ballots phone` names: what, at most so many
/// milliseconds, and how many it took.
pub fn rows(
    place: &Place,
    folder: &Path,
    server: &Running,
    line: &str,
) -> Result<[(&'static str, f64, f64); 2]> {
    install::node(place)?;
    let figures = folder.join("booth.json");
    sh::run(
        sh::command("node", &place.e2e())
            .arg("node_modules/@playwright/test/cli.js")
            .args(["test", "--config", "measure.config.ts", "-g", "booth"])
            .env("CHROMIUM", install::chromium()?)
            .env("COLLEGIALE_E2E_URL", server.url())
            .env("COLLEGIALE_VOTER", line.trim())
            .env("COLLEGIALE_FIGURES", &figures),
    )?;
    let said: serde_json::Value = serde_json::from_slice(&std::fs::read(&figures)?)?;
    let figure = |name: &str| {
        said[name]
            .as_f64()
            .with_context(|| format!("Chromium did not measure « {name} »"))
    };
    Ok([
        (
            "booth, first visit: CPU 4 times slower, 1.6 Mbit/s, 150 ms",
            4_000.0,
            figure("ready")?,
        ),
        (
            "from the choice to the receipt, CPU 4 times slower, network aside",
            400.0,
            figure("receipt")?,
        ),
    ])
}
