//! Two versions of a contract beside each other.

use std::convert::Infallible;

use domain::id::ContractId;

use super::version::{Whole, one};
use super::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// Two versions, for `domain::contract::compare`; without a number the last one and the one before. Permission: to read the contract.
///
/// # Errors
/// Not found, where there is no such version or only one; forbidden or a fault.
pub async fn compare(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (before, after): (Option<i32>, Option<i32>),
) -> Outcome<(Seen, Whole, Whole), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let after = after.unwrap_or(seen.row.head);
    let before = before.unwrap_or(after - 1);
    let before = one(db, &seen, before).await?;
    let after = one(db, &seen, after).await?;
    Ok((seen, before, after))
}
