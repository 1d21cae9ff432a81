//! What the tests need beside Rust: installed where that is possible, named where it is not.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::postgres;
use crate::sh;

/// PostgreSQL's programs.
pub fn postgres() -> Result<()> {
    if postgres::programs().is_some() {
        return Ok(());
    }
    debian("postgresql", "PostgreSQL")
}

/// Where Debian has the sources of Go's libraries.
pub const GO_PATH: &str = "/usr/share/gocode";

/// Go, and its library of transparency logs.
pub fn go() -> Result<()> {
    let library = Path::new(GO_PATH).join("src/golang.org/x/mod/sumdb/tlog");
    if sh::has("go") && library.is_dir() {
        return Ok(());
    }
    debian(
        "golang-go golang-golang-x-mod-dev",
        "Go with its library x/mod",
    )
}

/// Node and OpenSSL, as other people's implementations of Ed25519.
pub fn signers() -> Result<()> {
    for (program, package, what) in [
        ("node", "nodejs", "Node.js (20 or newer)"),
        ("openssl", "openssl", "OpenSSL (3 or newer)"),
    ] {
        if !sh::has(program) {
            debian(package, what)?;
        }
    }
    Ok(())
}

/// What opens the documents that are printed.
pub fn poppler() -> Result<()> {
    if sh::has("pdftotext") && sh::has("pdfinfo") && sh::has("pdffonts") {
        return Ok(());
    }
    debian("poppler-utils", "Poppler")
}

/// Chromium's path.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = find_chromium() {
        return Ok(path);
    }
    debian("chromium", "Chromium")?;
    match find_chromium() {
        Some(path) => Ok(path),
        None => bail!("Chromium was installed but is not found; name it in CHROMIUM"),
    }
}

/// Node, npm and the packages of `e2e`.
pub fn node(place: &Place) -> Result<()> {
    if !sh::has("node") || !sh::has("npm") {
        debian("npm", "Node.js (20 or newer) with npm")?;
    }
    let lock = std::fs::read(place.e2e().join("package-lock.json"))?;
    let stamp = place.e2e().join("node_modules/.collegiale-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    sh::step("Installing the packages of e2e", || {
        sh::run(
            sh::command("npm", &place.e2e())
                .args(["ci", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )
    })?;
    std::fs::write(stamp, lock)?;
    Ok(())
}

fn find_chromium() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| {
            ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name))
        })
        .find(|program| program.is_file())
}

/// Installs a package, or several with spaces between them, where apt-get may; says what to do elsewhere.
fn debian(package: &str, what: &str) -> Result<()> {
    let root = sh::read(Command::new("id").arg("-u"))?.trim() == "0";
    if !root || !sh::has("apt-get") {
        bail!("{what} is needed: install it (Debian, Ubuntu: `sudo apt-get install {package}`)");
    }
    sh::step(&format!("Installing {what}"), || {
        sh::run(Command::new("apt-get").args(["update", "-q"]))?;
        sh::run(
            Command::new("apt-get")
                .args(["install", "-q", "-y", "--no-install-recommends"])
                .args(package.split(' '))
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
}
