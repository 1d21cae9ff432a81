//! The register of members: search, filters, pages.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::member::AdhesionState;
use domain::permission::Action;
use entity::{adhesion, cpts, dues};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use super::place::communes;
use crate::calendar::paris_midnight;
use crate::ctx::{Actor, Ctx};
use crate::dues::standing::{Asked, standings};
use crate::failure::{Fault, Outcome};
use crate::scope::{self, Seat};
use domain::dues::DuesStanding;

/// Lines on a page.
pub const PER_PAGE: u64 = 50;

/// What is looked for in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Words of a name, or an adhesion number.
    pub words: String,
    /// Which states.
    pub state: StateFilter,
    /// Profession code.
    pub profession: Option<String>,
    /// Category code.
    pub category: Option<String>,
    /// `person` or `structure`.
    pub kind: Option<String>,
    /// Up to date with the dues of the year, or not.
    pub up_to_date: Option<bool>,
    /// Civil year of the dues; the present one when left out.
    pub year: Option<i32>,
    /// Page, from 1.
    pub page: u64,
}

/// Which states the register shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// Members, suspended ones too.
    #[default]
    Members,
    /// Suspended members.
    Suspended,
    /// Those who left, were struck off or expelled.
    Former,
    /// Everyone who was a member on a day of the year: those of whom dues are asked.
    OfYear,
}

impl StateFilter {
    const fn states(self) -> &'static [AdhesionState] {
        match self {
            Self::Members => &[AdhesionState::Admitted, AdhesionState::Suspended],
            Self::Suspended => &[AdhesionState::Suspended],
            Self::Former => &[
                AdhesionState::Resigned,
                AdhesionState::StruckOff,
                AdhesionState::Expelled,
            ],
            Self::OfYear => &[
                AdhesionState::Admitted,
                AdhesionState::Suspended,
                AdhesionState::Resigned,
                AdhesionState::StruckOff,
                AdhesionState::Expelled,
            ],
        }
    }
}

/// A page of the register.
#[derive(Debug, Clone)]
pub struct Register {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// How many entries match.
    pub total: u64,
    /// How many members the CPTS has.
    pub members: u64,
    /// Lines of this page.
    pub lines: Vec<Line>,
    /// Profession codes present among members.
    pub professions: Vec<String>,
    /// The year the dues speak of.
    pub year: i32,
}

/// A line of the register.
#[derive(Debug, Clone)]
pub struct Line {
    /// The adhesion.
    pub row: adhesion::Model,
    /// Name of the commune of practice.
    pub commune: Option<String>,
    /// Dues of the year.
    pub dues: DuesStanding,
}

/// Searches the register.
///
/// Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn register(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    search: &Search,
) -> Outcome<Register, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let year = search
        .year
        .unwrap_or_else(|| chrono::Datelike::year(&ctx.today()));
    let asked = Asked::read(db, &seat, year).await?;
    let select = filtered(&seat, search, year, &asked);
    let total = select.clone().count(db).await?;
    let rows = select
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Number)
        .offset(search.page.saturating_sub(1).saturating_mul(PER_PAGE))
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let dues = standings(db, &seat, year, &asked, &rows).await?;
    let communes = communes(db, rows.iter().filter_map(|row| row.commune_code.clone())).await?;
    let lines = rows
        .into_iter()
        .zip(dues)
        .map(|(row, dues)| Line {
            commune: row
                .commune_code
                .as_ref()
                .and_then(|code| communes.get(code).cloned()),
            row,
            dues,
        })
        .collect();
    Ok(Register {
        total,
        members: members(&seat).count(db).await?,
        lines,
        professions: professions(db, &seat).await?,
        year,
        cpts: seat.cpts,
    })
}

/// The members of a CPTS, suspended ones too.
pub(crate) fn members(seat: &Seat) -> Select<adhesion::Entity> {
    seat.adhesions().filter(
        adhesion::Column::State.is_in(StateFilter::Members.states().iter().map(|it| it.code())),
    )
}

async fn professions(
    db: &impl sea_orm::ConnectionTrait,
    seat: &Seat,
) -> Result<Vec<String>, Fault> {
    let codes: Vec<Option<String>> = members(seat)
        .select_only()
        .column(adhesion::Column::Profession)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let mut codes: Vec<String> = codes.into_iter().flatten().collect();
    codes.sort_unstable();
    Ok(codes)
}

/// [`domain::dues::is_member_during`] in SQL.
fn member_during(year: i32) -> Condition {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN);
    let next = NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1).unwrap_or(NaiveDate::MAX);
    let begins = paris_midnight(first);
    Condition::all()
        .add(adhesion::Column::AdmittedOn.is_not_null())
        .add(adhesion::Column::AdmittedOn.lt(next))
        .add(
            Condition::any()
                .add(adhesion::Column::EndedAt.is_null())
                .add(adhesion::Column::EndedAt.gte(begins)),
        )
}

/// The search as a query. The filter on dues says in SQL what [`domain::dues::up_to_date`] says of one
/// member; a test compares the two.
pub(crate) fn filtered(
    seat: &Seat,
    search: &Search,
    year: i32,
    asked: &Asked,
) -> Select<adhesion::Entity> {
    let mut select = seat
        .adhesions()
        .filter(adhesion::Column::State.is_in(search.state.states().iter().map(|it| it.code())));
    let during = member_during(year);
    if search.state == StateFilter::OfYear {
        select = select
            .filter(during.clone())
            .filter(adhesion::Column::PseudonymisedAt.is_null());
    }
    let words = domain::text::searchable(&search.words);
    if let Ok(number) = words.parse::<i32>() {
        select = select.filter(adhesion::Column::Number.eq(number));
    } else {
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            select = select.filter(adhesion::Column::SearchName.contains(word));
        }
    }
    for (column, value) in [
        (adhesion::Column::Profession, &search.profession),
        (adhesion::Column::Category, &search.category),
        (adhesion::Column::Kind, &search.kind),
    ] {
        if let Some(value) = value {
            select = select.filter(column.eq(value.as_str()));
        }
    }
    if let Some(wanted) = search.up_to_date {
        let settled = dues::Entity::find()
            .select_only()
            .column(dues::Column::AdhesionId)
            .filter(dues::Column::CptsId.eq(seat.cpts.id))
            .filter(dues::Column::Year.eq(year))
            .filter(dues::Column::CancelledAt.is_null())
            .into_query();
        let owing = asked.owing_categories();
        let late = Condition::all()
            .add(adhesion::Column::Category.is_in(owing))
            .add(during)
            .add(adhesion::Column::Id.not_in_subquery(settled));
        select = select.filter(if wanted { late.not() } else { late });
    }
    select
}
