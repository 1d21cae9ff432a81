use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::audit::Event;
use entity::{adhesion, adhesion_change, audit_entry, dues, dues_rate, mandate, role, structure};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait,
};
use serde_json::Value;
use uuid::Uuid;

use super::Known;
use crate::calendar::{paris_day, paris_midnight};
use crate::dues::standing::Asked;
use crate::failure::Fault;
use crate::ght;
use crate::scope::Seat;

/// Reads what the registers knew in the evening of a day: a fixed number of queries, whatever the number of members.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    seat: &Seat,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Known, Fault> {
    // Today's evening is now.
    let evening = on.succ_opt().filter(|_| on < today).map(paris_midnight);
    let adhesions = seat
        .adhesions()
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    let later = match evening {
        None => Vec::new(),
        Some(evening) => {
            adhesion_change::Entity::find()
                .join(
                    sea_orm::JoinType::InnerJoin,
                    adhesion_change::Relation::Adhesion.def(),
                )
                .filter(adhesion::Column::CptsId.eq(seat.cpts.id))
                .filter(adhesion_change::Column::At.gte(evening))
                .order_by_asc(adhesion_change::Column::At)
                .order_by_asc(adhesion_change::Column::Id)
                .all(db)
                .await?
        }
    };
    let rates = seat
        .dues_rates()
        .filter(dues_rate::Column::Year.eq(on.year()))
        .all(db)
        .await?;
    let attachments = match evening {
        None => ght::known::attachments(db, seat.id()).await?,
        Some(_) => ght::known::attachments_on(db, seat.id(), on).await?,
    };
    Ok(Known {
        later,
        kinds: kinds(db, seat).await?,
        asked: Asked::of_rows(rates),
        settled: settled(db, seat, on, evening).await?,
        reminded: reminded(db, seat, on).await?,
        roles: seat
            .roles()
            .filter(role::Column::StartsOn.lte(on))
            .filter(
                Condition::any()
                    .add(role::Column::EndsOn.is_null())
                    .add(role::Column::EndsOn.gte(on)),
            )
            .order_by_asc(role::Column::CreatedAt)
            .order_by_asc(role::Column::Id)
            .all(db)
            .await?,
        mandates: mandates(db, seat, on).await?,
        attachments: attachments
            .into_iter()
            .map(|(id, held)| (id.0, held))
            .collect(),
        adhesions,
    })
}

/// Structures that are or were members or applicants here.
fn structures_here(seat: &Seat) -> sea_orm::sea_query::SelectStatement {
    seat.adhesions()
        .select_only()
        .column(adhesion::Column::StructureId)
        .filter(adhesion::Column::StructureId.is_not_null())
        .into_query()
}

async fn kinds(db: &impl ConnectionTrait, seat: &Seat) -> Result<BTreeMap<Uuid, String>, Fault> {
    let rows: Vec<(Uuid, String)> = structure::Entity::find()
        .select_only()
        .columns([structure::Column::Id, structure::Column::Kind])
        .filter(structure::Column::Id.in_subquery(structures_here(seat)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn mandates(
    db: &impl ConnectionTrait,
    seat: &Seat,
    on: NaiveDate,
) -> Result<Vec<mandate::Model>, Fault> {
    Ok(mandate::Entity::find()
        .filter(mandate::Column::StructureId.in_subquery(structures_here(seat)))
        .filter(mandate::Column::StartsOn.lte(on))
        .filter(
            Condition::any()
                .add(mandate::Column::EndsOn.is_null())
                .add(mandate::Column::EndsOn.gte(on)),
        )
        .all(db)
        .await?)
}

async fn settled(
    db: &impl ConnectionTrait,
    seat: &Seat,
    on: NaiveDate,
    evening: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<Vec<(Uuid, String)>, Fault> {
    let mut rows = seat
        .dues()
        .select_only()
        .columns([dues::Column::AdhesionId, dues::Column::Settlement])
        .filter(dues::Column::Year.eq(on.year()));
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
    seat: &Seat,
    on: NaiveDate,
) -> Result<BTreeMap<Uuid, NaiveDate>, Fault> {
    let rows: Vec<(Option<Uuid>, Value, chrono::DateTime<chrono::Utc>)> = seat
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
