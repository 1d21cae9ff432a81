//! `cargo xtask test`: everything that must hold before a change is taken in.

mod boundary;
mod e2e;
mod fault;
mod fuzz;
mod lint;
mod log;
mod provider;
mod signed;
mod tally;

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::thread;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::postgres::Postgres;
use crate::site::{self, Flavour};
use crate::{belenios, install, sh};
use tally::Tally;

/// Options of `cargo xtask test`.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Only these parts; all of them when none is named.
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// Only browser tests whose title holds this text (part `e2e`).
    #[arg(long)]
    grep: Option<String>,
    /// Also what takes minutes: bytes from anyone for the parsers.
    #[arg(long)]
    long: bool,
    /// How many seconds each parser gets of them, instead of a minute.
    #[arg(long, default_value_t = 60, requires = "long")]
    seconds: u32,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
enum Part {
    /// Formatting, clippy for both targets, boundaries between crates, licences and bans.
    Lint,
    /// Unit tests, and integration tests on SQLite.
    Unit,
    /// Integration tests on a PostgreSQL started for them.
    Pg,
    /// A PostgreSQL that goes away and comes back, and a disk that fills, under a running server.
    Fault,
    /// Ballots and archives both ways between us and Belenios' own tool, which is downloaded.
    Belenios,
    /// A log of ours, judged by Go's own library.
    Log,
    /// What members sign, both ways with the Web Cryptography of Node and OpenSSL.
    Signed,
    /// Journeys in Chromium: phone and desktop, with and without JavaScript, and axe.
    E2e,
}

/// Runs the parts one after the other; a part that fails does not hide the next.
pub fn test(place: &Place, options: &Options) -> Result<()> {
    let asked = |part| options.parts.is_empty() || options.parts.contains(&part);
    // First what may be missing, so that nobody waits ten minutes to hear it.
    if asked(Part::Pg) || asked(Part::Fault) {
        install::postgres()?;
    }
    let tool = if asked(Part::Belenios) {
        Some(belenios::tool(place)?)
    } else {
        None
    };
    if asked(Part::Unit) || asked(Part::Pg) || asked(Part::E2e) {
        install::poppler()?;
    }
    if asked(Part::Log) {
        install::go()?;
    }
    if asked(Part::Signed) {
        install::signers()?;
    }
    let chromium = if asked(Part::E2e) {
        install::node(place)?;
        Some(install::chromium()?)
    } else {
        None
    };
    if asked(Part::Lint) || asked(Part::E2e) || asked(Part::Fault) {
        site::ensure_target(place)?;
    }

    let mut tally = Tally::default();
    thread::scope(|scope| {
        // The browser's part is linked on one core: meanwhile the other one checks and tests.
        let site = (asked(Part::E2e) || asked(Part::Fault))
            .then(|| scope.spawn(|| site::build(place, Flavour::Full)));
        if asked(Part::Lint) {
            lint::lint(place, &mut tally);
        }
        if asked(Part::Unit) {
            tally.part("Unit tests, and integration tests on SQLite", |tally| {
                tally.cargo(sh::cargo(&place.root).args(["test", "--workspace", "--no-fail-fast"]))
            });
        }
        if asked(Part::Pg) {
            tally.part("Integration tests on PostgreSQL", |tally| {
                let postgres = Postgres::start()?;
                tally.cargo(
                    sh::cargo(&place.root)
                        .args(["test", "--workspace", "--no-fail-fast", "--test", "*"])
                        .env("COLLEGIALE_TEST_POSTGRES", postgres.create("test")?),
                )
            });
        }
        if let Some(tool) = &tool {
            tally.part("Both ways with belenios-tool", |tally| {
                let seed = std::env::var("COLLEGIALE_SEED")
                    .unwrap_or_else(|_| RandomState::new().build_hasher().finish().to_string());
                println!("COLLEGIALE_SEED={seed}");
                tally.cargo(
                    sh::cargo(&place.root)
                        .args(["test", "--no-fail-fast"])
                        .args(["--package", "belenios", "--package", "ceremony"])
                        .args(["--test", "tool", "--", "--ignored"])
                        .env("COLLEGIALE_BELENIOS_TOOL", tool)
                        .env("COLLEGIALE_SEED", &seed),
                )?;
                tally.cargo(
                    sh::cargo(&place.root)
                        // The whole workspace, so that nothing is compiled with other features.
                        .args(["test", "--workspace", "--test", "it"])
                        .args(["count::tool", "--", "--ignored"])
                        .env("COLLEGIALE_BELENIOS_TOOL", tool)
                        .env("COLLEGIALE_SEED", seed),
                )
            });
        }
        if asked(Part::Log) {
            tally.part("A log, verified by Go's own library", |tally| {
                log::by_go(place, tally)
            });
            tally.part(
                "The register of a running server, verified by others",
                |tally| log::served(place, tally),
            );
        }
        if asked(Part::Signed) {
            tally.part(
                "Signatures, both ways with WebCrypto and OpenSSL",
                |tally| signed::both_ways(place, tally),
            );
        }
        let site = site.map(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| bail!("the browser's part could not be built"))
        });
        if let Some(site) = site {
            match site.and_then(|site| e2e::server(place, site)) {
                Ok(built) => {
                    if asked(Part::Fault) {
                        tally.part("PostgreSQL restarted under a running server", |tally| {
                            fault::postgres_restarts(place, &built, tally)
                        });
                        tally.part("SQLite without room under a running server", |tally| {
                            fault::sqlite_has_no_room(place, &built, tally)
                        });
                    }
                    if let Some(chromium) = &chromium {
                        tally.part("Journeys in Chromium", |tally| {
                            let tool = tool.clone().or_else(|| belenios::at_hand(place));
                            let grep = options.grep.as_deref();
                            e2e::e2e(place, &built, chromium, tool.as_deref(), grep, tally)
                        });
                    }
                }
                Err(error) => tally.failed("the parts that browsers need", &error),
            }
        }
    });
    if options.long {
        let title = format!("Bytes from anyone, {} s each parser", options.seconds);
        tally.part(&title, |tally| fuzz::parsers(place, options.seconds, tally));
    }
    tally.close()
}
