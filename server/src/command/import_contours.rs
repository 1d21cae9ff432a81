//! `collegiale import-contours FILE`

use std::fs::File;
use std::path::Path;

use domain::territory::Communes;
use service::territory::{ImportReport, import_contours};

use super::{CommandError, open};
use crate::config::Config;

/// How many codes a line of the report names.
const NAMED: usize = 20;

/// Imports outlines of communes from a GeoJSON file, and says what became of them.
///
/// # Errors
/// [`CommandError`]; nothing is imported then.
pub async fn run(config: &Config, file: &Path) -> Result<(), CommandError> {
    let ctx = open(config, false).await?;
    let refused = |why: &dyn std::fmt::Display| {
        CommandError::Other(format!("{}: nothing was imported: {why}", file.display()))
    };
    let opened = File::open(file).map_err(|error| refused(&error))?;
    let report = import_contours(&ctx, opened)
        .await
        .map_err(|error| refused(&error))?;
    print!("{}", told(&report));
    Ok(())
}

/// The report, one fact a line.
fn told(report: &ImportReport) -> String {
    let ImportReport {
        matched,
        unmatched,
        missing,
        missing_in_france,
    } = report;
    format!(
        "{matched} outlines of present communes imported\n\
         {} codes in the file are no present commune{}\n\
         {} present communes of these departments have no outline{}\n\
         {missing_in_france} present communes of all France have no outline\n",
        unmatched.len(),
        listed(unmatched),
        missing.len(),
        listed(missing),
    )
}

/// The first codes of a set, behind a colon.
fn listed(codes: &Communes) -> String {
    if codes.is_empty() {
        return String::new();
    }
    let named: Vec<&str> = codes
        .iter()
        .take(NAMED)
        .map(domain::territory::InseeCode::as_str)
        .collect();
    let more = codes.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!(": {}{more}", named.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_the_codes_that_do_not_match() {
        let report = ImportReport {
            matched: 267,
            unmatched: ["41082", "41092"].map(|code| code.parse().unwrap()).into(),
            missing: Communes::new(),
            missing_in_france: 34_702,
        };
        let told = told(&report);
        assert!(told.starts_with("267 outlines"));
        assert!(told.contains("2 codes in the file are no present commune: 41082 41092\n"));
        assert!(told.contains("0 present communes of these departments have no outline\n"));
    }
}
