//! How much of what a CPTS promised and is paid depends on each bloc, beside what that bloc weighs in its governance.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use chrono::Datelike;
use domain::contract::exposure::{Weighed, Year, exposure as weigh};
use domain::ght::bloc_of;
use domain::id::BlocId;
use entity::{contract, contract_money, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use super::mandate::partner_entities;
use super::reader;
use super::register::{Parties, parties, taking};
use crate::ctx::{Actor, Ctx};
use crate::electorate::voices::{Voices, voices};
use crate::failure::{Fault, Outcome};
use crate::ght::known;
use crate::scope;

/// Years before and after this one that are shown.
const AROUND: i32 = 2;

/// What depends on each bloc, year by year.
#[derive(Debug, Clone)]
pub struct Exposure {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Blocs, by name.
    pub blocs: Vec<(BlocId, String)>,
    /// What they weigh in governance, on the last day that members may know of: none for who is a partner only.
    pub voices: Option<Arc<Voices>>,
    /// The years.
    pub years: Vec<Year>,
    /// This year.
    pub year: i32,
    /// Establishments with which a contract runs: each has no voice by it.
    pub partners: Vec<String>,
}

/// Reads it, of contracts that are or were in force. Permission: to read the contracts of the CPTS.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn exposure(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Exposure, Infallible> {
    let db = ctx.db().read();
    let today = ctx.today();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    reader::reads(db, ctx, &seat).await?;
    let blocs = known::blocs(db, seat.id()).await?;
    let rows = contract::Entity::find()
        .filter(contract::Column::Id.in_subquery(taking(seat.id()).into_query()))
        .filter(contract::Column::InForceOn.is_not_null())
        .order_by_asc(contract::Column::Id)
        .all(db)
        .await?;
    let known = parties(db, &rows, &blocs, today).await?;
    let money = money(ctx, &rows).await?;
    let contracts: Vec<Weighed> = rows.iter().map(|it| weighed(it, &known, &money)).collect();
    let entities: BTreeMap<Uuid, Vec<domain::ght::Entity>> = known
        .rows
        .iter()
        .map(|it| Ok((it.id, partner_entities(it)?)))
        .collect::<Result<_, Fault>>()?;
    let year = today.year();
    let years = weigh(
        &contracts,
        year - AROUND..=year + AROUND,
        today,
        |id, on| {
            let own = entities.get(&id)?;
            own.iter()
                .find_map(|it| bloc_of(&blocs, it, on))
                .map(|it| it.id)
        },
    );
    let running = rows
        .iter()
        .filter(|it| it.in_force_on.is_some() && today <= it.ends_on);
    let with = running.filter_map(|it| known.of.get(&it.id)).flatten();
    let mut partners: Vec<String> = with.filter_map(|it| known.names.get(it).cloned()).collect();
    partners.sort();
    partners.dedup();
    let named = blocs.iter().map(|it| (it.id, it.name.clone()));
    Ok(Exposure {
        blocs: named.collect(),
        voices: voices(db, ctx, &seat).await?,
        years,
        year,
        partners,
        cpts: seat.cpts,
    })
}

type Payments = BTreeMap<Uuid, Vec<(Uuid, chrono::NaiveDate, i64)>>;

async fn money(ctx: &Ctx, rows: &[contract::Model]) -> Result<Payments, Fault> {
    let mut found = Payments::new();
    for chunk in rows.chunks(400) {
        let lines = contract_money::Entity::find()
            .filter(contract_money::Column::ContractId.is_in(chunk.iter().map(|it| it.id)))
            .all(ctx.db().read())
            .await?;
        for it in lines {
            let of = found.entry(it.contract_id).or_default();
            of.push((it.partner_id, it.due_on, it.cents));
        }
    }
    Ok(found)
}

fn weighed(row: &contract::Model, known: &Parties, money: &Payments) -> Weighed {
    let since = row.in_force_on.unwrap_or(row.begins_on);
    let paid = money.get(&row.id).into_iter().flatten();
    // What ends early is paid until then.
    let paid = paid.filter(|(_, on, _)| since <= *on && *on <= row.ends_on);
    Weighed {
        since,
        until: row.ends_on,
        actions: u32::try_from(row.actions).unwrap_or_default(),
        partners: known.of.get(&row.id).cloned().unwrap_or_default(),
        money: paid.copied().collect(),
    }
}
