//! What was written of a proposal: the versions of its text and whom it concerns.

use std::convert::Infallible;

use domain::id::DecisionId;

use super::concerned::{self, Concerned};
use super::version::{self, Version};
use super::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// What was written of a proposal.
#[derive(Debug, Clone)]
pub struct Written {
    /// The versions of its text, the earliest first.
    pub versions: Vec<Version>,
    /// Whom it concerns.
    pub concerned: Concerned,
}

/// A decision and what was written of it. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn written(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(Seen, Written), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let written = Written {
        versions: version::of(db, &seen).await?,
        concerned: concerned::of(db, &seen).await?,
    };
    Ok((seen, written))
}
