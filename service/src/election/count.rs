//! The close of an urn as a step of its own, where nothing else happens with it: rehearsals, and the job that closes.

use entity::{election, election_urn};
use sea_orm::EntityTrait;

use super::tally;
use crate::ctx::Ctx;
use crate::failure::{Failure, Outcome};

/// Closes the archive of an urn whose ballots are all in it; see [`tally::tally`].
///
/// # Errors
/// A fault.
pub async fn close(
    ctx: &Ctx,
    urn: election_urn::Model,
) -> Outcome<election_urn::Model, std::convert::Infallible> {
    transaction!(ctx, |tx| {
        tx.without_journal("the register has the head of the archive");
        let election = election::Entity::find_by_id(urn.election_id)
            .one(tx.db())
            .await?;
        let election = election.ok_or(Failure::NotFound)?;
        Ok(tally::tally(tx, ctx, &election, urn.clone()).await?)
    })
}
