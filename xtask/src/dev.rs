//! `cargo xtask dev`: rebuild and restart when a file changes.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::build;
use crate::place::Place;
use crate::run::Options;
use crate::sh;
use crate::site::Flavour;

/// What is watched, below the workspace.
const WATCHED: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "app",
    "domain",
    "entity",
    "migration",
    "server",
    "service",
    "style",
];

/// Builds and serves; a build that fails leaves the server of before running.
pub fn dev(place: &Place, options: &Options) -> Result<()> {
    let mut options = options.clone();
    let mut server: Option<Child> = None;
    loop {
        let seen = newest(place)?;
        match build::parts(place, options.release, Flavour::Quick) {
            Ok(built) => {
                if let Some(mut old) = server.take() {
                    sh::stop(&mut old)?;
                }
                server = Some(options.demo(place)?.command(place, &built).spawn()?);
                // Only the first start may throw the data away.
                options.fresh = false;
            }
            Err(error) => eprintln!("{error:#}\nWaiting for a change."),
        }
        while newest(place)? == seen {
            std::thread::sleep(Duration::from_millis(400));
        }
    }
}

/// When the last change was made. Asking a few hundred files costs a millisecond, on every system.
fn newest(place: &Place) -> Result<Option<SystemTime>> {
    let mut newest = None;
    for name in WATCHED {
        look(&place.root.join(name), &mut newest)?;
    }
    Ok(newest)
}

fn look(path: &Path, newest: &mut Option<SystemTime>) -> Result<()> {
    // An editor may have just moved it away.
    let Ok(about) = path.metadata() else {
        return Ok(());
    };
    if about.is_dir() {
        for entry in std::fs::read_dir(path)? {
            look(&entry?.path(), newest)?;
        }
    }
    *newest = (*newest).max(Some(about.modified()?));
    Ok(())
}
