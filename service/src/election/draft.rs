//! An election is prepared: what is elected, when, and whose trustees hold the keys.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::election::plan::{self, Dates, DatesWrong, SeatsWrong, TITLE_CHARS, proposed};
use domain::election::stage::Stage;
use domain::election::urn::{Elects, UrnStatus};
use domain::id::ElectionId;
use domain::statutes::{CollegeId, Statutes};
use domain::text::searchable;
use domain::typed::{TypedRefused, line};
use entity::{election, election_officer, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::reader::{reader, seen};
use super::{keep, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::statutes::rules;

/// An election as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What it is called.
    pub title: String,
    /// When things happen.
    pub dates: Dates,
    /// Seats to fill in each college.
    pub seats: BTreeMap<CollegeId, u16>,
}

/// Why an election is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftRefused {
    /// The title is missing or cannot be kept.
    Title(Option<TypedRefused>),
    /// No rules are in force: nothing says who elects whom.
    NoRules,
    /// The dates are wrong.
    Dates(DatesWrong),
    /// The seats are wrong.
    Seats(SeatsWrong),
    /// It was changed elsewhere meanwhile.
    Overtaken,
    /// Candidacies are called for: seats are what people stand for, and change no more.
    SeatsFixed,
    /// The roll is frozen: hours are changed by two of the electoral board.
    Frozen,
    /// Candidacies were called for: it is given up with a reason, and not deleted.
    Called,
}

/// Begins an election. Permission: to manage elections.
///
/// # Errors
/// [`DraftRefused`], not found, forbidden or a fault.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    typed: &Typed,
) -> Outcome<ElectionId, DraftRefused> {
    let title = title(&typed.title)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let reader = reader(db, ctx, actor, slug).await?;
        let seat = &reader.seat;
        seat.require(domain::permission::Action::ManageElections)?;
        let statutes = checked(db, ctx, seat.cpts.id, typed).await?;
        let last: Option<i32> = seat
            .elections()
            .select_only()
            .column(election::Column::Number)
            .order_by_desc(election::Column::Number)
            .into_tuple()
            .one(db)
            .await?;
        let (id, now) = (ElectionId(ctx.uuid()), ctx.now());
        let row = election::ActiveModel {
            id: Set(id.0),
            cpts_id: Set(seat.cpts.id),
            number: Set(last.unwrap_or(0) + 1),
            title: Set(title.clone()),
            search_title: Set(searchable(&title)),
            stage: Set(Stage::Draft.code().to_owned()),
            revision: Set(1),
            created_by: Set(actor.person.0),
            candidacies_open_at: Set(Some(typed.dates.candidacies_open)),
            candidacies_close_at: Set(Some(typed.dates.candidacies_close)),
            opens_at: Set(Some(typed.dates.opens)),
            closes_at: Set(Some(typed.dates.closes)),
            created_at: Set(now),
            changed_at: Set(now),
            ..Default::default()
        };
        let row = row.insert(db).await?;
        make_urns(db, ctx, id, &statutes, &typed.seats).await?;
        tx.record(keep::changed(&row, actor, "begun")).await?;
        Ok(id)
    })
}

/// Changes what was prepared: all of it while it is a draft, dates until the roll is frozen. `revision` is the one that
/// the page showed. Permission: to manage elections.
///
/// # Errors
/// [`DraftRefused`], not found, forbidden or a fault.
pub async fn edit(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    revision: i32,
    typed: &Typed,
) -> Outcome<(), DraftRefused> {
    let title = title(&typed.title)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if !seen.stage.is_editable() {
            return refuse(DraftRefused::Frozen);
        }
        if seen.row.revision != revision {
            return refuse(DraftRefused::Overtaken);
        }
        let statutes = checked(db, ctx, seen.row.cpts_id, typed).await?;
        let drafted = seen.stage == Stage::Draft;
        let urns = keep::urns(db, id).await?;
        let kept = keep::seats(&urns)?;
        let asked: BTreeMap<_, _> = filled(&typed.seats).collect();
        if kept != asked {
            if !drafted {
                return refuse(DraftRefused::SeatsFixed);
            }
            election_urn::Entity::delete_many()
                .filter(election_urn::Column::ElectionId.eq(id.0))
                .exec(db)
                .await?;
            make_urns(db, ctx, id, &statutes, &typed.seats).await?;
        }
        let moved = keep::dates(&seen.row) != Some(typed.dates);
        let mut row = seen.row.into_active_model();
        row.title = Set(title.clone());
        row.search_title = Set(searchable(&title));
        row.candidacies_open_at = Set(Some(typed.dates.candidacies_open));
        row.candidacies_close_at = Set(Some(typed.dates.candidacies_close));
        row.opens_at = Set(Some(typed.dates.opens));
        row.closes_at = Set(Some(typed.dates.closes));
        row.revision = Set(revision + 1);
        row.changed_at = Set(ctx.now());
        let row = row.update(db).await?;
        if moved && !drafted {
            tell::called(tx, ctx, &seen.seat.cpts, &row).await?;
        }
        tx.record(keep::changed(&row, actor, "settings")).await?;
        Ok(())
    })
}

