use std::convert::Infallible;

use domain::account::device::{Acceptance, State, tidy_desk_code};
use domain::audit::Event;
use domain::id::{AdhesionId, PersonId};
use domain::member::AdhesionState;
use domain::permission::{self, Action};
use entity::{adhesion, cpts, device_desk};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::known::{Known, of};
use super::list::code;
use super::told::accept;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::member::one::one;
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// The desk, for one member.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Whose desk it is.
    pub cpts: cpts::Model,
    /// The member.
    pub member: adhesion::Model,
    /// How many of her devices wait.
    pub waiting: usize,
    /// Whether a first officer has seen one of them.
    pub begun: bool,
}

/// What an officer's word did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouched {
    /// A second officer is needed.
    One,
    /// It was the second one's: the device speaks.
    Both,
}

/// Why an officer's word is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskRefused {
    /// It is the officer's own device.
    Own,
    /// It is no member, or nobody with an account.
    NotMember,
    /// No device of hers that waits shows these digits.
    Code,
    /// Two of them do: one must be stopped first.
    Several,
    /// The officer said it before: another one must.
    Twice,
}

/// What waits at the desk for a member. Permission: [`Action::AcceptDevice`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn look(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
) -> Outcome<Desk, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::AcceptDevice)?;
    let member = one(db, &seat, id).await?;
    let waiting = match holder(&member)? {
        Some(person) => waiting(db, ctx, person).await?,
        None => Vec::new(),
    };
    let words = device_desk::Entity::find()
        .filter(device_desk::Column::CptsId.eq(seat.cpts.id))
        .filter(device_desk::Column::DeviceId.is_in(waiting.iter().map(|it| it.row.id)))
        .all(db)
        .await?;
    Ok(Desk {
        cpts: seat.cpts,
        member,
        waiting: waiting.len(),
        begun: !words.is_empty(),
    })
}

/// An officer says that a member stands before her with the device that shows these digits. The second one's word lets
/// it in. Permission: [`Action::AcceptDevice`].
///
/// # Errors
/// [`DeskRefused`], not found, forbidden or a fault.
pub async fn vouch(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    typed: &str,
) -> Outcome<Vouched, DeskRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::AcceptDevice)?;
        let Some(person) = holder(&one(tx.db(), &seat, id).await?)? else {
            return refuse(DeskRefused::NotMember);
        };
        if permission::is_own(actor.person, Some(person)) {
            return refuse(DeskRefused::Own);
        }
        let waiting = waiting(tx.db(), ctx, person).await?;
        let digits = tidy_desk_code(typed);
        let mut shown = waiting
            .iter()
            .filter(|it| digits.is_some() && code(&it.row.enrolment_sha256) == digits);
        let device = match (shown.next(), shown.next()) {
            (Some(device), None) => device,
            (Some(_), Some(_)) => return refuse(DeskRefused::Several),
            (None, _) => return refuse(DeskRefused::Code),
        };
        let others = others(ctx, tx, &seat, device, actor).await?;
        note(ctx, tx, &seat, device, actor).await?;
        if !others {
            return Ok(Vouched::One);
        }
        accept(ctx, tx, Some(actor), &device.row, Acceptance::Desk, None).await?;
        Ok(Vouched::Both)
    })
}

/// Who stands behind an adhesion that runs.
fn holder(row: &adhesion::Model) -> Result<Option<PersonId>, Fault> {
    let state: AdhesionState = entity::read("adhesion", "state", &row.state)?;
    Ok(row.person_id.filter(|_| state.is_member()).map(PersonId))
}

async fn waiting(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    person: PersonId,
) -> Result<Vec<Known>, Fault> {
    let mut all = of(db, person).await?;
    all.retain(|it| matches!(it.device.state(ctx.now()), State::Waiting { .. }));
    Ok(all)
}

/// Whether another officer, who still is one, said it at this desk before.
async fn others(
    ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    device: &Known,
    actor: &Actor,
) -> Result<bool, Failure<DeskRefused>> {
    let words = device_desk::Entity::find()
        .filter(device_desk::Column::DeviceId.eq(device.row.id))
        .filter(device_desk::Column::CptsId.eq(seat.cpts.id))
        .all(tx.db())
        .await?;
    if words.iter().any(|it| it.officer_id == actor.person.0) {
        return refuse(DeskRefused::Twice);
    }
    for word in words {
        let officer = PersonId(word.officer_id);
        let there = scope::seat_in(tx.db(), ctx, officer, seat.cpts.clone()).await?;
        if word.officer_id != device.row.person_id && there.require(Action::AcceptDevice).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn note(
    ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    device: &Known,
    actor: &Actor,
) -> Result<(), Fault> {
    device_desk::Entity::insert(device_desk::ActiveModel {
        id: Set(ctx.uuid()),
        device_id: Set(device.row.id),
        cpts_id: Set(seat.cpts.id),
        officer_id: Set(actor.person.0),
        at: Set(ctx.now()),
    })
    .exec_without_returning(tx.db())
    .await?;
    tx.record(
        Entry::new(Event::DeviceVouched)
            .cpts(seat.id())
            .actor(actor)
            .subject(device.row.person_id)
            .detail(json!({ "device": device.row.id })),
    )
    .await
}
