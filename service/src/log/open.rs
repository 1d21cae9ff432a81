//! A register begins.

use entity::{cpts, log, log_head};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tlog::checkpoint::Checkpoint;
use tlog::tree::Head;
use uuid::Uuid;

use super::{LogName, Vault, row};
use crate::ctx::Ctx;
use crate::failure::{Fault, other};

/// The register that a CPTS writes in, begun if there is none: the first one, or the next after one that was
/// given up. The gate was asked before. Nothing when another server begins it at this moment.
///
/// The key is made first: without it there is no register. What was never published leaves no trace.
///
/// # Errors
/// When the database or the folder refuses.
pub async fn open(ctx: &Ctx, vault: &Vault, cpts: Uuid) -> Result<Option<log::Model>, Fault> {
    let db = ctx.db().read();
    if let Some(log) = row::current(db, cpts).await? {
        return Ok(Some(log));
    }
    let Some(of) = cpts::Entity::find_by_id(cpts).one(db).await? else {
        return Ok(None);
    };
    let retired = row::retired(db, cpts).await?.map(|log| log.epoch);
    let epoch = vault.with(move |vault| next(vault, cpts, retired)).await?;
    let slug = entity::read("cpts", "slug", &of.slug)?;
    let name = LogName { slug, epoch };
    let origin = name.origin(&ctx.settings().public_url).map_err(other)?;
    let seed = ctx.secret();
    let signer = vault
        .with(move |vault| vault.make_key(cpts, epoch, origin, &seed))
        .await?;
    let vkey = signer.verifier();
    let note = Checkpoint::new(vkey.name(), Head::EMPTY)
        .map_err(other)?
        .sign(&signer)
        .map_err(other)?;
    let (id, now) = (ctx.uuid(), ctx.now());
    let tx = ctx.db().begin_sequencing().await?;
    let begun = async {
        log::Entity::insert(log::ActiveModel {
            id: Set(id),
            cpts_id: Set(cpts),
            epoch: Set(epoch),
            origin: Set(vkey.name().as_str().to_owned()),
            vkey: Set(vkey.to_string()),
            opened_at: Set(now),
            retired_at: Set(None),
            last_note: Set(None),
        })
        .exec_without_returning(&tx)
        .await?;
        log_head::Entity::insert(log_head::ActiveModel {
            log_id: Set(id),
            size: Set(0),
            root: Set(Head::EMPTY.root.bytes().to_vec()),
            note: Set(note.to_string()),
            signed_at: Set(now),
            published_size: Set(None),
            published_note: Set(None),
            published_at: Set(None),
        })
        .exec_without_returning(&tx)
        .await
    };
    if let Err(error) = begun.await.map_err(Fault::from) {
        tx.rollback().await?;
        return if row::current(db, cpts).await?.is_some() {
            Ok(None)
        } else {
            Err(error)
        };
    }
    tx.commit().await?;
    row::current(db, cpts).await
}

/// The number of a new register: one that nobody was ever shown.
fn next(vault: &Vault, cpts: Uuid, retired: Option<i32>) -> std::io::Result<i32> {
    let kept = vault.kept(cpts)?.and_then(|note| {
        let origin = row::said(&note)?.origin().to_owned();
        let name: LogName = origin.rsplit('/').next()?.parse().ok()?;
        Some(name.epoch)
    });
    Ok(match (retired, kept) {
        // A key may be there whose register did not begin.
        (None, None) => 1,
        // Which ones were shown is not known any more: one whose key is new.
        (Some(retired), None) => retired.max(vault.last_epoch(cpts)?) + 1,
        (retired, Some(kept)) => retired.unwrap_or_default().max(kept) + 1,
    })
}
