use domain::log::Reason;
use entity::log;
use sea_orm::DatabaseTransaction;
use tlog::tree::Head;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::log::{LogName, Vault, row, tile};

/// What is wrong, with what officers must see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Why.
    pub reason: Reason,
    /// The checkpoint that is kept outside the database.
    pub kept: Option<String>,
    /// The one that the database has.
    pub found: Option<String>,
    /// Where something was changed.
    pub place: Option<String>,
}

impl Finding {
    /// Without more.
    pub const fn new(reason: Reason) -> Self {
        Self {
            reason,
            kept: None,
            found: None,
            place: None,
        }
    }
}

/// Whether the register of a CPTS goes on from what was published. Nothing when it does.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn judge(ctx: &Ctx, vault: &Vault, cpts: Uuid) -> Result<Option<Finding>, Fault> {
    // The file first: the database is never behind what was kept before it was read.
    let (kept, epochs) = vault
        .with(move |vault| Ok((vault.kept(cpts)?, vault.last_epoch(cpts)?)))
        .await?;
    let tx = ctx.db().begin_sequencing().await?;
    let retired = row::retired(&tx, cpts).await?;
    let healed = kept.is_some() && retired.as_ref().is_some_and(|log| log.last_note == kept);
    let Some(log) = row::current(&tx, cpts).await? else {
        tx.rollback().await?;
        // Nothing was begun, unless something was published that this database never had.
        let fine = kept.is_none() || healed;
        return Ok((!fine).then(|| Finding {
            kept,
            ..Finding::new(Reason::Behind)
        }));
    };
    let head = row::head(&tx, log.id).await?;
    let note = kept.as_deref().filter(|_| !healed);
    let mut reason = inside(&tx, &log).await?;
    if reason.is_none() {
        reason = match note {
            None => head
                .published_size
                .is_some()
                .then_some((Reason::Missing, None)),
            Some(note) => outside(&tx, &log, note).await?.map(|why| (why, None)),
        };
    }
    tx.rollback().await?;
    if reason.is_none() && !has_key(vault, &log, epochs).await? {
        reason = Some((Reason::Key, None));
    }
    Ok(reason.map(|(reason, place)| Finding {
        reason,
        kept,
        found: Some(head.note),
        place,
    }))
}

/// Whether the rows belong together: the signed checkpoint, the head, and the right edge of the tree.
async fn inside(
    tx: &DatabaseTransaction,
    log: &log::Model,
) -> Result<Option<(Reason, Option<String>)>, Fault> {
    let row = row::head(tx, log.id).await?;
    let altered = |place: String| Ok(Some((Reason::Altered, Some(place))));
    let Ok(tree) = row::tree(&row) else {
        return altered("log_head".to_owned());
    };
    let signed = row::opened(&log.vkey, &row.note);
    if signed.is_none_or(|signed| *signed.head() != tree) {
        return altered("log_head.note".to_owned());
    }
    match tile::edge(tx, log.id, tree.size).await? {
        Err(place) => altered(place),
        Ok(edge) if edge.head() != tree => altered("log_tile".to_owned()),
        Ok(_) => Ok(None),
    }
}

/// Whether the tree goes on from the checkpoint that is kept.
async fn outside(
    tx: &DatabaseTransaction,
    log: &log::Model,
    note: &str,
) -> Result<Option<Reason>, Fault> {
    let Some(kept) = row::opened(&log.vkey, note) else {
        // Of a register that comes after this one: the database does not know it yet.
        let later = row::said(note).and_then(|said| {
            let name: LogName = said.origin().rsplit('/').next()?.parse().ok()?;
            Some(log.epoch < name.epoch)
        });
        return Ok(Some(if later == Some(true) {
            Reason::Behind
        } else {
            Reason::Forged
        }));
    };
    let size = row::number(row::head(tx, log.id).await?.size)?;
    extends(tx, log.id, size, kept.head()).await
}

/// Whether the tree of `size` entries goes on from an older one.
pub async fn extends(
    tx: &DatabaseTransaction,
    log: Uuid,
    size: u64,
    old: &Head,
) -> Result<Option<Reason>, Fault> {
    if size < old.size {
        return Ok(Some(Reason::Behind));
    }
    Ok(match tile::edge(tx, log, old.size).await? {
        Err(_) => Some(Reason::Altered),
        Ok(edge) if edge.head() != *old => Some(Reason::Differs),
        Ok(_) => None,
    })
}

async fn has_key(vault: &Vault, log: &log::Model, last_epoch: i32) -> Result<bool, Fault> {
    if last_epoch < log.epoch {
        return Ok(false);
    }
    let (cpts, epoch) = (log.cpts_id, log.epoch);
    // A file that holds no key is like none.
    let key = vault.with(move |vault| Ok(vault.key(cpts, epoch).ok().flatten()));
    let key = key.await?;
    Ok(key.is_some_and(|key| key.verifier().to_string() == log.vkey))
}
