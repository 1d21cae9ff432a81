//! What contracts ask of a person: an opinion, a second look at a scan, and what falls due in those that she looks after.

use std::collections::{BTreeMap, BTreeSet};

use domain::contract::stage::Step;
use domain::home::Task;
use domain::id::{ContractId, CptsId};
use domain::permission::{Action, may};
use entity::{contract, contract_cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Own, all_cpts};
use crate::account::Place;
use crate::contract::{opinion, remind, scan};
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// What waits; `own` are the adhesions for which the person speaks.
pub(super) async fn tasks(
    ctx: &Ctx,
    actor: &Actor,
    places: &[Place],
    own: &BTreeMap<Uuid, Own>,
) -> Result<Vec<(CptsId, Task)>, Fault> {
    let mut tasks = Vec::new();
    let (asking, signing): (Vec<_>, Vec<_>) = open(ctx, &all_cpts(places, own))
        .await?
        .into_iter()
        .partition(|(_, row)| row.stage == Step::Opinion.code());
    for (cpts, row) in opinion::awaited(ctx, actor, asking).await? {
        let task = Task::GiveOpinion {
            contract: ContractId(row.id),
            title: row.title,
        };
        tasks.push((cpts, task));
    }
    let vouches = |id: CptsId| {
        let place = places.iter().find(|it| it.cpts.id == id.0);
        place.is_some_and(|it| may(&it.standing(), Action::VouchContracts).is_ok())
    };
    let signing = signing.into_iter().filter(|(it, _)| vouches(*it));
    for it in scan::awaited(ctx, actor, signing.collect()).await? {
        let task = Task::ConfirmScan {
            contract: ContractId(it.row.id),
            title: it.row.title,
            waiting: it.waiting,
        };
        tasks.push((it.cpts, task));
    }
    for (cpts, item) in remind::upcoming(ctx, actor).await? {
        let task = Task::ContractDue {
            contract: item.contract,
            title: item.title,
            due: item.due,
        };
        tasks.push((cpts, task));
    }
    Ok(tasks)
}

/// The contracts of these CPTS on which members are asked or that are being signed.
async fn open(ctx: &Ctx, cpts: &BTreeSet<Uuid>) -> Result<Vec<(CptsId, contract::Model)>, Fault> {
    let rows = contract_cpts::Entity::find()
        .filter(contract_cpts::Column::CptsId.is_in(cpts.iter().copied()))
        .filter(contract::Column::Stage.is_in([Step::Opinion, Step::Signing].map(Step::code)))
        .order_by_asc(contract_cpts::Column::ContractId)
        .order_by_asc(contract_cpts::Column::CptsId)
        .find_also_related(contract::Entity)
        .all(ctx.db().read())
        .await?;
    let there = |(part, row): (contract_cpts::Model, Option<contract::Model>)| {
        Some((CptsId(part.cpts_id), row?))
    };
    Ok(rows.into_iter().filter_map(there).collect())
}
