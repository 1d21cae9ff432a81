//! What waits for a person, over all their CPTS. Read at each visit of the home page: few queries, each on an index,
//! and only those that can find something.

mod attachment;
mod contract;
mod decision;
mod election;
mod trustee;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Datelike, Utc};
use domain::dues::{Cents, DuesStanding, Settlement, up_to_date};
use domain::home::{Task, announced_until};
use domain::id::{AdhesionId, CptsId, StructureId};
use domain::member::AdhesionState;
use domain::permission::{Action, may};
use entity::{adhesion, cpts, dues, dues_rate, mandate, structure};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::account::Place;
use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

pub use entity::cpts::Model as Cpts;

/// Something that waits, and where.
#[derive(Debug, Clone)]
pub struct Todo {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// What waits.
    pub task: Task,
}

/// Whose is an adhesion for which the person speaks.
struct Own {
    /// Where.
    cpts: Uuid,
    /// The structure whose it is; nothing for the person's own.
    structure: Option<String>,
}

impl Own {
    const fn person(place: &Place) -> Self {
        Self {
            cpts: place.cpts.id,
            structure: None,
        }
    }
}

/// The CPTS of the person, and those of the adhesions for which she speaks.
fn all_cpts(places: &[Place], own: &BTreeMap<Uuid, Own>) -> BTreeSet<Uuid> {
    let places = places.iter().map(|it| it.cpts.id);
    places.chain(own.values().map(|it| it.cpts)).collect()
}

/// Everything that waits for the person, the most pressing first. `places` are those that
/// [`crate::account::places`] found for the same person.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn todo(ctx: &Ctx, actor: &Actor, places: &[Place]) -> Result<Vec<Todo>, Fault> {
    let mut tasks = Vec::new();
    for place in places {
        if let Some((adhesion, AdhesionState::MoreAsked)) = place.adhesion {
            let task = Task::AnswerBoard {
                adhesion,
                structure: None,
            };
            tasks.push((CptsId(place.cpts.id), task));
        }
    }
    tasks.extend(applications(ctx, places).await?);
    tasks.extend(attachment::to_examine(ctx, places).await?);
    tasks.extend(dues_expected(ctx, places).await?);
    tasks.extend(roles_ending(ctx, places));
    let mut own: BTreeMap<Uuid, Own> = places
        .iter()
        .filter_map(|place| Some((place.adhesion?.0.0, Own::person(place))))
        .collect();
    tasks.extend(structures(ctx, actor, &mut own).await?);
    tasks.extend(decision::tasks(ctx, actor, places, &own).await?);
    tasks.extend(election::tasks(ctx, actor, places, &own).await?);
    tasks.extend(contract::tasks(ctx, actor, places, &own).await?);
    tasks.extend(attachment::to_answer(ctx, own).await?);
    tasks.extend(trustee::tasks(ctx, actor).await?);
    tasks.sort_by_key(|(_, task)| task.rank());
    named(ctx, places, tasks).await
}

/// The tasks with their CPTS. A structure's CPTS may be one where its representative is nothing: those are read.
async fn named(
    ctx: &Ctx,
    places: &[Place],
    tasks: Vec<(CptsId, Task)>,
) -> Result<Vec<Todo>, Fault> {
    let known = |id: CptsId| places.iter().find(|place| place.cpts.id == id.0);
    let unknown: Vec<Uuid> = tasks
        .iter()
        .filter(|(id, _)| known(*id).is_none())
        .map(|(id, _)| id.0)
        .collect();
    let others = if unknown.is_empty() {
        Vec::new()
    } else {
        cpts::Entity::find()
            .filter(cpts::Column::Id.is_in(unknown))
            .all(ctx.db().read())
            .await?
    };
    Ok(tasks
        .into_iter()
        .filter_map(|(id, task)| {
            let cpts = known(id)
                .map(|place| &place.cpts)
                .or_else(|| others.iter().find(|cpts| cpts.id == id.0))?
                .clone();
            Some(Todo { cpts, task })
        })
        .collect())
}

/// Applications that wait where the person may decide them.
async fn applications(ctx: &Ctx, places: &[Place]) -> Result<Vec<(CptsId, Task)>, Fault> {
    let deciding: Vec<Uuid> = places
        .iter()
        .filter(|place| may(&place.standing(), Action::DecideApplication).is_ok())
        .map(|place| place.cpts.id)
        .collect();
    if deciding.is_empty() {
        return Ok(Vec::new());
    }
    let counts: Vec<(Uuid, i64, DateTime<Utc>)> = adhesion::Entity::find()
        .select_only()
        .column(adhesion::Column::CptsId)
        .column_as(adhesion::Column::Id.count(), "waiting")
        .column_as(adhesion::Column::AppliedAt.min(), "since")
        .filter(adhesion::Column::CptsId.is_in(deciding))
        .filter(adhesion::Column::State.eq(AdhesionState::Applied.code()))
        .group_by(adhesion::Column::CptsId)
        .into_tuple()
        .all(ctx.db().read())
        .await?;
    Ok(counts
        .into_iter()
        .map(|(cpts, waiting, since)| {
            let task = Task::ExamineApplications {
                waiting: waiting.unsigned_abs(),
                since: paris_day(since),
            };
            (CptsId(cpts), task)
        })
        .collect())
}

