//! Puts the communes into the database, once for each version of the file.

use std::collections::BTreeSet;

use domain::text::{searchable, tails};
use entity::{commune, commune_key, commune_postal, epci, former_commune, setting};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::nation::{Nation, VERSION};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault};

/// Setting that says which version of the file is loaded.
const LOADED: &str = "communes";
/// Rows in one statement: PostgreSQL and SQLite allow more than 30,000 values.
const ROWS: usize = 2_000;

/// Whether the communes of this program's file are loaded, without reading the file.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn is_loaded(ctx: &Ctx) -> Result<bool, Fault> {
    let loaded = setting::Entity::find_by_id(LOADED)
        .one(ctx.db().read())
        .await?;
    Ok(loaded.is_some_and(|setting| setting.value == VERSION))
}

/// Loads the communes unless this version of them is there. Answers whether it did.
///
/// Communes that a later version no longer has stay, since territories of the past name them, but
/// are no longer found by a search.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn load(ctx: &Ctx, nation: &Nation) -> Result<bool, Fault> {
    let loaded = setting::Entity::find_by_id(LOADED)
        .one(ctx.db().read())
        .await?;
    if loaded.is_some_and(|setting| setting.value == nation.version) {
        return Ok(false);
    }
    let outcome = transaction!(ctx, |tx| {
        tx.without_journal("reference data of the State, about no association");
        write(tx.db(), nation).await?;
        Ok::<_, Failure<std::convert::Infallible>>(())
    });
    match outcome {
        Ok(()) => Ok(true),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::Other(other.to_string())),
    }
}

async fn write(db: &impl ConnectionTrait, nation: &Nation) -> Result<(), DbErr> {
    for rows in nation.epcis.chunks(ROWS) {
        epci::Entity::insert_many(rows.iter().map(|(code, name)| epci::ActiveModel {
            code: Set(code.to_string()),
            name: Set(name.clone()),
            search_name: Set(searchable(name)),
        }))
        .on_conflict(
            OnConflict::column(epci::Column::Code)
                .update_columns([epci::Column::Name, epci::Column::SearchName])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    }
    for rows in nation.communes.chunks(ROWS) {
        commune::Entity::insert_many(rows.iter().map(|line| commune::ActiveModel {
            code: Set(line.code.to_string()),
            name: Set(line.name.clone()),
            search_name: Set(searchable(&line.name)),
            department: Set(line.code.department().to_owned()),
            population: Set(line.population),
            epci_code: Set(line.epci.map(|code| code.to_string())),
            parent_code: Set(line.parent.map(|code| code.to_string())),
        }))
        .on_conflict(
            OnConflict::column(commune::Column::Code)
                .update_columns([
                    commune::Column::Name,
                    commune::Column::SearchName,
                    commune::Column::Population,
                    commune::Column::EpciCode,
                    commune::Column::ParentCode,
                ])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    }
    commune_postal::Entity::delete_many().exec(db).await?;
    let postal: Vec<_> = nation
        .communes
        .iter()
        .flat_map(|line| line.postal.iter().map(|postal| (line.code, *postal)))
        .map(|(code, postal)| commune_postal::ActiveModel {
            postal: Set(postal.to_string()),
            code: Set(code.to_string()),
        })
        .collect();
    for rows in postal.chunks(ROWS) {
        commune_postal::Entity::insert_many(rows.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    former_commune::Entity::delete_many().exec(db).await?;
    for rows in nation.former.chunks(ROWS) {
        former_commune::Entity::insert_many(rows.iter().map(|former| {
            former_commune::ActiveModel {
                code: Set(former.code.to_string()),
                name: Set(former.name.clone()),
                now_code: Set(former.now.to_string()),
            }
        }))
        .exec_without_returning(db)
        .await?;
    }
    commune_key::Entity::delete_many().exec(db).await?;
    let keys: Vec<commune_key::ActiveModel> = keys(nation)
        .into_iter()
        .map(commune_key::ActiveModel::from)
        .collect();
    for rows in keys.chunks(ROWS) {
        commune_key::Entity::insert_many(rows.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    setting::Entity::insert(setting::ActiveModel {
        key: Set(LOADED.to_owned()),
        value: Set(nation.version.clone()),
    })
    .on_conflict(
        OnConflict::column(setting::Column::Key)
            .update_column(setting::Column::Value)
            .to_owned(),
    )
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Everything a commune can be found by: its name and those of its former communes, each from every
/// word on.
fn keys(nation: &Nation) -> BTreeSet<commune_key::Model> {
    let population = nation
        .communes
        .iter()
        .map(|line| (line.code, line.population));
    let population: std::collections::HashMap<_, _> = population.collect();
    let present = nation
        .communes
        .iter()
        .map(|line| (line.code, &line.name, 0));
    let former = nation
        .former
        .iter()
        .map(|former| (former.now, &former.name, 2));
    let mut keys = BTreeSet::new();
    for (code, name, kind) in present.chain(former) {
        for (tail, key) in tails(&searchable(name)).enumerate() {
            keys.insert(commune_key::Model {
                key: key.as_bytes().to_vec(),
                kind: kind + i32::from(tail > 0),
                population: population.get(&code).copied().unwrap_or_default(),
                code: code.to_string(),
            });
        }
    }
    keys
}
