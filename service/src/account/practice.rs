//! A person's activities as the provider knows them, brought up to date at each sign-in.

use std::collections::HashMap;

use domain::account::Practice;
use domain::id::PersonId;
use domain::profession::Profession;
use entity::{activity, commune};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::ght::attachment::find;
use crate::tx::Tx;

/// What tells two activities apart.
type Key = [Option<String>; 9];

/// Adds the activities that are new and ends those that the provider no longer names. A row stays
/// the same row while it lasts: adhesions point to it. A provider that says nothing of practices
/// ends none: its answer may lack that part.
pub(super) async fn renew(
    ctx: &Ctx,
    tx: &Tx<'_>,
    person: PersonId,
    practices: &[Practice],
) -> Result<(), Fault> {
    if practices.is_empty() {
        return Ok(());
    }
    let rows = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(person.0))
        .filter(activity::Column::Source.eq("provider"))
        .filter(activity::Column::EndedAt.is_null())
        .all(tx.db())
        .await?;
    let mut held: HashMap<Key, uuid::Uuid> =
        rows.into_iter().map(|row| (key_of(&row), row.id)).collect();
    for practice in practices {
        let Some(row) = row_of(ctx, tx, person, practice).await? else {
            continue;
        };
        if held.remove(&key_of(&row)).is_none() {
            let row: activity::ActiveModel = row.into();
            activity::Entity::insert(row.reset_all())
                .exec_without_returning(tx.db())
                .await?;
        }
    }
    activity::Entity::update_many()
        .col_expr(activity::Column::EndedAt, Expr::value(ctx.now()))
        .filter(activity::Column::Id.is_in(held.into_values()))
        .exec(tx.db())
        .await?;
    find::of_person(ctx, tx, person).await
}

/// The row of a practice; nothing without a profession that we know. A commune that is not in the
/// official code is left out.
async fn row_of(
    ctx: &Ctx,
    tx: &Tx<'_>,
    person: PersonId,
    practice: &Practice,
) -> Result<Option<activity::Model>, Fault> {
    let profession = practice
        .profession
        .as_deref()
        .and_then(|code| code.parse::<Profession>().ok());
    let Some(profession) = profession else {
        return Ok(None);
    };
    let commune_code = match &practice.commune {
        Some(code) => commune::Entity::find_by_id(code)
            .one(tx.db())
            .await?
            .map(|row| row.code),
        None => None,
    };
    Ok(Some(activity::Model {
        id: ctx.uuid(),
        person_id: person.0,
        source: "provider".to_owned(),
        profession: profession.code().to_owned(),
        category: practice.category.clone(),
        skill: practice.skill.clone(),
        mode: practice.mode.clone().unwrap_or_default(),
        sector: practice.sector.clone(),
        structure_name: practice.site.clone(),
        finess_site: practice.finess.clone(),
        finess_legal: practice.finess_legal.clone(),
        siret: practice.siret.clone(),
        commune_code,
        created_at: ctx.now(),
        ended_at: None,
    }))
}

fn key_of(row: &activity::Model) -> Key {
    [
        Some(row.profession.clone()),
        row.category.clone(),
        row.skill.clone(),
        Some(row.mode.clone()),
        row.sector.clone(),
        row.structure_name.clone(),
        row.finess_site.clone().or_else(|| row.siret.clone()),
        row.finess_legal.clone(),
        row.commune_code.clone(),
    ]
}
