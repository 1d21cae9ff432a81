use std::convert::Infallible;

use domain::audit::Event;
use domain::contract::Kind;
use domain::permission::Action;
use entity::contract_template;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;
use crate::tx::Entry;

/// Gives up the template of a CPTS: ours stands again, and goes on with ours. Contracts that were begun stay as they are.
/// Permission: [`Action::ManageContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn restore(ctx: &Ctx, actor: &Actor, slug: &str, kind: Kind) -> Outcome<(), Infallible> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seat = scope::seat(db, ctx, actor, slug).await?;
        seat.require(Action::ManageContracts)?;
        let gone = contract_template::Entity::delete_many()
            .filter(contract_template::Column::CptsId.eq(seat.cpts.id))
            .filter(contract_template::Column::Kind.eq(kind.code()))
            .exec(db)
            .await?;
        if gone.rows_affected == 0 {
            tx.without_journal("it is ours already");
            return Ok(());
        }
        let entry = Entry::new(Event::ContractTemplate)
            .cpts(seat.id())
            .actor(actor);
        tx.record(entry.detail(json!({ "kind": kind.code(), "ours": true })))
            .await?;
        Ok(())
    })
}
