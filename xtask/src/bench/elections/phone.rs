//! The booth in a browser of the size of a slow phone.

use std::path::Path;

use anyhow::Result;

use crate::bench::chromium;
use crate::demo::Running;
use crate::place::Place;

/// What Chromium says of the voter whom the line of `service/load`'s `ballots phone` names: what, at most so many
/// milliseconds, and how many it took.
pub fn rows(
    place: &Place,
    folder: &Path,
    server: &Running,
    line: &str,
) -> Result<[(&'static str, f64, f64); 2]> {
    let said = chromium::measure(place, folder, server, "booth", |command| {
        command.env("COLLEGIALE_VOTER", line.trim())
    })?;
    Ok([
        (
            "booth, first visit: CPU 4 times slower, 1.6 Mbit/s, 150 ms",
            4_000.0,
            said.figure("ready")?,
        ),
        (
            "from the choice to the receipt, CPU 4 times slower, network aside",
            400.0,
            said.figure("receipt")?,
        ),
    ])
}
