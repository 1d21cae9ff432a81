//! The people one can be.

use domain::account::{Practice, Profile};
use domain::identifier::Rpps;
use domain::text::searchable;
use entity::{activity, person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use service::{Ctx, Fault, demo};

/// How many are shown at once.
const SHOWN: u64 = 30;

/// The person with this number: of the database, or one who has never come.
pub async fn by_rpps(ctx: &Ctx, rpps: &str) -> Result<Option<Profile>, Fault> {
    let Ok(rpps) = rpps.parse::<Rpps>() else {
        return Ok(None);
    };
    let db = ctx.db().read();
    let row = person::Entity::find()
        .filter(person::Column::Rpps.eq(rpps.as_str()))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(demo::newcomers()
            .into_iter()
            .find(|it| it.rpps.as_ref() == Some(&rpps)));
    };
    let activities = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(row.id))
        .filter(activity::Column::Source.eq("provider"))
        .filter(activity::Column::EndedAt.is_null())
        .all(db)
        .await?;
    Ok(Some(Profile {
        rpps: Some(rpps),
        given_name: Some(row.given_name),
        family_name: Some(row.family_name),
        practices: activities.into_iter().map(practice).collect(),
    }))
}

fn practice(row: activity::Model) -> Practice {
    Practice {
        profession: Some(row.profession),
        category: row.category,
        skill_kind: row.skill.as_ref().map(|_| "S".to_owned()),
        skill: row.skill,
        mode: Some(row.mode),
        sector: row.sector,
        siret: row.siret,
        finess: row.finess_site,
        finess_legal: row.finess_legal,
        site: row.structure_name,
        commune: row.commune_code,
        ..Practice::default()
    }
}

/// People whose name holds what was typed; nobody when nothing was.
pub async fn search(ctx: &Ctx, typed: &str) -> Result<Vec<person::Model>, Fault> {
    let words = searchable(typed);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = person::Entity::find().filter(person::Column::Rpps.is_not_null());
    for word in words.split_whitespace() {
        query = query.filter(person::Column::SearchName.contains(word));
    }
    Ok(query
        .order_by_asc(person::Column::SearchName)
        .order_by_asc(person::Column::Id)
        .limit(SHOWN)
        .all(ctx.db().read())
        .await?)
}
