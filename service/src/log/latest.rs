use entity::cpts;
use sea_orm::ConnectionTrait;

use super::{LogName, row};
use crate::failure::Fault;

/// The register in which a CPTS writes now; until it is begun, the one that was given up last.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn latest(
    db: &impl ConnectionTrait,
    cpts: &cpts::Model,
) -> Result<LogName, Fault> {
    let log = match row::current(db, cpts.id).await? {
        Some(log) => Some(log),
        None => row::retired(db, cpts.id).await?,
    };
    Ok(LogName {
        slug: entity::read("cpts", "slug", &cpts.slug)?,
        epoch: log.map_or(1, |it| it.epoch),
    })
}
