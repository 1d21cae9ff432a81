//! The board decides on an application: accept, ask for more, refuse.

use domain::id::AdhesionId;
use domain::member::reason::{ReasonRefused, reason};
use domain::member::{Change, IllegalChange};
use domain::permission::Action;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::change::change_with;
use super::history::{Since, Step, since};
use super::one::one;
use super::own::is_own;
use crate::ctx::{Actor, Ctx};
use crate::electorate::admission::Admission;
use crate::electorate::weight::admitting;
use crate::failure::{Failure, Outcome, refuse};
use crate::ght::attachment::find;
use crate::notice::{adhesion::about, letter};
use crate::scope::{self, Seat};

/// What the board decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Accept, ask for more or refuse.
    pub verdict: Verdict,
    /// The reason or message, as typed.
    pub reason: String,
    /// How many steps its history had when it was read.
    pub seen: usize,
    /// What was confirmed: [`Admission::mark`] of what the page said would follow.
    pub confirmed: Option<String>,
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
    /// Admitting would break a limit of the rules, or no college takes them: it must be confirmed.
    Unconfirmed,
    /// It was confirmed, and what would follow is another thing now.
    Changed,
}

impl From<IllegalChange> for DecideRefused {
    fn from(illegal: IllegalChange) -> Self {
        Self::Illegal(illegal)
    }
}

/// Decides, tells the applicant, and keeps who decided and why.
///
/// Where the rules in force say that admitting would break a limit, or that no college takes them, it is confirmed, and the journal keeps
/// what was; where the situation changed since it was read, it is asked again.
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
        let detail = match decision.verdict {
            Verdict::Admit => confirmed(tx.db(), ctx, &seat, id, decision).await?,
            Verdict::AskMore | Verdict::Refuse => None,
        };
        let row = change_with(ctx, tx, actor, row, verdict, why.clone(), detail).await?;
        if decision.verdict == Verdict::Admit {
            find::of_adhesions(ctx, tx, seat.id(), &[row.id]).await?;
        }
        if let Some(words) = about(verdict, &seat.cpts, &row, why.as_deref()) {
            letter::to_member(ctx, tx, &seat.cpts, &row, &words).await?;
        }
        Ok(())
    })
}

/// What the journal keeps of a confirmation; nothing where none was asked.
async fn confirmed(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    id: AdhesionId,
    decision: &Decision,
) -> Outcome<Option<Value>, DecideRefused> {
    let admission = admitting(db, ctx, seat, id.0).await?;
    let Some((admission, mark)) = admission.and_then(|it| it.mark().map(|mark| (it, mark))) else {
        return Ok(None);
    };
    match &decision.confirmed {
        None => refuse(DecideRefused::Unconfirmed),
        Some(seen) if *seen != mark => refuse(DecideRefused::Changed),
        Some(_) => Ok(Some(kept(&admission))),
    }
}

fn kept(admission: &Admission) -> Value {
    let articles: Vec<&str> = admission
        .broken
        .iter()
        .map(|it| it.article.as_str())
        .collect();
    json!({
        "rules": admission.rules.to_string(),
        "no-college": admission.placed.college.is_none(),
        "broken": articles,
    })
}
