//! They are printed once, after the proclamation.

use std::convert::Infallible;

use domain::canonical::Digest;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::{election, election_minutes};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::gather::gather;
use super::write::write;
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome, other};
use crate::log::NewLeaf;

/// Prints the minutes of an election that is proclaimed, unless they are printed already; says whether it did. Setting type
/// takes a moment, so that nothing is locked meanwhile.
///
/// # Errors
/// A row that was changed, or the database refuses.
pub async fn prepare(ctx: &Ctx, id: ElectionId) -> Result<bool, Fault> {
    let db = ctx.db().read();
    let there = election_minutes::Entity::find()
        .select_only()
        .column(election_minutes::Column::Sha256)
        .filter(election_minutes::Column::ElectionId.eq(id.0))
        .into_tuple::<String>()
        .one(db)
        .await?;
    if there.is_some() {
        return Ok(false);
    }
    let Some(facts) = gather(db, &ctx.settings().public_url, id).await? else {
        return Ok(false);
    };
    let document = write(ctx, &facts);
    let printed = tokio::task::spawn_blocking(move || document::print(&document));
    let pdf = printed.await.map_err(other)?.map_err(other)?;
    let done: Outcome<bool, Infallible> = transaction!(ctx, |tx| {
        tx.without_journal("the register has what was printed");
        let row = election::Entity::find_by_id(id.0)
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        let before = election_minutes::Entity::find_by_id(id.0)
            .one(tx.db())
            .await?;
        if before.is_some() {
            return Ok(false);
        }
        let sha256 = Digest::of(&pdf).to_string();
        let fact = json!({ "election": id.0, "pdf": sha256 });
        let leaf = NewLeaf::fact("election.printed", Some(id.0), &fact)?;
        let logged = tx.log(domain::id::CptsId(row.cpts_id), leaf).await?;
        election_minutes::Entity::insert(election_minutes::ActiveModel {
            election_id: Set(id.0),
            pdf: Set(pdf.clone()),
            sha256: Set(sha256),
            entry_hash: Set(logged.hex()),
            printed_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        Ok(true)
    });
    match done {
        Ok(done) => Ok(done),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

/// Prints those of every election that was proclaimed and has none: where the server stopped in between. Says how many.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn due(ctx: &Ctx) -> Result<usize, Fault> {
    let printed = election_minutes::Entity::find()
        .select_only()
        .column(election_minutes::Column::ElectionId);
    let waiting: Vec<Uuid> = election::Entity::find()
        .select_only()
        .column(election::Column::Id)
        .filter(election::Column::Stage.is_in([Stage::Challenge.code(), Stage::Archived.code()]))
        .filter(election::Column::Id.not_in_subquery(printed.into_query()))
        .order_by_asc(election::Column::Id)
        .into_tuple()
        .all(ctx.db().read())
        .await?;
    let (mut done, mut fault) = (0, None);
    for id in waiting {
        match prepare(ctx, ElectionId(id)).await {
            Ok(true) => done += 1,
            Ok(false) | Err(Fault::Stopped) => {}
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    fault.map_or(Ok(done), Err)
}
