//! The versions of a contract, read.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::canonical::Digest;
use domain::contract::text::{Clause, Text};
use domain::id::ContractId;
use entity::contract_version;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Seen, keep, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};

/// A version, as a list shows it.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1, 2, 3…
    pub number: i32,
    /// What names it.
    pub sha256: Digest,
    /// What it changes.
    pub note: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A version with what it says.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Which.
    pub version: Version,
    /// What it says.
    pub text: Text,
    /// Its clauses with the variables of the template, to be edited.
    pub source: Vec<Clause>,
}

/// The versions of a contract, the earliest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Version>, Fault> {
    let rows = rows(db, seen).await?;
    let names = names_of(db, rows.iter().map(|it| it.author_id)).await?;
    let one = |row: &contract_version::Model| listed(row, names.get(&row.author_id).cloned());
    rows.iter().map(one).collect()
}

async fn rows(
    db: &impl ConnectionTrait,
    seen: &Seen,
) -> Result<Vec<contract_version::Model>, Fault> {
    Ok(contract_version::Entity::find()
        .filter(contract_version::Column::ContractId.eq(seen.row.id))
        .order_by_asc(contract_version::Column::Number)
        .all(db)
        .await?)
}

fn listed(row: &contract_version::Model, by: Option<String>) -> Result<Version, Fault> {
    Ok(Version {
        number: row.number,
        sha256: entity::read("contract_version", "sha256", &row.sha256)?,
        note: row.note.clone(),
        by,
        at: row.at,
    })
}

/// One version. Permission: to read the contract.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn read(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    number: i32,
) -> Outcome<(Seen, Whole), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let whole = one(db, &seen, number).await?;
    Ok((seen, whole))
}

/// One version of a contract that is read already.
///
/// # Errors
/// Not found or a fault.
pub async fn one<R>(
    db: &impl ConnectionTrait,
    seen: &Seen,
    number: i32,
) -> Result<Whole, Failure<R>> {
    let row = contract_version::Entity::find()
        .filter(contract_version::Column::ContractId.eq(seen.row.id))
        .filter(contract_version::Column::Number.eq(number))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let mut names = names_of(db, [row.author_id]).await?;
    Ok(Whole {
        version: listed(&row, names.remove(&row.author_id))?,
        text: keep::text(&row)?,
        source: keep::source(&row)?,
    })
}
