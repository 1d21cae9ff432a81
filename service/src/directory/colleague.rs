//! Whom a person knows through the directory of a CPTS that they share.

use domain::directory::{Field, Reader, visible};
use domain::id::PersonId;
use domain::member::AdhesionState;
use domain::text::searchable;
use entity::{adhesion, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::choices;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// The most names a search proposes.
const PROPOSED: u64 = 12;

/// Somebody whom the directory shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// Given and family name.
    pub name: String,
}

/// Colleagues a word of whose name begins so; nobody for an empty text.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn find(ctx: &Ctx, actor: &Actor, typed: &str) -> Result<Vec<Colleague>, Fault> {
    let db = ctx.db().read();
    let words = searchable(typed);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.is_in(memberships(db, actor.person).await?))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .filter(adhesion::Column::PersonId.is_not_null());
    for word in words.split(' ') {
        query = query.filter(
            sea_orm::Condition::any()
                .add(adhesion::Column::SearchName.starts_with(word))
                .add(adhesion::Column::SearchName.contains(format!(" {word}"))),
        );
    }
    let rows = query
        .find_also_related(person::Entity)
        .order_by_asc(adhesion::Column::SearchName)
        .limit(PROPOSED * 4)
        .all(db)
        .await?;
    let chosen = choices::of_all(db, rows.iter().filter_map(|(row, _)| row.person_id)).await?;
    let mut found: Vec<Colleague> = Vec::new();
    for (_, person) in rows {
        let Some(person) = person else { continue };
        let choices = chosen.get(&person.id).copied().unwrap_or_default();
        let id = PersonId(person.id);
        if visible(&choices, Field::Name, Reader::Colleague) && !found.iter().any(|it| it.id == id)
        {
            found.push(Colleague {
                id,
                name: format!("{} {}", person.given_name, person.family_name),
            });
        }
    }
    found.truncate(usize::try_from(PROPOSED).unwrap_or(usize::MAX));
    Ok(found)
}

/// Whether the directory of a CPTS that both belong to shows that person, or it is oneself.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn shows(db: &impl ConnectionTrait, actor: &Actor, who: PersonId) -> Result<bool, Fault> {
    if who == actor.person {
        return Ok(true);
    }
    let ours = memberships(db, actor.person).await?;
    let theirs = memberships(db, who).await?;
    let choices = choices::of(db, who).await?;
    Ok(ours.iter().any(|id| theirs.contains(id))
        && visible(&choices, Field::Name, Reader::Colleague))
}

async fn memberships(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Uuid>, Fault> {
    Ok(adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::CptsId)
        .filter(adhesion::Column::PersonId.eq(person.0))
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .into_tuple()
        .all(db)
        .await?)
}
