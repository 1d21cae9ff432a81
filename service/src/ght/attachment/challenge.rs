//! A member contests an attachment. What counted counts until the board has decided; a mere proposal never counts.

use domain::ght::attachment::Happening;
use domain::id::{AdhesionId, AttachmentId};
use domain::typed::{self, TypedRefused};

use super::tie::WORDS_MAX;
use super::write::{What, change, last, of_member, set_state};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::member::own;

/// Why a challenge is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContestRefused {
    /// Nothing was said.
    NoReason,
    /// The reason cannot be kept.
    Reason(TypedRefused),
    /// It was put aside, or is contested already.
    Nothing,
    /// Something happened since it was read.
    Overtaken,
}

/// Contests an attachment of one's own adhesion, or of that of a structure one represents.
///
/// # Errors
/// [`ContestRefused`]; not found for somebody else's; a fault.
pub async fn contest(
    ctx: &Ctx,
    actor: &Actor,
    adhesion: AdhesionId,
    id: AttachmentId,
    reason: &str,
    version: i32,
) -> Outcome<(), ContestRefused> {
    let reason = typed::paragraphs(reason, WORDS_MAX)
        .map_err(|it| Failure::Refused(ContestRefused::Reason(it)))?;
    let Some(reason) = reason else {
        return refuse(ContestRefused::NoReason);
    };
    transaction!(ctx, |tx| {
        own::one(tx.db(), ctx, actor, adhesion).await?;
        let (mut row, read) = of_member(tx, adhesion, id).await?;
        let (before, mine) = last(tx, &row, actor).await?.unzip();
        let contested = before == Some(Happening::Contested);
        if row.version != version {
            if contested && mine == Some(true) {
                tx.without_journal("the same challenge was sent twice");
                return Ok(());
            }
            return refuse(ContestRefused::Overtaken);
        }
        let Ok(next) = read.state.contest() else {
            return refuse(ContestRefused::Nothing);
        };
        if contested {
            return refuse(ContestRefused::Nothing);
        }
        set_state(&mut row, next);
        let what = What {
            kind: Happening::Contested,
            actor: Some(actor),
            reason: Some(reason.clone()),
        };
        change(ctx, tx, row, what).await?;
        Ok(())
    })
}
