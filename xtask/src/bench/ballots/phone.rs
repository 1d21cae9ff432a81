//! What is verified in a browser of the size of a phone: filling in a ballot, and the pages that verify an archive.

use std::path::Path;

use anyhow::Result;

use super::{ARCHIVE, Row, election};
use crate::bench::chromium;
use crate::build;
use crate::demo::Demo;
use crate::place::Place;
use crate::sh;
use crate::site::{self, Flavour};

/// How many ballots the page verifies.
const BALLOTS: u32 = 200;
/// How many positions the other page does.
const POSITIONS: u32 = 2_000;

/// What Chromium says. The ballot is of the election of `archive`.
pub fn rows(place: &Place, folder: &Path, archive: &Path) -> Result<Vec<Row>> {
    // The work is the browser's: how the server was compiled does not matter.
    let built = build::parts(place, false, Flavour::Full)?;
    let (script, wasm, sent) = sh::step("Building the booth", || site::booth(place))?;
    let booth = folder.join("booth");
    sh::write_if_new(&booth.join("booth.js"), &script)?;
    sh::write_if_new(&booth.join("booth.wasm"), &wasm)?;
    let page = folder.join("page");
    sh::step(&format!("An election of {BALLOTS} ballots"), || {
        election(place, &page, BALLOTS)
    })?;
    let decision = folder.join("archive.decision");
    sh::step(&format!("A decision of {POSITIONS} positions"), || {
        let example = build::example(place, "decision", "decision_speed")?;
        sh::run(
            sh::command(&example, &place.root)
                .arg(POSITIONS.to_string())
                .arg(&decision),
        )
    })?;

    let server = Demo {
        database_url: format!("sqlite://{}", folder.join("demo.db").display()),
        port: sh::free_port()?,
        members: None,
        fresh: false,
        quiet: true,
    }
    .start(place, &built)?;
    let outcome = sh::step("Chromium", || {
        chromium::measure(place, folder, &server, "ballots", |command| {
            command
                .env("COLLEGIALE_BOOTH", &booth)
                .env("COLLEGIALE_ELECTION", archive)
                .env("COLLEGIALE_ARCHIVE", page.join(ARCHIVE))
                .env("COLLEGIALE_DECISION", &decision)
        })
    });
    server.stop()?;
    let said = outcome?;
    #[expect(clippy::cast_precision_loss, reason = "kilobytes")]
    let sent = sent as f64 / 1000.0;
    Ok(vec![
        Row {
            what: "the same in Chromium's WASM, CPU 4 times slower".to_owned(),
            value: said.figure("fill")?,
            most: 250.0,
            unit: "ms",
        },
        Row {
            what: "WASM of the booth: codes, ballots, drawings; brotli".to_owned(),
            value: sent,
            most: 130.0,
            unit: "kB",
        },
        Row {
            what: format!("page /verifier, {BALLOTS} ballots, Chromium of a phone's size"),
            value: said.figure("verify")? / 1000.0,
            most: 3.0,
            unit: "s",
        },
        Row {
            what: format!("page /verifier/decision, {POSITIONS} positions, the same Chromium"),
            value: said.figure("replay")? / 1000.0,
            most: 3.0,
            unit: "s",
        },
    ])
}
