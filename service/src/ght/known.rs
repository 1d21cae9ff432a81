//! What a CPTS knows of blocs and attachments, in the types of the domain: now, and as it stood on a past day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ght::attachment::{AttachedTo, Attachment, Choice, HalfDays};
use domain::ght::{Bloc, Entity, Party};
use domain::id::{AdhesionId, AttachmentId, BlocId, CptsId};
use domain::role::Period;
use entity::{attachment, attachment_change, bloc, bloc_party};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

use crate::calendar::paris_midnight;
use crate::failure::Fault;

/// Attachments of members; who has none is not in it.
pub type Attachments = BTreeMap<AdhesionId, Vec<Attachment>>;

/// The blocs that a CPTS knows, by name, with their parties over time. Struck rows never held and are left out.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn blocs(db: &impl ConnectionTrait, cpts: CptsId) -> Result<Vec<Bloc>, Fault> {
    let rows = bloc::Entity::find()
        .filter(bloc::Column::CptsId.eq(cpts.0))
        .order_by_asc(bloc::Column::SearchName)
        .order_by_asc(bloc::Column::Id)
        .all(db)
        .await?;
    let mut parties: BTreeMap<BlocId, Vec<Party>> = BTreeMap::new();
    for row in held(db, cpts).await? {
        let found = parties.entry(BlocId(row.bloc_id)).or_default();
        found.push(party(&row)?);
    }
    rows.into_iter()
        .map(|row| {
            let id = BlocId(row.id);
            Ok(Bloc {
                id,
                kind: entity::read("bloc", "kind", &row.kind)?,
                name: row.name,
                parties: parties.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

/// The names of the entities that are or were parties; the one recorded last, where they differ.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn names(
    db: &impl ConnectionTrait,
    cpts: CptsId,
) -> Result<BTreeMap<Entity, String>, Fault> {
    let mut names = BTreeMap::new();
    for row in held(db, cpts).await? {
        names.insert(party(&row)?.entity, row.name);
    }
    Ok(names)
}

/// The attachments of all members of a CPTS, or of one of them, in every state.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn attachments(
    db: &impl ConnectionTrait,
    cpts: CptsId,
    only: Option<AdhesionId>,
) -> Result<Attachments, Fault> {
    let rows = attachment::Entity::find()
        .filter(attachment::Column::CptsId.eq(cpts.0))
        .apply_if(only, |rows, id| {
            rows.filter(attachment::Column::AdhesionId.eq(id.0))
        })
        .order_by_asc(attachment::Column::Id)
        .all(db)
        .await?;
    let mut found = Attachments::new();
    for row in &rows {
        let of = found.entry(AdhesionId(row.adhesion_id)).or_default();
        of.push(read(row)?);
    }
    Ok(found)
}

/// The attachments of all members, or of one, as the register had them at the end of a past day in France: state, dates and
/// half-days of that evening, nothing that was recorded later.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn attachments_on(
    db: &impl ConnectionTrait,
    cpts: CptsId,
    only: Option<AdhesionId>,
    day: NaiveDate,
) -> Result<Attachments, Fault> {
    let Some(next) = day.succ_opt() else {
        return attachments(db, cpts, only).await;
    };
    let changes = attachment_change::Entity::find()
        .find_also_related(attachment::Entity)
        .filter(attachment::Column::CptsId.eq(cpts.0))
        .apply_if(only, |rows, id| {
            rows.filter(attachment::Column::AdhesionId.eq(id.0))
        })
        .filter(attachment_change::Column::At.lt(paris_midnight(next)))
        .order_by_asc(attachment_change::Column::AttachmentId)
        .order_by_asc(attachment_change::Column::Version)
        .all(db)
        .await?;
    let mut last: BTreeMap<AttachmentId, (attachment_change::Model, attachment::Model)> =
        BTreeMap::new();
    for (change, row) in changes {
        if let Some(row) = row {
            last.insert(AttachmentId(row.id), (change, row));
        }
    }
    let mut found = Attachments::new();
    for (change, mut row) in last.into_values() {
        row.state = change.state;
        row.starts_on = change.starts_on;
        row.ends_on = change.ends_on;
        row.half_days_inside = change.half_days_inside;
        row.half_days_outside = change.half_days_outside;
        row.at_threshold = change.at_threshold;
        let of = found.entry(AdhesionId(row.adhesion_id)).or_default();
        of.push(read(&row)?);
    }
    Ok(found)
}

/// Parties that were not struck, in the order in which they were recorded.
async fn held(db: &impl ConnectionTrait, cpts: CptsId) -> Result<Vec<bloc_party::Model>, Fault> {
    Ok(bloc_party::Entity::find()
        .filter(bloc_party::Column::CptsId.eq(cpts.0))
        .filter(bloc_party::Column::StruckAt.is_null())
        .order_by_asc(bloc_party::Column::CreatedAt)
        .order_by_asc(bloc_party::Column::Id)
        .all(db)
        .await?)
}

/// A party, as the domain has it.
///
/// # Errors
/// [`Fault`] when the row cannot be read.
pub fn party(row: &bloc_party::Model) -> Result<Party, Fault> {
    let entity = legal_entity("bloc_party", row.finess.as_deref(), row.siren.as_deref())?;
    Ok(Party {
        entity: entity.ok_or_else(|| unreadable("bloc_party", "siren", ""))?,
        period: Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        },
    })
}

/// An attachment, as the domain has it. Half-days without a side chosen leave a member exactly at the threshold outside.
///
/// # Errors
/// [`Fault`] when the row cannot be read.
pub fn read(row: &attachment::Model) -> Result<Attachment, Fault> {
    let entity = legal_entity("attachment", row.finess.as_deref(), row.siren.as_deref())?;
    let to = match (entity, row.bloc_id) {
        (Some(entity), _) => AttachedTo::Entity(entity),
        (None, Some(bloc)) => AttachedTo::Bloc(BlocId(bloc)),
        (None, None) => return Err(unreadable("attachment", "bloc_id", "")),
    };
    let half_days = match (row.half_days_inside, row.half_days_outside) {
        (Some(inside), Some(outside)) => Some(HalfDays {
            inside: half_days("half_days_inside", inside)?,
            outside: half_days("half_days_outside", outside)?,
            at_threshold: match &row.at_threshold {
                Some(code) => entity::read("attachment", "at_threshold", code)?,
                None => Choice::Outside,
            },
        }),
        _ => None,
    };
    Ok(Attachment {
        id: AttachmentId(row.id),
        to,
        way: entity::read("attachment", "way", &row.way)?,
        source: entity::read("attachment", "source", &row.source)?,
        period: Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        },
        state: entity::read("attachment", "state", &row.state)?,
        half_days,
    })
}

fn legal_entity(
    table: &'static str,
    finess: Option<&str>,
    siren: Option<&str>,
) -> Result<Option<Entity>, Fault> {
    Ok(match (finess, siren) {
        (Some(number), _) => Some(Entity::Finess(entity::read(table, "finess", number)?)),
        (None, Some(number)) => Some(Entity::Siren(entity::read(table, "siren", number)?)),
        (None, None) => None,
    })
}

fn half_days(column: &'static str, count: i32) -> Result<u16, Fault> {
    u16::try_from(count).map_err(|_| unreadable("attachment", column, &count.to_string()))
}

fn unreadable(table: &'static str, column: &'static str, value: &str) -> Fault {
    Fault::Inconsistent(entity::Inconsistent {
        table,
        column,
        value: value.to_owned(),
    })
}
