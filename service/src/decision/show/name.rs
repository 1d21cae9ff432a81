use std::collections::BTreeMap;

use domain::id::{AdhesionId, DecisionId};
use entity::{adhesion, decision_voter, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::failure::Fault;

/// How voices are called: by their adhesion, or as the person who facilitates.
pub(in crate::decision) async fn names(
    db: &impl ConnectionTrait,
    rows: &[decision_voter::Model],
) -> Result<BTreeMap<Uuid, String>, Fault> {
    let Some(decision) = rows.first().map(|it| it.decision_id) else {
        return Ok(BTreeMap::new());
    };
    let adhesions: BTreeMap<Uuid, String> = if rows.len() < 100 {
        let ids = rows.iter().filter_map(|it| it.adhesion_id);
        read(
            db,
            adhesion::Entity::find().filter(adhesion::Column::Id.is_in(ids)),
        )
        .await?
    } else {
        let all = decision_voter::Entity::find()
            .select_only()
            .column(decision_voter::Column::AdhesionId)
            .filter(decision_voter::Column::DecisionId.eq(decision))
            .filter(decision_voter::Column::AdhesionId.is_not_null())
            .into_query();
        let of = adhesion::Entity::find().filter(adhesion::Column::Id.in_subquery(all));
        read(db, of).await?
    };
    let ids = rows.iter().filter_map(|it| it.person_id);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let of = |row: &decision_voter::Model| {
        let adhesion = row.adhesion_id.and_then(|it| adhesions.get(&it).cloned());
        adhesion.or_else(|| {
            let it = people.iter().find(|it| Some(it.id) == row.person_id)?;
            Some(format!("{} {}", it.given_name, it.family_name))
        })
    };
    let named = rows.iter().filter_map(|it| Some((it.voter, of(it)?)));
    Ok(named.collect())
}

async fn read(
    db: &impl ConnectionTrait,
    rows: sea_orm::Select<adhesion::Entity>,
) -> Result<BTreeMap<Uuid, String>, Fault> {
    let rows: Vec<(Uuid, Option<String>, String)> = rows
        .select_only()
        .columns([
            adhesion::Column::Id,
            adhesion::Column::GivenName,
            adhesion::Column::Name,
        ])
        .into_tuple()
        .all(db)
        .await?;
    let named = rows.into_iter().map(|(id, given, name)| match given {
        Some(given) => (id, format!("{given} {name}")),
        None => (id, name),
    });
    Ok(named.collect())
}

/// The name in a decision of each of some adhesions.
pub(in crate::decision) async fn of_adhesions(
    db: &impl ConnectionTrait,
    id: DecisionId,
    adhesions: impl Iterator<Item = AdhesionId>,
) -> Result<Vec<decision_voter::Model>, Fault> {
    Ok(decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(id.0))
        .filter(decision_voter::Column::AdhesionId.is_in(adhesions.map(|it| it.0)))
        .all(db)
        .await?)
}
