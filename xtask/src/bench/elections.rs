//! Elections: two thousand members vote within half a minute, once with the server killed meanwhile; then the count.

mod ballot;
mod phone;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::crowd::{self, Sent};
use super::table::{Bound, Table};
use crate::build::{self, Built};
use crate::demo::{Demo, READY, Running};
use crate::place::Place;
use crate::postgres::Postgres;
use crate::site::Flavour;
use crate::{install, sh};
use ballot::Line;

/// Members who vote.
const VOTERS: usize = 2_000;
/// Within how long.
const WITHIN: Duration = Duration::from_secs(30);
/// Members of the large CPTS: not all of them have an account.
const MEMBERS: u32 = 4_000;
/// Members of the CPTS whose roll is large: not all of them vote.
const LARGE: u32 = 11_500;
/// When the server is killed.
const KILLED_AFTER: Duration = Duration::from_secs(15);
/// The job that puts ballots into the archive looks every five seconds.
const BATCH: Duration = Duration::from_secs(8);

/// What is the same for both databases.
struct Bench<'b> {
    place: &'b Place,
    built: Built,
    load: PathBuf,
    folder: PathBuf,
}

/// Measures both databases, prints the table and writes `docs/bench-elections.md`.
pub fn bench(place: &Place, sqlite_only: bool) -> Result<()> {
    let built = build::parts(place, true, Flavour::Full)?;
    let load = build::load(place, "ballots")?;
    let folder = std::env::temp_dir().join(format!("collegiale-elections-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let bench = Bench {
        place,
        built,
        load,
        folder,
    };
    let mut table = Table::default();
    let outcome = (|| {
        let file = format!("sqlite://{}", bench.folder.join("elections.db").display());
        bench.one(&file, "SQLite", &mut table)?;
        let file = format!("sqlite://{}", bench.folder.join("large.db").display());
        bench.large(&file, "SQLite", &mut table)?;
        if !sqlite_only {
            install::postgres()?;
            let postgres = Postgres::start()?;
            let url = postgres.create("elections")?;
            bench.one(&url, "PostgreSQL", &mut table)?;
            bench.large(&postgres.create("large")?, "PostgreSQL", &mut table)?;
        }
        anyhow::Ok(())
    })();
    std::fs::remove_dir_all(&bench.folder)?;
    outcome?;
    let about = " Five answers a ballot; ballots, codes and sessions are made beforehand. From the close to the result \
                 is the server's work: the last batch, rows written anew, the encrypted sum, two trustees' shares \
                 checked, seats.";
    let text = table.lines("# Elections", "`cargo xtask bench elections`", about);
    println!("\n{text}");
    sh::write_if_new(&place.root.join("docs/bench-elections.md"), text.as_bytes())?;
    table.close()
}

impl Bench<'_> {
    fn one(&self, url: &str, database: &'static str, table: &mut Table) -> Result<()> {
        println!("━━ {database}");
        let registers = &self.registers(database)?;
        let demo = demo(url, MEMBERS)?;
        let start = || Running::start(&mut self.command(&demo, registers), demo.port, READY);
        start()?.stop()?;
        let text = sh::step("Codes, sessions and ballots beforehand", || {
            self.load(&["prepare", url, registers, &VOTERS.to_string(), "2"])
        })?;
        let (lines, listed) = Line::all(&text)?;
        table.add(
            "2,000 codes listed for the set-up of an urn",
            Bound::Under(5_000.0, "ms"),
            database,
            listed,
        );
        let (calm, killed) = lines.split_at_checked(VOTERS).context("too few ballots")?;

        let server = start()?;
        let sent = sh::step("2,000 ballots within 30 s", || {
            crowd::send(demo.port, calm, WITHIN, false)
        })?;
        for (what, part, most) in [
            ("2,000 ballots in 30 s, p95", 0.95, 300.0),
            ("2,000 ballots in 30 s, p99", 0.99, 800.0),
        ] {
            table.add(what, Bound::Under(most, "ms"), database, sent.within(part));
        }
        let sent = sh::step("The same, and the server is killed in the middle", || {
            self.beside_a_kill(&demo, registers, server, killed)
        })?;
        table.add(
            "ballots sent again meanwhile",
            Bound::Over(0.0, "of 2,000"),
            database,
            sent.again(),
        );
        for (what, of) in [
            ("ballots lost or doubled", calm),
            (
                "with a SIGKILL in the middle, ballots lost or doubled",
                killed,
            ),
        ] {
            let election = &of.first().context("no ballot")?.election;
            let found = sh::step("Close, count, audit", || {
                Found::read(&self.load(&["close", url, registers, election])?)
            })?;
            table.add(what, Bound::Under(1.0, "of 2,000"), database, found.wrong());
            table.add(
                "faults that an auditor finds in the dossier",
                Bound::Under(1.0, ""),
                database,
                found.faults,
            );
            table.add(
                "from the close to the result",
                Bound::Under(20_000.0, "ms"),
                database,
                found.took,
            );
        }
        let line = self.load(&["phone", url, registers])?;
        let server = start()?;
        let shown = sh::step("The booth on a slow phone", || {
            phone::rows(self.place, &self.folder, &server, &line)
        });
        server.stop()?;
        for (what, most, value) in shown? {
            table.add(what, Bound::Under(most, "ms"), database, value);
        }
        Ok(())
    }

    /// A roll of ten thousand, on a database of its own: it moves the demonstration's clock.
    fn large(&self, url: &str, database: &'static str, table: &mut Table) -> Result<()> {
        let registers = &self.registers(&format!("{database}-large"))?;
        let demo = demo(url, LARGE)?;
        Running::start(&mut self.command(&demo, registers), demo.port, READY)?.stop()?;
        let text = sh::step("A roll of 10,000", || self.load(&["roll", url, registers]))?;
        let [frozen, listed, voters] = figures(&text)?;
        ensure!(voters >= 10_000.0, "only {voters} vote");
        for (what, value) in [
            ("a roll of 10,000 is frozen", frozen),
            (
                "its codes, sheets in reserve among them, are listed",
                listed,
            ),
        ] {
            table.add(what, Bound::Under(5_000.0, "ms"), database, value);
        }
        Ok(())
    }

    /// Where the registers of one server are kept.
    fn registers(&self, name: &str) -> Result<String> {
        let folder = self.folder.join(format!("registers-{name}"));
        Ok(folder
            .to_str()
            .context("a folder's name is text")?
            .to_owned())
    }

    fn load(&self, arguments: &[&str]) -> Result<String> {
        let mut command = sh::command(&self.load, &self.place.root);
        sh::read(command.args(arguments))
    }

    fn command(&self, demo: &Demo, registers: &str) -> std::process::Command {
        let mut command = demo.command(self.place, &self.built);
        command.env("COLLEGIALE_REGISTER__FOLDER", Path::new(registers));
        command
    }

    /// Kills the server while all vote, starts it again, and ends it when all have their receipt.
    fn beside_a_kill(
        &self,
        demo: &Demo,
        registers: &str,
        mut server: Running,
        lines: &[Line],
    ) -> Result<Sent> {
        thread::scope(|scope| {
            let sending = scope.spawn(|| crowd::send(demo.port, lines, WITHIN, true));
            thread::sleep(KILLED_AFTER);
            server.child.kill()?;
            server.child.wait()?;
            let start = Instant::now();
            let mut command = self.command(demo, registers);
            let again = Running::start(&mut command, demo.port, READY)?;
            println!("  ready again after {:.1} s", start.elapsed().as_secs_f64());
            let sent = sending.join();
            thread::sleep(BATCH);
            again.stop()?;
            sent.unwrap_or_else(|_| Err(anyhow::anyhow!("a sender panicked")))
        })
    }
}

