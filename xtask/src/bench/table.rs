//! Figures beside what they must be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, bail};

/// What a figure must be, with its unit.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    Under(f64, &'static str),
    Over(f64, &'static str),
}

impl Bound {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::Under(most, _) => value < most,
            Self::Over(least, _) => least < value,
        }
    }

    fn shown(self) -> String {
        match self {
            Self::Under(most, unit) => format!("< {most} {unit}"),
            Self::Over(least, unit) => format!("> {least} {unit}"),
        }
    }

    const fn unit(self) -> &'static str {
        match self {
            Self::Under(_, unit) | Self::Over(_, unit) => unit,
        }
    }
}

/// The figures so far.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    what: &'static str,
    bound: Bound,
    values: BTreeMap<&'static str, f64>,
}

impl Table {
    /// A figure, measured on this database.
    pub fn add(&mut self, what: &'static str, bound: Bound, database: &'static str, value: f64) {
        println!(
            "  {what}: {value:.1} {} (must be {}){}",
            bound.unit(),
            bound.shown(),
            if bound.holds(value) { "" } else { "  ✗" }
        );
        if let Some(row) = self.rows.iter_mut().find(|row| row.what == what) {
            row.values.insert(database, value);
        } else {
            self.rows.push(Row {
                what,
                bound,
                values: BTreeMap::from([(database, value)]),
            });
        }
    }

    /// As Markdown, with the machine.
    pub fn shown(&self, members: u32) -> String {
        let about = format!(" The large demonstration has {members} members in one CPTS.");
        self.lines("# Figures", "`cargo xtask bench`", &about)
    }

    /// The same of another command, with a sentence about it.
    pub fn lines(&self, title: &str, command: &str, about: &str) -> String {
        let mut text = format!(
            "{title}\n\nMade by {command} on a release build: {}; the load comes from the same \
             machine.{about}\n\n| what | must be | SQLite | PostgreSQL |\n|---|---|---|---|\n",
            machine()
        );
        for row in &self.rows {
            let value = |database| {
                row.values.get(database).map_or_else(
                    || "–".to_owned(),
                    |value| {
                        let mark = if row.bound.holds(*value) { "" } else { " ✗" };
                        format!("{value:.1} {}{mark}", row.bound.unit())
                    },
                )
            };
            // Writing to a text cannot fail.
            let _always = writeln!(
                text,
                "| {} | {} | {} | {} |",
                row.what,
                row.bound.shown(),
                value("SQLite"),
                value("PostgreSQL")
            );
        }
        text
    }

    /// An error when a figure does not hold.
    pub fn close(&self) -> Result<()> {
        let missed = self
            .rows
            .iter()
            .flat_map(|row| row.values.values().map(|value| row.bound.holds(*value)))
            .filter(|holds| !holds)
            .count();
        if 0 < missed {
            bail!("{missed} figures do not hold");
        }
        Ok(())
    }
}

/// Cores and processor.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines()
                .find_map(|line| line.strip_prefix("model name"))
                .map(|rest| rest.trim_start_matches([' ', '\t', ':']).to_owned())
        })
        .unwrap_or_else(|| "an unknown processor".to_owned());
    format!("{cores} cores, {processor}")
}