/// Dues of the current year that are asked of the person and not recorded.
async fn dues_expected(ctx: &Ctx, places: &[Place]) -> Result<Vec<(CptsId, Task)>, Fault> {
    let members: Vec<(AdhesionId, Uuid, &str)> = places
        .iter()
        .filter_map(|place| {
            let (id, state) = place.adhesion?;
            let category = place.category.as_deref()?;
            state.is_member().then_some((id, place.cpts.id, category))
        })
        .collect();
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let db = ctx.db().read();
    let year = ctx.today().year();
    let rates = dues_rate::Entity::find()
        .filter(dues_rate::Column::Year.eq(year))
        .filter(dues_rate::Column::CptsId.is_in(members.iter().map(|it| it.1)))
        .all(db)
        .await?;
    if rates.is_empty() {
        return Ok(Vec::new());
    }
    let recorded: HashMap<Uuid, String> = dues::Entity::find()
        .select_only()
        .columns([dues::Column::AdhesionId, dues::Column::Settlement])
        .filter(dues::Column::AdhesionId.is_in(members.iter().map(|it| it.0.0)))
        .filter(dues::Column::Year.eq(year))
        .filter(dues::Column::CancelledAt.is_null())
        .into_tuple::<(Uuid, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut tasks = Vec::new();
    for (adhesion, cpts, category) in members {
        let asked = rates
            .iter()
            .find(|rate| rate.cpts_id == cpts && rate.category == category)
            .map(|rate| Cents(rate.cents));
        let settlement = recorded
            .get(&adhesion.0)
            .map(|code| entity::read::<Settlement>("dues", "settlement", code))
            .transpose()?;
        if let DuesStanding::Expected(amount) = up_to_date(asked, settlement) {
            let task = Task::PayDues {
                adhesion,
                year,
                amount,
            };
            tasks.push((CptsId(cpts), task));
        }
    }
    Ok(tasks)
}

/// Roles of the person that end soon.
fn roles_ending(ctx: &Ctx, places: &[Place]) -> Vec<(CptsId, Task)> {
    let until = announced_until(ctx.today());
    let ends = places.iter().flat_map(|place| {
        let cpts = CptsId(place.cpts.id);
        place.ends.iter().map(move |&(role, on)| (cpts, role, on))
    });
    ends.filter(|(_, _, on)| *on <= until)
        .map(|(cpts, role, on)| (cpts, Task::RoleEnds { role, on }))
        .collect()
}

/// What waits for the structures that the person speaks for: answers to boards, mandates that end soon. A mandate
/// belongs to no CPTS: it stands with the first CPTS of the structure. Their adhesions are added to `own`.
async fn structures(
    ctx: &Ctx,
    actor: &Actor,
    own: &mut BTreeMap<Uuid, Own>,
) -> Result<Vec<(CptsId, Task)>, Fault> {
    let db = ctx.db().read();
    let today = ctx.today();
    let mandates: Vec<_> = mandate::Entity::find()
        .filter(mandate::Column::PersonId.eq(actor.person.0))
        .find_also_related(structure::Entity)
        .all(db)
        .await?
        .into_iter()
        .filter_map(|(mandate, structure)| Some((mandate, structure?)))
        .filter(|(mandate, _)| {
            mandate.starts_on <= today && mandate.ends_on.is_none_or(|end| today <= end)
        })
        .collect();
    if mandates.is_empty() {
        return Ok(Vec::new());
    }
    let adhesions = adhesion::Entity::find()
        .filter(
            adhesion::Column::StructureId.is_in(mandates.iter().map(|(_, structure)| structure.id)),
        )
        .filter(adhesion::Column::EndedAt.is_null())
        .all(db)
        .await?;
    let mut tasks = Vec::new();
    for (_, structure) in &mandates {
        let of = adhesions
            .iter()
            .filter(|row| row.structure_id == Some(structure.id));
        own.extend(of.map(|row| {
            let own = Own {
                cpts: row.cpts_id,
                structure: Some(structure.name.clone()),
            };
            (row.id, own)
        }));
    }
    for (mandate, structure) in mandates {
        let mut of = adhesions
            .iter()
            .filter(|row| row.structure_id == Some(structure.id))
            .peekable();
        if let (Some(first), Some(on)) = (of.peek(), mandate.ends_on)
            && domain::home::is_announced(on, today)
        {
            let task = Task::MandateEnds {
                structure: StructureId(structure.id),
                name: structure.name.clone(),
                on,
            };
            tasks.push((CptsId(first.cpts_id), task));
        }
        for row in of.filter(|row| row.state == AdhesionState::MoreAsked.code()) {
            let task = Task::AnswerBoard {
                adhesion: AdhesionId(row.id),
                structure: Some(structure.name.clone()),
            };
            tasks.push((CptsId(row.cpts_id), task));
        }
    }
    Ok(tasks)
}
