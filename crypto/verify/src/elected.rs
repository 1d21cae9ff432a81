//! The dossier of an election: all its urns, and the seats that follow.

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use election::audit::audit;
use election::bundle::{self, FIRST};
use election::words::Findings as Dossier;
use serde::Serialize;
use verify::{Findings, Language, words};

use crate::{Options, on_all_cores, open};

/// Whether the file is the dossier of an election.
pub(crate) fn is_dossier(path: &Path) -> io::Result<bool> {
    let mut first = Vec::new();
    let length = u64::try_from(FIRST.len() + 1).unwrap_or_default();
    open(path)?.take(length).read_to_end(&mut first)?;
    Ok(bundle::is_dossier(&first))
}

/// What is printed as JSON.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    dossier: Dossier,
    urns: Vec<Urn>,
}

/// An urn, as `verify URN.bel` would say it.
#[derive(Serialize)]
struct Urn {
    college: String,
    #[serde(flatten)]
    found: Findings,
}

/// Audits it and prints what was found.
pub(crate) fn run(options: &Options, language: Language) -> io::Result<bool> {
    let mut bytes = Vec::new();
    open(&options.archive)?.read_to_end(&mut bytes)?;
    let files = bundle::read(&bytes)
        .map_err(|error| io::Error::other(format!("{}: {error}", options.archive.display())))?;
    let report = audit(&files, on_all_cores);
    let urns = report.archives.iter().map(|(college, it)| Urn {
        college: college.to_string(),
        found: Findings::of(it, language),
    });
    let found = Found {
        urns: urns.collect(),
        dossier: Dossier::of(&report, language),
    };
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut output, &found)?;
        writeln!(output)?;
        return Ok(found.dossier.holds);
    }
    for urn in &found.urns {
        writeln!(output, "— {}", urn.college)?;
        for line in &urn.found.checks {
            crate::print_line(&mut output, line, language)?;
        }
    }
    writeln!(
        output,
        "— {}",
        words::quoted(found.dossier.name.as_deref().unwrap_or_default(), language)
    )?;
    for line in &found.dossier.checks {
        crate::print_line(&mut output, line, language)?;
    }
    writeln!(output)?;
    for line in &found.dossier.seats {
        writeln!(output, "{}", words::quoted(line, language))?;
    }
    writeln!(output, "{}", found.dossier.summary)?;
    Ok(found.dossier.holds)
}
