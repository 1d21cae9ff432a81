//! The board records an attachment, or corrects its days and half-days.

use domain::ght::attachment::{AttachmentState, HalfDays, Happening, Source, Way};
use domain::id::{AdhesionId, AttachmentId};
use domain::permission::Action;
use domain::role::Period;
use domain::typed::{self, TypedRefused};

use super::tie::{Tie, TieRefused, WORDS_MAX, divide, row};
use super::write::{What, change, enter, one};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::ght::known;
use crate::member::own::is_own;
use crate::notice::{ght as words, letter};
use crate::scope;

/// Records an attachment: it counts from its first day, and the member is told.
///
/// Permission: [`Action::ManageBlocs`], and not on one's own adhesion or that of a structure one represents.
///
/// # Errors
/// [`TieRefused`], not found, forbidden or a fault.
pub async fn record(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    tie: &Tie,
) -> Outcome<AttachmentId, TieRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let adhesion = crate::member::one::one(tx.db(), &seat, id).await?;
        if is_own(tx.db(), ctx, actor, &adhesion).await? {
            return refuse(TieRefused::OwnAdhesion);
        }
        let as_board = (Source::Board, AttachmentState::Confirmed);
        let row = row(ctx, tx, actor, &adhesion, tie, as_board).await?;
        let words = words::recorded(&seat.cpts, &row);
        let what = What {
            kind: Happening::Recorded,
            actor: Some(actor),
            reason: None,
        };
        let id = enter(ctx, tx, row, what).await?;
        letter::to_member(ctx, tx, &seat.cpts, &adhesion, &words).await?;
        Ok(id)
    })
}

/// Days and half-days as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Between which days.
    pub period: Period,
    /// How a week divides.
    pub half_days: Option<HalfDays>,
    /// Why; may be empty.
    pub reason: String,
    /// Version that was read.
    pub version: i32,
}

/// Why a correction is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectRefused {
    /// The last day lies before the first.
    EndsBeforeStart,
    /// A week cannot divide so.
    HalfDays,
    /// The reason cannot be kept.
    Reason(TypedRefused),
    /// Something happened since it was read.
    Overtaken,
    /// Nobody decides on their own attachments, or those of a structure that they represent.
    OwnAdhesion,
}

/// Corrects days and half-days, and tells the member where that counts.
///
/// Permission: [`Action::ManageBlocs`], and not on one's own adhesion or that of a structure one represents.
///
/// # Errors
/// [`CorrectRefused`], not found, forbidden or a fault.
pub async fn correct(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AttachmentId,
    typed: &Correction,
) -> Outcome<(), CorrectRefused> {
    let period = typed.period;
    if period.ends_on.is_some_and(|end| end < period.starts_on) {
        return refuse(CorrectRefused::EndsBeforeStart);
    }
    let reason = typed::paragraphs(&typed.reason, WORDS_MAX)
        .map_err(|it| Failure::Refused(CorrectRefused::Reason(it)))?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let (mut row, adhesion) = one(tx.db(), &seat, id).await?;
        if is_own(tx.db(), ctx, actor, &adhesion).await? {
            return refuse(CorrectRefused::OwnAdhesion);
        }
        let read = known::read(&row)?;
        let half_days = typed.half_days.filter(|_| read.way == Way::MainActivity);
        if half_days.is_some_and(|it| !it.is_a_week()) {
            return refuse(CorrectRefused::HalfDays);
        }
        if (read.period, read.half_days) == (period, half_days) {
            tx.without_journal("nothing was changed");
            return Ok(());
        }
        if row.version != typed.version {
            return refuse(CorrectRefused::Overtaken);
        }
        let kind = if read.half_days == half_days {
            Happening::Dated
        } else {
            Happening::Divided
        };
        row.starts_on = period.starts_on;
        row.ends_on = period.ends_on;
        divide(&mut row, half_days);
        let what = What {
            kind,
            actor: Some(actor),
            reason: reason.clone(),
        };
        let row = change(ctx, tx, row, what).await?;
        if read.state.counts() {
            let words = words::corrected(&seat.cpts, &row, reason.as_deref());
            letter::to_member(ctx, tx, &seat.cpts, &adhesion, &words).await?;
        }
        Ok(())
    })
}
