//! What everybody may read of the contracts of a CPTS: as much as it chose for each.

use std::collections::BTreeSet;
use std::convert::Infallible;

use chrono::NaiveDate;
use domain::contract::stage::{End, Stage, Step};
use domain::contract::text::Text;
use domain::contract::{Kind, Shown};
use domain::id::{ContractId, CptsId};
use domain::territory::Mission;
use entity::{contract, cpts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

use super::keep;
use super::register::{parties, taking};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::ght::known;
use crate::scope;

/// A contract, as everybody may read it.
#[derive(Debug, Clone)]
pub struct Public {
    /// Which.
    pub id: ContractId,
    /// How much is shown.
    pub shown: Shown,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub step: Step,
    /// How it ended.
    pub end: Option<End>,
    /// Its partners.
    pub partners: Vec<String>,
    /// The blocs in which they are today.
    pub blocs: Vec<String>,
    /// The missions that it is about.
    pub missions: BTreeSet<Mission>,
    /// First day.
    pub begins_on: NaiveDate,
    /// Last day on which it can run.
    pub ends_on: NaiveDate,
}

/// The contracts of a CPTS that are or were in force and of which it shows something, those that run first.
///
/// # Errors
/// Not found or a fault.
pub async fn list(ctx: &Ctx, slug: &str) -> Outcome<(cpts::Model, Vec<Public>), Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let rows = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking(CptsId(cpts.id)).into_query()))
        .filter(contract::Column::InForceOn.is_not_null())
        .filter(contract::Column::Shown.ne(Shown::Nothing.code()))
        .order_by_asc(contract::Column::EndsOn)
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    let mut found = told(ctx, db, CptsId(cpts.id), rows).await?;
    found.sort_by_key(|it| (!it.step.is_running(), it.ends_on));
    Ok((cpts, found))
}

/// One of them, with its text where that is shown: without money where only promises are.
///
/// # Errors
/// Not found or a fault.
pub async fn one(
    ctx: &Ctx,
    slug: &str,
    id: ContractId,
) -> Outcome<(cpts::Model, Public, Option<Text>), Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let row = contract::Entity::find_by_id(id.0)
        .filter(contract::Column::Id.in_subquery(taking(CptsId(cpts.id)).into_query()))
        .filter(contract::Column::InForceOn.is_not_null())
        .filter(contract::Column::Shown.ne(Shown::Nothing.code()))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let signed = match row.stage()?.running() {
        Some(it) => keep::named(db, row.id, it.text).await?.1,
        None => keep::head(db, &row).await?.1,
    };
    let public = told(ctx, db, CptsId(cpts.id), vec![row]).await?;
    let public = public.into_iter().next().ok_or(Failure::NotFound)?;
    let text = match public.shown {
        Shown::Text => Some(signed),
        Shown::Promises => Some(promises(signed)),
        Shown::Nothing | Shown::Existence => None,
    };
    Ok((cpts, public, text))
}

/// A text without what is not shown beside promises: clauses, annexes, money, and who signs.
fn promises(mut text: Text) -> Text {
    text.clauses.clear();
    text.annexes.clear();
    text.promises.money.clear();
    for it in &mut text.parties {
        it.signatory.name.clear();
    }
    text
}

async fn told(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    cpts: CptsId,
    rows: Vec<contract::Model>,
) -> Result<Vec<Public>, Fault> {
    let blocs = known::blocs(db, cpts).await?;
    let known = parties(db, &rows, &blocs, ctx.today()).await?;
    let mut found = Vec::new();
    for row in rows {
        let with = known.of.get(&row.id).cloned().unwrap_or_default();
        let names = with.iter().filter_map(|it| known.names.get(it).cloned());
        let theirs = with
            .iter()
            .filter_map(|it| known.blocs.get(it).copied().flatten());
        let theirs: BTreeSet<_> = theirs.collect();
        let named = blocs.iter().filter(|it| theirs.contains(&it.id));
        let missions = row.missions.split_whitespace();
        let missions = missions.map(|it| entity::read("contract", "missions", it));
        found.push(Public {
            id: ContractId(row.id),
            shown: entity::read("contract", "shown", &row.shown)?,
            kind: entity::read("contract", "kind", &row.kind)?,
            step: entity::read("contract", "stage", &row.stage)?,
            end: match row.stage()? {
                Stage::Over { end, .. } => Some(end),
                _ => None,
            },
            partners: names.collect(),
            blocs: named.map(|it| it.name.clone()).collect(),
            missions: missions.collect::<Result<_, _>>()?,
            begins_on: row.begins_on,
            ends_on: row.ends_on,
            title: row.title,
        });
    }
    Ok(found)
}
