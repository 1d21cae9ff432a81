//! The sealed registers: a receipt among a million entries, and actions that log.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::table::{Bound, Table};
use crate::build;
use crate::place::Place;
use crate::postgres::Postgres;
use crate::{install, sh};

/// What `service/load/src/bin/registers.rs` says, in the order in which it says it.
const FIGURES: [(&str, Bound); 3] = [
    (
        "receipt in a register of 1,000,000 entries, p99",
        Bound::Under(20.0, "ms"),
    ),
    (
        "actions that log, 16 people at once",
        Bound::Over(300.0, "/s"),
    ),
    (
        "longest time from such an action to its receipt",
        Bound::Under(2_000.0, "ms"),
    ),
];

/// Measures both databases, prints the table and writes `docs/bench-log.md`.
pub fn bench(place: &Place, sqlite_only: bool) -> Result<()> {
    let program = build::load(place, "registers")?;
    let mut table = Table::default();
    let folder = std::env::temp_dir().join(format!("collegiale-log-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = (|| {
        let file = format!("sqlite://{}?mode=rwc", folder.join("log.db").display());
        let run = || sh::command(&program, &place.root);
        one(run(), &folder.join("sqlite"), &file, "SQLite", &mut table)?;
        if !sqlite_only {
            install::postgres()?;
            let postgres = Postgres::start()?;
            let url = postgres.create("log")?;
            one(
                run(),
                &folder.join("postgres"),
                &url,
                "PostgreSQL",
                &mut table,
            )?;
        }
        anyhow::Ok(())
    })();
    std::fs::remove_dir_all(&folder)?;
    outcome?;
    let text = table.lines("# Sealed registers", "`cargo xtask bench log`", "");
    println!("\n{text}");
    sh::write_if_new(&place.root.join("docs/bench-log.md"), text.as_bytes())?;
    table.close()
}

fn one(
    mut program: Command,
    folder: &Path,
    url: &str,
    database: &'static str,
    table: &mut Table,
) -> Result<()> {
    let text = sh::step(database, || sh::read(program.arg(url).arg(folder)))?;
    for ((what, bound), line) in FIGURES.into_iter().zip(text.lines()) {
        let value = line.trim().parse();
        let value: f64 = value.with_context(|| format!("not a figure: {line}"))?;
        table.add(what, bound, database, value);
    }
    Ok(())
}
