//! Secret ballots: how long we take and how long the reference tool does, on the same archive.

mod phone;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::memory_of;
use crate::build;
use crate::place::Place;
use crate::{belenios, sh};

/// A figure, and what it must be.
struct Row {
    what: String,
    value: f64,
    most: f64,
    unit: &'static str,
}

/// Times are the middle one of so many.
const TIMES: usize = 3;

/// Measures, prints the table and writes `docs/bench-ballots.md`.
pub fn bench(place: &Place) -> Result<()> {
    let tool = belenios::tool(place)?;
    let folder = std::env::temp_dir().join(format!("collegiale-ballots-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(place, &tool, &folder);
    std::fs::remove_dir_all(&folder)?;
    let (rows, notes) = outcome?;
    let text = shown(&rows, &notes);
    println!("\n{text}");
    sh::write_if_new(&place.root.join("docs/bench-ballots.md"), text.as_bytes())?;
    let missed: Vec<&str> = rows
        .iter()
        .filter(|row| row.most <= row.value)
        .map(|row| row.what.as_str())
        .collect();
    if !missed.is_empty() {
        bail!("too slow or too large: {}", missed.join("; "));
    }
    Ok(())
}

fn measure(place: &Place, tool: &Path, folder: &Path) -> Result<(Vec<Row>, String)> {
    sh::step("Building the release", || {
        let verify = ["build", "--release", "--package", "verify"];
        sh::run(sh::cargo(&place.root).args(verify))?;
        build::example(place, "belenios", "belenios_speed").map(drop)
    })?;
    let verify = place.target.join("release/verify");
    let small = folder.join("small");
    let large = folder.join("large");
    let steps = sh::step("An election of 1,000 ballots", || {
        election(place, &small, 1_000)
    })?;
    let many = sh::step("An election of 10,000 ballots", || {
        election(place, &large, 10_000)
    })?;
    let archive = small.join(ARCHIVE);

    let mut rows = Vec::new();
    let theirs = sh::step("belenios-tool election verify", || {
        middle(|| {
            let mut command = Command::new(tool);
            command.args(["election", "verify"]).current_dir(&small);
            command
        })
    })?;
    let cores = std::thread::available_parallelism()?.get();
    for (threads, part) in [(1_usize, 3.0), (2, 6.0)] {
        if threads <= cores {
            let ours = sh::step(&format!("verify on {threads}"), || {
                middle(|| {
                    let mut command = Command::new(&verify);
                    command
                        .arg(&archive)
                        .args(["--threads", &threads.to_string()]);
                    command
                })
            })?;
            rows.push(Row {
                what: format!("verify 1,000 ballots, {threads} core(s)"),
                value: ours.as_secs_f64(),
                most: theirs.as_secs_f64() / part,
                unit: "s",
            });
        }
    }
    rows.push(Row {
        what: "encrypt, prove and sign a ballot".to_owned(),
        value: step(&steps, "encrypt, prove, sign")? / 1e3,
        most: 4.0,
        unit: "ms",
    });
    rows.extend(phone::rows(place, folder, &archive)?);
    let tally: f64 = [
        "sum of all",
        "decrypt, three trustees",
        "check and combine",
        "open",
    ]
    .iter()
    .map(|name| step(&many, name))
    .sum::<Result<f64>>()?;
    rows.push(Row {
        what: "tally 10,000 ballots, three trustees".to_owned(),
        value: tally / 1e6,
        most: 3.0,
        unit: "s",
    });
    let mut largest = 0.0_f64;
    let mut child = Command::new(&verify)
        .arg(large.join(ARCHIVE))
        .stdout(Stdio::null())
        .spawn()?;
    while child.try_wait()?.is_none() {
        largest = largest.max(memory_of(child.id(), "VmHWM:").unwrap_or_default());
        std::thread::sleep(Duration::from_millis(20));
    }
    rows.push(Row {
        what: "memory to verify 10,000 ballots".to_owned(),
        value: largest,
        most: 300.0,
        unit: "MB",
    });
    let notes = format!(
        "`belenios-tool election verify` takes {:.2} s for the 1,000 ballots (question of five answers, \
         0 to 3; three trustees). Both times hold the start of the program and the whole archive.\n",
        theirs.as_secs_f64()
    );
    Ok((rows, notes))
}

/// The tool finds an archive by this name.
const ARCHIVE: &str = "RF4PcR5GjUgb7p.bel";

/// Makes an election; gives what each step took.
fn election(place: &Place, folder: &Path, ballots: u32) -> Result<String> {
    std::fs::create_dir_all(folder)?;
    sh::read(
        Command::new(place.target.join("release/examples/belenios_speed"))
            .arg(ballots.to_string())
            .arg(folder.join(ARCHIVE)),
    )
}

/// The microseconds of a step.
fn step(steps: &str, name: &str) -> Result<f64> {
    steps
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(found, _)| *found == name)
        .with_context(|| format!("the step « {name} » was not measured"))?
        .1
        .parse()
        .context("a number of microseconds")
}

/// The middle of several times of a program that must succeed.
fn middle(command: impl Fn() -> Command) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begin = Instant::now();
        sh::read(&mut command())?;
        times.push(begin.elapsed());
    }
    times.sort();
    times.get(TIMES / 2).copied().context("there are times")
}

fn shown(rows: &[Row], notes: &str) -> String {
    let mut text = String::from(
        "# Secret ballots: figures\n\nWritten by `cargo xtask bench ballots`.\n\n\
         | what | measured | must be below | |\n|---|---:|---:|---|\n",
    );
    for row in rows {
        let mark = if row.value < row.most { "✓" } else { "✗" };
        let Row {
            what,
            value,
            most,
            unit,
        } = row;
        let _ = writeln!(
            text,
            "| {what} | {value:.2} {unit} | {most:.2} {unit} | {mark} |"
        );
    }
    text + "\n" + notes
}
