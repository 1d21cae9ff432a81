//! Which crate may know which: the arrows of ARCHITECTURE.md, asked of Cargo.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::place::Place;
use crate::sh;

/// A crate, how it is built, and what must not be in it.
struct Boundary {
    arguments: &'static [&'static str],
    absent: &'static [&'static str],
    why: &'static str,
}

const BOUNDARIES: [Boundary; 10] = [
    Boundary {
        arguments: &["--package", "domain"],
        absent: &[
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
        ],
        why: "the rules know no database, no HTTP, no page, no chance",
    },
    Boundary {
        arguments: &["--package", "belenios"],
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "leptos",
            "tokio",
            "rand",
            "getrandom",
            "reqwest",
            "chrono",
            "domain",
            "entity",
            "service",
            "app",
            "server",
            "migration",
        ],
        why: "proofs know no clock, no chance, no file, and nothing else of ours",
    },
    Boundary {
        arguments: &["--package", "eddsa"],
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "leptos",
            "tokio",
            "rand",
            "getrandom",
            "reqwest",
            "chrono",
            "domain",
            "belenios",
            "tlog",
            "entity",
            "service",
            "app",
            "server",
            "migration",
        ],
        why: "a signature knows what it signs as bytes only",
    },
    Boundary {
        arguments: &["--package", "tlog"],
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "leptos",
            "tokio",
            "rand",
            "getrandom",
            "reqwest",
            "chrono",
            "domain",
            "belenios",
            "entity",
            "service",
            "app",
            "server",
            "migration",
        ],
        why: "a log knows no clock, no chance, no file, and no secret ballot",
    },
    Boundary {
        arguments: &["--package", "signed"],
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "leptos",
            "tokio",
            "rand",
            "getrandom",
            "reqwest",
            "chrono",
            "domain",
            "belenios",
            "entity",
            "service",
            "app",
            "server",
            "migration",
        ],
        why: "open signatures share no path with secret ballots, and know no clock, no chance, no file",
    },
    Boundary {
        arguments: &["--package", "verify"],
        absent: &[
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "leptos",
            "tokio",
            "rand",
            "getrandom",
            "reqwest",
            "chrono",
            "entity",
            "service",
            "app",
            "server",
            "migration",
        ],
        why: "an auditor reads proofs, and nothing else of ours",
    },
    Boundary {
        arguments: &[
            "--package",
            "app",
            "--no-default-features",
            "--features",
            "hydrate",
            "--target",
            "wasm32-unknown-unknown",
        ],
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
        arguments: &["--package", "entity"],
        absent: &["axum", "leptos", "service", "app", "server"],
        why: "tables know the rules, never who uses them",
    },
    Boundary {
        arguments: &["--package", "service"],
        absent: &["axum", "leptos", "app", "server"],
        why: "actions know neither HTTP nor pages",
    },
    Boundary {
        arguments: &["--package", "server"],
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
        let crossed: Vec<&&str> = boundary
            .absent
            .iter()
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
