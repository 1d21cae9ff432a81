//! Formatting, lints, boundaries, licences.

use anyhow::Result;

use super::boundary;
use super::tally::Tally;
use crate::place::Place;
use crate::sh;

/// All of them; each counts as one check.
pub fn lint(place: &Place, tally: &mut Tally) {
    tally.check("Formatting", || {
        sh::run(sh::cargo(&place.root).args(["fmt", "--all", "--check"]))
    });
    tally.check("Clippy, native", || {
        sh::run(
            sh::cargo(&place.root)
                .args(["clippy", "--quiet", "--workspace", "--all-targets"])
                .args(["--", "-D", "warnings"]),
        )
    });
    // Rules and proofs are what a page and an auditor run too: they compile for the browser.
    tally.check("Clippy, WebAssembly", || {
        sh::run(
            sh::cargo(&place.root)
                .args([
                    "clippy",
                    "--quiet",
                    "--package",
                    "domain",
                    "--package",
                    "belenios",
                    "--package",
                    "ceremony",
                    "--package",
                    "eddsa",
                    "--package",
                    "replay",
                    "--package",
                    "signed",
                    "--package",
                    "softkey",
                    "--package",
                    "tlog",
                    "--package",
                    "verify",
                    "--package",
                    "watch",
                    "--package",
                    "app",
                ])
                .args(["--target", "wasm32-unknown-unknown"])
                .args([
                    "--no-default-features",
                    "--features",
                    "app/islands,app/simulator",
                ])
                .args(["--", "-D", "warnings"]),
        )
    });
    tally.check("Boundaries between crates", || boundary::check(place));
    deny(place, tally);
}

/// Licences, bans and sources; advisories where their database can be reached.
fn deny(place: &Place, tally: &mut Tally) {
    let installed = sh::read(sh::cargo(&place.root).args(["deny", "--version"])).is_ok();
    if !installed {
        println!(
            "\n━━ Licences and bans: skipped, `cargo install --locked cargo-deny` would check them"
        );
        return;
    }
    tally.check("Licences, bans, sources", || {
        sh::run(sh::cargo(&place.root).args(["deny", "check", "licenses", "bans", "sources"]))
    });
    let reachable = fetch_advisories(place);
    if reachable.is_ok() {
        tally.check("Advisories", || {
            sh::run(sh::cargo(&place.root).args(["deny", "check", "--disable-fetch", "advisories"]))
        });
    } else {
        println!("\n━━ Advisories: skipped, their database cannot be reached");
    }
}

fn fetch_advisories(place: &Place) -> Result<String> {
    sh::read(sh::cargo(&place.root).args(["deny", "fetch", "db"]))
}
