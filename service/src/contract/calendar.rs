//! What is due in a CPTS: every date of every contract that runs.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::contract::calendar::{Due, Life, clocks, dates};
use domain::contract::stage::Stage;
use domain::contract::text::Text;
use domain::id::ContractId;
use entity::{contract, contract_cpts, cpts};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::{keep, reader};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::scope;

/// What is due of one contract, in order: of its promises while it runs, and of statutory clocks.
pub(super) fn of(row: &contract::Model, stage: &Stage, text: &Text) -> Vec<Due> {
    let life = match stage {
        Stage::InForce(it) => Some((it.since, None)),
        Stage::Notice { of, until, .. } => Some((of.since, Some(*until))),
        _ => None,
    };
    let mut due = match life {
        Some((since, until)) => dates(text, Life { since, until }),
        None => Vec::new(),
    };
    if !matches!(stage, Stage::Over { .. }) {
        due.extend(row.received_on.into_iter().flat_map(clocks));
    }
    due.sort();
    due
}

/// Something due, and of what.
#[derive(Debug, Clone)]
pub struct Item {
    /// The contract.
    pub contract: ContractId,
    /// What it is called.
    pub title: String,
    /// What is due.
    pub due: Due,
}

/// The calendar of a CPTS between two days, both included. Permission: to read its contracts.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn calendar(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> Outcome<(cpts::Model, Vec<Item>), Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    reader::reads(db, ctx, &seat).await?;
    let taking = contract_cpts::Entity::find()
        .select_only()
        .column(contract_cpts::Column::ContractId)
        .filter(contract_cpts::Column::CptsId.eq(seat.cpts.id));
    let rows = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking.into_query()))
        .filter(awaited())
        .filter(contract::Column::Stage.ne("draft"))
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    let items = items(db, rows).await?;
    let within = |it: &Item| from <= it.due.on && it.due.on <= to;
    let found = items.into_iter().map(|(_, it)| it).filter(within);
    Ok((seat.cpts, found.collect()))
}

/// Contracts of which something may be due.
pub(super) fn awaited() -> Condition {
    Condition::any()
        .add(contract::Column::Stage.is_in(["in-force", "notice"]))
        .add(
            Condition::all()
                .add(contract::Column::ReceivedOn.is_not_null())
                .add(contract::Column::Stage.ne("over")),
        )
}

/// Everything due of these contracts, in order.
pub(super) async fn items(
    db: &impl ConnectionTrait,
    rows: Vec<contract::Model>,
) -> Result<Vec<(Uuid, Item)>, Fault> {
    let mut found = Vec::new();
    // A few at a time: a text has up to a megabyte.
    for chunk in rows.chunks(100) {
        let mut staged = Vec::with_capacity(chunk.len());
        for row in chunk {
            let stage = row.stage()?;
            let text = stage.running().map(|it| it.text.to_string());
            staged.push((row, stage, text.unwrap_or_else(|| row.sha256.clone())));
        }
        let texts = keep::texts(db, staged.iter().map(|(row, _, text)| (row.id, text))).await?;
        for (row, stage, text) in &staged {
            let text = texts.get(&(row.id, text.clone()));
            let text = text.ok_or_else(|| Fault::Other("a contract lacks its text".to_owned()))?;
            for due in of(row, stage, text) {
                let item = Item {
                    contract: ContractId(row.id),
                    title: row.title.clone(),
                    due,
                };
                found.push((row.id, item));
            }
        }
    }
    found.sort_by(|(_, one), (_, other)| {
        let key = |it: &Item| (it.due.clone(), it.contract);
        key(one).cmp(&key(other))
    });
    Ok(found)
}
