//! Where members stand with the dues of a year.

use std::collections::BTreeMap;

use domain::dues::{Cents, DuesStanding, Settlement, is_member_during, up_to_date};
use entity::{adhesion, dues, dues_rate};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::calendar::paris_day;
use crate::failure::Fault;
use crate::scope::Seat;

/// What a CPTS asks of each category of member in a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked(BTreeMap<String, Cents>);

impl Asked {
    /// Reads the amounts of a year.
    ///
    /// # Errors
    /// [`Fault`] when the database refuses.
    pub async fn read(db: &impl ConnectionTrait, seat: &Seat, year: i32) -> Result<Self, Fault> {
        let rows = seat
            .dues_rates()
            .filter(dues_rate::Column::Year.eq(year))
            .all(db)
            .await?;
        Ok(Self::of_rows(rows))
    }

    /// The amounts of these rows, which are of one CPTS and one year.
    pub fn of_rows(rows: impl IntoIterator<Item = dues_rate::Model>) -> Self {
        let asked = rows.into_iter().map(|row| (row.category, Cents(row.cents)));
        Self(asked.collect())
    }

    /// The amount asked of a category.
    pub fn of(&self, category: &str) -> Option<Cents> {
        self.0.get(category).copied()
    }

    /// Categories of which something is asked.
    pub fn owing_categories(&self) -> Vec<String> {
        self.0
            .iter()
            .filter(|(_, cents)| cents.0 > 0)
            .map(|(category, _)| category.clone())
            .collect()
    }

    /// Whether nothing at all is asked.
    pub fn is_nothing(&self) -> bool {
        self.0.values().all(|cents| cents.0 == 0)
    }
}

/// The standing of one adhesion.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn standing(
    db: &impl ConnectionTrait,
    seat: &Seat,
    year: i32,
    row: &adhesion::Model,
) -> Result<DuesStanding, Fault> {
    let asked = Asked::read(db, seat, year).await?;
    let found = standings(db, seat, year, &asked, std::slice::from_ref(row)).await?;
    Ok(found.into_iter().next().unwrap_or(DuesStanding::NothingDue))
}

/// The standing of each adhesion of a page, in its order.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn standings(
    db: &impl ConnectionTrait,
    seat: &Seat,
    year: i32,
    asked: &Asked,
    rows: &[adhesion::Model],
) -> Result<Vec<DuesStanding>, Fault> {
    let settled: Vec<(Uuid, String)> = seat
        .dues()
        .select_only()
        .columns([dues::Column::AdhesionId, dues::Column::Settlement])
        .filter(dues::Column::Year.eq(year))
        .filter(dues::Column::CancelledAt.is_null())
        .filter(dues::Column::AdhesionId.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    let settled: BTreeMap<Uuid, String> = settled.into_iter().collect();
    rows.iter()
        .map(|row| {
            let recorded = settled
                .get(&row.id)
                .map(|code| entity::read::<Settlement>("dues", "settlement", code))
                .transpose()?;
            let ended_on = row.ended_at.map(paris_day);
            let asked = asked
                .of(&row.category)
                .filter(|_| is_member_during(year, row.admitted_on, ended_on));
            Ok(up_to_date(asked, recorded))
        })
        .collect()
}