/// The demonstration, with so many members in its large CPTS.
fn demo(url: &str, members: u32) -> Result<Demo> {
    Ok(Demo {
        database_url: url.to_owned(),
        port: sh::free_port()?,
        members: Some(members),
        fresh: false,
        quiet: true,
    })
}

/// The lines that are numbers.
fn figures<const N: usize>(text: &str) -> Result<[f64; N]> {
    let figures: Vec<f64> = text
        .lines()
        .filter_map(|line| line.trim().parse().ok())
        .collect();
    <[f64; N]>::try_from(figures).map_err(|_| anyhow::anyhow!("not {N} figures: {text}"))
}

/// What came of an election.
struct Found {
    /// Milliseconds.
    took: f64,
    ballots: f64,
    voters: f64,
    turnout: f64,
    faults: f64,
}

impl Found {
    fn read(text: &str) -> Result<Self> {
        let [took, ballots, voters, turnout, faults] = figures(text)?;
        Ok(Self {
            took,
            ballots,
            voters,
            turnout,
            faults,
        })
    }

    /// Ballots that are missing, those too many, and those that the result does not have.
    fn wrong(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "two thousand")]
        let all = VOTERS as f64;
        (all - self.voters) + (self.ballots - self.voters) + (self.voters - self.turnout).abs()
    }
}
