//! The statutes of a CPTS, open to everybody.

use std::convert::Infallible;

use chrono::NaiveDate;
use entity::{cpts, statutes};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::ctx::Ctx;
use crate::failure::{Failure, Outcome};
use crate::scope;

/// The versions of the statutes of a CPTS.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The version shown: the one asked for, or the one in force.
    pub shown: Option<statutes::Model>,
    /// Number of the version in force.
    pub in_force: Option<i32>,
    /// All of them, the latest first.
    pub all: Vec<Version>,
}

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, 3….
    pub number: i32,
    /// Day of the decision.
    pub adopted_on: NaiveDate,
    /// First day in force.
    pub in_force_from: NaiveDate,
}

/// Reads the statutes in force, or a version by its number.
///
/// # Errors
/// Not found or a fault.
pub async fn read(ctx: &Ctx, slug: &str, number: Option<i32>) -> Outcome<Versions, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let rows = statutes::Entity::find()
        .filter(statutes::Column::CptsId.eq(cpts.id))
        .order_by_desc(statutes::Column::Number)
        .all(db)
        .await?;
    let today = ctx.today();
    let in_force = rows
        .iter()
        .find(|row| row.in_force_from <= today)
        .map(|row| row.number);
    let all = rows
        .iter()
        .map(|row| Version {
            number: row.number,
            adopted_on: row.adopted_on,
            in_force_from: row.in_force_from,
        })
        .collect();
    let wanted = number.or(in_force);
    let shown = rows.into_iter().find(|row| Some(row.number) == wanted);
    if number.is_some() && shown.is_none() {
        return Err(Failure::NotFound);
    }
    Ok(Versions {
        cpts,
        shown,
        in_force,
        all,
    })
}
