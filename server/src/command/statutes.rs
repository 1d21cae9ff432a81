//! `collegiale statutes`

use std::io::Read as _;
use std::path::{Path, PathBuf};

use app::lang::Lang;
use app::statutes::words;
use domain::cpts::Slug;
use domain::statutes::{MAX_BYTES, SCHEMA, Statutes};
use service::Failure;
use service::statutes::rules::read;

use super::{CommandError, connect};
use crate::config::Config;

/// What is done with statutes as data.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Print the exact document of a CPTS's rules: the bytes that their fingerprint names.
    Export {
        /// Word of its addresses.
        slug: Slug,
        /// Number of the version; the one in force today without it.
        #[arg(long)]
        version: Option<i32>,
    },
    /// Say whether a document is valid and what names it, or everything that contradicts itself in it.
    Check(Check),
}

/// A document to be checked.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The document; `-` reads it from the standard input.
    #[arg(required_unless_present = "schema")]
    file: Option<PathBuf>,
    /// Print the JSON Schema of documents instead.
    #[arg(long, conflicts_with = "file")]
    schema: bool,
    /// Language of the sentences: `fr` or `en`.
    #[arg(long, default_value = "fr")]
    lang: String,
}

/// Prints the exact document, without a line end, so that `sha256sum` gives its fingerprint.
///
/// # Errors
/// [`CommandError`].
#[expect(clippy::print_stdout, reason = "its purpose")]
pub async fn export(
    config: &Config,
    slug: &Slug,
    version: Option<i32>,
) -> Result<(), CommandError> {
    let ctx = connect(config, false).await?;
    let shown = read(&ctx, slug.as_str(), version).await;
    let shown = shown.map_err(|failure| match failure {
        Failure::Refused(never) => match never {},
        Failure::NotFound | Failure::Forbidden(_) => none(slug, version),
        Failure::Fault(fault) => CommandError::Other(fault.to_string()),
    })?;
    let known = shown.shown.ok_or_else(|| none(slug, version))?;
    print!("{}", known.document);
    Ok(())
}

fn none(slug: &Slug, version: Option<i32>) -> CommandError {
    let which = version.map_or_else(
        || "no rules in force".to_owned(),
        |it| format!("no version {it} of its rules"),
    );
    CommandError::Other(format!("{}: no such CPTS, or {which}", slug.as_str()))
}

/// Checks a document, without configuration or database.
///
/// # Errors
/// [`CommandError`] when it cannot be applied; what is wrong was printed.
#[expect(clippy::print_stdout, reason = "its purpose")]
pub fn check(wanted: &Check) -> Result<(), CommandError> {
    let Some(file) = wanted.file.as_deref().filter(|_| !wanted.schema) else {
        print!("{SCHEMA}");
        return Ok(());
    };
    let text = contents(file)?;
    let unreadable = |error: domain::statutes::Unreadable| {
        CommandError::Other(format!("{}: {error}", file.display()))
    };
    let statutes = Statutes::draft(&text).map_err(unreadable)?;
    let (said, fine) = verdict(Lang::from_tag(&wanted.lang), &statutes, &text);
    print!("{said}");
    if fine {
        Ok(())
    } else {
        let many = statutes.contradictions().len();
        Err(CommandError::Other(format!(
            "{}: {many} contradiction(s)",
            file.display()
        )))
    }
}

/// A little more than the longest document, so that one that is too long is known as such.
fn contents(file: &Path) -> Result<String, CommandError> {
    let most = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut text = String::new();
    let problem =
        |error: std::io::Error| CommandError::Other(format!("{}: {error}", file.display()));
    if file.as_os_str() == "-" {
        let stdin = std::io::stdin().lock();
        stdin
            .take(most)
            .read_to_string(&mut text)
            .map_err(problem)?;
    } else {
        let opened = std::fs::File::open(file).map_err(problem)?;
        opened
            .take(most)
            .read_to_string(&mut text)
            .map_err(problem)?;
    }
    Ok(text)
}

/// What is printed, and whether the document can be applied.
fn verdict(lang: Lang, statutes: &Statutes, text: &str) -> (String, bool) {
    let mut lines = Vec::new();
    let contradictions = statutes.contradictions();
    for it in &contradictions {
        let (at, place) = (it.at.as_str(), words::place(lang, statutes, &it.at));
        let what = words::contradiction(lang, statutes, it);
        lines.push(format!("{at}\n    {place}\n    {what}"));
    }
    let fine = contradictions.is_empty();
    if fine {
        let (format, digest) = (statutes.format.code(), statutes.digest());
        lines.push(match lang {
            Lang::Fr => format!("Document valide ({format})"),
            Lang::En => format!("Valid document ({format})"),
        });
        lines.push(format!("SHA-256 {digest}"));
        if statutes.canonical() != text {
            lines.push(match lang {
                Lang::Fr => "Ce fichier n’est pas écrit sous la forme canonique que l’empreinte nomme : `sha256sum` en donnera une autre.".to_owned(),
                Lang::En => "This file is not written in the canonical form that the fingerprint names: `sha256sum` will give another.".to_owned(),
            });
        }
    }
    for (at, it) in statutes.warnings() {
        let (at, place) = (at.as_str().to_owned(), words::place(lang, statutes, &at));
        let what = words::warning(lang, statutes, &it);
        let head = match lang {
            Lang::Fr => "à regarder",
            Lang::En => "to look at",
        };
        lines.push(format!("{at} ({head})\n    {place}\n    {what}"));
    }
    let mut said = lines.join("\n");
    said.push('\n');
    (said, fine)
}
