//! Bytes from anyone, for each parser.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::tally::Tally;
use crate::place::Place;
use crate::sh;

/// Where the targets and their seeds are.
const FOLDERS: [&str; 4] = [
    "crypto/belenios/fuzz",
    "crypto/signed/fuzz",
    "crypto/tlog/fuzz",
    "domain/fuzz",
];
/// No wire form that the targets read need be longer to have every branch.
const BYTES: u32 = 16_384;

/// What `cargo fuzz` asks of the compiler. Stable Cargo takes it too, and so neither that program nor a
/// nightly compiler is needed; the sanitizers, which are, find nothing in code without `unsafe`.
const INSTRUMENTATION: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];

/// Builds the targets and runs each, from the committed seeds and from what was found before. An input
/// that fails is kept in the build folder; its name is printed.
pub fn parsers(place: &Place, seconds: u32, tally: &mut Tally) -> Result<()> {
    for folder in FOLDERS {
        targets(place, &place.root.join(folder), seconds, tally)?;
    }
    Ok(())
}

fn targets(place: &Place, folder: &Path, seconds: u32, tally: &mut Tally) -> Result<()> {
    let built = place.target.join("fuzz");
    let host = host(place)?;
    sh::run(
        sh::cargo(folder)
            .args(["build", "--release", "--locked", "--quiet"])
            .args(["--target", &host])
            .env("CARGO_TARGET_DIR", &built)
            .env("RUSTFLAGS", INSTRUMENTATION.join(" ")),
    )?;
    for entry in folder.join("targets").read_dir()? {
        let path = entry?.path();
        let name = path.file_stem().context("a target has a name")?;
        let corpus = built.join("corpus").join(name);
        std::fs::create_dir_all(&corpus)?;
        let failures = built.join(name.to_string_lossy().into_owned() + "-");
        let status = sh::command(built.join(&host).join("release").join(name), folder)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={BYTES}"))
            .arg(format!("-artifact_prefix={}", failures.display()))
            .arg(corpus)
            .arg(folder.join("seeds").join(name))
            .stderr(Stdio::piped())
            .output()
            .context("the fuzzer does not start")?;
        let said = String::from_utf8_lossy(&status.stderr);
        if !status.status.success() {
            bail!("{}\n{said}", path.display());
        }
        let last = said.lines().rfind(|line| line.starts_with("Done"));
        tally.held(&format!(
            "{}: {}",
            name.display(),
            last.context("the fuzzer ended early")?
        ));
    }
    Ok(())
}

/// The machine's own target, named, so that build scripts are not instrumented.
fn host(place: &Place) -> Result<String> {
    let version = sh::read(sh::command("rustc", &place.root).arg("-vV"))?;
    version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not say for which machine it is")
}
