//! The board decides on an application: accept, ask for more, refuse.

use domain::id::AdhesionId;
use domain::member::reason::{ReasonRefused, reason};
use domain::member::{Change, IllegalChange};
use domain::permission::Action;

use super::change::change;
use super::history::{Since, Step, since};
use super::one::one;
use super::own::is_own;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::notice::{adhesion::about, letter};
use crate::scope;

/// What the board decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Accept, ask for more or refuse.
    pub verdict: Verdict,
    /// The reason or message, as typed.
    pub reason: String,
    /// How many steps its history had when it was read.
    pub seen: usize,
}

/// The three answers to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Accept.
    Admit,
    /// Ask for more.
    AskMore,
    /// Refuse, with a reason.
    Refuse,
}

impl Verdict {
    /// The change it makes.
    pub const fn change(self) -> Change {
        match self {
            Self::Admit => Change::Admit,
            Self::AskMore => Change::AskMore,
            Self::Refuse => Change::Refuse,
        }
    }
}

/// Why a decision is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideRefused {
    /// The reason is missing or too long.
    Reason(ReasonRefused),
    /// Something happened since the application was read: the last step says what, by whom and when.
    Overtaken(Step),
    /// The state does not allow it.
    Illegal(IllegalChange),
    /// Nobody decides on their own application.
    OwnAdhesion,
}

impl From<IllegalChange> for DecideRefused {
    fn from(illegal: IllegalChange) -> Self {
        Self::Illegal(illegal)
    }
}

/// Decides, tells the applicant, and keeps who decided and why.
///
/// Sending the same decision twice does nothing the second time. When somebody else was faster, the second is
/// told who decided what, and nothing changes.
///
/// Permission: [`Action::DecideApplication`], and not on one's own application or that of a structure one represents.
///
/// # Errors
/// [`DecideRefused`], not found, forbidden or a fault.
pub async fn decide(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    decision: &Decision,
) -> Outcome<(), DecideRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::DecideApplication)?;
        let row = one(tx.db(), &seat, id).await?;
        if is_own(tx.db(), ctx, actor, &row).await? {
            return refuse(DecideRefused::OwnAdhesion);
        }
        let verdict = decision.verdict.change();
        match since(tx.db(), id, decision.seen, actor, verdict).await? {
            Since::Nothing => {}
            Since::SameAgain => {
                tx.without_journal("the same decision was sent twice");
                return Ok(());
            }
            Since::Overtaken(last) => return refuse(DecideRefused::Overtaken(last)),
        }
        let why = reason(verdict, &decision.reason)
            .map_err(|it| Failure::Refused(DecideRefused::Reason(it)))?;
        let row = change(ctx, tx, actor, row, verdict, why.clone()).await?;
        if let Some(words) = about(verdict, &seat.cpts, &row, why.as_deref()) {
            letter::to_member(ctx, tx, &seat.cpts, &row, &words).await?;
        }
        Ok(())
    })
}
