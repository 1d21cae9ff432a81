//! A checkpoint is kept outside the database, and only then shown.

use entity::{log, log_head};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::gate::extends;
use super::row;
use super::vault::{Kept, Vault};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// What became of the last checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// Everybody may see it, or already did.
    Now,
    /// The next run will see.
    Later,
    /// What is kept is not where this register comes from: the gate must look.
    Parted,
}

/// Publishes the last signed checkpoint of a register.
///
/// # Errors
/// When the database or the folder refuses; then it is not published.
pub async fn publish(ctx: &Ctx, vault: &Vault, log: &log::Model) -> Result<Published, Fault> {
    match keep(ctx, vault, log).await? {
        Held::Kept(head) => Ok(if show(ctx, &head).await? {
            Published::Now
        } else {
            Published::Later
        }),
        Held::Overtaken => Ok(Published::Later),
        Held::Parted => Ok(Published::Parted),
    }
}

/// Whether the last checkpoint is kept outside the database.
#[derive(Debug)]
pub enum Held {
    /// It is: it may be shown.
    Kept(Box<log_head::Model>),
    /// Another server keeps a later one.
    Overtaken,
    /// Another history is kept.
    Parted,
}

/// Keeps the last checkpoint outside the database, once the database would not lose it any more.
///
/// # Errors
/// When the database or the folder refuses.
pub async fn keep(ctx: &Ctx, vault: &Vault, log: &log::Model) -> Result<Held, Fault> {
    let cpts = log.cpts_id;
    let kept = vault.with(move |vault| vault.kept(cpts)).await?;
    let tx = ctx.db().begin_sequencing().await?;
    let head = row::head(&tx, log.id).await?;
    let follows = if kept.as_ref() == Some(&head.note) || kept == head.published_note {
        true
    } else if let Some(note) = &kept {
        if let Some(old) = row::opened(&log.vkey, note) {
            let size = row::number(head.size)?;
            extends(&tx, log.id, size, old.head()).await?.is_none()
        } else {
            // That of the register before this one, which was given up.
            let retired = row::retired(&tx, cpts).await?;
            head.published_size.is_none() && retired.is_some_and(|it| it.last_note == kept)
        }
    } else {
        head.published_size.is_none()
    };
    tx.rollback().await?;
    if !follows {
        return Ok(Held::Parted);
    }
    if kept.as_ref() != Some(&head.note) {
        ctx.db().settle().await?;
        let note = head.note.clone();
        let done = vault.with(move |vault| vault.keep(cpts, kept.as_deref(), &note));
        if done.await? == Kept::Overtaken {
            return Ok(Held::Overtaken);
        }
    }
    Ok(Held::Kept(Box::new(head)))
}

/// Shows a checkpoint that is kept, unless a later one is shown already. Not when another server writes the
/// same row at this moment: the next run sees what is left to do.
///
/// # Errors
/// When the database refuses.
async fn show(ctx: &Ctx, head: &log_head::Model) -> Result<bool, Fault> {
    let tx = ctx.db().begin_sequencing().await?;
    let shown = log_head::Entity::update_many()
        .col_expr(log_head::Column::PublishedSize, Expr::value(head.size))
        .col_expr(
            log_head::Column::PublishedNote,
            Expr::value(head.note.clone()),
        )
        .col_expr(log_head::Column::PublishedAt, Expr::value(ctx.now()))
        .filter(log_head::Column::LogId.eq(head.log_id))
        .filter(
            Condition::any()
                .add(log_head::Column::PublishedSize.is_null())
                .add(log_head::Column::PublishedSize.lt(head.size)),
        )
        .exec(&tx)
        .await;
    let done = match shown {
        Ok(_) => tx.commit().await,
        Err(error) => {
            tx.rollback().await?;
            Err(error)
        }
    };
    match done.map_err(Fault::from) {
        Ok(()) => Ok(true),
        Err(fault) if fault.is_race() => Ok(false),
        Err(fault) => Err(fault),
    }
}
