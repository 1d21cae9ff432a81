//! `verify ARCHIVE`: whether the archive of an urn, the dossier of a whole election, the archive of a decision by signed
//! positions, or the file of a contract holds.
//!
//! Ends with 0 if every check holds, 1 if one does not, 2 if there is nothing to check.

#![forbid(unsafe_code)]

mod contracted;
mod decided;
mod elected;
mod progress;

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use belenios::archive::History;
use belenios::audit::audit;
use belenios::ballot::{BallotError, VerifiedBallot, Verifier};
use belenios::hash::Fingerprint;
use clap::Parser;
use rayon::prelude::*;
use verify::{Findings, Language, Line, words};

use progress::Progress;

/// Checks an archive: of a secret vote (Belenios) every ballot, the urn, the trustees, the result; of a whole election also
/// the seats, under its statutes; of a decision every signature, the log, the course and the counts; of a contract the
/// document, every signature, the mandate and who stood aside.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The archive of the urn, the dossier of the election, the archive of the decision, or the file of the contract.
    archive: PathBuf,
    /// The log's verifier key that is known from elsewhere; for decisions and contracts.
    #[arg(long, value_name = "KEY", conflicts_with_all = ["older", "tracker"])]
    log: Option<String>,
    /// A copy of the document that should be the signed one; for contracts.
    #[arg(long, value_name = "COPY.pdf", conflicts_with_all = ["older", "tracker"])]
    document: Option<PathBuf>,
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
    if decided::is_decision(&options.archive)? {
        return decided::run(options, language);
    }
    if contracted::is_contract(&options.archive)? {
        return contracted::run(options, language);
    }
    if elected::is_dossier(&options.archive)? {
        return elected::run(options, language);
    }
    let report = audit(Progress::over(open(&options.archive)?)?, on_all_cores);
    let mut findings = Findings::of(&report, language);
    if let Some(path) = &options.older {
        let line = older(path, &options.archive, language)?;
        findings = findings.with_older(&report, line, language);
    }
    if let tracker @ Some(_) = options.tracker {
        findings = findings.with_tracker(&report, tracker, language);
    }
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut output, &findings)?;
        writeln!(output)?;
    } else {
        print(&mut output, &findings, language)?;
    }
    Ok(findings.holds)
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
    let (holds, text) = match (read(older)?, read(newer)?) {
        (Ok(older), Ok(newer)) => {
            let found = older.is_continued_by(&newer);
            (found.is_ok(), words::older(&found, language))
        }
        (Err(error), _) | (_, Err(error)) => (false, error),
    };
    Ok(Line::single("older", holds, text))
}

/// So many reasons of one check are shown; as JSON, all of them.
const SHOWN: usize = 20;

fn print(output: &mut impl io::Write, found: &Findings, language: Language) -> io::Result<()> {
    let lines = found.checks.iter();
    for line in lines.chain(&found.older).chain(&found.tracker) {
        print_line(output, line, language)?;
    }
    writeln!(output)?;
    if let Some(name) = &found.name {
        writeln!(output, "{name}")?;
    }
    if let Some(stage) = found.stage {
        writeln!(output, "{stage}")?;
    }
    for counted in &found.questions {
        writeln!(output, "{}", counted.question)?;
        for (answer, voices) in &counted.answers {
            writeln!(output, "    {voices:>6}  {answer}")?;
        }
    }
    if let Some(print) = &found.fingerprint {
        writeln!(output, "{} {print}", words::fingerprint(language))?;
    }
    writeln!(output, "{}", found.summary)
}

fn print_line(output: &mut impl io::Write, line: &Line, language: Language) -> io::Result<()> {
    writeln!(output, "{} {}", line.mark.sign(), line.text)?;
    for reason in line.reasons.iter().take(SHOWN) {
        writeln!(output, "    {reason}")?;
    }
    if SHOWN < line.reasons.len() {
        let more = words::more(line.reasons.len() - SHOWN, language);
        writeln!(output, "    {more}")?;
    }
    Ok(())
}

fn tracking_number(text: &str) -> Result<Fingerprint, String> {
    Fingerprint::from_base64(text).map_err(|_| "43 characters of Base64 are expected".to_owned())
}
