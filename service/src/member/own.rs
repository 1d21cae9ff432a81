//! A person's own adhesions, and those of the structures they represent today.

use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::permission;
use entity::{adhesion, cpts, structure};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::history::{Step, history};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::structure::mandate::{represented, speaks_for};

/// One of the person's adhesions.
#[derive(Debug, Clone)]
pub struct Own {
    /// The row.
    pub row: adhesion::Model,
    /// Where it stands.
    pub state: AdhesionState,
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The structure it is about, when it is not about the person.
    pub structure: Option<structure::Model>,
}

/// All of them: those that run first, then the ended ones, the latest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn all(ctx: &Ctx, actor: &Actor) -> Result<Vec<Own>, Fault> {
    let db = ctx.db().read();
    let rows = adhesion::Entity::find()
        .filter(whose(db, ctx, actor).await?)
        .find_also_related(cpts::Entity)
        .order_by_desc(adhesion::Column::AppliedAt)
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for (row, cpts) in rows {
        found.extend(own(db, row, cpts).await?);
    }
    found.sort_by_key(|it| it.state.is_ended());
    Ok(found)
}

/// One of them, with its history.
///
/// # Errors
/// [`Failure::NotFound`] for an identifier of somebody else as for one that never was.
pub async fn one<R>(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    id: AdhesionId,
) -> Result<Own, Failure<R>> {
    let (row, cpts) = adhesion::Entity::find_by_id(id.0)
        .filter(whose(db, ctx, actor).await?)
        .find_also_related(cpts::Entity)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    own(db, row, cpts).await?.ok_or(Failure::NotFound)
}

/// One of them for its page: with what happened to it, oldest first.
///
/// # Errors
/// As [`one`].
pub async fn sheet(
    ctx: &Ctx,
    actor: &Actor,
    id: AdhesionId,
) -> Result<(Own, Vec<Step>), Failure<std::convert::Infallible>> {
    let db = ctx.db().read();
    let own = one(db, ctx, actor, id).await?;
    let steps = history(db, id).await?;
    Ok((own, steps))
}

/// Whether an adhesion is the person's own, or that of a structure they represent today: nobody
/// decides on it, whatever their roles.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn is_own(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    row: &adhesion::Model,
) -> Result<bool, Fault> {
    if permission::is_own(actor.person, row.person_id.map(Into::into)) {
        return Ok(true);
    }
    match row.structure_id {
        Some(id) => speaks_for(db, actor.person, id, ctx.today()).await,
        None => Ok(false),
    }
}

async fn whose(db: &impl ConnectionTrait, ctx: &Ctx, actor: &Actor) -> Result<Condition, Fault> {
    let structures = represented(db, actor.person, ctx.today()).await?;
    Ok(Condition::any()
        .add(adhesion::Column::PersonId.eq(actor.person.0))
        .add(adhesion::Column::StructureId.is_in(structures)))
}

async fn own(
    db: &impl ConnectionTrait,
    row: adhesion::Model,
    cpts: Option<cpts::Model>,
) -> Result<Option<Own>, Fault> {
    let Some(cpts) = cpts else { return Ok(None) };
    let structure = match row.structure_id {
        Some(id) => structure::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    Ok(Some(Own {
        state: entity::read("adhesion", "state", &row.state)?,
        row,
        cpts,
        structure,
    }))
}
