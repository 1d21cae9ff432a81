use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::audit::Event;
use entity::{adhesion, adhesion_change, audit_entry, dues, structure};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::Known;
use super::whose::Whose;
use crate::calendar::{paris_day, paris_midnight};
use crate::dues::standing::Asked;
use crate::failure::Fault;
use crate::ght;

/// Reads what the registers knew in the evening of a day: a fixed number of queries, whatever the number of members.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    whose: Whose,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Known, Fault> {
    // Today's evening is now.
    let evening = on.succ_opt().filter(|_| on < today).map(paris_midnight);
    let attachments = match evening {
        None => ght::known::attachments(db, whose.cpts(), whose.one()).await?,
        Some(_) => ght::known::attachments_on(db, whose.cpts(), whose.one(), on).await?,
    };
    Ok(Known {
        adhesions: whose
            .adhesions(on)
            .order_by_asc(adhesion::Column::Id)
            .all(db)
            .await?,
        later: later(db, whose, on, evening).await?,
        only: whose.only,
        kinds: kinds(db, whose, on).await?,
        asked: Asked::of_rows(whose.dues_rates(on.year()).all(db).await?),
        settled: settled(db, whose, on, evening).await?,
        reminded: reminded(db, whose, on).await?,
        roles: whose.roles(on).all(db).await?,
        mandates: whose.mandates(on).all(db).await?,
        attachments: attachments
            .into_iter()
            .map(|(id, held)| (id.0, held))
            .collect(),
    })
}

async fn later(
    db: &impl ConnectionTrait,
    whose: Whose,
    on: NaiveDate,
    evening: Option<DateTime<Utc>>,
) -> Result<Vec<adhesion_change::Model>, Fault> {
    let Some(evening) = evening else {
        return Ok(Vec::new());
    };
    Ok(adhesion_change::Entity::find()
        .filter(adhesion_change::Column::AdhesionId.in_subquery(whose.ids(on)))
        .filter(adhesion_change::Column::At.gte(evening))
        .order_by_asc(adhesion_change::Column::At)
        .order_by_asc(adhesion_change::Column::Id)
        .all(db)
        .await?)
}

async fn kinds(
    db: &impl ConnectionTrait,
    whose: Whose,
    on: NaiveDate,
) -> Result<BTreeMap<Uuid, String>, Fault> {
    let rows: Vec<(Uuid, String)> = structure::Entity::find()
        .select_only()
        .columns([structure::Column::Id, structure::Column::Kind])
        .filter(structure::Column::Id.in_subquery(whose.structures(on)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn settled(
    db: &impl ConnectionTrait,
    whose: Whose,
    on: NaiveDate,
    evening: Option<DateTime<Utc>>,
) -> Result<Vec<(Uuid, String)>, Fault> {
    let mut rows = whose
        .dues(on.year())
        .select_only()
        .columns([dues::Column::AdhesionId, dues::Column::Settlement]);
    rows = match evening {
        None => rows.filter(dues::Column::CancelledAt.is_null()),
        Some(evening) => rows.filter(dues::Column::RecordedAt.lt(evening)).filter(
            Condition::any()
                .add(dues::Column::CancelledAt.is_null())
                .add(dues::Column::CancelledAt.gte(evening)),
        ),
    };
    Ok(rows.into_tuple().all(db).await?)
}

/// The last reminder of the dues of that civil year by that day, of each adhesion.
async fn reminded(
    db: &impl ConnectionTrait,
    whose: Whose,
    on: NaiveDate,
) -> Result<BTreeMap<Uuid, NaiveDate>, Fault> {
    let rows: Vec<(Option<Uuid>, Value, DateTime<Utc>)> = whose
        .journal()
        .select_only()
        .columns([
            audit_entry::Column::Subject,
            audit_entry::Column::Detail,
            audit_entry::Column::At,
        ])
        .filter(audit_entry::Column::Event.eq(Event::DuesReminded.code()))
        .order_by_asc(audit_entry::Column::At)
        .into_tuple()
        .all(db)
        .await?;
    let year = Value::from(on.year());
    let of_year = rows
        .into_iter()
        .filter(|(_, detail, _)| detail.get("year") == Some(&year));
    Ok(of_year
        .filter_map(|(id, _, at)| Some((id?, paris_day(at))))
        .filter(|(_, day)| *day <= on)
        .collect())
}
