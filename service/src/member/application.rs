//! One application, with all that the board needs to decide.

use std::convert::Infallible;

use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::member::duplicate::{Likeness, Trace, likeness};
use domain::permission::Action;
use entity::{activity, adhesion, cpts, statutes};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::history::{Step, history};
use super::one::one;
use super::own::is_own;
use super::place::{communes, covered};
use crate::ctx::{Actor, Ctx};
use crate::electorate::admission::Admission;
use crate::electorate::weight::admitting;
use crate::failure::{Fault, Outcome};
use crate::scope::{self, Seat};

/// More likely duplicates than this are not shown: the first ones say enough.
const MAX_ALIKE: usize = 10;

/// An adhesion as the board reads it, application or member.
#[derive(Debug, Clone)]
pub struct Application {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// What the applicant gave.
    pub row: adhesion::Model,
    /// The activity that grounds it.
    pub activity: Option<activity::Model>,
    /// Name of the commune of practice.
    pub commune: Option<String>,
    /// Whether the territory in force holds it; `None` without a place or a territory.
    pub covered: Option<bool>,
    /// Number of the version of the statutes that was accepted, and whether it is the one in force.
    pub statutes: Option<(i32, bool)>,
    /// What happened, oldest first.
    pub history: Vec<Step>,
    /// Entries of this CPTS that may be the same person, the likeliest first.
    pub alike: Vec<(adhesion::Model, Likeness)>,
    /// Whether the reader may decide on it.
    pub may_decide: bool,
    /// Whether it is the reader's own, or that of a structure the reader represents.
    pub is_own: bool,
    /// What admitting them would change, while they wait and where rules are in force.
    pub admission: Option<Admission>,
}

/// Reads an application.
///
/// Permission: [`Action::ReadApplications`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn application(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
) -> Outcome<Application, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadApplications)?;
    let row = one(db, &seat, id).await?;
    let state: AdhesionState = entity::read("adhesion", "state", &row.state)?;
    let admission = if state.is_pending() {
        admitting(db, ctx, &seat, row.id).await?
    } else {
        None
    };
    Ok(Application {
        admission,
        ..read(db, ctx, actor, seat, row).await?
    })
}

/// Reads what stands around an adhesion; the caller has asked for the permission.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    seat: Seat,
    row: adhesion::Model,
) -> Result<Application, Fault> {
    let id = AdhesionId(row.id);
    let activity = match row.activity_id {
        Some(id) => activity::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let (commune, is_covered) = match &row.commune_code {
        Some(code) => (
            communes(db, [code.clone()]).await?.remove(code),
            covered(db, &seat, code, ctx.today()).await?,
        ),
        None => (None, None),
    };
    let is_own = is_own(db, ctx, actor, &row).await?;
    Ok(Application {
        statutes: accepted(db, &seat, &row, ctx.today()).await?,
        history: history(db, id).await?,
        alike: alike(db, &seat, &row).await?,
        may_decide: !is_own && seat.require(Action::DecideApplication).is_ok(),
        is_own,
        admission: None,
        commune,
        covered: is_covered,
        activity,
        row,
        cpts: seat.cpts,
    })
}

async fn accepted(
    db: &impl ConnectionTrait,
    seat: &Seat,
    row: &adhesion::Model,
    today: chrono::NaiveDate,
) -> Result<Option<(i32, bool)>, Fault> {
    let Some(id) = row.statutes_id else {
        return Ok(None);
    };
    let versions: Vec<(uuid::Uuid, i32, chrono::NaiveDate)> = seat
        .statutes()
        .select_only()
        .columns([
            statutes::Column::Id,
            statutes::Column::Number,
            statutes::Column::InForceFrom,
        ])
        .into_tuple()
        .all(db)
        .await?;
    let current = versions
        .iter()
        .filter(|(_, _, from)| *from <= today)
        .map(|(_, number, _)| *number)
        .max();
    Ok(versions
        .iter()
        .find(|(it, _, _)| *it == id)
        .map(|(_, number, _)| (*number, Some(*number) == current)))
}

/// Entries of the same CPTS that may be the same person; asked of this register only.
async fn alike(
    db: &impl ConnectionTrait,
    seat: &Seat,
    row: &adhesion::Model,
) -> Result<Vec<(adhesion::Model, Likeness)>, Fault> {
    if row.pseudonymised_at.is_some() {
        return Ok(Vec::new());
    }
    let mut sign = Condition::any().add(adhesion::Column::SearchName.eq(row.search_name.as_str()));
    // Names in the other order are found by the longest word, then compared by the rule.
    if let Some(word) = row.search_name.split(' ').max_by_key(|word| word.len()) {
        sign = sign.add(adhesion::Column::SearchName.contains(word));
    }
    if let Some(rpps) = &row.rpps {
        sign = sign.add(adhesion::Column::Rpps.eq(rpps.as_str()));
    }
    if let Some(email) = &row.email {
        sign = sign.add(adhesion::Column::Email.eq(email.as_str()));
    }
    let near = seat
        .adhesions()
        .filter(adhesion::Column::Id.ne(row.id))
        .filter(adhesion::Column::Kind.eq(row.kind.as_str()))
        .filter(adhesion::Column::PseudonymisedAt.is_null())
        .filter(sign)
        .limit(200)
        .all(db)
        .await?;
    let mut alike: Vec<_> = near
        .into_iter()
        .filter_map(|other| Some((likeness(&trace(row), &trace(&other))?, other)))
        .map(|(sign, other)| (other, sign))
        .collect();
    alike.sort_by_key(|(other, sign)| (*sign, other.number));
    alike.truncate(MAX_ALIKE);
    Ok(alike)
}

fn trace(row: &adhesion::Model) -> Trace<'_> {
    Trace {
        search_name: &row.search_name,
        rpps: row.rpps.as_deref(),
        email: row.email.as_deref(),
    }
}
