//! Neighbouring CPTS: those that share a commune today.

use chrono::NaiveDate;
use entity::{cpts, territory, territory_commune};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::failure::Fault;

/// The neighbours of a CPTS, by short name.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn neighbours(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    on: NaiveDate,
) -> Result<Vec<cpts::Model>, Fault> {
    let ours = territory::Entity::find()
        .select_only()
        .column(territory::Column::Id)
        .filter(territory::Column::CptsId.eq(cpts))
        .filter(in_force(on));
    let communes = territory_commune::Entity::find()
        .select_only()
        .column(territory_commune::Column::Code)
        .filter(territory_commune::Column::TerritoryId.in_subquery(ours.into_query()));
    let sharing = territory_commune::Entity::find()
        .select_only()
        .column(territory_commune::Column::TerritoryId)
        .filter(territory_commune::Column::Code.in_subquery(communes.into_query()));
    let theirs = territory::Entity::find()
        .select_only()
        .column(territory::Column::CptsId)
        .filter(in_force(on))
        .filter(territory::Column::Id.in_subquery(sharing.into_query()));
    let mut found = cpts::Entity::find()
        .filter(cpts::Column::Id.ne(cpts))
        .filter(cpts::Column::Id.in_subquery(theirs.into_query()))
        .all(db)
        .await?;
    found.sort_by(|a, b| a.short_name.cmp(&b.short_name));
    Ok(found)
}

/// The version of a territory in force on a day.
pub fn in_force(on: NaiveDate) -> Condition {
    Condition::all()
        .add(territory::Column::InForceFrom.lte(on))
        .add(
            Condition::any()
                .add(territory::Column::InForceTo.is_null())
                .add(territory::Column::InForceTo.gte(on)),
        )
}
