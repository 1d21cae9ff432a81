//! The archive of a decision.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Write as _};
use std::path::Path;

use decision::archive::Archive;
use decision::audit::audit;
use replay::Findings;
use verify::Language;

use crate::{Options, open};

/// How such an archive begins; the one of a secret vote is a tar file.
const OPENING: &[u8] = br#"{"line":"head","#;

/// Whether the file is the archive of a decision.
pub(crate) fn is_decision(path: &Path) -> io::Result<bool> {
    let mut first = Vec::new();
    open(path)?
        .take(OPENING.len() as u64)
        .read_to_end(&mut first)?;
    Ok(first == OPENING)
}

/// Audits it and prints what was found.
pub(crate) fn run(options: &Options, language: Language) -> io::Result<bool> {
    let archive = Archive::read(BufReader::new(File::open(&options.archive)?))
        .map_err(|error| io::Error::other(format!("{}: {error}", options.archive.display())))?;
    let report = audit(&archive, options.log.as_deref());
    let found = Findings::of(&archive, &report, language);
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut output, &found)?;
        writeln!(output)?;
        return Ok(found.holds);
    }
    for line in &found.checks {
        crate::print_line(&mut output, line, language)?;
    }
    writeln!(output)?;
    for line in &found.counts {
        writeln!(output, "{line}")?;
    }
    writeln!(output, "{}", found.log)?;
    if let Some(end) = &found.end {
        writeln!(output, "{end}")?;
    }
    writeln!(output, "{}", found.summary)?;
    Ok(found.holds)
}
