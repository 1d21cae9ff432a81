//! The rules alone, without a database: the electorate of a large association, seats for many candidates.

use anyhow::{Context, Result};

use super::table::{Bound, Table};
use crate::place::Place;
use crate::sh;

/// What `domain/examples/measure.rs` says, in the order in which it says it.
const FIGURES: [(&str, f64); 2] = [
    ("rules: electorate and caps for 100,000 members", 300.0),
    ("rules: seats for 500 candidates", 50.0),
];

/// Measures the rules; they know no database, so the figures stand once, under the first.
pub fn alone(place: &Place, table: &mut Table) -> Result<()> {
    let text = sh::step("Rules alone", || {
        let mut cargo = sh::cargo(&place.root);
        cargo.args([
            "run",
            "--quiet",
            "--release",
            "-p",
            "domain",
            "--example",
            "measure",
        ]);
        sh::read(&mut cargo)
    })?;
    for ((what, most), line) in FIGURES.into_iter().zip(text.lines()) {
        let time = line.split('\t').next().and_then(|it| it.parse().ok());
        let time: f64 = time.with_context(|| format!("not a figure: {line}"))?;
        table.add(what, Bound::Under(most, "ms"), "SQLite", time);
    }
    Ok(())
}
