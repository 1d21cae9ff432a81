//! Contracts of the demonstration. The actions themselves make them, at earlier times: one in force, one that is negotiated in its
//! second version, one that waits for a signature, one near its notice date, and one on which two of the board stood aside.

mod case;
mod made;
mod many;

pub use many::many as contracts;

use domain::contract::signing::Order;
use entity::outbox;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::decide::past::Past;
use super::save::is_demonstration;
use crate::ctx::Ctx;
use crate::failure::Fault;
use case::{CLINIC, GROUP, LOCAL, SUPPORT, TOWN};
use made::Made;

/// Makes them, in a demonstration that has just been loaded.
///
/// # Errors
/// [`Fault`] when the database refuses, or an action does.
pub async fn contract(ctx: &Ctx, seed: u64) -> Result<(), Fault> {
    let db = ctx.db().read();
    if !is_demonstration(db).await? {
        return Ok(());
    }
    let past = Past::new(ctx, seed ^ 0xc027);
    in_force(&past).await?;
    near_notice(&past).await?;
    with_the_group(&past).await?;
    negotiated(&past).await?;
    waiting(&past).await?;
    // The mailbox of the demonstration shows what visitors cause.
    for kind in ["contract-", "decision-"] {
        outbox::Entity::delete_many()
            .filter(outbox::Column::Kind.starts_with(kind))
            .exec(db)
            .await?;
    }
    Ok(())
}

async fn in_force(past: &Past) -> Result<(), Fault> {
    let made = Made::begun(past, &SUPPORT, 95).await?;
    made.negotiated(94).await?;
    made.mandated(90).await?;
    made.opened(80, Order::Free).await?;
    made.signed(79).await
}

async fn near_notice(past: &Past) -> Result<(), Fault> {
    let made = Made::begun(past, &LOCAL, 98).await?;
    made.negotiated(97).await?;
    made.mandated(93).await?;
    made.opened(84, Order::Free).await?;
    made.signed(83).await
}

/// Two of the board practise some half-days in a hospital of the group.
async fn with_the_group(past: &Past) -> Result<(), Fault> {
    made::attach_two(past, 70).await?;
    let made = Made::begun(past, &GROUP, 60).await?;
    made.negotiated(58).await?;
    made.mandated(50).await?;
    made.opened(40, Order::Fixed).await?;
    made.signed(38).await
}

async fn negotiated(past: &Past) -> Result<(), Fault> {
    let made = Made::begun(past, &CLINIC, 24).await?;
    made.negotiated(22).await?;
    made.commented(15).await?;
    made.rewritten(9).await
}

/// The CPTS has signed; the mayor has not.
async fn waiting(past: &Past) -> Result<(), Fault> {
    let made = Made::begun(past, &TOWN, 30).await?;
    made.negotiated(28).await?;
    made.mandated(20).await?;
    made.opened(10, Order::Free).await?;
    made.signed_by_us(9).await
}
