//! What people chose to show, read and written.

use std::collections::HashMap;

use domain::audit::Event;
use domain::directory::{Audience, Choices, Field};
use domain::id::PersonId;
use entity::field_visibility;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::tx::Entry;

/// The choices of several people; whoever chose nothing is left out.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of_all(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Choices>, Fault> {
    let rows = field_visibility::Entity::find()
        .filter(field_visibility::Column::PersonId.is_in(people))
        .all(db)
        .await?;
    let mut found: HashMap<Uuid, Choices> = HashMap::new();
    for row in rows {
        let choices = found.entry(row.person_id).or_default();
        *choices = choices.with(
            entity::read("field_visibility", "field", &row.field)?,
            entity::read("field_visibility", "audience", &row.audience)?,
        );
    }
    Ok(found)
}

/// The choices of one person.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Choices, Fault> {
    let all = of_all(db, [person.0]).await?;
    Ok(all.get(&person.0).copied().unwrap_or_default())
}

/// Keeps the person's choices.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn choose(
    ctx: &Ctx,
    actor: &Actor,
    choices: Choices,
) -> Outcome<(), std::convert::Infallible> {
    transaction!(ctx, |tx| {
        field_visibility::Entity::delete_many()
            .filter(field_visibility::Column::PersonId.eq(actor.person.0))
            .exec(tx.db())
            .await?;
        let rows = Field::ALL
            .iter()
            .map(|&field| field_visibility::ActiveModel {
                person_id: Set(actor.person.0),
                field: Set(field.code().to_owned()),
                audience: Set(choices.audience(field).code().to_owned()),
            });
        field_visibility::Entity::insert_many(rows)
            .exec_without_returning(tx.db())
            .await?;
        let shown = Field::ALL
            .iter()
            .filter(|&&field| choices.audience(field) != Audience::Nobody)
            .count();
        tx.record(
            Entry::new(Event::PersonEdited)
                .actor(actor)
                .subject(actor.person.0)
                .detail(json!({ "visibility": shown })),
        )
        .await?;
        Ok(())
    })
}
