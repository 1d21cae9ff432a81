//! A member says what ties them to a group. It counts once the board has confirmed it.

use domain::ght::attachment::{AttachmentState, HalfDays, Happening, Source, Way};
use domain::id::{AdhesionId, AttachmentId};

use super::tie::{Tie, TieRefused, divide, row};
use super::write::{What, change, enter, last, of_member};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::member::own;

/// Declares a tie of one's own adhesion, or of that of a structure one represents.
///
/// # Errors
/// [`TieRefused`]; not found for somebody else's adhesion; a fault.
pub async fn declare(
    ctx: &Ctx,
    actor: &Actor,
    id: AdhesionId,
    tie: &Tie,
) -> Outcome<AttachmentId, TieRefused> {
    transaction!(ctx, |tx| {
        let own = own::one(tx.db(), ctx, actor, id).await?;
        let declared = (Source::Declared, AttachmentState::Proposed);
        let row = row(ctx, tx, actor, &own.row, tie, declared).await?;
        let what = What {
            kind: Happening::Declared,
            actor: Some(actor),
            reason: None,
        };
        Ok(enter(ctx, tx, row, what).await?)
    })
}

/// Why a member's answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreeRefused {
    /// A week cannot divide so.
    HalfDays,
    /// The board has decided already.
    Decided,
    /// Something happened since it was read.
    Overtaken,
}

/// « C'est exact »: says that what was found is true, and how one's week divides. It counts once the board has confirmed it.
///
/// # Errors
/// [`AgreeRefused`]; not found for somebody else's; a fault.
pub async fn agree(
    ctx: &Ctx,
    actor: &Actor,
    adhesion: AdhesionId,
    id: AttachmentId,
    half_days: Option<HalfDays>,
    version: i32,
) -> Outcome<(), AgreeRefused> {
    if half_days.is_some_and(|it| !it.is_a_week()) {
        return refuse(AgreeRefused::HalfDays);
    }
    transaction!(ctx, |tx| {
        own::one(tx.db(), ctx, actor, adhesion).await?;
        let (mut row, read) = of_member(tx, adhesion, id).await?;
        if row.version != version {
            if last(tx, &row, actor).await? == Some((Happening::Declared, true)) {
                tx.without_journal("the same answer was sent twice");
                return Ok(());
            }
            return refuse(AgreeRefused::Overtaken);
        }
        if read.state != AttachmentState::Proposed {
            return refuse(AgreeRefused::Decided);
        }
        let half_days = half_days.filter(|_| read.way == Way::MainActivity);
        divide(&mut row, half_days.or(read.half_days));
        let what = What {
            kind: Happening::Declared,
            actor: Some(actor),
            reason: None,
        };
        change(ctx, tx, row, what).await?;
        Ok(())
    })
}
