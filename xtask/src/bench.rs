//! `cargo xtask bench`: the figures that must hold, measured on a release build.

mod ballots;
mod browser;
mod chromium;
mod contracts;
mod crowd;
mod decisions;
mod elections;
mod import;
mod load;
mod log;
mod rules;
mod table;
mod visit;
mod write;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::build::{self, Built};
use crate::demo::{Demo, Running};
use crate::place::Place;
use crate::postgres::Postgres;
use crate::site::Flavour;
use crate::{install, sh};
use browser::Browser;
use load::Question;
use table::{Bound, Table};

/// Options of `cargo xtask bench`.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Only this part; without it, the site and the rules.
    #[arg(value_enum)]
    part: Option<Part>,
    /// Seconds of each measure of speed.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Members of the large CPTS.
    #[arg(long, default_value_t = 5_000)]
    members: u32,
    /// Leave PostgreSQL out.
    #[arg(long)]
    sqlite_only: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
enum Part {
    /// Secret ballots, beside the reference tool.
    Ballots,
    /// Sealed registers of a million entries.
    Log,
    /// Two thousand members who take a position within half a minute.
    Decisions,
    /// Two thousand members who vote within half a minute, and the count.
    Elections,
}

/// Who presides the large CPTS of the demonstration.
const PRESIDENT: &str = "Vasseur-Kowalczyk";

/// Measures both databases, prints the table and writes `docs/bench.md`.
pub fn bench(place: &Place, options: &Options) -> Result<()> {
    if options.part == Some(Part::Ballots) {
        return ballots::bench(place);
    }
    if options.part == Some(Part::Log) {
        return log::bench(place, options.sqlite_only);
    }
    if options.part == Some(Part::Decisions) {
        return decisions::bench(place, options.sqlite_only);
    }
    if options.part == Some(Part::Elections) {
        return elections::bench(place, options.sqlite_only);
    }
    if !options.sqlite_only {
        install::postgres()?;
    }
    let built = build::parts(place, true, Flavour::Full)?;
    let folder = std::env::temp_dir().join(format!("collegiale-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = (|| -> Result<Table> {
        let mut table = Table::default();
        rules::alone(place, &mut table)?;
        println!("━━ SQLite");
        let sqlite = |name: &str| Ok(format!("sqlite://{}", folder.join(name).display()));
        measure(place, &built, options, "SQLite", &sqlite, &mut table)?;
        if !options.sqlite_only {
            println!("━━ PostgreSQL");
            let postgres = Postgres::start()?;
            let create = |name: &str| postgres.create(name);
            measure(place, &built, options, "PostgreSQL", &create, &mut table)?;
        }
        Ok(table)
    })();
    std::fs::remove_dir_all(&folder)?;
    let table = outcome?;
    let text = table.shown(options.members);
    println!("\n{text}");
    sh::write_if_new(&place.root.join("docs/bench.md"), text.as_bytes())?;
    table.close()
}

fn measure(
    place: &Place,
    built: &Built,
    options: &Options,
    database: &'static str,
    address: &dyn Fn(&str) -> Result<String>,
    table: &mut Table,
) -> Result<()> {
    // Making the demonstration is work that no server in use has behind it: a first one makes it and ends, a second
    // one is measured.
    let serve = |name: &str, members| {
        let demo = Demo {
            database_url: address(name)?,
            port: sh::free_port()?,
            members,
            fresh: false,
            quiet: true,
        };
        demo.start(place, built)?.stop()?;
        demo.start(place, built)
    };

    let server = sh::step("Memory at rest, first visit", || {
        let server = serve("small", None)?;
        std::thread::sleep(Duration::from_secs(3));
        table.add(
            "idle memory with the demonstration",
            Bound::Under(80.0, "MB"),
            database,
            memory(&server, "VmRSS:")?,
        );
        visit::first(server.port, &built.site, database, table)?;
        Ok(server)
    })?;
    sh::step("64 people write at once", || {
        write::at_once(&server, database, table)
    })?;
    server.stop()?;

    let start = Instant::now();
    let server = sh::step("Loading the large demonstration", || {
        serve("large", Some(options.members))
    })?;
    println!("  ready after {:.1} s", start.elapsed().as_secs_f64());
    speed(&server, options, database, table)?;
    sh::step("Importing 10,000 lines", || {
        import::lines(&server, 10_000, database, table)
    })?;
    server.stop()
}

fn speed(
    server: &Running,
    options: &Options,
    database: &'static str,
    table: &mut Table,
) -> Result<()> {
    let length = Duration::from_secs(options.seconds);
    let president = Browser::signed_in(server.port, PRESIDENT)?;
    let ask = |paths: &[String]| Question {
        port: server.port,
        cookie: president.cookie(),
        paths: paths.to_vec(),
    };

    let home = ask(&["/".to_owned()]);
    // The first answers fill caches and open connections.
    load::closed(&home, 8, Duration::from_secs(2))?;
    let times = sh::step("Home, 50 connections, closed loop", || {
        load::closed(&home, 50, length)
    })?;
    table.add(
        "home of a signed-in member, closed loop, 50 connections",
        Bound::Over(800.0, "/s"),
        database,
        times.per_second,
    );
    let times = sh::step("Home, 400 requests/s, open loop", || {
        load::open(&home, 400, length)
    })?;
    table.add(
        "home of a signed-in member, 400/s, open loop, p99",
        Bound::Under(50.0, "ms"),
        database,
        times.within(0.99),
    );

    let slug = visit::cpts(&mut Browser::new(server.port)?)?;
    let directory = ask(&[
        format!("/cpts/{slug}/annuaire"),
        format!("/cpts/{slug}/annuaire?nom=martin"),
        format!("/cpts/{slug}/annuaire?nom=du"),
    ]);
    let times = sh::step("Directory", || load::open(&directory, 50, length))?;
    table.add(
        "directory page and search, 50/s, open loop, p99",
        Bound::Under(60.0, "ms"),
        database,
        times.within(0.99),
    );

    let weights = ask(&[format!("/cpts/{slug}/poids")]);
    let times = sh::step("Weight in governance", || load::closed(&weights, 1, length))?;
    table.add(
        "weight page of the large CPTS, closed loop, 1 connection, p99",
        Bound::Under(300.0, "ms"),
        database,
        times.within(0.99),
    );

    contracts::contracts(server.port, &president, (&slug, length), database, table)?;

    let communes = ask(&[
        "/cpts?commune=amboise".to_owned(),
        "/cpts?commune=saint".to_owned(),
        "/cpts?commune=37400".to_owned(),
        "/cpts?commune=37003".to_owned(),
    ]);
    let times = sh::step("Commune search", || load::open(&communes, 100, length))?;
    table.add(
        "commune search, 100/s, open loop, p99",
        Bound::Under(15.0, "ms"),
        database,
        times.within(0.99),
    );
    Ok(())
}

/// A line of the kernel's account of the process, in MB: `VmRSS:` now, `VmHWM:` at most so far.
fn memory(server: &Running, line: &str) -> Result<f64> {
    memory_of(server.child.id(), line)
}

fn memory_of(process: u32, line: &str) -> Result<f64> {
    let path = format!("/proc/{process}/status");
    let text = std::fs::read_to_string(Path::new(&path))
        .context("memory is read from /proc, on Linux only")?;
    let kilobytes: f64 = text
        .lines()
        .find_map(|found| found.strip_prefix(line))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .with_context(|| format!("{path} has no {line}"))?;
    Ok(kilobytes / 1000.0)
}
