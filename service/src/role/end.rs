//! A role ends.

use chrono::{Days, NaiveDate};
use domain::audit::Event;
use domain::id::{PersonId, RoleId};
use domain::member::AdhesionState;
use domain::permission::{Action, role_allows};
use domain::role::RoleKind;
use domain::role::keeper::{LastKeeper, may_end};
use entity::{adhesion, person, role};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::appoint::period_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::notice::{letter, role as words};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// Why a role does not end so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndRefused {
    /// Nobody would be left who may manage roles: name a successor first.
    LastKeeper,
    /// The last day lies before the eve of the first one.
    EndsBeforeStart,
    /// Rights that were held are not taken back for the past: the eve at the earliest.
    TooFarBack,
    /// It ended already.
    AlreadyOver,
}

impl From<LastKeeper> for EndRefused {
    fn from(_: LastKeeper) -> Self {
        Self::LastKeeper
    }
}

/// Ends a role after `last_day`; rights cease on the day after it, at once when it is the eve.
///
/// Permission: [`Action::ManageRoles`]; everybody may lay down a role of their own.
///
/// # Errors
/// [`EndRefused`], not found, forbidden or a fault.
pub async fn end(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: RoleId,
    last_day: NaiveDate,
) -> Outcome<(), EndRefused> {
    let today = ctx.today();
    let eve = today - Days::new(1);
    if last_day < eve {
        return refuse(EndRefused::TooFarBack);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let row = seat
            .roles()
            .filter(role::Column::Id.eq(id.0))
            .one(tx.db())
            .await?;
        // Who may not manage roles learns nothing about those of others.
        let own = row
            .as_ref()
            .is_some_and(|row| row.person_id == actor.person.0);
        if !own {
            seat.require(Action::ManageRoles)?;
        }
        let row = row.ok_or(Failure::NotFound)?;
        if row.ends_on == Some(last_day) {
            tx.without_journal("the role ends on that day already");
            return Ok(());
        }
        if row.ends_on.is_some_and(|end| end < eve) {
            return refuse(EndRefused::AlreadyOver);
        }
        if last_day < row.starts_on - Days::new(1) {
            return refuse(EndRefused::EndsBeforeStart);
        }
        finish(ctx, tx, actor, &seat, row, last_day).await?;
        Ok(())
    })
}

/// Ends the roles that rest on membership, when a person stops being a member: all but the last one
/// that may manage roles, if it is hers.
///
/// # Errors
/// [`LastKeeper`] in the action's own words, when she keeps that one; all others are ended. Or a fault.
pub async fn release<R: From<LastKeeper>>(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    person: PersonId,
) -> Result<(), Failure<R>> {
    let today = ctx.today();
    let rows = seat
        .roles()
        .filter(role::Column::PersonId.eq(person.0))
        .all(tx.db())
        .await?;
    let mut kept = None;
    for row in rows {
        let kind: RoleKind = entity::read("role", "kind", &row.kind)?;
        let eve = today - Days::new(1);
        if kind.is_board() && row.ends_on.is_none_or(|end| end > eve) {
            // A mandate still to come is annulled: it ends on the eve of its first day.
            let last_day = eve.max(row.starts_on - Days::new(1));
            match finish(ctx, tx, actor, seat, row, last_day).await {
                Err(Failure::Refused(last)) => kept = Some(last),
                done => done?,
            }
        }
    }
    match kept {
        Some(last) => Err(Failure::Refused(last)),
        None => Ok(()),
    }
}

/// Ends a row, once the rule allows it.
async fn finish<R: From<LastKeeper>>(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    row: role::Model,
    last_day: NaiveDate,
) -> Result<(), Failure<R>> {
    let kind: RoleKind = entity::read("role", "kind", &row.kind)?;
    let after = ctx.today().max(last_day + Days::new(1));
    let others = keepers(tx, seat, after).await?;
    let others = others.iter().map(|it| it.id != row.id);
    let keeps = role_allows(kind, Action::ManageRoles) && period_of(&row).holds_on(after);
    may_end(keeps, others).map_err(|last| Failure::Refused(last.into()))?;
    let person_id = row.person_id;
    let mut ended = row.into_active_model();
    ended.ends_on = Set(Some(last_day));
    ended.update(tx.db()).await?;
    let subject = seat
        .adhesions()
        .filter(adhesion::Column::PersonId.eq(person_id))
        .one(tx.db())
        .await?
        .map_or(person_id, |it| it.id);
    tx.record(
        Entry::new(Event::RoleEnded)
            .cpts(seat.id())
            .actor(actor)
            .subject(subject)
            .detail(json!({ "role": kind.code(), "to": last_day })),
    )
    .await?;
    let person = person::Entity::find_by_id(person_id)
        .one(tx.db())
        .await?
        .ok_or_else(|| Fault::Other("a role points to no person".to_owned()))?;
    letter::to_person(
        ctx,
        tx,
        &seat.cpts,
        &person,
        &words::ended(&seat.cpts, kind, last_day),
    )
    .await?;
    Ok(())
}

/// The mandates in force on a day whose holders may manage roles and are not suspended.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn keepers(
    tx: &Tx<'_>,
    seat: &Seat,
    on: NaiveDate,
) -> Result<Vec<role::Model>, Fault> {
    let suspended: Vec<Uuid> = seat
        .adhesions()
        .filter(adhesion::Column::State.eq(AdhesionState::Suspended.code()))
        .all(tx.db())
        .await?
        .into_iter()
        .filter_map(|it| it.person_id)
        .collect();
    let mut keepers = Vec::new();
    for row in seat.roles().all(tx.db()).await? {
        let kind: RoleKind = entity::read("role", "kind", &row.kind)?;
        if role_allows(kind, Action::ManageRoles)
            && period_of(&row).holds_on(on)
            && !suspended.contains(&row.person_id)
        {
            keepers.push(row);
        }
    }
    Ok(keepers)
}
