//! Decisions: two thousand members sign a position within half a minute, and once the server is killed meanwhile.

mod line;
mod pages;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::crowd::{self, Sent};
use super::memory;
use super::table::{Bound, Table};
use crate::build::{self, Built};
use crate::demo::{Demo, READY, Running};
use crate::place::Place;
use crate::postgres::Postgres;
use crate::site::Flavour;
use crate::{install, sh};
use line::Line;

/// Members who take a position.
const VOTERS: usize = 2_000;
/// Within how long.
const WITHIN: Duration = Duration::from_secs(30);
/// Members of the large CPTS: not all of them vote.
const MEMBERS: u32 = 4_000;
/// When the server is killed.
const KILLED_AFTER: Duration = Duration::from_secs(15);

/// Measures both databases, prints the table and writes `docs/bench-decisions.md`.
pub fn bench(place: &Place, sqlite_only: bool) -> Result<()> {
    let built = build::parts(place, true, Flavour::Full)?;
    let load = build::load(place, "positions")?;
    let mut table = Table::default();
    let folder = std::env::temp_dir().join(format!("collegiale-decisions-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = (|| {
        let file = format!("sqlite://{}", folder.join("decisions.db").display());
        one(place, (&built, &load), &file, "SQLite", &mut table)?;
        if !sqlite_only {
            install::postgres()?;
            let postgres = Postgres::start()?;
            let url = postgres.create("decisions")?;
            one(place, (&built, &load), &url, "PostgreSQL", &mut table)?;
        }
        anyhow::Ok(())
    })();
    std::fs::remove_dir_all(&folder)?;
    outcome?;
    let text = table.lines("# Decisions", "`cargo xtask bench decisions`", "");
    println!("\n{text}");
    sh::write_if_new(&place.root.join("docs/bench-decisions.md"), text.as_bytes())?;
    table.close()
}

fn one(
    place: &Place,
    (built, load): (&Built, &Path),
    url: &str,
    database: &'static str,
    table: &mut Table,
) -> Result<()> {
    println!("━━ {database}");
    let demo = Demo {
        database_url: url.to_owned(),
        port: sh::free_port()?,
        members: Some(MEMBERS),
        fresh: false,
        quiet: true,
    };
    demo.start(place, built)?.stop()?;
    let lines = sh::step("Signing beforehand", || {
        let mut prepare = sh::command(load, &place.root);
        sh::read(prepare.args(["prepare", url, &VOTERS.to_string(), "2"]))
    })?;
    let lines = Line::all(&lines)?;
    let (calm, killed) = lines
        .split_at_checked(VOTERS)
        .context("too few positions")?;

    let server = demo.start(place, built)?;
    let sent = sh::step("2,000 positions within 30 s", || {
        crowd::send(demo.port, calm, WITHIN, false)
    })?;
    thread::sleep(Duration::from_secs(3));
    table.add(
        "2,000 positions in 30 s, p95",
        Bound::Under(300.0, "ms"),
        database,
        sent.within(0.95),
    );
    table.add(
        "2,000 positions in 30 s, p99",
        Bound::Under(800.0, "ms"),
        database,
        sent.within(0.99),
    );
    let found = check(load, place, url, calm)?;
    table.add(
        "positions lost or doubled",
        Bound::Under(1.0, "of 2,000"),
        database,
        found.wrong(),
    );
    table.add(
        "longest time from a position to the checkpoint that has it",
        Bound::Under(2_000.0, "ms"),
        database,
        found.longest,
    );

    let told = sh::step("2,000 pages open on a decision", || {
        pages::told(demo.port, killed)
    })?;
    table.add(
        "2,000 open pages, until all know of a position",
        Bound::Under(3_000.0, "ms"),
        database,
        told.as_secs_f64() * 1_000.0,
    );
    table.add(
        "memory of the server with 2,000 open pages",
        Bound::Under(250.0, "MB"),
        database,
        memory(&server, "VmHWM:")?,
    );

    let sent = sh::step("The same, and the server is killed in the middle", || {
        beside_a_kill(place, built, &demo, server, killed)
    })?;
    thread::sleep(Duration::from_secs(3));
    let found = check(load, place, url, killed)?;
    table.add(
        "with a SIGKILL in the middle, positions lost or doubled",
        Bound::Under(1.0, "of 2,000"),
        database,
        found.wrong(),
    );
    table.add(
        "requests sent again meanwhile",
        Bound::Over(0.0, "of 2,000"),
        database,
        sent.again(),
    );
    Ok(())
}

/// Kills the server while all send, starts it again, and ends it when all have their answer.
fn beside_a_kill(
    place: &Place,
    built: &Built,
    demo: &Demo,
    mut server: Running,
    lines: &[Line],
) -> Result<Sent> {
    thread::scope(|scope| {
        let sending = scope.spawn(|| crowd::send(demo.port, lines, WITHIN, true));
        thread::sleep(KILLED_AFTER);
        server.child.kill()?;
        server.child.wait()?;
        let start = Instant::now();
        let again = Running::start(&mut demo.command(place, built), demo.port, READY)?;
        println!("  ready again after {:.1} s", start.elapsed().as_secs_f64());
        let sent = sending.join();
        thread::sleep(Duration::from_secs(3));
        again.stop()?;
        sent.unwrap_or_else(|_| Err(anyhow::anyhow!("a sender panicked")))
    })
}

/// What the database has in the end.
struct Found {
    kept: f64,
    voices: f64,
    /// In milliseconds.
    longest: f64,
}

impl Found {
    /// Positions that are missing, and those too many.
    fn wrong(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "two thousand")]
        let all = VOTERS as f64;
        (all - self.voices) + (self.kept - self.voices)
    }
}

fn check(example: &Path, place: &Place, url: &str, lines: &[Line]) -> Result<Found> {
    let decision = &lines.first().context("no position")?.decision;
    let mut check = sh::command(example, &place.root);
    let text = sh::read(check.args(["check", url, decision]))?;
    let figures: Vec<f64> = text
        .lines()
        .filter_map(|line| line.trim().parse().ok())
        .collect();
    ensure!(figures.len() == 3, "not three figures: {text}");
    Ok(Found {
        kept: figures[0],
        voices: figures[1],
        longest: figures[2],
    })
}
