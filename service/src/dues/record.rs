//! The dues register: record an entry, cancel a wrong one.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::dues::{Cents, Means, Settlement};
use domain::id::{AdhesionId, DuesId};
use domain::member::AdhesionState;
use domain::permission::Action;
use entity::dues;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::member::one::one;
use crate::scope;
use crate::tx::Entry;

/// Dues of a person or structure for a year, as the treasurer records them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Civil year.
    pub year: i32,
    /// Paid, with the means, or exempt.
    pub how: How,
    /// Day of the payment or of the decision.
    pub received_on: NaiveDate,
    /// Remark, as typed.
    pub note: String,
}

/// How dues were settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Paid.
    Paid(Cents, Means),
    /// The CPTS exempts the member.
    Exempt,
}

/// Why an entry is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordRefused {
    /// The year already has an entry: cancel it first.
    AlreadySettled {
        /// What it says.
        settlement: Settlement,
        /// Its amount.
        cents: Cents,
        /// Its day.
        received_on: NaiveDate,
    },
    /// Nothing was paid: an exemption is recorded as such.
    ZeroPaid,
    /// The day lies ahead.
    FutureDay,
    /// Dues are taken from the year before the last to the next one.
    Year,
    /// The application is not admitted: no dues yet.
    NotMember,
    /// Longer than 500 characters.
    NoteTooLong,
}

/// Records the dues of a member for a year. Those who left may still pay what they owe (loi 1901, art. 4).
///
/// Permission: [`Action::RecordDues`].
///
/// # Errors
/// [`RecordRefused`], not found, forbidden or a fault.
pub async fn record(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    settled: &Settled,
) -> Outcome<(), RecordRefused> {
    let today = ctx.today();
    if settled.received_on > today {
        return refuse(RecordRefused::FutureDay);
    }
    if !domain::dues::is_recordable(settled.year, today) {
        return refuse(RecordRefused::Year);
    }
    let (settlement, cents, means) = match settled.how {
        How::Paid(Cents(0), _) => return refuse(RecordRefused::ZeroPaid),
        How::Paid(cents, means) => (Settlement::Paid, cents, Some(means)),
        How::Exempt => (Settlement::Exempt, Cents(0), None),
    };
    let note = settled.note.trim();
    if note.chars().count() > 500 {
        return refuse(RecordRefused::NoteTooLong);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::RecordDues)?;
        let row = one(tx.db(), &seat, id).await?;
        let state: AdhesionState = entity::read("adhesion", "state", &row.state)?;
        if row.admitted_on.is_none() && !state.is_member() {
            return refuse(RecordRefused::NotMember);
        }
        let entry = seat
            .dues()
            .filter(dues::Column::AdhesionId.eq(id.0))
            .filter(dues::Column::Year.eq(settled.year))
            .filter(dues::Column::CancelledAt.is_null())
            .one(tx.db())
            .await?;
        if let Some(entry) = entry {
            let same = entry.settlement == settlement.code()
                && entry.cents == cents.0
                && entry.received_on == settled.received_on
                && entry.recorded_by == actor.person.0;
            if same {
                tx.without_journal("the same entry was sent twice");
                return Ok(());
            }
            return refuse(RecordRefused::AlreadySettled {
                settlement: entity::read("dues", "settlement", &entry.settlement)?,
                cents: Cents(entry.cents),
                received_on: entry.received_on,
            });
        }
        dues::Entity::insert(dues::ActiveModel {
            id: Set(ctx.uuid()),
            cpts_id: Set(seat.cpts.id),
            adhesion_id: Set(id.0),
            year: Set(settled.year),
            settlement: Set(settlement.code().to_owned()),
            cents: Set(cents.0),
            means: Set(means.map(|it| it.code().to_owned())),
            received_on: Set(settled.received_on),
            note: Set((!note.is_empty()).then(|| note.to_owned())),
            recorded_by: Set(actor.person.0),
            recorded_at: Set(ctx.now()),
            cancelled_at: Set(None),
        })
        .exec_without_returning(tx.db())
        .await?;
        tx.record(
            Entry::new(Event::DuesRecorded)
                .cpts(seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({
                    "year": settled.year,
                    "settlement": settlement.code(),
                    "cents": cents.0,
                })),
        )
        .await?;
        Ok(())
    })
}

/// Why an entry cannot be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelRefused {
    /// A wrong entry is cancelled with a reason.
    ReasonMissing,
    /// Longer than 500 characters.
    ReasonTooLong,
}

/// Cancels an entry of the dues register; it stays readable, with the reason, and the right one is recorded
/// after it. The adhesion it is about is returned.
///
/// Permission: [`Action::RecordDues`].
///
/// # Errors
/// [`CancelRefused`], not found, forbidden or a fault.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DuesId,
    reason: &str,
) -> Outcome<AdhesionId, CancelRefused> {
    let reason = reason.trim();
    if reason.is_empty() {
        return refuse(CancelRefused::ReasonMissing);
    }
    if reason.chars().count() > 500 {
        return refuse(CancelRefused::ReasonTooLong);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::RecordDues)?;
        let entry = seat
            .dues()
            .filter(dues::Column::Id.eq(id.0))
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        let adhesion = AdhesionId(entry.adhesion_id);
        if entry.cancelled_at.is_some() {
            tx.without_journal("the entry was cancelled already");
            return Ok(adhesion);
        }
        let (year, cents, settlement) = (entry.year, entry.cents, entry.settlement.clone());
        let note = match &entry.note {
            Some(note) => format!("{note}\n{reason}"),
            None => reason.to_owned(),
        };
        let mut cancelled = entry.into_active_model();
        cancelled.cancelled_at = Set(Some(ctx.now()));
        cancelled.note = Set(Some(note));
        cancelled.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::DuesCancelled)
                .cpts(seat.id())
                .actor(actor)
                .subject(adhesion.0)
                .detail(json!({
                    "year": year,
                    "settlement": settlement,
                    "cents": cents,
                })),
        )
        .await?;
        Ok(adhesion)
    })
}

/// An entry of the dues register, with the name of whose it is. Permission: [`Action::RecordDues`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn one_entry(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DuesId,
) -> Outcome<(dues::Model, String), std::convert::Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::RecordDues)?;
    let entry = seat
        .dues()
        .filter(dues::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let row = one(db, &seat, AdhesionId(entry.adhesion_id)).await?;
    let name = crate::member::full_name(&row);
    Ok((entry, name))
}
