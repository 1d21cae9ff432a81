//! The file of a contract.

use std::io::{self, Read as _, Write as _};
use std::path::Path;

use contract::archive::{self, Archive};
use contract::audit::audit;
use contract::words::{Findings, copy, refused};
use verify::Language;

use crate::{Options, open};

/// Whether the file is that of a contract.
pub(crate) fn is_contract(path: &Path) -> io::Result<bool> {
    let mut first = Vec::new();
    open(path)?
        .take(archive::OPENING.len() as u64)
        .read_to_end(&mut first)?;
    Ok(archive::is_contract(&first))
}

/// Audits it and prints what was found.
pub(crate) fn run(options: &Options, language: Language) -> io::Result<bool> {
    let archive = Archive::read(&whole(&options.archive)?).map_err(|error| {
        let (path, why) = (options.archive.display(), refused(error, language));
        io::Error::other(format!("{path}: {why}"))
    })?;
    let report = audit(&archive, options.log.as_deref());
    let mut found = Findings::of(&report, language);
    if let Some(path) = &options.document {
        found = found.with(copy(&archive, &whole(path)?, language), language);
    }
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
    for line in found.title.iter().chain(&found.signed) {
        writeln!(output, "{line}")?;
    }
    for line in found.document.iter().chain([&found.log]) {
        writeln!(output, "{line}")?;
    }
    writeln!(output, "{}", found.plainly)?;
    writeln!(output, "{}", found.summary)?;
    Ok(found.holds)
}

fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
