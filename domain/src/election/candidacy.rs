//! Who may stand for a seat, and why not.

use std::collections::BTreeMap;

use crate::election::limits::Seat;
use crate::electorate::{Barred, Entry, Right};
use crate::ght::conflict::{Conflict, may_not_hold};
use crate::profession::MedicalField;
use crate::role::RoleKind;
use crate::statutes::{CollegeId, Statutes};

/// Why somebody may not stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotEligible {
    /// They do not vote: no member, suspended, too new, dues owed, no college.
    #[error("they do not vote")]
    Barred(Barred),
    /// Their college speaks without voting, and elects nobody.
    #[error("their college does not vote")]
    Consultative(CollegeId),
    /// No seat of their college is to be filled.
    #[error("no seat in their college")]
    NoSeat(CollegeId),
    /// The statutes keep the board from who counts to a bloc.
    #[error("incompatible")]
    Incompatible(Conflict),
    /// They are of the electoral board: nobody watches over her own election.
    #[error("of the electoral board")]
    Officer,
}

/// The college for a seat of which somebody may stand.
///
/// `seats`: seats to fill in each college. `officer`: whether they are of the electoral board.
///
/// # Errors
/// [`NotEligible`].
pub fn may_stand(
    statutes: &Statutes,
    entry: &Entry,
    seats: &BTreeMap<CollegeId, u16>,
    officer: bool,
) -> Result<CollegeId, NotEligible> {
    let college = match &entry.right {
        Right::Votes { college, .. } | Right::Recused { college, .. } => college,
        Right::Consultative { college } => return Err(NotEligible::Consultative(college.clone())),
        Right::Barred(why) => return Err(NotEligible::Barred(why.clone())),
    };
    if seats.get(college).copied().unwrap_or(0) == 0 {
        return Err(NotEligible::NoSeat(college.clone()));
    }
    if let Some(conflict) = may_not_hold(statutes, &entry.placed.influence, RoleKind::BoardMember) {
        return Err(NotEligible::Incompatible(conflict));
    }
    if officer {
        return Err(NotEligible::Officer);
    }
    Ok(college.clone())
}

/// What the limits on seats ask of a candidate.
pub fn seat(entry: &Entry, field: Option<MedicalField>) -> Seat {
    Seat {
        profession: entry.profession,
        field,
        side: entry.placed.sided.side,
        bloc: entry.placed.influence.bloc(),
    }
}

#[cfg(test)]
mod tests;
