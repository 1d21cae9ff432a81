//! Who speaks for a structure, and since when.

use chrono::{Days, NaiveDate};
use domain::audit::Event;
use domain::id::{MandateId, PersonId, StructureId};
use domain::role::Period;
use domain::structure::{MandateKind, MandateRefused, may_hold};
use entity::{mandate, person};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::directory::colleague::shows;
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// A mandate, with who holds it.
#[derive(Debug, Clone)]
pub struct Mandate {
    /// Row.
    pub id: MandateId,
    /// Representative or deputy.
    pub kind: MandateKind,
    /// Who.
    pub person: PersonId,
    /// Given and family name.
    pub name: String,
    /// When.
    pub period: Period,
}

/// The structures a person represents on a day.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn represented(
    db: &impl ConnectionTrait,
    person: PersonId,
    on: NaiveDate,
) -> Result<Vec<Uuid>, Fault> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::PersonId.eq(person.0))
        .filter(running(on))
        .all(db)
        .await?;
    let mut ids: Vec<Uuid> = rows.into_iter().map(|row| row.structure_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Whether a person represents a structure on a day.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn speaks_for(
    db: &impl ConnectionTrait,
    person: PersonId,
    structure: Uuid,
    on: NaiveDate,
) -> Result<bool, Fault> {
    Ok(represented(db, person, on).await?.contains(&structure))
}

/// Who represents a structure on a day: its representative or, where there is none, a deputy.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn spokesman(
    db: &impl ConnectionTrait,
    structure: Uuid,
    on: NaiveDate,
) -> Result<Option<Uuid>, Fault> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::StructureId.eq(structure))
        .filter(running(on))
        .order_by_asc(mandate::Column::StartsOn)
        .order_by_asc(mandate::Column::Id)
        .all(db)
        .await?;
    let mut found: Vec<(bool, Uuid)> = Vec::new();
    for row in rows {
        let kind: MandateKind = entity::read("mandate", "kind", &row.kind)?;
        found.push((kind != MandateKind::Representative, row.person_id));
    }
    // The sort is stable: of several the first one named.
    found.sort_by_key(|it| it.0);
    Ok(found.first().map(|it| it.1))
}

/// All mandates of a structure, the latest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of_structure(
    db: &impl ConnectionTrait,
    structure: Uuid,
) -> Result<Vec<Mandate>, Fault> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::StructureId.eq(structure))
        .find_also_related(person::Entity)
        .order_by_desc(mandate::Column::StartsOn)
        .order_by_asc(mandate::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(row, person)| {
            Ok(Mandate {
                id: MandateId(row.id),
                kind: entity::read("mandate", "kind", &row.kind)?,
                person: PersonId(row.person_id),
                name: person.map_or_else(String::new, |it| {
                    format!("{} {}", it.given_name, it.family_name)
                }),
                period: Period {
                    starts_on: row.starts_on,
                    ends_on: row.ends_on,
                },
            })
        })
        .collect()
}

fn running(on: NaiveDate) -> Condition {
    Condition::all().add(mandate::Column::StartsOn.lte(on)).add(
        Condition::any()
            .add(mandate::Column::EndsOn.is_null())
            .add(mandate::Column::EndsOn.gte(on)),
    )
}

/// A mandate to record.
#[derive(Debug, Clone)]
pub struct NewMandate {
    /// Representative or deputy.
    pub kind: MandateKind,
    /// Somebody whom the directory shows to the person who names them.
    pub who: PersonId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day, if known.
    pub ends_on: Option<NaiveDate>,
}

/// Why a mandate is not recorded or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateFailed {
    /// The directory shows nobody of that name to the person who names them.
    Unknown,
    /// The days.
    Days(MandateRefused),
    /// Nobody would speak for the structure any more: name a successor first.
    Last,
    /// It is over already.
    Over,
}

/// Records a mandate. Whoever speaks for the structure today names its representative and deputy,
/// as its own rules decide.
///
/// Permission: a mandate for the structure that runs today.
///
/// # Errors
/// [`MandateFailed`]; not found for a structure one does not represent.
pub async fn name(
    ctx: &Ctx,
    actor: &Actor,
    structure: StructureId,
    new: &NewMandate,
) -> Outcome<(), MandateFailed> {
    transaction!(ctx, |tx| {
        if !speaks_for(tx.db(), actor.person, structure.0, ctx.today()).await? {
            return Err(Failure::NotFound);
        }
        if !shows(tx.db(), actor, new.who).await? {
            return refuse(MandateFailed::Unknown);
        }
        let period = Period {
            starts_on: new.starts_on,
            ends_on: new.ends_on,
        };
        let all = of_structure(tx.db(), structure.0).await?;
        let same = all
            .iter()
            .any(|it| it.kind == new.kind && it.person == new.who && it.period == period);
        if same {
            tx.without_journal("the same form was sent twice");
            return Ok(());
        }
        let others: Vec<Period> = all
            .iter()
            .filter(|it| it.kind == new.kind)
            .map(|it| it.period)
            .collect();
        may_hold(period, &others).map_err(|it| Failure::Refused(MandateFailed::Days(it)))?;
        let id = ctx.uuid();
        mandate::Entity::insert(mandate::ActiveModel {
            id: Set(id),
            structure_id: Set(structure.0),
            person_id: Set(new.who.0),
            kind: Set(new.kind.code().to_owned()),
            starts_on: Set(period.starts_on),
            ends_on: Set(period.ends_on),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::MandateChanged)
                .actor(actor)
                .subject(structure.0)
                .detail(json!({ "mandate": new.kind.code(), "from": period.starts_on, "to": period.ends_on })),
        )
        .await?;
        Ok(())
    })
}

/// Ends a mandate: its last day is yesterday, so rights cease at once.
///
/// Permission: a mandate for the structure that runs today.
///
/// # Errors
/// [`MandateFailed`]; not found for a structure one does not represent.
pub async fn end(
    ctx: &Ctx,
    actor: &Actor,
    structure: StructureId,
    id: MandateId,
) -> Outcome<(), MandateFailed> {
    let today = ctx.today();
    transaction!(ctx, |tx| {
        if !speaks_for(tx.db(), actor.person, structure.0, today).await? {
            return Err(Failure::NotFound);
        }
        let row = mandate::Entity::find_by_id(id.0)
            .filter(mandate::Column::StructureId.eq(structure.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        if row.ends_on.is_some_and(|end| end < today) {
            return refuse(MandateFailed::Over);
        }
        let remains = of_structure(tx.db(), structure.0)
            .await?
            .iter()
            .any(|it| it.id != id && it.period.holds_on(today));
        if !remains {
            return refuse(MandateFailed::Last);
        }
        let kind = row.kind.clone();
        let last_day = today - Days::new(1);
        let mut ended = row.into_active_model();
        ended.ends_on = Set(Some(last_day));
        ended.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::MandateChanged)
                .actor(actor)
                .subject(structure.0)
                .detail(json!({ "mandate": kind, "to": last_day })),
        )
        .await?;
        Ok(())
    })
}
