//! What a board must do now, in counts.

use std::convert::Infallible;

use chrono::{Datelike, NaiveDate};
use domain::home::is_announced;
use domain::member::AdhesionState;
use domain::permission::Action;
use domain::role::RoleKind;
use entity::{adhesion, cpts, partner, role, rules_draft, statutes, territory};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter};

use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::dues::standing::Asked;
use crate::failure::Outcome;
use crate::ght::attachment::queue::waiting as waiting_attachments;
use crate::member::register::{Search, StateFilter, filtered, members};
use crate::role::appoint::period_of;
use crate::scope;

/// The hub of a board.
#[derive(Debug, Clone)]
pub struct Hub {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Actions open to the reader.
    pub may: Vec<Action>,
    /// Applications that wait for the board.
    pub to_examine: u64,
    /// Day of the oldest of them.
    pub oldest: Option<NaiveDate>,
    /// Applications that wait for an answer of the applicant.
    pub more_asked: u64,
    /// Members, suspended ones too.
    pub members: u64,
    /// Of which structures.
    pub structures: u64,
    /// Partners.
    pub partners: u64,
    /// Members not up to date with the dues of the year; nothing when no dues are asked.
    pub late: Option<u64>,
    /// The present year.
    pub year: i32,
    /// Attachments that wait for the board.
    pub attachments: u64,
    /// Mandates that end soon.
    pub ending: Vec<(RoleKind, NaiveDate)>,
    /// Whether statutes were published.
    pub has_statutes: bool,
    /// Whether rules were adopted: the statutes as data.
    pub has_rules: bool,
    /// Drafts of rules that are being written.
    pub drafts: u64,
    /// Whether the territory was drawn.
    pub has_territory: bool,
}

/// Reads the hub. Permission: [`Action::ReadApplications`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn hub(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Hub, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadApplications)?;
    let today = ctx.today();
    let year = today.year();
    let waiting = seat
        .adhesions()
        .filter(adhesion::Column::State.eq(AdhesionState::Applied.code()));
    let asked = Asked::read(db, &seat, year).await?;
    let late = if asked.is_nothing() {
        None
    } else {
        let search = Search {
            state: StateFilter::OfYear,
            up_to_date: Some(false),
            ..Search::default()
        };
        Some(filtered(&seat, &search, year, &asked).count(db).await?)
    };
    let oldest: Option<adhesion::Model> = {
        use sea_orm::QueryOrder;
        waiting
            .clone()
            .order_by_asc(adhesion::Column::AppliedAt)
            .one(db)
            .await?
    };
    let mut ending = Vec::new();
    for row in seat
        .roles()
        .filter(role::Column::EndsOn.is_not_null())
        .all(db)
        .await?
    {
        let period = period_of(&row);
        if let Some(end) = period.ends_on
            && period.holds_on(today)
            && is_announced(end, today)
        {
            ending.push((entity::read("role", "kind", &row.kind)?, end));
        }
    }
    ending.sort_by_key(|(_, end)| *end);
    Ok(Hub {
        may: Action::ALL
            .iter()
            .copied()
            .filter(|action| seat.require(*action).is_ok())
            .collect(),
        to_examine: waiting.count(db).await?,
        oldest: oldest.map(|row| paris_day(row.applied_at)),
        more_asked: seat
            .adhesions()
            .filter(adhesion::Column::State.eq(AdhesionState::MoreAsked.code()))
            .count(db)
            .await?,
        members: members(&seat).count(db).await?,
        structures: members(&seat)
            .filter(adhesion::Column::StructureId.is_not_null())
            .count(db)
            .await?,
        partners: seat
            .partners()
            .filter(
                Condition::any()
                    .add(partner::Column::EndedOn.is_null())
                    .add(partner::Column::EndedOn.gte(today)),
            )
            .count(db)
            .await?,
        attachments: waiting_attachments(&seat).count(db).await?,
        late,
        year,
        ending,
        has_statutes: seat
            .statutes()
            .filter(statutes::Column::InForceFrom.lte(today))
            .count(db)
            .await?
            > 0,
        has_rules: seat.rules().count(db).await? > 0,
        drafts: seat
            .rules_drafts()
            .filter(rules_draft::Column::ClosedAt.is_null())
            .count(db)
            .await?,
        has_territory: seat
            .territories()
            .filter(territory::Column::InForceFrom.lte(today))
            .count(db)
            .await?
            > 0,
        cpts: seat.cpts,
    })
}
