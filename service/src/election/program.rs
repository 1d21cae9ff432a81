//! The programs that voters' browsers get: their hashes are logged once the settings are locked, and again whenever the server
//! comes with others before the vote is over.
//!
//! Who keeps what she was served compares it with the register. It does not prove that everybody was served the same.

use std::collections::BTreeMap;

use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::id::{CptsId, ElectionId};
use entity::{election, election_program};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::incident;
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::log::NewLeaf;
use crate::tx::Tx;

/// The programs of an election as they were logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    /// The fact, byte for byte: JSON.
    pub fact: String,
    /// Hash of its entry in the register.
    pub entry_hash: String,
}

impl Programs {
    /// SHA-256 of each file, by its name.
    pub fn files(&self) -> BTreeMap<String, String> {
        let fact: serde_json::Value = serde_json::from_str(&self.fact).unwrap_or_default();
        serde_json::from_value(fact["files"].clone()).unwrap_or_default()
    }
}

/// Logs the programs of every election that is locked or open, where others were logged or none; says how many.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let Some(files) = ctx.programs() else {
        return Ok(0);
    };
    let db = ctx.db().read();
    let rows = election::Entity::find()
        .filter(election::Column::Stage.is_in([Stage::Sealed.code(), Stage::Open.code()]))
        .order_by_asc(election::Column::Id)
        .all(db)
        .await?;
    let (mut done, mut fault) = (0, None);
    for row in rows {
        if logged(db, row.id)
            .await?
            .is_some_and(|it| it.files() == *files)
        {
            continue;
        }
        let outcome: Outcome<bool, ()> = transaction!(ctx, |tx| {
            tx.without_journal("the register has them");
            Ok(note(tx, ctx, row.id).await?)
        });
        match outcome {
            Ok(true) => done += 1,
            Err(Failure::Fault(Fault::Stopped)) => {}
            Err(Failure::Fault(error)) => fault = fault.or(Some(error)),
            Ok(false) | Err(_) => {}
        }
    }
    fault.map_or(Ok(done), Err)
}

/// Logs the programs that are served now, unless that was done; says whether it was needed.
pub(super) async fn note(tx: &Tx<'_>, ctx: &Ctx, id: Uuid) -> Result<bool, Fault> {
    let db = tx.db();
    let Some(files) = ctx.programs() else {
        return Ok(false);
    };
    let Some(row) = election::Entity::find_by_id(id).one(db).await? else {
        return Ok(false);
    };
    let before = logged(db, id).await?;
    if before.as_ref().is_some_and(|it| it.files() == *files) {
        return Ok(false);
    }
    let fact = json!({ "election": id, "files": files });
    let leaf = NewLeaf::fact("election.program", Some(id), &fact)?;
    let entry = tx.log(CptsId(row.cpts_id), leaf).await?;
    election_program::Entity::delete_by_id(id).exec(db).await?;
    election_program::Entity::insert(election_program::ActiveModel {
        election_id: Set(id),
        fact: Set(fact.to_string()),
        entry_hash: Set(entry.hex()),
    })
    .exec_without_returning(db)
    .await?;
    if before.is_some() {
        let of = (ElectionId(id), None);
        incident::write(db, ctx, of, IncidentKind::Note, &Said::Programs, None).await?;
    }
    Ok(true)
}

/// The programs of an election as they were logged last.
///
/// # Errors
/// When the database refuses.
pub async fn logged(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Programs>, Fault> {
    let row = election_program::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|it| Programs {
        fact: it.fact,
        entry_hash: it.entry_hash,
    }))
}
