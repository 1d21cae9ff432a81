//! What the board says of likely duplicates, and giving an import up.

use domain::audit::Event;
use domain::id::BatchId;
use domain::import::{Choice, Detail, Verdict};
use entity::{import_batch, import_line};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::store::{forget_lines, open, stored};
use super::{BatchRefused, State};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// Keeps who the person of a line is. A line that is no likely duplicate, or a member who was not
/// proposed for it, is passed over.
///
/// Needs what the import itself needs.
///
/// # Errors
/// [`BatchRefused`] when the import is no longer open.
pub async fn choose(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
    choices: &[(u32, Choice)],
) -> Outcome<(), BatchRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let open = open(tx.db(), &seat, batch).await?;
        still_open(open.state)?;
        let likely = import_line::Entity::find()
            .filter(import_line::Column::BatchId.eq(batch.0))
            .filter(import_line::Column::Verdict.eq(Verdict::Likely.code()))
            .filter(
                import_line::Column::Line.is_in(
                    choices
                        .iter()
                        .filter_map(|(line, _)| i32::try_from(*line).ok()),
                ),
            )
            .all(tx.db())
            .await?;
        for row in likely {
            let stored = stored::<Detail>(row)?;
            let Some((_, choice)) = choices.iter().find(|(line, _)| *line == stored.line) else {
                continue;
            };
            if let Choice::Same(id) = choice
                && !stored
                    .detail
                    .like
                    .iter()
                    .any(|it| it.whom == domain::import::Whom::Adhesion(*id))
            {
                continue;
            }
            import_line::Entity::update_many()
                .col_expr(import_line::Column::Choice, Expr::value(choice.to_string()))
                .filter(import_line::Column::BatchId.eq(batch.0))
                .filter(import_line::Column::Line.eq(stored.row.line))
                .exec(tx.db())
                .await?;
        }
        tx.without_journal("a draft: what the commit does with it is recorded");
        Ok(())
    })
}

/// Gives an import up before anything was written; what the file said is forgotten.
///
/// Needs what the import itself needs.
///
/// # Errors
/// [`BatchRefused`] when the import is no longer open.
pub async fn drop_batch(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
) -> Outcome<(), BatchRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let open = open(tx.db(), &seat, batch).await?;
        still_open(open.state)?;
        import_batch::Entity::update_many()
            .col_expr(
                import_batch::Column::State,
                Expr::value(State::Dropped.code()),
            )
            .filter(import_batch::Column::Id.eq(batch.0))
            .exec(tx.db())
            .await?;
        forget_lines(tx.db(), batch).await?;
        tx.record(
            Entry::new(Event::ImportDropped)
                .cpts(seat.id())
                .actor(actor)
                .subject(batch.0),
        )
        .await?;
        Ok(())
    })
}

pub(super) fn still_open(state: State) -> Outcome<(), BatchRefused> {
    match state {
        State::Checked => Ok(()),
        State::Committed => refuse(BatchRefused::AlreadyCommitted),
        State::Undone | State::Dropped => refuse(BatchRefused::Over),
    }
}
