//! The rehearsal: an urn of its own goes the whole way before settings are locked.

use domain::election::stage::Stage;
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::id::ElectionId;
use entity::{election_urn, election_voter, trustee_board};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};

use super::reader::{Seen, seen};
use super::{batch, keep, setup, tally};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::trustee;

/// What is asked in a rehearsal.
const ANSWERS: [&str; 2] = ["Café", "Thé"];

/// Why a rehearsal does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RehearseRefused {
    /// The roll is not frozen, or settings are locked.
    Stage,
    /// No trustees are chosen, or their keys are not made.
    Trustees,
    /// The chair has not registered a code.
    Code,
    /// Nobody has voted in it.
    Ballot,
}

/// Opens it. Permission: the chair of the electoral board.
///
/// # Errors
/// [`RehearseRefused`], not found, forbidden or a fault.
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), RehearseRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (seen, urn) = chair(db, ctx, actor, slug, id).await?;
        if urn.status != UrnStatus::Waiting.code() {
            return refuse(RehearseRefused::Stage);
        }
        let Some(circle) = circle(db, &seen.row).await? else {
            return refuse(RehearseRefused::Trustees);
        };
        let bound = election_voter::Entity::find()
            .filter(election_voter::Column::UrnId.eq(urn.id))
            .filter(election_voter::Column::Registered.eq(true))
            .count(db)
            .await?;
        if bound == 0 {
            return refuse(RehearseRefused::Code);
        }
        let answers = ANSWERS.map(str::to_owned).to_vec();
        let urn = setup::build(tx, ctx, &seen.row, urn, &circle, answers).await?;
        set(db, urn, UrnStatus::Open).await?;
        tx.record(keep::changed(&seen.row, actor, "rehearsal"))
            .await?;
        Ok(())
    })
}

/// Closes it: trustees open it as they will the others. Permission: the chair of the electoral board.
///
/// # Errors
/// [`RehearseRefused`], not found, forbidden or a fault.
pub async fn close(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), RehearseRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (seen, urn) = chair(db, ctx, actor, slug, id).await?;
        if urn.status != UrnStatus::Open.code() {
            return refuse(RehearseRefused::Stage);
        }
        let voted = election_voter::Entity::find()
            .filter(election_voter::Column::UrnId.eq(urn.id))
            .filter(election_voter::Column::Voted.eq(true))
            .count(db)
            .await?;
        if voted == 0 {
            return refuse(RehearseRefused::Ballot);
        }
        let which = urn.id;
        batch::last(tx, ctx, urn).await?;
        let urn = again(db, which).await?;
        batch::rewrite(tx, ctx, &urn).await?;
        let urn = set(db, urn, UrnStatus::Closed).await?;
        tally::tally(tx, ctx, &seen.row, urn).await?;
        tx.record(keep::changed(&seen.row, actor, "rehearsal"))
            .await?;
        Ok(())
    })
}

/// The rehearsal's urn, for the chair.
async fn chair(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(Seen, election_urn::Model), RehearseRefused> {
    let seen = seen(db, ctx, actor, slug, id).await?;
    if !seen.officer.contains(&OfficerKind::Chair) {
        return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
    }
    if seen.stage != Stage::Roll {
        return refuse(RehearseRefused::Stage);
    }
    let urn = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(true))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((seen, urn))
}

/// The circle of the trustees that were chosen, once their keys are made.
pub(super) async fn circle(
    db: &impl ConnectionTrait,
    row: &entity::election::Model,
) -> Result<Option<belenios::trustee::Threshold>, Fault> {
    let Some(id) = row.trustee_board_id else {
        return Ok(None);
    };
    let board = trustee_board::Entity::find_by_id(id).one(db).await?;
    let ready = trustee::is_ready(db, id).await?;
    board
        .filter(|_| ready)
        .map(|it| trustee::threshold(&it))
        .transpose()
}

/// Moves an urn to a state.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    urn: election_urn::Model,
    status: UrnStatus,
) -> Result<election_urn::Model, Fault> {
    let mut row = urn.into_active_model();
    row.status = Set(status.code().to_owned());
    Ok(row.update(db).await?)
}

/// An urn as it stands now.
pub(super) async fn again(
    db: &impl ConnectionTrait,
    id: uuid::Uuid,
) -> Result<election_urn::Model, Fault> {
    let row = election_urn::Entity::find_by_id(id).one(db).await?;
    row.ok_or_else(|| Fault::Other("an urn is gone".to_owned()))
}
