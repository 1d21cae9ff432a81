//! Who holds a professional card in the demonstration: what its identity provider has to say.

use domain::account::{Practice, Profile};
use domain::identifier::Rpps;
use domain::text::searchable;
use entity::{activity, person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::guide::newcomers;
use super::place;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Card holders whose name holds the words typed, newcomers first; everybody's first few when
/// nothing is typed.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn card_holders(ctx: &Ctx, typed: &str, limit: u64) -> Result<Vec<Profile>, Fault> {
    let words = searchable(typed);
    let mut found: Vec<Profile> = newcomers()
        .into_iter()
        .filter(|profile| {
            let names = [&profile.family_name, &profile.given_name];
            let names: Vec<&str> = names.into_iter().filter_map(Option::as_deref).collect();
            let names = searchable(&names.join(" "));
            words.split(' ').all(|word| names.contains(word))
        })
        .collect();
    let mut query = person::Entity::find().filter(person::Column::Rpps.is_not_null());
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        query = query.filter(person::Column::SearchName.contains(word));
    }
    let rows = query
        .order_by_asc(person::Column::SearchName)
        .limit(limit)
        .all(ctx.db().read())
        .await?;
    // A newcomer who signed in is known now.
    found.retain(|profile| rows.iter().all(|row| row.rpps.as_deref() != rpps(profile)));
    for row in rows {
        found.push(profile(ctx, row).await?);
    }
    Ok(found)
}

/// What the provider says of the holder of that number.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn card_holder(ctx: &Ctx, number: &Rpps) -> Result<Option<Profile>, Fault> {
    let newcomer = newcomers()
        .into_iter()
        .find(|profile| profile.rpps.as_ref() == Some(number));
    if newcomer.is_some() {
        return Ok(newcomer);
    }
    let row = person::Entity::find()
        .filter(person::Column::Rpps.eq(number.as_str()))
        .one(ctx.db().read())
        .await?;
    match row {
        Some(row) => Ok(Some(profile(ctx, row).await?)),
        None => Ok(None),
    }
}

fn rpps(profile: &Profile) -> Option<&str> {
    profile.rpps.as_ref().map(Rpps::as_str)
}

async fn profile(ctx: &Ctx, row: person::Model) -> Result<Profile, Fault> {
    let activities = activity::Entity::find()
        .filter(activity::Column::PersonId.eq(row.id))
        .filter(activity::Column::Source.eq("provider"))
        .filter(activity::Column::EndedAt.is_null())
        .order_by_asc(activity::Column::Id)
        .all(ctx.db().read())
        .await?;
    Ok(Profile {
        family_name: Some(row.family_name),
        given_name: Some(row.given_name),
        rpps: row.rpps.and_then(|number| number.parse().ok()),
        practices: activities.into_iter().map(practice).collect(),
    })
}

fn practice(row: activity::Model) -> Practice {
    let place = row.commune_code.as_deref().and_then(place::by_code);
    Practice {
        profession: Some(row.profession),
        category: row.category,
        skill: row.skill,
        mode: Some(row.mode),
        sector: row.sector,
        siret: row.siret,
        finess: row.finess_site,
        finess_legal: row.finess_legal,
        site: row.structure_name,
        postal_code: place.map(|place| place.postal.to_owned()),
        commune: row.commune_code,
        ..Practice::default()
    }
}
