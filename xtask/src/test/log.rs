//! Logs of ours, in files and of a running server, judged by Go's own library.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::tally::Tally;
use crate::place::Place;
use crate::{install, sh};

/// Writes a log, has Go verify it, and changes it where Go must notice.
pub fn by_go(place: &Place, tally: &mut Tally) -> Result<()> {
    let folder = place.target.join("foreign-log");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    sh::run(
        sh::cargo(&place.root)
            .args(["run", "--quiet", "--package", "tlog"])
            .args(["--example", "write", "--"])
            .arg(&folder),
    )?;
    let program = go(place, "crypto/tlog/tests/go", "verify-log")?;
    let judge = || sh::read(sh::command(&program, &place.root).arg(&folder));
    for line in judge()?.lines() {
        tally.held(&format!("Go: {}", line.trim_start_matches("ok: ")));
    }
    for name in [
        "tile/0/017",
        "tile/1/000",
        "tile/entries/017",
        "checkpoint",
        "consistency",
        "receipt.tlog-proof",
    ] {
        let path = folder.join(name);
        let bytes = std::fs::read(&path)?;
        let mut changed = bytes.clone();
        if let Some(byte) = changed.get_mut(100) {
            *byte ^= 1;
        }
        std::fs::write(&path, changed)?;
        ensure!(judge().is_err(), "Go accepts a changed {name}");
        std::fs::write(&path, bytes)?;
        tally.held(&format!("Go refuses a changed {name}"));
    }
    Ok(())
}

/// The register of a running server, judged by Go's library and the crates `tlog_tiles` and `ct-merkle`.
pub fn served(place: &Place, tally: &mut Tally) -> Result<()> {
    let program = go(place, "server/tests/go", "verify-served-log")?;
    tally.cargo(
        sh::cargo(&place.root)
            // The whole workspace, so that nothing is compiled with other features.
            .args(["test", "--no-fail-fast", "--workspace"])
            .args(["--test", "it", "log::"])
            .env("COLLEGIALE_GO_LOG", program),
    )
}

/// Builds the program of a folder.
fn go(place: &Place, folder: &str, name: &str) -> Result<PathBuf> {
    let program = place.target.join(name);
    sh::run(
        sh::command("go", &place.root.join(folder))
            .args(["build", "-o"])
            .arg(&program)
            .arg("verify.go")
            // Debian's packages are found by path, without a network.
            .env("GO111MODULE", "off")
            .env("GOPATH", install::GO_PATH)
            .env("GOCACHE", place.target.join("go-cache")),
    )?;
    Ok(program)
}
