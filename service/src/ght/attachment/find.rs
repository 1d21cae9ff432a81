//! Attachments found in data: they count for nothing until the board has confirmed them.
//!
//! Looked for whenever one of the two sides changes: an activity that Pro Santé Connect tells, an import, an admission, a
//! structure's numbers, a party. What was found once is not found again: neither while it stands, nor when the board put it
//! aside, nor when it ended after the data said so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::ght::Entity as Legal;
use domain::ght::attachment::{AttachedTo, AttachmentState, Happening, Source, Way};
use domain::id::{CptsId, PersonId, StructureId};
use domain::identifier::Siret;
use domain::member::AdhesionState;
use domain::profession::Mode;
use entity::{activity, adhesion, attachment, cpts, structure};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::write::{What, enter};
use crate::calendar::paris_day;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::ght::known;
use crate::ght::party::numbers;
use crate::notice::{ght as words, letter};
use crate::tx::Tx;

/// How many values one statement compares with.
const SOME: usize = 400;

/// Something that data show.
struct Seen {
    entity: Legal,
    name: Option<String>,
    way: Way,
    source: Source,
    /// Since when the data say so.
    since: NaiveDate,
}

/// Looks at everything of a person: after a provider told their activities.
pub(crate) async fn of_person(ctx: &Ctx, tx: &Tx<'_>, person: PersonId) -> Result<(), Fault> {
    let rows = running(Condition::all().add(adhesion::Column::PersonId.eq(person.0)));
    everywhere(ctx, tx, rows.all(tx.db()).await?).await
}

/// Looks at everything of a structure: after its numbers were corrected.
pub(crate) async fn of_structure(
    ctx: &Ctx,
    tx: &Tx<'_>,
    structure: StructureId,
) -> Result<(), Fault> {
    let rows = running(Condition::all().add(adhesion::Column::StructureId.eq(structure.0)));
    everywhere(ctx, tx, rows.all(tx.db()).await?).await
}

/// Looks at adhesions of a CPTS: after an import or an admission.
pub(crate) async fn of_adhesions(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: CptsId,
    ids: &[Uuid],
) -> Result<(), Fault> {
    let mut rows = Vec::new();
    for some in ids.chunks(SOME) {
        let some = adhesion::Column::Id.is_in(some.to_vec());
        let of = adhesion::Column::CptsId.eq(cpts.0);
        let found = running(Condition::all().add(of).add(some));
        rows.extend(found.all(tx.db()).await?);
    }
    within(ctx, tx, cpts, rows).await
}

/// Looks at the members whom some entities may concern: after parties were recorded.
pub(crate) async fn of_entities(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: CptsId,
    entities: &[Legal],
) -> Result<(), Fault> {
    let mut rows: BTreeMap<Uuid, adhesion::Model> = BTreeMap::new();
    for some in entities.chunks(SOME) {
        let mut people = Condition::any();
        let mut bodies = Condition::any();
        let mut members = Condition::any();
        let finess: Vec<String> = some.iter().filter_map(|it| numbers(it).0).collect();
        if !finess.is_empty() {
            people = people
                .add(activity::Column::FinessLegal.is_in(finess.clone()))
                .add(activity::Column::FinessSite.is_in(finess.clone()));
            bodies = bodies.add(structure::Column::Finess.is_in(finess.clone()));
            members = members.add(adhesion::Column::Finess.is_in(finess));
        }
        for siren in some.iter().filter_map(|it| numbers(it).1) {
            people = people.add(activity::Column::Siret.starts_with(siren.clone()));
            bodies = bodies.add(structure::Column::Siret.starts_with(siren));
        }
        let people: Vec<Uuid> = activity::Entity::find()
            .select_only()
            .column(activity::Column::PersonId)
            .filter(activity::Column::EndedAt.is_null())
            .filter(people)
            .distinct()
            .into_tuple()
            .all(tx.db())
            .await?;
        let bodies: Vec<Uuid> = structure::Entity::find()
            .select_only()
            .column(structure::Column::Id)
            .filter(bodies)
            .into_tuple()
            .all(tx.db())
            .await?;
        let mut wanted = Vec::new();
        if !members.is_empty() {
            wanted.push(members);
        }
        for some in people.chunks(SOME) {
            let of = adhesion::Column::PersonId.is_in(some.to_vec());
            wanted.push(Condition::any().add(of));
        }
        for some in bodies.chunks(SOME) {
            let of = adhesion::Column::StructureId.is_in(some.to_vec());
            wanted.push(Condition::any().add(of));
        }
        for one in wanted {
            let of = Condition::all()
                .add(adhesion::Column::CptsId.eq(cpts.0))
                .add(one);
            let found = running(of).all(tx.db()).await?;
            rows.extend(found.into_iter().map(|row| (row.id, row)));
        }
    }
    within(ctx, tx, cpts, rows.into_values().collect()).await
}

