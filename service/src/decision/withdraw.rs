//! A proposal is taken back.

use ::decision::record::{Kind, Withdrawn};
use domain::audit::Event;
use domain::decision::stage::{End, Stage, StageRefused};
use domain::id::DecisionId;
use entity::decision_round;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::reader::seen;
use super::{keep, record, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// Why a proposal is not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawRefused {
    /// A draft is thrown away.
    Draft,
    /// It is over.
    Stage(StageRefused),
}

/// Takes a tabled proposal back. Permission: its author.
///
/// # Errors
/// [`WithdrawRefused`], not found, forbidden or a fault.
pub async fn withdraw(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(), WithdrawRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen.author {
            return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
        }
        if seen.stage == Stage::Draft {
            return refuse(WithdrawRefused::Draft);
        }
        let after = seen
            .stage
            .clone()
            .withdraw()
            .map_err(|it| Failure::Refused(WithdrawRefused::Stage(it)))?;
        if seen.row.roll_sha256.is_some() {
            let withdrawn = Withdrawn { at: ctx.now() };
            record::step(tx, (seen.seat.id(), id), Kind::Withdrawn, &withdrawn).await?;
        }
        decision_round::Entity::update_many()
            .col_expr(decision_round::Column::ClosedAt, Expr::value(ctx.now()))
            .filter(decision_round::Column::DecisionId.eq(id.0))
            .filter(decision_round::Column::ClosedAt.is_null())
            .exec(db)
            .await?;
        let frozen = seen.row.roll_sha256.is_some();
        let row = keep::move_to(db, ctx, seen.row, &after).await?;
        if frozen {
            tell::ended(tx, ctx, &seen.seat.cpts, &row, End::Withdrawn).await?;
        }
        tx.record(
            Entry::new(Event::DecisionWithdrawn)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0),
        )
        .await?;
        Ok(())
    })
}
