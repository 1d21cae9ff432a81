//! The dossier of an election: all its urns, and the seats that follow.

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use election::audit::audit;
use election::bundle::{self, FIRST};
use verify::{Dossier, Language, words};

use crate::{Options, on_all_cores, open};

/// Whether the file is the dossier of an election.
pub(crate) fn is_dossier(path: &Path) -> io::Result<bool> {
    let mut first = Vec::new();
    let length = u64::try_from(FIRST.len() + 1).unwrap_or_default();
    open(path)?.take(length).read_to_end(&mut first)?;
    Ok(bundle::is_dossier(&first))
}

/// Audits it and prints what was found.
pub(crate) fn run(options: &Options, language: Language) -> io::Result<bool> {
    let mut bytes = Vec::new();
    open(&options.archive)?.read_to_end(&mut bytes)?;
    let files = bundle::read(&bytes)
        .map_err(|error| io::Error::other(format!("{}: {error}", options.archive.display())))?;
    let report = audit(&files, on_all_cores);
    let mut found = Dossier::of(&report, language);
    if let tracker @ Some(_) = options.tracker {
        found = found.with_tracker(&report, tracker, language);
    }
    let there = found
        .tracker
        .as_ref()
        .is_none_or(|it| it.mark == verify::Mark::Holds);
    let holds = found.whole.holds && there;
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut output, &found)?;
        writeln!(output)?;
        return Ok(holds);
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
        words::quoted(found.whole.name.as_deref().unwrap_or_default(), language)
    )?;
    for line in found.whole.checks.iter().chain(&found.tracker) {
        crate::print_line(&mut output, line, language)?;
    }
    writeln!(output)?;
    for line in &found.whole.seats {
        writeln!(output, "{}", words::quoted(line, language))?;
    }
    writeln!(output, "{}", found.whole.summary)?;
    Ok(holds)
}
