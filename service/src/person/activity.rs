//! A person's activities: those that Pro Santé Connect knows, and those declared.

use domain::audit::Event;
use domain::id::ActivityId;
use domain::profession::{Mode, Profession, SavoirFaire, Sector};
use domain::territory::InseeCode;
use entity::{activity, commune};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::member::work::{Declared, WorkRefused, declare};
use crate::tx::Entry;

/// An activity as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Row.
    pub id: ActivityId,
    /// It comes from the identity provider, and changes there.
    pub provided: bool,
    /// What.
    pub profession: Profession,
    /// The specialty.
    pub skill: Option<SavoirFaire>,
    /// How.
    pub mode: Option<Mode>,
    /// The kind of place.
    pub sector: Option<Sector>,
    /// The name of the place.
    pub place: Option<String>,
    /// Code and name of the commune.
    pub commune: Option<(InseeCode, String)>,
}

/// The person's activities that are not ended: provided ones first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn all(ctx: &Ctx, actor: &Actor) -> Result<Vec<Activity>, Fault> {
    let db = ctx.db().read();
    let rows = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(actor.person.0))
        .filter(activity::Column::EndedAt.is_null())
        .order_by_asc(activity::Column::CreatedAt)
        .order_by_asc(activity::Column::Id)
        .all(db)
        .await?;
    let codes: Vec<String> = rows
        .iter()
        .filter_map(|it| it.commune_code.clone())
        .collect();
    let communes = commune::Entity::find()
        .filter(commune::Column::Code.is_in(codes))
        .all(db)
        .await?;
    let mut found: Vec<Activity> = rows
        .into_iter()
        .map(|row| {
            let commune = communes
                .iter()
                .find(|it| Some(&it.code) == row.commune_code.as_ref());
            Activity {
                id: ActivityId(row.id),
                provided: row.source == "provider",
                profession: row.profession.parse().unwrap_or(Profession::Other),
                skill: row.skill.as_deref().and_then(|it| it.parse().ok()),
                mode: row.mode.parse().ok(),
                sector: row.sector.as_deref().and_then(|it| it.parse().ok()),
                place: row.structure_name,
                commune: commune.and_then(|it| Some((it.code.parse().ok()?, it.name.clone()))),
            }
        })
        .collect();
    found.sort_by_key(|it| !it.provided);
    Ok(found)
}

/// Declares an activity; the same one twice is one.
///
/// # Errors
/// [`WorkRefused`].
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    declared: &Declared,
    commune: InseeCode,
) -> Outcome<ActivityId, WorkRefused> {
    transaction!(ctx, |tx| {
        let kept = declare(ctx, tx, actor, declared, commune).await?;
        tx.record(
            Entry::new(Event::PersonEdited)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "activity": "added" })),
        )
        .await?;
        Ok(ActivityId(kept.activity))
    })
}

/// Removes a declared activity from the person's list. Adhesions keep what they said.
///
/// # Errors
/// Not found for one that is somebody else's, ended, or the provider's: those change there.
pub async fn remove(
    ctx: &Ctx,
    actor: &Actor,
    id: ActivityId,
) -> Outcome<(), std::convert::Infallible> {
    transaction!(ctx, |tx| {
        let row = activity::Entity::find_by_id(id.0)
            .filter(activity::Column::PersonId.eq(actor.person.0))
            .filter(activity::Column::Source.eq("declared"))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        if row.ended_at.is_some() {
            tx.without_journal("it was removed before");
            return Ok(());
        }
        let mut row = row.into_active_model();
        row.ended_at = Set(Some(ctx.now()));
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::PersonEdited)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "activity": "removed" })),
        )
        .await?;
        Ok(())
    })
}
