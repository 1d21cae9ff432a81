//! The board confirms an attachment or puts it aside.

use domain::ght::attachment::{Happening, Verdict};
use domain::id::AttachmentId;
use domain::permission::Action;
use domain::typed::{self, TypedRefused};

use super::tie::WORDS_MAX;
use super::write::{What, change, last, one, set_state};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::ght::known;
use crate::member::own::is_own;
use crate::notice::{ght as words, letter};
use crate::scope;

/// What the board decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub verdict: Verdict,
    /// Why, as typed; the member reads it.
    pub reason: String,
    /// Version that was read.
    pub version: i32,
}

/// Why a decision is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecideRefused {
    /// Whoever puts aside, or keeps what is contested, says why.
    NoReason,
    /// The reason cannot be kept.
    Reason(TypedRefused),
    /// Something happened since it was read.
    Overtaken,
    /// It is decided so already.
    Already,
    /// Nobody decides on their own attachments, or those of a structure that they represent.
    OwnAdhesion,
}

/// Decides, and tells the member. The same decision twice is one; of two officers at once the second is told.
///
/// Permission: [`Action::ManageBlocs`], and not on one's own adhesion or that of a structure one represents.
///
/// # Errors
/// [`DecideRefused`], not found, forbidden or a fault.
pub async fn decide(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AttachmentId,
    decision: &Decision,
) -> Outcome<(), DecideRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let (mut row, adhesion) = one(tx.db(), &seat, id).await?;
        if is_own(tx.db(), ctx, actor, &adhesion).await? {
            return refuse(DecideRefused::OwnAdhesion);
        }
        let kind = match decision.verdict {
            Verdict::Confirm => Happening::Confirmed,
            Verdict::PutAside => Happening::Rejected,
        };
        if row.version != decision.version {
            if last(tx, &row, actor).await? == Some((kind, true)) {
                tx.without_journal("the same decision was sent twice");
                return Ok(());
            }
            return refuse(DecideRefused::Overtaken);
        }
        let state = known::read(&row)?.state;
        let Ok(next) = state.decide(decision.verdict) else {
            return refuse(DecideRefused::Already);
        };
        let reason = typed::paragraphs(&decision.reason, WORDS_MAX)
            .map_err(|it| Failure::Refused(DecideRefused::Reason(it)))?;
        let against = last(tx, &row, actor)
            .await?
            .is_some_and(|(what, _)| what == Happening::Contested);
        if reason.is_none() && (decision.verdict == Verdict::PutAside || against) {
            return refuse(DecideRefused::NoReason);
        }
        set_state(&mut row, next);
        let what = What {
            kind,
            actor: Some(actor),
            reason: reason.clone(),
        };
        let row = change(ctx, tx, row, what).await?;
        let words = words::decided(&seat.cpts, &row, decision.verdict, reason.as_deref());
        letter::to_member(ctx, tx, &seat.cpts, &adhesion, &words).await?;
        Ok(())
    })
}
