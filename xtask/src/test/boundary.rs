//! Which crate may know which: the arrows of ARCHITECTURE.md, asked of Cargo.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::place::Place;
use crate::sh;

/// A crate, how it is built, and what must not be in it.
struct Boundary {
    arguments: &'static [&'static str],
    /// Whether it is pure: then it must not have [`IMPURE`] in it either.
    pure: bool,
    absent: &'static [&'static str],
    why: &'static str,
}

/// What reaches the world outside, or asks chance.
const IMPURE: [&str; 14] = [
    "sea-orm",
    "sqlx",
    "axum",
    "hyper",
    "leptos",
    "tokio",
    "rand",
    "getrandom",
    "reqwest",
    "entity",
    "service",
    "app",
    "server",
    "migration",
];

const BOUNDARIES: [Boundary; 20] = [
    Boundary {
        arguments: &["--package", "domain"],
        pure: true,
        absent: &[],
        why: "the rules know no database, no HTTP, no page, no chance",
    },
    Boundary {
        arguments: &["--package", "belenios"],
        pure: true,
        absent: &["chrono", "domain"],
        why: "proofs know no clock, no chance, no file, and nothing else of ours",
    },
    Boundary {
        arguments: &["--package", "eddsa"],
        pure: true,
        absent: &["chrono", "domain", "belenios", "tlog"],
        why: "a signature knows what it signs as bytes only",
    },
    Boundary {
        arguments: &["--package", "tlog"],
        pure: true,
        absent: &["chrono", "domain", "belenios"],
        why: "a log knows no clock, no chance, no file, and no secret ballot",
    },
    Boundary {
        arguments: &["--package", "watch"],
        pure: true,
        absent: &["chrono", "domain", "belenios"],
        why: "what compares registers in a browser knows logs, and nothing else of ours",
    },
    Boundary {
        arguments: &["--package", "softkey", "--features", "page"],
        pure: true,
        absent: &["chrono", "domain", "belenios", "tlog"],
        why: "a key in a browser knows what it signs as bytes only",
    },
    Boundary {
        arguments: &["--package", "ceremony", "--features", "page"],
        pure: true,
        absent: &["chrono", "domain", "tlog", "eddsa"],
        why: "a trustee's device knows proofs, and nothing else of ours",
    },
    Boundary {
        arguments: &["--package", "booth", "--features", "page"],
        pure: true,
        absent: &["chrono", "domain", "tlog", "eddsa", "signed"],
        why: "a voter's device fills in ballots, and shares no path with open signatures",
    },
    Boundary {
        arguments: &["--package", "election"],
        pure: true,
        absent: &["decision"],
        why: "an election is replayed from its ballots, the rules and its signed minutes, and nothing else",
    },
    Boundary {
        arguments: &["--package", "replay", "--features", "page"],
        pure: true,
        absent: &["belenios"],
        why: "who verifies an open decision needs no secret ballots",
    },
    Boundary {
        arguments: &["--package", "signed"],
        pure: true,
        absent: &["chrono", "domain", "belenios"],
        why: "open signatures share no path with secret ballots, and know no clock, no chance, no file",
    },
    Boundary {
        arguments: &["--package", "decision"],
        pure: true,
        absent: &["belenios"],
        why: "an open decision shares no path with secret ballots",
    },
    Boundary {
        arguments: &["--package", "contract"],
        pure: true,
        absent: &["belenios"],
        why: "a contract is checked from its signatures and its mandate, and nothing else",
    },
    Boundary {
        arguments: &["--package", "verify", "--no-default-features"],
        pure: true,
        absent: &["chrono", "domain", "decision"],
        why: "who audits an urn reads proofs, and nothing else of ours",
    },
    Boundary {
        arguments: &[
            "--package",
            "verify",
            "--no-default-features",
            "--features",
            "page",
        ],
        pure: true,
        absent: &["decision", "contract"],
        why: "who computes seats anew knows the statutes and who signed the minutes, and nothing of open decisions",
    },
    Boundary {
        arguments: &[
            "--package",
            "app",
            "--no-default-features",
            "--features",
            "islands,simulator",
            "--target",
            "wasm32-unknown-unknown",
        ],
        pure: false,
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "tokio",
            "entity",
            "service",
            "server",
            "migration",
        ],
        why: "the browser gets pages and rules only",
    },
    Boundary {
        arguments: &["--package", "document"],
        // The typesetter has `rand` for text that fills pages, always the same; without `getrandom` there is no chance.
        pure: false,
        absent: &[
            "getrandom",
            "tokio",
            "hyper",
            "reqwest",
            "typst-kit",
            "belenios",
            "domain",
            "entity",
            "service",
            "signed",
            "tlog",
        ],
        why: "printing knows no file, no network, no chance, and nothing of what it prints",
    },
    Boundary {
        arguments: &["--package", "entity"],
        pure: false,
        absent: &["axum", "leptos", "service", "app", "server"],
        why: "tables know the rules, never who uses them",
    },
    Boundary {
        arguments: &["--package", "service"],
        pure: false,
        absent: &["axum", "leptos", "app", "server"],
        why: "actions know neither HTTP nor pages",
    },
    Boundary {
        arguments: &["--package", "server"],
        pure: false,
        absent: &["openssl", "openssl-sys", "native-tls", "xtask"],
        why: "TLS is rustls",
    },
];

/// Asks `cargo tree` for each.
pub fn check(place: &Place) -> Result<()> {
    for boundary in &BOUNDARIES {
        let tree = sh::read(
            sh::cargo(&place.root)
                .args(["tree", "--locked", "--edges", "normal", "--prefix", "none"])
                .args(["--format", "{p}"])
                .args(boundary.arguments),
        )?;
        let present: BTreeSet<&str> = tree
            .lines()
            .skip(1)
            .filter_map(|line| line.split(' ').next())
            .collect();
        let impure = if boundary.pure { &IMPURE[..] } else { &[] };
        let crossed: Vec<&&str> = impure
            .iter()
            .chain(boundary.absent)
            .filter(|name| present.contains(**name))
            .collect();
        ensure!(
            crossed.is_empty(),
            "{} depends on {crossed:?}, but {}",
            boundary.arguments.join(" "),
            boundary.why
        );
    }
    Ok(())
}
