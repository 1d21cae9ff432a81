//! What a phone fetches before it shows a page.

use std::path::Path;

use anyhow::{Context, Result};

use super::browser::{Browser, attribute};
use super::table::{Bound, Table};
use crate::http::Connection;

/// First visit: the page, its style sheet and its font, as a browser with brotli gets them; and the
/// WebAssembly of a page with an island.
pub fn first(port: u16, site: &Path, database: &'static str, table: &mut Table) -> Result<()> {
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(site.join("manifest.json"))?)?;
    let mut connection = Connection::open(port)?;
    let mut bytes = |path: &str| -> Result<f64> {
        let answer = connection.ask("GET", path, &[("Accept-Encoding", "br")], b"")?;
        anyhow::ensure!(answer.status == 200, "{path}: {}", answer.status);
        let headers: usize = answer
            .headers
            .iter()
            .map(|(name, value)| name.len() + value.len() + 4)
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "kilobytes")]
        Ok((answer.body.len() + headers) as f64 / 1000.0)
    };
    let font = manifest
        .as_object()
        .and_then(|files| files.iter().find(|(name, _)| name.contains(".woff2")))
        .and_then(|(_, address)| address.as_str())
        .context("a font")?;
    let style = manifest["collegiale.css"].as_str().context("a style")?;
    table.add(
        "first visit without WASM: page, style sheet, font",
        Bound::Under(120.0, "kB"),
        database,
        bytes("/")? + bytes(style)? + bytes(font)?,
    );
    let wasm = manifest["collegiale.wasm"].as_str().context("a wasm")?;
    table.add(
        "WASM of a page with an island, brotli",
        Bound::Under(130.0, "kB"),
        database,
        bytes(wasm)?,
    );
    let wasm = manifest["simulator.wasm"].as_str().context("a wasm")?;
    // It has every rule of the statutes. 250 kB take a slow phone (1.6 Mbit/s) a second and a quarter, in which the
    // form that the server renders already answers.
    table.add(
        "WASM of the simulator, brotli",
        Bound::Under(250.0, "kB"),
        database,
        bytes(wasm)?,
    );
    let wasm = manifest["verify.wasm"].as_str().context("a wasm")?;
    // For who chose to audit: it counts the ballots and, with every rule of the statutes, gives the seats again. The
    // dossier that she brings is larger by far.
    table.add(
        "WASM of the auditor's page, brotli",
        Bound::Under(275.0, "kB"),
        database,
        bytes(wasm)?,
    );
    let wasm = manifest["replay.wasm"].as_str().context("a wasm")?;
    table.add(
        "WASM of the page that verifies a decision, brotli",
        Bound::Under(250.0, "kB"),
        database,
        bytes(wasm)?,
    );
    let wasm = manifest["softkey.wasm"].as_str().context("a wasm")?;
    table.add(
        "WASM of a device's key where the browser makes none, brotli",
        Bound::Under(40.0, "kB"),
        database,
        bytes(wasm)?,
    );
    Ok(())
}

/// The address word of the CPTS with the most members: the first that covers Amboise.
pub fn cpts(browser: &mut Browser) -> Result<String> {
    let page = browser.get("/cpts?commune=amboise")?.text();
    attribute(&page, "href")
        .iter()
        .filter_map(|address| address.strip_prefix("/cpts/"))
        .map(|rest| rest.split(['/', '?']).next().unwrap_or(rest).to_owned())
        .find(|slug| !slug.is_empty())
        .context("no CPTS covers Amboise")
}
