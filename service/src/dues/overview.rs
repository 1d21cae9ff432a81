//! The dues of a year: who is up to date, who is not, and the sums.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::dues::{Cents, DuesStanding, Settlement};
use domain::permission::Action;
use entity::{adhesion, cpts, dues};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rates::this_year;
use super::standing::{Asked, standings};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::member::register::{PER_PAGE, Search, StateFilter, filtered};
use crate::scope;

/// The dues of a year.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The year.
    pub year: i32,
    /// The present year.
    pub this_year: i32,
    /// What is asked of each category.
    pub asked: Asked,
    /// Members up to date.
    pub up_to_date: u64,
    /// Members who are not.
    pub late: u64,
    /// How many paid, former members too.
    pub paid: u64,
    /// How many are exempt.
    pub exempt: u64,
    /// Sum of what was paid.
    pub received: Cents,
    /// Lines of this page.
    pub lines: Vec<DuesLine>,
    /// How many lines match.
    pub total: u64,
    /// Whether the reader may record dues.
    pub may_record: bool,
    /// The present day.
    pub today: NaiveDate,
}

/// A member in the list of dues.
#[derive(Debug, Clone)]
pub struct DuesLine {
    /// The adhesion.
    pub row: adhesion::Model,
    /// Standing for the year.
    pub standing: DuesStanding,
}

/// Reads the dues of a year; `late_only` keeps those who are not up to date.
///
/// Permission: [`Action::ReadDues`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn overview(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    year: Option<i32>,
    search: &Search,
) -> Outcome<Overview, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadDues)?;
    let this_year = this_year(ctx);
    let year = year.unwrap_or(this_year);
    let asked = Asked::read(db, &seat, year).await?;
    let count = |up_to_date| {
        filtered(
            &seat,
            &Search {
                up_to_date: Some(up_to_date),
                state: StateFilter::OfYear,
                ..Search::default()
            },
            year,
            &asked,
        )
        .count(db)
    };
    let (up_to_date, late) = (count(true).await?, count(false).await?);
    let select = filtered(&seat, search, year, &asked);
    let total = select.clone().count(db).await?;
    let rows = select
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Number)
        .offset(search.page.saturating_sub(1).saturating_mul(PER_PAGE))
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let standings = standings(db, &seat, year, &asked, &rows).await?;
    let entries: Vec<(String, i64)> = seat
        .dues()
        .select_only()
        .columns([dues::Column::Settlement, dues::Column::Cents])
        .filter(dues::Column::Year.eq(year))
        .filter(dues::Column::CancelledAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let paid = entries
        .iter()
        .filter(|(code, _)| code == Settlement::Paid.code());
    Ok(Overview {
        year,
        this_year,
        up_to_date,
        late,
        paid: paid.clone().count() as u64,
        exempt: entries
            .iter()
            .filter(|(code, _)| code == Settlement::Exempt.code())
            .count() as u64,
        received: Cents(paid.map(|(_, cents)| cents).sum()),
        lines: rows
            .into_iter()
            .zip(standings)
            .map(|(row, standing)| DuesLine { row, standing })
            .collect(),
        total,
        asked,
        may_record: seat.require(Action::RecordDues).is_ok(),
        today: ctx.today(),
        cpts: seat.cpts,
    })
}