/// Throws a draft away. Permission: to manage elections.
///
/// # Errors
/// [`DraftRefused::Called`], not found, forbidden or a fault.
pub async fn delete(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), DraftRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if seen.stage != Stage::Draft {
            return refuse(DraftRefused::Called);
        }
        election_urn::Entity::delete_many()
            .filter(election_urn::Column::ElectionId.eq(id.0))
            .exec(db)
            .await?;
        election_officer::Entity::delete_many()
            .filter(election_officer::Column::ElectionId.eq(id.0))
            .exec(db)
            .await?;
        election::Entity::delete_by_id(id.0).exec(db).await?;
        tx.record(keep::changed(&seen.row, actor, "deleted"))
            .await?;
        Ok(())
    })
}

/// A college that elects: its word, its name, the seats that are renewed and the most it has.
pub type Proposed = (CollegeId, String, u16, u16);

/// What a form proposes: the colleges that elect; nothing where no rules are in force. Permission: to manage elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn proposal(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Outcome<Option<Vec<Proposed>>, std::convert::Infallible> {
    let db = ctx.db().read();
    let reader = reader(db, ctx, actor, slug).await?;
    reader
        .seat
        .require(domain::permission::Action::ManageElections)?;
    let known = rules::in_force(db, reader.seat.cpts.id, ctx.today()).await?;
    Ok(known.map(|known| {
        let lines = proposed(&known.statutes).into_iter();
        let named = lines.filter_map(|(id, seats)| {
            let college = known.statutes.college(&id)?;
            Some((id, college.name.clone(), seats, college.seats))
        });
        named.collect()
    }))
}

fn title(typed: &str) -> Result<String, Failure<DraftRefused>> {
    match line(typed, TITLE_CHARS) {
        Ok(Some(title)) => Ok(title),
        Ok(None) => refuse(DraftRefused::Title(None)),
        Err(refused) => refuse(DraftRefused::Title(Some(refused))),
    }
}

async fn checked(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    cpts: uuid::Uuid,
    typed: &Typed,
) -> Outcome<Statutes, DraftRefused> {
    let Some(known) = rules::in_force(db, cpts, ctx.today()).await? else {
        return refuse(DraftRefused::NoRules);
    };
    let now: DateTime<Utc> = ctx.now();
    typed
        .dates
        .check(now)
        .map_err(|it| Failure::Refused(DraftRefused::Dates(it)))?;
    plan::seats(&known.statutes, &typed.seats)
        .map_err(|it| Failure::Refused(DraftRefused::Seats(it)))?;
    Ok(known.statutes)
}

fn filled(seats: &BTreeMap<CollegeId, u16>) -> impl Iterator<Item = (CollegeId, u16)> {
    let seats = seats.iter().filter(|(_, count)| **count > 0);
    seats.map(|(college, count)| (college.clone(), *count))
}

/// One urn for each college that elects.
async fn make_urns(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    statutes: &Statutes,
    seats: &BTreeMap<CollegeId, u16>,
) -> Result<(), Fault> {
    let rows = filled(seats).map(|(college, seats)| {
        let name = statutes.college(&college).map(|it| it.name.clone());
        let elects = [Elects {
            college: college.clone(),
            seats,
        }];
        election_urn::ActiveModel {
            id: Set(ctx.uuid()),
            election_id: Set(id.0),
            college: Set(college.to_string()),
            name: Set(name.unwrap_or_default()),
            seats: Set(i32::from(seats)),
            uuid: Set(super::freeze::belenios_uuid(ctx)),
            rehearsal: Set(false),
            joined: Set(serde_json::to_string(&elects).unwrap_or_default()),
            status: Set(UrnStatus::Waiting.code().to_owned()),
            min: Set(1),
            max: Set(i32::from(seats)),
            turnout: Set(0),
            roll_size: Set(0),
            paper: Set(0),
            ..Default::default()
        }
    });
    election_urn::Entity::insert_many(rows.collect::<Vec<_>>())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
