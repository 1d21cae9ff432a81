//! The rules of a CPTS: versions of its statutes as data, open to everybody like their text.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::canonical::Digest;
use domain::id::RulesId;
use domain::statutes::{self, Adoption, Decided, Statutes};
use entity::{Inconsistent, cpts, rules};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;

/// A version of the rules, read and checked: the document is the one that its digest names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub id: RulesId,
    /// 1, 2, 3….
    pub number: i32,
    /// What it says.
    pub statutes: Statutes,
    /// The exact text that was hashed.
    pub document: String,
    /// When and by whom it was adopted, and what names it.
    pub adoption: Adoption,
    /// The version of the text that it follows.
    pub text: Option<Uuid>,
}

impl Known {
    /// What names it.
    pub const fn digest(&self) -> Digest {
        self.adoption.digest
    }
}

/// The rules of a CPTS in force on a day, if it has adopted any.
///
/// # Errors
/// [`Fault`]: the database refuses, or the stored document is not what its hash names.
pub async fn in_force(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    on: NaiveDate,
) -> Result<Option<Known>, Fault> {
    let all = all(db, cpts).await?;
    let holds = number_in_force(&all, on);
    let row = all.into_iter().find(|(row, _)| Some(row.number) == holds);
    Ok(row
        .map(|(row, adoption)| known(row, adoption))
        .transpose()?)
}

/// A version of the rules of a CPTS, if it has that one.
///
/// # Errors
/// [`Fault`]: the database refuses, or the stored document is not what its hash names.
pub async fn version(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    id: Uuid,
) -> Result<Option<Known>, Fault> {
    let all = all(db, cpts).await?;
    let row = all.into_iter().find(|(row, _)| row.id == id);
    Ok(row
        .map(|(row, adoption)| known(row, adoption))
        .transpose()?)
}

/// The versions of the rules of a CPTS, and one of them.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The version asked for, or the one in force.
    pub shown: Option<Known>,
    /// Number of the text that it follows.
    pub text: Option<i32>,
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
    /// When and by whom it was adopted, and what names it.
    pub adoption: Adoption,
}

/// Reads the rules in force today, or a version by its number.
///
/// # Errors
/// Not found or a fault.
pub async fn read(ctx: &Ctx, slug: &str, number: Option<i32>) -> Outcome<Shown, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let rows = all(db, cpts.id).await?;
    let in_force = number_in_force(&rows, ctx.today());
    let versions = rows
        .iter()
        .rev()
        .map(|(row, adoption)| Version {
            number: row.number,
            adoption: adoption.clone(),
        })
        .collect();
    let wanted = number.or(in_force);
    let row = rows.into_iter().find(|(row, _)| Some(row.number) == wanted);
    if number.is_some() && row.is_none() {
        return Err(Failure::NotFound);
    }
    let shown = row
        .map(|(row, adoption)| known(row, adoption))
        .transpose()?;
    let text = match shown.as_ref().and_then(|it| it.text) {
        None => None,
        Some(id) => entity::statutes::Entity::find_by_id(id)
            .filter(entity::statutes::Column::CptsId.eq(cpts.id))
            .one(db)
            .await?
            .map(|row| row.number),
    };
    Ok(Shown {
        cpts,
        shown,
        text,
        in_force,
        all: versions,
    })
}

/// The first day on which rules were in force, if any were ever adopted.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn first_day(db: &impl ConnectionTrait, cpts: Uuid) -> Result<Option<NaiveDate>, Fault> {
    let rows = all(db, cpts).await?;
    Ok(rows.iter().map(|(_, it)| it.in_force_from).min())
}

/// Every version in the order of adoption, as the rule on what is in force asks.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    cpts: Uuid,
) -> Result<Vec<(rules::Model, Adoption)>, Fault> {
    let rows = rules::Entity::find()
        .filter(rules::Column::CptsId.eq(cpts))
        .order_by_asc(rules::Column::Number)
        .all(db)
        .await?;
    let read = |row: rules::Model| {
        let adoption = Adoption {
            digest: entity::read("rules", "sha256", &row.sha256)?,
            adopted_on: row.adopted_on,
            in_force_from: row.in_force_from,
            by: Decided {
                organ: entity::read("rules", "organ", &row.organ)?,
                reference: row.reference.clone(),
            },
        };
        Ok((row, adoption))
    };
    rows.into_iter().map(read).collect()
}

fn number_in_force(all: &[(rules::Model, Adoption)], on: NaiveDate) -> Option<i32> {
    let adoptions: Vec<Adoption> = all.iter().map(|(_, it)| it.clone()).collect();
    let holds = statutes::in_force(&adoptions, on)?;
    // The same document may have been adopted twice: it is the last one that holds.
    all.iter()
        .rev()
        .find(|(_, it)| it == holds)
        .map(|(row, _)| row.number)
}

pub(super) fn known(row: rules::Model, adoption: Adoption) -> Result<Known, Inconsistent> {
    let wrong = |column, value: &str| Inconsistent {
        table: "rules",
        column,
        value: value.chars().take(80).collect(),
    };
    if Digest::of(row.document.as_bytes()) != adoption.digest {
        return Err(wrong("sha256", &row.sha256));
    }
    let statutes =
        Statutes::read_canonical(&row.document).map_err(|_| wrong("document", &row.document))?;
    Ok(Known {
        id: RulesId(row.id),
        number: row.number,
        statutes,
        document: row.document,
        adoption,
        text: row.statutes_id,
    })
}
