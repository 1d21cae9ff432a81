//! Reading territories: of one CPTS through time, of all on one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::territory::{Communes, InseeCode, Territory, Version};
use domain::text::searchable;
use entity::{commune, cpts, territory, territory_commune};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationTrait, Select,
};
use uuid::Uuid;

use super::place::read_codes;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// A version as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub row: territory::Model,
    pub communes: Communes,
}

/// All versions of a CPTS's territory.
pub(super) async fn stored(db: &impl ConnectionTrait, cpts: Uuid) -> Result<Vec<Stored>, Fault> {
    let rows = territory::Entity::find()
        .filter(territory::Column::CptsId.eq(cpts))
        .all(db)
        .await?;
    let mut communes = communes_of(db, rows.iter().map(|row| row.id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| Stored {
            communes: communes.remove(&row.id).unwrap_or_default(),
            row,
        })
        .collect())
}

/// The territory that stored versions tell.
pub(super) fn territory(stored: &[Stored]) -> Territory {
    Territory::new(stored.iter().map(|version| Version {
        from: version.row.in_force_from,
        communes: version.communes.clone(),
    }))
}

/// A CPTS with its communes on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Its communes, all of them.
    pub communes: Communes,
}

/// The CPTS that hold at least one of these communes on a day, by name.
pub(super) async fn holders(
    db: &impl ConnectionTrait,
    of: &Communes,
    day: NaiveDate,
) -> Result<Vec<Holder>, Fault> {
    let mut ids = std::collections::BTreeSet::new();
    let codes: Vec<String> = of.iter().map(ToString::to_string).collect();
    for codes in codes.chunks(5_000) {
        let rows = territory_commune::Entity::find()
            .filter(territory_commune::Column::Code.is_in(codes))
            .filter(territory_commune::Column::TerritoryId.in_subquery(in_force(day).into_query()))
            .select_only()
            .column(territory_commune::Column::TerritoryId)
            .distinct()
            .into_tuple::<Uuid>()
            .all(db)
            .await?;
        ids.extend(rows);
    }
    let rows = territory::Entity::find()
        .filter(territory::Column::Id.is_in(ids.iter().copied()))
        .find_also_related(cpts::Entity)
        .all(db)
        .await?;
    let mut communes = communes_of(db, ids).await?;
    let mut holders: Vec<Holder> = rows
        .into_iter()
        .filter_map(|(territory, cpts)| {
            cpts.map(|cpts| Holder {
                communes: communes.remove(&territory.id).unwrap_or_default(),
                cpts,
            })
        })
        .collect();
    holders.sort_by_cached_key(|holder| searchable(&holder.cpts.name));
    Ok(holders)
}

/// The CPTS that cover a commune today, by name: one, several where territories overlap, or none.
/// Paris, Lyon and Marseille are covered by whoever covers one of their arrondissements.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn covering(ctx: &Ctx, code: InseeCode) -> Result<Vec<cpts::Model>, Fault> {
    let db = ctx.db().read();
    let parts = commune::Entity::find()
        .filter(commune::Column::ParentCode.eq(code.as_str()))
        .select_only()
        .column(commune::Column::Code)
        .into_tuple::<String>()
        .all(db)
        .await?;
    let mut codes = read_codes(parts.iter().map(String::as_str))?;
    codes.insert(code);
    let found = cpts::Entity::find()
        .join(JoinType::InnerJoin, territory::Relation::Cpts.def().rev())
        .join(
            JoinType::InnerJoin,
            territory_commune::Relation::Territory.def().rev(),
        )
        .filter(valid(ctx.today()))
        .filter(territory_commune::Column::Code.is_in(codes.iter().map(ToString::to_string)))
        .distinct()
        .all(db)
        .await?;
    let mut found = found;
    found.sort_by_cached_key(|cpts| searchable(&cpts.name));
    Ok(found)
}

/// Identifiers of the versions in force on a day.
fn in_force(day: NaiveDate) -> Select<territory::Entity> {
    territory::Entity::find()
        .select_only()
        .column(territory::Column::Id)
        .filter(valid(day))
}

fn valid(day: NaiveDate) -> Condition {
    Condition::all()
        .add(territory::Column::InForceFrom.lte(day))
        .add(
            Condition::any()
                .add(territory::Column::InForceTo.is_null())
                .add(territory::Column::InForceTo.gte(day)),
        )
}

async fn communes_of(
    db: &impl ConnectionTrait,
    versions: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Communes>, Fault> {
    let mut communes: BTreeMap<Uuid, Communes> = BTreeMap::new();
    for row in territory_commune::Entity::find()
        .filter(territory_commune::Column::TerritoryId.is_in(versions))
        .all(db)
        .await?
    {
        let code = entity::read("territory_commune", "code", &row.code)?;
        communes.entry(row.territory_id).or_default().insert(code);
    }
    Ok(communes)
}
