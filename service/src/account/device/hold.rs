use domain::account::device::{End, held_until};
use entity::{device, person, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::told::end;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;
use crate::tx::Tx;

/// A provider was added to the account: by a session that proved a mailbox only, it lets no device in for a while.
pub(in crate::account) async fn hold_unless_verified(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
) -> Result<(), Fault> {
    let session = session::Entity::find_by_id(actor.session.0)
        .one(tx.db())
        .await?;
    if session.is_some_and(|it| it.verified) {
        return Ok(());
    }
    hold(ctx, tx, actor.person.0).await
}

async fn hold(ctx: &Ctx, tx: &Tx<'_>, person: Uuid) -> Result<(), Fault> {
    person::Entity::update_many()
        .col_expr(
            person::Column::DevicesHeldUntil,
            Expr::value(held_until(ctx.now())),
        )
        .filter(person::Column::Id.eq(person))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Two accounts become one: the devices of both end, and the first one's next ones wait. Signed statements name the
/// account, so that those of the other one could not speak for this one; and those of this one were not given what
/// the other one brings.
pub(in crate::account) async fn end_all(
    ctx: &Ctx,
    tx: &Tx<'_>,
    [stays, goes]: [Uuid; 2],
) -> Result<(), Fault> {
    let rows = device::Entity::find()
        .filter(device::Column::PersonId.is_in([stays, goes]))
        .filter(device::Column::EndedAt.is_null())
        .all(tx.db())
        .await?;
    for row in rows {
        end(ctx, tx, None, &row, End::Merged, None).await?;
    }
    hold(ctx, tx, stays).await
}
