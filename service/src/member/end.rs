//! Suspend, reinstate, strike off, expel.

use chrono::Datelike;
use domain::id::AdhesionId;
use domain::member::reason::{ReasonRefused, reason};
use domain::member::sanction::{self, Defence, ExpelRefused, StrikeOffRefused};
use domain::member::{Change, IllegalChange};
use domain::permission::Action;
use entity::adhesion;

use super::change::change;
use super::history::{Since, Step, since};
use super::one::one;
use super::own::is_own;
use crate::ctx::{Actor, Ctx};
use crate::dues::remind::last_reminder;
use crate::dues::standing::standing;
use crate::failure::{Failure, Outcome, refuse};
use crate::notice::{adhesion::about, letter};
use crate::role::end::release;
use crate::scope::{self, Seat};
use crate::tx::Tx;

/// What the board does to a membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Which.
    pub kind: MeasureKind,
    /// The reason, as typed.
    pub reason: String,
    /// How many steps the history had when it was read.
    pub seen: usize,
}

/// The measures a board can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// Suspend the member's rights.
    Suspend,
    /// Give them back.
    Reinstate,
    /// Strike off for unpaid dues of a year, after a reminder.
    StrikeOff {
        /// The civil year that is not paid.
        year: i32,
    },
    /// Expel for cause, after the member could answer.
    Expel(Defence),
}

impl MeasureKind {
    /// The change it makes.
    pub const fn change(self) -> Change {
        match self {
            Self::Suspend => Change::Suspend,
            Self::Reinstate => Change::Reinstate,
            Self::StrikeOff { .. } => Change::StrikeOff,
            Self::Expel(_) => Change::Expel,
        }
    }
}

/// Why a measure is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureRefused {
    /// The reason is missing or too long.
    Reason(ReasonRefused),
    /// Something happened since the sheet was read.
    Overtaken(Step),
    /// The state does not allow it.
    Illegal(IllegalChange),
    /// Nobody judges their own case.
    OwnAdhesion,
    /// The member holds the last mandate that may manage roles.
    LastKeeper,
    /// Striking off is not possible yet.
    StrikeOff(StrikeOffRefused),
    /// The year lies ahead.
    FutureYear,
    /// The procedure of an expulsion is not complete.
    Expel(ExpelRefused),
}

impl From<IllegalChange> for MeasureRefused {
    fn from(illegal: IllegalChange) -> Self {
        Self::Illegal(illegal)
    }
}

impl From<domain::role::keeper::LastKeeper> for MeasureRefused {
    fn from(_: domain::role::keeper::LastKeeper) -> Self {
        Self::LastKeeper
    }
}

/// Takes a measure, tells the member, and keeps who took it and why. Whoever stops being a member stops holding
/// roles too, except as coordinator or auditor, which do not rest on membership.
///
/// Permission: [`Action::EndMembership`], and not on one's own adhesion or that of a structure one represents.
///
/// # Errors
/// [`MeasureRefused`], not found, forbidden or a fault.
pub async fn measure(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
    measure: &Measure,
) -> Outcome<(), MeasureRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::EndMembership)?;
        let row = one(tx.db(), &seat, id).await?;
        if is_own(tx.db(), ctx, actor, &row).await? {
            return refuse(MeasureRefused::OwnAdhesion);
        }
        let done = measure.kind.change();
        match since(tx.db(), id, measure.seen, actor, done).await? {
            Since::Nothing => {}
            Since::SameAgain => {
                tx.without_journal("the same measure was sent twice");
                return Ok(());
            }
            Since::Overtaken(last) => return refuse(MeasureRefused::Overtaken(last)),
        }
        let mut why = reason(done, &measure.reason)
            .map_err(|it| Failure::Refused(MeasureRefused::Reason(it)))?;
        judge(ctx, tx, &seat, &row, measure.kind).await?;
        if let MeasureKind::Expel(defence) = measure.kind {
            why = why.map(|text| format!("{text}\n\n{}", said(&defence)));
        }
        let row = change(ctx, tx, actor, row, done, why.clone()).await?;
        if matches!(done, Change::StrikeOff | Change::Expel)
            && let Some(person) = row.person_id
        {
            release(ctx, tx, actor, &seat, person.into()).await?;
        }
        if let Some(words) = about(done, &seat.cpts, &row, why.as_deref()) {
            letter::to_member(ctx, tx, &seat.cpts, &row, &words).await?;
        }
        Ok(())
    })
}

/// Asks the rule of the measure.
async fn judge(
    ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    row: &adhesion::Model,
    kind: MeasureKind,
) -> Outcome<(), MeasureRefused> {
    let today = ctx.today();
    match kind {
        MeasureKind::Suspend | MeasureKind::Reinstate => Ok(()),
        MeasureKind::StrikeOff { year } => {
            if year > today.year() {
                return refuse(MeasureRefused::FutureYear);
            }
            let settled = standing(tx.db(), seat, year, row).await?.is_up_to_date();
            let reminded = last_reminder(tx.db(), seat, AdhesionId(row.id), year).await?;
            sanction::strike_off(settled, reminded, today)
                .map_err(|it| Failure::Refused(MeasureRefused::StrikeOff(it)))
        }
        MeasureKind::Expel(defence) => sanction::expel(&defence, today)
            .map_err(|it| Failure::Refused(MeasureRefused::Expel(it))),
    }
}

/// The procedure, kept with the reason: dates in the form of the register, which the page reads out.
fn said(defence: &Defence) -> String {
    let letter = defence.letter_sent.format("%d/%m/%Y");
    match defence.answer {
        sanction::Answer::InPerson(on) => {
            format!(
                "Lettre recommandée du {letter} ; explications données au bureau le {}.",
                on.format("%d/%m/%Y")
            )
        }
        sanction::Answer::InWriting(on) => {
            format!(
                "Lettre recommandée du {letter} ; explications écrites reçues le {}.",
                on.format("%d/%m/%Y")
            )
        }
        sanction::Answer::None => format!("Lettre recommandée du {letter}, restée sans réponse."),
    }
}
