//! `verify ELECTION.bel`: whether an election's archive holds.
//!
//! Ends with 0 if every check holds, 1 if one does not, 2 if there is nothing to check.

#![forbid(unsafe_code)]

mod progress;

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use belenios::archive::History;
use belenios::audit::{Outcome, Report, audit};
use belenios::ballot::{BallotError, VerifiedBallot, Verifier};
use belenios::hash::Fingerprint;
use clap::Parser;
use rayon::prelude::*;
use serde::Serialize;
use verify::{Language, Line, Mark, lines, words};

use progress::Progress;

/// Checks a Belenios archive: every ballot, the urn, the trustees, the result.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The archive of the election.
    archive: PathBuf,
    /// An older copy of the archive, of which nothing may be missing.
    #[arg(long, value_name = "OLD.bel")]
    older: Option<PathBuf>,
    /// A tracking number: is this ballot there, and does it count?
    #[arg(long, value_name = "NUMBER", value_parser = tracking_number)]
    tracker: Option<Fingerprint>,
    /// Print what was found as JSON.
    #[arg(long)]
    json: bool,
    /// The language of the sentences.
    #[arg(long, value_enum, default_value = "fr")]
    lang: Lang,
    /// How many cores to use; all of them by default.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Lang {
    Fr,
    En,
}

/// What is printed.
#[derive(Serialize)]
struct Findings {
    holds: bool,
    checks: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    older: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tracker: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> io::Result<bool> {
    if let Some(threads) = options.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()
            .map_err(io::Error::other)?;
    }
    let language = match options.lang {
        Lang::Fr => Language::French,
        Lang::En => Language::English,
    };
    let report = audit(Progress::over(open(&options.archive)?)?, on_all_cores);
    let older = match &options.older {
        Some(path) => Some(older(path, &options.archive, language)?),
        None => None,
    };
    let tracker = options
        .tracker
        .map(|tracker| self::tracker(&report, tracker, language));
    let findings = Findings {
        holds: report.is_sound()
            && [&older, &tracker]
                .into_iter()
                .flatten()
                .all(|line| line.mark == Mark::Holds),
        checks: lines(&report, language),
        older,
        tracker,
        // How far an archive is that breaks off, nobody knows.
        stage: archive_holds(&report).then(|| words::stage(report.stage, language)),
        result: report
            .counts
            .as_ref()
            .and_then(|counts| serde_json::to_value(&counts.result).ok()),
        fingerprint: report.last.map(|last| last.to_hex()),
    };
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut output, &findings)?;
        writeln!(output)?;
    } else {
        print(&mut output, &findings)?;
    }
    Ok(findings.holds)
}

fn archive_holds(report: &Report) -> bool {
    let first = report.findings.first();
    first.is_some_and(|finding| finding.outcome == Outcome::Holds)
}

/// Checks ballots on all cores.
fn on_all_cores(
    verifier: &Verifier<'_>,
    ballots: &[Vec<u8>],
) -> Vec<Result<VerifiedBallot, BallotError>> {
    ballots
        .par_iter()
        .map(|bytes| verifier.read(bytes))
        .collect()
}

fn open(path: &Path) -> io::Result<File> {
    File::open(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

fn older(older: &Path, newer: &Path, language: Language) -> io::Result<Line> {
    let read = |path: &Path| -> io::Result<_> {
        let history = History::read(io::BufReader::new(open(path)?));
        Ok(history.map_err(|error| format!("{}: {error}", path.display())))
    };
    let (mark, text) = match (read(older)?, read(newer)?) {
        (Ok(older), Ok(newer)) => {
            let found = older.is_continued_by(&newer);
            (found.is_ok(), words::older(&found, language))
        }
        (Err(error), _) | (_, Err(error)) => (false, error),
    };
    Ok(single("older", mark, text))
}

fn tracker(report: &Report, tracker: Fingerprint, language: Language) -> Line {
    let found = report
        .ballots
        .iter()
        .find(|ballot| ballot.tracker == tracker)
        .map(|ballot| ballot.counts.is_some());
    let text = words::tracker(found, language).to_owned();
    single("tracker", found == Some(true), text)
}

const fn single(check: &'static str, holds: bool, text: String) -> Line {
    let mark = if holds { Mark::Holds } else { Mark::Fails };
    Line {
        check,
        mark,
        text,
        reasons: Vec::new(),
    }
}

/// So many reasons of one check are shown; as JSON, all of them.
const SHOWN: usize = 20;

fn print(output: &mut impl io::Write, findings: &Findings) -> io::Result<()> {
    let lines = findings.checks.iter();
    for line in lines.chain(&findings.older).chain(&findings.tracker) {
        writeln!(output, "{} {}", line.mark.sign(), line.text)?;
        for reason in line.reasons.iter().take(SHOWN) {
            writeln!(output, "    {reason}")?;
        }
        if SHOWN < line.reasons.len() {
            writeln!(output, "    … (+ {})", line.reasons.len() - SHOWN)?;
        }
    }
    if let Some(stage) = findings.stage {
        writeln!(output, "{stage}")?;
    }
    if let Some(result) = &findings.result {
        writeln!(output, "{result}")?;
    }
    if let Some(fingerprint) = &findings.fingerprint {
        writeln!(output, "{fingerprint}")?;
    }
    Ok(())
}

fn tracking_number(text: &str) -> Result<Fingerprint, String> {
    Fingerprint::from_base64(text).map_err(|_| "43 characters of Base64 are expected".to_owned())
}
