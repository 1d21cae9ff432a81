//! `collegiale migrate`

use super::{CommandError, open};
use crate::config::Config;

/// Brings the schema up to date.
///
/// # Errors
/// [`CommandError`].
pub async fn migrate(config: &Config) -> Result<(), CommandError> {
    open(config, false).await?;
    println!("{}: up to date", config.database.without_password());
    Ok(())
}
