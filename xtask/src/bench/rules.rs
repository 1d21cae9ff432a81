//! What knows no database: the electorate of a large association, seats for many candidates, a decision that is replayed, a document that is printed.

use anyhow::{Context, Result};

use super::table::{Bound, Table};
use crate::build;
use crate::place::Place;
use crate::sh;

/// What an example says, in the order in which it says it: a line a figure, in milliseconds.
struct Example {
    /// The crate that has it; [`None`] is `service/load`.
    package: Option<&'static str>,
    name: &'static str,
    figures: &'static [(&'static str, f64)],
}

const EXAMPLES: [Example; 3] = [
    Example {
        package: Some("domain"),
        name: "measure",
        figures: &[
            ("rules: electorate and caps for 100,000 members", 300.0),
            ("rules: seats for 500 candidates", 50.0),
        ],
    },
    Example {
        package: Some("decision"),
        name: "decision_speed",
        figures: &[("a decision with 2,000 positions, verified", 1_000.0)],
    },
    Example {
        package: None,
        name: "print",
        figures: &[
            ("a document of 20 pages, printed as PDF", 500.0),
            ("the same, the first since the program started", 1_500.0),
        ],
    },
];

/// Measures them; they know no database, so the figures stand once, under the first.
pub fn alone(place: &Place, table: &mut Table) -> Result<()> {
    for example in &EXAMPLES {
        measure(place, table, example)?;
    }
    Ok(())
}

fn measure(place: &Place, table: &mut Table, example: &Example) -> Result<()> {
    let text = sh::step(example.name, || {
        let program = match example.package {
            Some(package) => build::example(place, package, example.name)?,
            None => build::load(place, example.name)?,
        };
        sh::read(&mut sh::command(&program, &place.root))
    })?;
    for ((what, most), line) in example.figures.iter().zip(text.lines()) {
        let time = line.split('\t').next().and_then(|it| it.parse().ok());
        let time: f64 = time.with_context(|| format!("not a figure: {line}"))?;
        table.add(what, Bound::Under(*most, "ms"), "SQLite", time);
    }
    Ok(())
}
