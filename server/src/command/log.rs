//! `collegiale log`

use domain::cpts::Slug;
use service::Failure;
use service::log::check::check as read_all;
use service::log::{Vault, gate};

use super::{CommandError, connect};
use crate::config::Config;

/// What is done with the sealed registers.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Read the register of a CPTS from its first entry, and say what was changed and where.
    Check {
        /// Word of its addresses.
        slug: Slug,
    },
}

/// Reads a register and changes nothing.
///
/// # Errors
/// [`CommandError`] says what is wrong, and where.
#[expect(clippy::print_stdout, reason = "its purpose")]
pub async fn check(config: &Config, slug: &Slug) -> Result<(), CommandError> {
    let ctx = connect(config, false).await?;
    let word = slug.as_str();
    let found = service::scope::cpts::<std::convert::Infallible>(ctx.db().read(), word).await;
    let cpts = found.map_err(|failure| {
        CommandError::Other(match failure {
            Failure::Fault(fault) => fault.to_string(),
            _ => format!("{word}: no such CPTS"),
        })
    })?;
    let problem = |error: &dyn std::fmt::Display| CommandError::Other(format!("{word}: {error}"));
    let vault = Vault::open(&config.register.folder(&config.database))?;
    let finding = gate::judge(&ctx, &vault, cpts.id).await;
    if let Some(finding) = finding.map_err(|error| problem(&error))? {
        let place = finding.place.unwrap_or_default();
        return Err(problem(&format!("{} {place}", finding.reason.code())));
    }
    let wrong = read_all(&ctx, cpts.id).await;
    if let Some(wrong) = wrong.map_err(|error| problem(&error))? {
        return Err(problem(&wrong));
    }
    println!("{word}: every entry, hash and checkpoint is right");
    Ok(())
}
