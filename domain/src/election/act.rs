//! What two members of the electoral board do together, and what is noted in the journal of incidents.

use std::collections::BTreeSet;

use crate::code::coded;
use crate::id::PersonId;

coded! {
    /// What one member of the electoral board proposes and another confirms.
    ActKind {
        /// Lock the settings.
        Seal = "seal",
        /// Stop one urn.
        StopUrn = "stop-urn",
        /// Change the hours of a sealed election.
        Postpone = "postpone",
        /// Give it up.
        Cancel = "cancel",
        /// Close it before its hour.
        CloseEarly = "close-early",
        /// Let somebody vote on paper.
        Paper = "paper",
        /// Let papers that are too few to be counted apart join the ballots.
        EnterPapers = "enter-papers",
        /// Give a sheet in the place of a code that is lost.
        Reissue = "reissue",
        /// Open a sample of registrations.
        Sample = "sample",
        /// Count the sheets that are left.
        LeftSheets = "left-sheets",
        /// Say what is done with an urn of few people.
        SmallUrn = "small-urn",
        /// Go on with an urn in which few ballots were cast.
        FewBallots = "few-ballots",
        /// Withdraw a candidate after the settings were locked.
        Withdraw = "withdraw",
        /// Proclaim the result.
        Proclaim = "proclaim",
        /// Destroy the secrets after the time of challenge.
        Destroy = "destroy",
    }
}

coded! {
    /// What is noted in the journal of incidents.
    IncidentKind {
        /// What somebody of the electoral board saw.
        Note = "note",
        /// An act of two of its members.
        Act = "act",
        /// A check of the urns found something wrong.
        Integrity = "integrity",
        /// Too many wrong codes.
        Codes = "codes",
        /// A share of a trustee that does not hold.
        Share = "share",
        /// Something was done later than said.
        Delay = "delay",
    }
}

/// Why somebody does not confirm an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmRefused {
    /// It is her own proposal.
    #[error("another member confirms")]
    Own,
    /// She is not of the electoral board.
    #[error("for the electoral board")]
    NotOfBoard,
}

/// Whether a person may confirm what another proposed. `board` is chair and tellers.
///
/// # Errors
/// [`ConfirmRefused`].
pub fn may_confirm(
    board: &BTreeSet<PersonId>,
    proposed_by: PersonId,
    who: PersonId,
) -> Result<(), ConfirmRefused> {
    if !board.contains(&who) {
        return Err(ConfirmRefused::NotOfBoard);
    }
    if proposed_by == who {
        return Err(ConfirmRefused::Own);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_confirms_her_own_proposal_and_nobody_from_outside_does() {
        let person = |n: u128| PersonId(uuid::Uuid::from_u128(n));
        let board = BTreeSet::from([person(1), person(2)]);
        assert_eq!(may_confirm(&board, person(1), person(2)), Ok(()));
        assert_eq!(
            may_confirm(&board, person(1), person(1)),
            Err(ConfirmRefused::Own)
        );
        assert_eq!(
            may_confirm(&board, person(1), person(3)),
            Err(ConfirmRefused::NotOfBoard)
        );
    }
}