/// Members and applicants: who has left weighs nothing.
fn running(which: Condition) -> sea_orm::Select<adhesion::Entity> {
    adhesion::Entity::find()
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(which)
}

async fn everywhere(ctx: &Ctx, tx: &Tx<'_>, rows: Vec<adhesion::Model>) -> Result<(), Fault> {
    let mut of: BTreeMap<Uuid, Vec<adhesion::Model>> = BTreeMap::new();
    for row in rows {
        of.entry(row.cpts_id).or_default().push(row);
    }
    for (cpts, rows) in of {
        within(ctx, tx, CptsId(cpts), rows).await?;
    }
    Ok(())
}

async fn within(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: CptsId,
    rows: Vec<adhesion::Model>,
) -> Result<(), Fault> {
    let today = ctx.today();
    let blocs = known::blocs(tx.db(), cpts).await?;
    let parties: BTreeSet<&Legal> = blocs
        .iter()
        .flat_map(|it| &it.parties)
        .filter(|it| it.period.holds_on(today))
        .map(|it| &it.entity)
        .collect();
    if parties.is_empty() || rows.is_empty() {
        return Ok(());
    }
    let names = known::names(tx.db(), cpts).await?;
    let owner = cpts::Entity::find_by_id(cpts.0).one(tx.db()).await?;
    let owner = owner.ok_or_else(|| Fault::Other("an adhesion points to no CPTS".to_owned()))?;
    for some in rows.chunks(SOME) {
        let (activities, structures) = around(tx, some).await?;
        let held = held(tx, some).await?;
        for row in some {
            let mut found = shown(row, &activities, &structures, today)?;
            found.retain(|it| parties.contains(&it.entity));
            found.sort_by_key(|it| (it.entity.clone(), it.way, it.source));
            found.dedup_by_key(|it| (it.entity.clone(), it.way));
            for seen in found {
                if is_known(held.get(&row.id).map_or(&[], Vec::as_slice), &seen)? {
                    continue;
                }
                let name = names.get(&seen.entity).cloned().or(seen.name.clone());
                let proposal = proposal(ctx, row, seen, name);
                let words = words::found(&owner, &proposal);
                let what = What {
                    kind: Happening::Found,
                    actor: None,
                    reason: None,
                };
                enter(ctx, tx, proposal, what).await?;
                letter::to_member(ctx, tx, &owner, row, &words).await?;
            }
        }
    }
    Ok(())
}

type Around = (
    BTreeMap<Uuid, Vec<activity::Model>>,
    BTreeMap<Uuid, structure::Model>,
);

async fn around(tx: &Tx<'_>, rows: &[adhesion::Model]) -> Result<Around, Fault> {
    let people: Vec<Uuid> = rows.iter().filter_map(|it| it.person_id).collect();
    let bodies: Vec<Uuid> = rows.iter().filter_map(|it| it.structure_id).collect();
    let mut activities: BTreeMap<Uuid, Vec<activity::Model>> = BTreeMap::new();
    for row in activity::Entity::find()
        .filter(activity::Column::PersonId.is_in(people))
        .filter(activity::Column::EndedAt.is_null())
        .all(tx.db())
        .await?
    {
        activities.entry(row.person_id).or_default().push(row);
    }
    let structures = structure::Entity::find()
        .filter(structure::Column::Id.is_in(bodies))
        .all(tx.db())
        .await?;
    Ok((
        activities,
        structures.into_iter().map(|it| (it.id, it)).collect(),
    ))
}

