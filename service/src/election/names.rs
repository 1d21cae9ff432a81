//! Names as members read them.

use std::collections::BTreeMap;

use entity::{adhesion, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::failure::Fault;

/// The name of a member.
pub(super) fn of(row: &adhesion::Model) -> String {
    match &row.given_name {
        Some(given) => format!("{given} {}", row.name),
        None => row.name.clone(),
    }
}

/// The names of people.
pub(super) async fn people(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, Fault> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let names = rows
        .into_iter()
        .map(|it| (it.id, format!("{} {}", it.given_name, it.family_name)));
    Ok(names.collect())
}
