//! Where members practise: names of communes, and whether the CPTS covers them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::{commune, territory, territory_commune};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::failure::Fault;
use crate::scope::Seat;

/// Names of communes by INSEE code; unknown codes are left out.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn communes(
    db: &impl ConnectionTrait,
    codes: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, String>, Fault> {
    let mut codes: Vec<String> = codes.into_iter().collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(String, String)> = commune::Entity::find()
        .select_only()
        .columns([commune::Column::Code, commune::Column::Name])
        .filter(commune::Column::Code.is_in(codes))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Whether the territory in force on a day holds the commune; `None` while the CPTS has no territory.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn covered(
    db: &impl ConnectionTrait,
    seat: &Seat,
    code: &str,
    on: NaiveDate,
) -> Result<Option<bool>, Fault> {
    let in_force = seat
        .territories()
        .filter(territory::Column::InForceFrom.lte(on))
        .filter(
            Condition::any()
                .add(territory::Column::InForceTo.is_null())
                .add(territory::Column::InForceTo.gte(on)),
        )
        .one(db)
        .await?;
    let Some(version) = in_force else {
        return Ok(None);
    };
    let found = territory_commune::Entity::find()
        .filter(territory_commune::Column::TerritoryId.eq(version.id))
        .filter(territory_commune::Column::Code.eq(code))
        .count(db)
        .await?;
    Ok(Some(found > 0))
}