async fn held(
    tx: &Tx<'_>,
    rows: &[adhesion::Model],
) -> Result<BTreeMap<Uuid, Vec<attachment::Model>>, Fault> {
    let mut held: BTreeMap<Uuid, Vec<attachment::Model>> = BTreeMap::new();
    for row in attachment::Entity::find()
        .filter(attachment::Column::AdhesionId.is_in(rows.iter().map(|it| it.id)))
        .all(tx.db())
        .await?
    {
        held.entry(row.adhesion_id).or_default().push(row);
    }
    Ok(held)
}

/// What the data around an adhesion show.
fn shown(
    row: &adhesion::Model,
    activities: &BTreeMap<Uuid, Vec<activity::Model>>,
    structures: &BTreeMap<Uuid, structure::Model>,
    today: NaiveDate,
) -> Result<Vec<Seen>, Fault> {
    let mut found = Vec::new();
    if let Some(body) = row.structure_id.and_then(|id| structures.get(&id)) {
        for entity in entities([body.finess.as_deref(), None], body.siret.as_deref()) {
            found.push(Seen {
                entity,
                name: Some(body.name.clone()),
                way: Way::LegalPerson,
                source: Source::Declared,
                since: today,
            });
        }
        return Ok(found);
    }
    let of_person = row.person_id.and_then(|id| activities.get(&id));
    for it in of_person.into_iter().flatten() {
        if it.mode.parse() != Ok(Mode::Salaried) || it.source != "provider" {
            continue;
        }
        for entity in entities(
            [it.finess_legal.as_deref(), it.finess_site.as_deref()],
            it.siret.as_deref(),
        ) {
            found.push(Seen {
                entity,
                name: it.structure_name.clone(),
                way: Way::MainActivity,
                source: Source::ProSanteConnect,
                since: paris_day(it.created_at),
            });
        }
    }
    let state: AdhesionState = entity::read("adhesion", "state", &row.state)?;
    let employed = row
        .mode
        .as_deref()
        .and_then(|it| it.parse().ok())
        .is_some_and(|it| matches!(it, Mode::Salaried | Mode::Mixed));
    // What an applicant who signs in gave comes from their activities, above.
    if employed && row.activity_id.is_none() && state.is_member() {
        for entity in entities([row.finess.as_deref(), None], None) {
            found.push(Seen {
                entity,
                name: row.place_name.clone(),
                way: Way::MainActivity,
                source: Source::Import,
                since: today,
            });
        }
    }
    Ok(found)
}

/// The legal entities that numbers name; those that cannot be read name none.
fn entities(finess: [Option<&str>; 2], siret: Option<&str>) -> Vec<Legal> {
    let mut found: Vec<Legal> = finess
        .into_iter()
        .flatten()
        .filter_map(|it| it.parse().ok())
        .map(Legal::Finess)
        .collect();
    let siren = siret
        .and_then(|it| it.parse::<Siret>().ok())
        .and_then(|it| it.as_str().get(..9)?.parse().ok());
    found.extend(siren.map(Legal::Siren));
    found
}

/// Whether the same was recorded before: it stands, was put aside, or ended after the data said so.
fn is_known(held: &[attachment::Model], seen: &Seen) -> Result<bool, Fault> {
    for row in held {
        let it = known::read(row)?;
        if it.to != AttachedTo::Entity(seen.entity.clone()) || it.way != seen.way {
            continue;
        }
        let over = it.period.ends_on.is_some_and(|end| end < seen.since);
        if it.state == AttachmentState::Rejected || !over {
            return Ok(true);
        }
    }
    Ok(false)
}

fn proposal(
    ctx: &Ctx,
    adhesion: &adhesion::Model,
    seen: Seen,
    name: Option<String>,
) -> attachment::Model {
    let (finess, siren) = numbers(&seen.entity);
    attachment::Model {
        id: ctx.uuid(),
        cpts_id: adhesion.cpts_id,
        adhesion_id: adhesion.id,
        bloc_id: None,
        finess,
        siren,
        entity_name: name,
        way: seen.way.code().to_owned(),
        source: seen.source.code().to_owned(),
        evidence: None,
        starts_on: seen.since,
        ends_on: None,
        state: AttachmentState::Proposed.code().to_owned(),
        half_days_inside: None,
        half_days_outside: None,
        at_threshold: None,
        created_by: None,
        created_at: ctx.now(),
        version: 1,
    }
}
