//! What contracts ask of a person: an opinion, a second look at a scan, and what falls due in those that she looks after.

use std::collections::{BTreeMap, BTreeSet};

use domain::home::Task;
use domain::id::{ContractId, CptsId};
use domain::permission::{Action, may};
use entity::adhesion;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::account::Place;
use crate::contract::{opinion, remind, scan};
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// What waits; `own` are the adhesions for which the person speaks, with the structure that holds one.
pub(super) async fn tasks(
    ctx: &Ctx,
    actor: &Actor,
    places: &[Place],
    own: &BTreeMap<Uuid, Option<String>>,
) -> Result<Vec<(CptsId, Task)>, Fault> {
    let mut tasks = Vec::new();
    for (cpts, row) in opinion::awaited(ctx, actor, &members(ctx, places, own).await?).await? {
        let task = Task::GiveOpinion {
            contract: ContractId(row.id),
            title: row.title,
        };
        tasks.push((cpts, task));
    }
    let officer = |it: &&Place| may(&it.standing(), Action::VouchContracts).is_ok();
    let vouches: Vec<Uuid> = places.iter().filter(officer).map(|it| it.cpts.id).collect();
    for it in scan::awaited(ctx, actor, &vouches).await? {
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

/// The CPTS in which the person is something, or speaks for a structure.
async fn members(
    ctx: &Ctx,
    places: &[Place],
    own: &BTreeMap<Uuid, Option<String>>,
) -> Result<BTreeSet<Uuid>, Fault> {
    let mut cpts: BTreeSet<Uuid> = places.iter().map(|it| it.cpts.id).collect();
    let structures = own.iter().filter(|(_, structure)| structure.is_some());
    let structures: Vec<Uuid> = structures.map(|(id, _)| *id).collect();
    if !structures.is_empty() {
        let rows = adhesion::Entity::find()
            .filter(adhesion::Column::Id.is_in(structures))
            .all(ctx.db().read())
            .await?;
        cpts.extend(rows.into_iter().map(|it| it.cpts_id));
    }
    Ok(cpts)
}
