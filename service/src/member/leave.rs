//! What applicants and members do by themselves: answer the board, take an application back,
//! resign.

use domain::id::AdhesionId;
use domain::member::{AdhesionState, Change, IllegalChange, MemberKind};
use domain::role::keeper::LastKeeper;
use domain::typed::{self, MESSAGE_MAX, TypedRefused};
use entity::cpts;

use super::change::change;
use super::history::{Step, history};
use super::own;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::notice::application;
use crate::role::end::release;
use crate::scope;
use crate::tx::Tx;

/// What the person does with their own adhesion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Answers what the board asked, as typed.
    Answer(String),
    /// Takes the application back.
    Withdraw,
    /// Leaves, with a word for the board that may be empty.
    Resign(String),
}

impl Act {
    /// The change it makes.
    pub const fn change(&self) -> Change {
        match self {
            Self::Answer(_) => Change::Answer,
            Self::Withdraw => Change::Withdraw,
            Self::Resign(_) => Change::Resign,
        }
    }
}

/// What remains of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Nothing.
    Whole,
    /// The person left and keeps the last office that may name others, until a successor
    /// ends it.
    KeepsOffice,
}

/// Why nothing is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActRefused {
    /// The answer is empty.
    NothingSaid,
    /// The words cannot be kept.
    Words(TypedRefused),
    /// The state does not allow it: somebody was faster, or the page is old.
    Illegal(IllegalChange),
}

impl From<IllegalChange> for ActRefused {
    fn from(illegal: IllegalChange) -> Self {
        Self::Illegal(illegal)
    }
}

/// Does it, and tells the board. Resigning is free and immediate, whatever is owed (loi du 1er
/// juillet 1901, art. 4); it asks nobody. A form sent twice changes nothing the second time.
///
/// Permission: one's own adhesion, or that of a structure one represents today.
///
/// # Errors
/// [`ActRefused`]; not found for somebody else's adhesion.
pub async fn act(ctx: &Ctx, actor: &Actor, id: AdhesionId, act: &Act) -> Outcome<Done, ActRefused> {
    let words = match act {
        Act::Answer(text) | Act::Resign(text) => typed::paragraphs(text, MESSAGE_MAX)
            .map_err(|it| Failure::Refused(ActRefused::Words(it)))?,
        Act::Withdraw => None,
    };
    if matches!(act, Act::Answer(_)) && words.is_none() {
        return refuse(ActRefused::NothingSaid);
    }
    transaction!(ctx, |tx| {
        let own = own::one(tx.db(), ctx, actor, id).await?;
        if repeats(&history(tx.db(), id).await?, own.state, actor, act.change()) {
            tx.without_journal("the same form was sent twice");
            return Ok(Done::Whole);
        }
        let kind: MemberKind = entity::read("adhesion", "kind", &own.row.kind)?;
        let row = change(ctx, tx, actor, own.row, act.change(), words.clone()).await?;
        let done = if act.change() == Change::Resign && kind == MemberKind::Person {
            lay_down(ctx, tx, actor, own.cpts.clone()).await?
        } else {
            Done::Whole
        };
        application::moved(ctx, tx, &own.cpts, &row, act.change()).await?;
        Ok(done)
    })
}

/// Ends the roles that rest on membership. Nobody is held back because of a role: the last person
/// who may name others keeps that role until somebody else has it, and the page says so.
async fn lay_down(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    cpts: cpts::Model,
) -> Outcome<Done, ActRefused> {
    let seat = scope::seat_in(tx.db(), ctx, actor.person, cpts).await?;
    match release::<LastKeeper>(ctx, tx, actor, &seat, actor.person).await {
        Ok(()) => Ok(Done::Whole),
        Err(Failure::Refused(LastKeeper)) => Ok(Done::KeepsOffice),
        Err(Failure::Fault(fault)) => Err(Failure::Fault(fault)),
        Err(Failure::NotFound) => Err(Failure::NotFound),
        Err(Failure::Forbidden(refused)) => Err(Failure::Forbidden(refused)),
    }
}

/// Whether the adhesion stands where it stands because the same person did the same before.
fn repeats(steps: &[Step], state: AdhesionState, actor: &Actor, change: Change) -> bool {
    let latest = steps.iter().map(|it| it.at).max();
    steps.iter().any(|it| {
        Some(it.at) == latest
            && it.to == state
            && it.change == change
            && it.author_id == Some(actor.person)
    })
}
