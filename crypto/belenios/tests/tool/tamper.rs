//! Changed archives, every hash and the chain made again unless a row says otherwise: what we answer,
//! and what the tool does. The table is `tamper.md`; `COLLEGIALE_UPDATE=1` writes it.

mod cases;
mod change;

use std::fmt::Write as _;
use std::path::Path;

use belenios::audit::{Check, Outcome, Report, audit, in_turn};

use crate::runner::Folder;
use cases::{Case, Honest, cases};

/// The checks that fail, and the first reason of each.
fn refusals(report: &Report) -> Vec<(Check, String)> {
    report
        .findings
        .iter()
        .filter_map(|finding| match &finding.outcome {
            Outcome::Fails(failures) => Some((finding.check, failures.first()?.to_string())),
            _ => None,
        })
        .collect()
}

/// A text without hashes, keys and numbers of the election.
fn short(text: &str) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !word(c)).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(end);
        out.push_str(if head.len() > 13 { "…" } else { head });
        let next = tail.chars().next();
        out.extend(next);
        rest = &tail[next.map_or(0, char::len_utf8)..];
    }
    out.replace('|', "/")
}

fn answer(verdict: Result<(), String>) -> &'static str {
    if verdict.is_ok() {
        "accepts"
    } else {
        "refuses"
    }
}

/// How often the tool is asked where chance decides: two of three times it accepts.
const TRIES: usize = 32;

/// The tool's answer on an archive in which the list or a ballot is wrong.
fn answer_by_chance(folder: &Folder) -> &'static str {
    if (0..TRIES).any(|_| folder.verdict().is_ok()) {
        "accepts, by chance"
    } else {
        "refuses"
    }
}

/// Judges a case by everybody; gives its row of the table.
fn row(case: &Case, honest: &Honest, folder: &Folder) -> String {
    let report = audit(&case.archive[..], in_turn);
    assert!(!report.is_sound(), "{}", case.what);
    let refusals = refusals(&report);
    let (check, reason) = refusals
        .iter()
        .find(|(check, _)| *check == case.check)
        .unwrap_or_else(|| panic!("{}: {refusals:?}", case.what));
    let name = format!("{}.bel", honest.drawn.uuid());
    folder.write(&name, &case.archive);
    let whole = match case.check {
        Check::Ballots | Check::Credentials => answer_by_chance(folder),
        _ => answer(folder.verdict()),
    };
    let alone = match &case.ballot {
        None => "–",
        Some((before, ballot)) => {
            folder.write(&name, before);
            answer(folder.verdict_on(ballot))
        }
    };
    format!(
        "| {} | {check:?}: {} | {whole} | {alone} |\n",
        case.what,
        short(reason)
    )
}

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn every_change_is_refused_by_us_and_the_table_says_what_the_tool_answers() {
    let folder = Folder::new("tamper");
    let honest = Honest::new();
    assert!(audit(&honest.bytes()[..], in_turn).is_sound());
    folder.write(&format!("{}.bel", honest.drawn.uuid()), honest.bytes());
    assert_eq!(folder.verdict(), Ok(()));
    let mut table = String::from(HEAD);
    for case in cases(&honest) {
        table.push_str(&row(&case, &honest, &folder));
    }
    let version = folder.run(&["--version"], b"");
    if !version.starts_with("3.0") {
        println!("the table is of version 3.0, not of {version}");
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tamper.md");
    if std::env::var_os("COLLEGIALE_UPDATE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let mut different = String::new();
    for line in table.lines().filter(|line| !committed.contains(*line)) {
        writeln!(different, "{line}").unwrap();
    }
    assert!(
        table == committed,
        "COLLEGIALE_UPDATE=1 writes the table\n{different}"
    );
}

const HEAD: &str = "\
# Changed archives

What `verify` and `belenios-tool` 3.0 answer to archives in which one thing was changed. Unless a row says
otherwise every hash, the chain and, in a ballot, its hash and its signature were made again, so that only
the mathematics can tell. `cargo xtask test belenios` makes this table again and compares.

The tool's `election verify` starts the check of ballots and does not wait for its failure: whether it says
« all checks passed » depends on how fast the disk answers, and about two of three times it does. It judges
a ballot only through `election verify-ballot`, against an archive that does not hold it yet. And 3.0 does
not compare the encrypted tally with the ballots; 3.3 does.

| changed | `verify` refuses, in its check | `election verify` | `verify-ballot` |
|---|---|---|---|
";

#[test]
#[ignore = "needs belenios-tool: `cargo xtask test belenios`"]
fn the_tools_verify_accepts_an_archive_with_an_invalid_ballot_and_its_verify_ballot_does_not() {
    let folder = Folder::new("difference");
    let honest = Honest::new();
    let case = cases(&honest)
        .into_iter()
        .find(|case| case.what == "a digit of the signature of a ballot")
        .unwrap();
    let name = format!("{}.bel", honest.drawn.uuid());
    folder.write(&name, &case.archive);
    // It starts the check and does not wait for it: a race, which the check mostly loses.
    assert_eq!(
        answer_by_chance(&folder),
        "accepts, by chance",
        "the tool was mended: say so in the table"
    );
    let (before, ballot) = case.ballot.unwrap();
    folder.write(&name, before);
    assert!(folder.verdict_on(&ballot).is_err());
    let report = audit(&case.archive[..], in_turn);
    assert_eq!(refusals(&report)[0].0, Check::Ballots);
}
