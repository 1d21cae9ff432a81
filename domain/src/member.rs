//! Adhesions: how a person or a structure becomes a member of a CPTS, and stops being one.
//!
//! Joining is open to all who practise on the territory, several CPTS at once where territories
//! overlap; each is free to leave at any time (loi du 1er juillet 1901, art. 4).

pub mod claim;
pub mod duplicate;
pub mod profile;
pub mod reason;
pub mod sanction;

use crate::code::coded;

coded! {
    /// Who the member is.
    MemberKind {
        /// A natural person.
        Person = "person",
        /// A legal person or a team: MSP, health centre, association…
        Structure = "structure",
    }
}

coded! {
    /// Where an adhesion stands.
    AdhesionState {
        /// The application waits for the board.
        Applied = "applied",
        /// The board asked the applicant for more.
        MoreAsked = "more-asked",
        /// Member.
        Admitted = "admitted",
        /// The board refused the application, with a reason.
        Refused = "refused",
        /// The applicant took the application back before it was decided.
        Withdrawn = "withdrawn",
        /// Member whose rights are suspended.
        Suspended = "suspended",
        /// The member left (« démission »).
        Resigned = "resigned",
        /// Removed from the list, usually for unpaid dues (« radiation »).
        StruckOff = "struck-off",
        /// Excluded for cause (« exclusion »).
        Expelled = "expelled",
    }
}

coded! {
    /// What can happen to an adhesion.
    Change {
        /// The application is sent.
        Apply = "apply",
        /// The board asks for more.
        AskMore = "ask-more",
        /// The applicant answers.
        Answer = "answer",
        /// The board accepts.
        Admit = "admit",
        /// The board refuses.
        Refuse = "refuse",
        /// The applicant takes the application back.
        Withdraw = "withdraw",
        /// Rights are suspended.
        Suspend = "suspend",
        /// Rights are given back.
        Reinstate = "reinstate",
        /// The member leaves.
        Resign = "resign",
        /// The member is struck off.
        StrikeOff = "strike-off",
        /// The member is expelled.
        Expel = "expel",
    }
}

/// A change that the state of an adhesion does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{change:?} is not possible from {from:?}")]
pub struct IllegalChange {
    /// Where the adhesion stands.
    pub from: AdhesionState,
    /// What was tried.
    pub change: Change,
}

impl AdhesionState {
    /// The state after a change.
    ///
    /// # Errors
    /// [`IllegalChange`] where the change makes no sense from this state; ended adhesions never
    /// change again (who comes back applies anew).
    pub const fn after(self, change: Change) -> Result<Self, IllegalChange> {
        use AdhesionState as S;
        use Change as C;
        Ok(match (self, change) {
            (S::Applied, C::AskMore) => S::MoreAsked,
            (S::MoreAsked, C::Answer) => S::Applied,
            (S::Applied | S::MoreAsked, C::Admit) | (S::Suspended, C::Reinstate) => S::Admitted,
            (S::Applied | S::MoreAsked, C::Refuse) => S::Refused,
            (S::Applied | S::MoreAsked, C::Withdraw) => S::Withdrawn,
            (S::Admitted, C::Suspend) => S::Suspended,
            (S::Admitted | S::Suspended, C::Resign) => S::Resigned,
            (S::Admitted | S::Suspended, C::StrikeOff) => S::StruckOff,
            (S::Admitted | S::Suspended, C::Expel) => S::Expelled,
            (from, change) => return Err(IllegalChange { from, change }),
        })
    }

    /// The application is not decided yet.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Applied | Self::MoreAsked)
    }

    /// The person is a member, with or without rights for the time being.
    pub const fn is_member(self) -> bool {
        matches!(self, Self::Admitted | Self::Suspended)
    }

    /// Nothing can happen any more: the retention period runs from here.
    pub const fn is_ended(self) -> bool {
        matches!(
            self,
            Self::Refused | Self::Withdrawn | Self::Resigned | Self::StruckOff | Self::Expelled
        )
    }
}

impl Change {
    /// Whether its author owes the person a reason in words.
    pub const fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::AskMore | Self::Refuse | Self::Suspend | Self::StrikeOff | Self::Expel
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_application_is_admitted_then_resigned() {
        let admitted = AdhesionState::Applied.after(Change::Admit);
        assert_eq!(admitted, Ok(AdhesionState::Admitted));
        assert_eq!(
            AdhesionState::Admitted.after(Change::Resign),
            Ok(AdhesionState::Resigned)
        );
    }

    #[test]
    fn an_ended_adhesion_never_changes_again() {
        for state in AdhesionState::ALL.iter().filter(|state| state.is_ended()) {
            for change in Change::ALL {
                assert_eq!(
                    state.after(*change),
                    Err(IllegalChange {
                        from: *state,
                        change: *change
                    })
                );
            }
        }
    }

    #[test]
    fn every_state_is_pending_member_or_ended_and_only_one_of_them() {
        for state in AdhesionState::ALL {
            let count = [state.is_pending(), state.is_member(), state.is_ended()]
                .into_iter()
                .filter(|holds| *holds)
                .count();
            assert_eq!(count, 1, "{state:?}");
        }
    }
    proptest! {
        #[test]
        fn no_sequence_of_changes_leaves_the_lawful_path(
            changes in prop::collection::vec(prop::sample::select(Change::ALL), 0..30),
        ) {
            let mut state = AdhesionState::Applied;
            let (mut was_member, mut ended) = (false, false);
            for change in changes {
                let Ok(next) = state.after(change) else { continue };
                prop_assert!(!ended, "an ended adhesion changed");
                // Only the board's acceptance makes a member, and only a member leaves as one.
                prop_assert!(!next.is_member() || state.is_member() || change == Change::Admit);
                let leaves = matches!(change, Change::Resign | Change::StrikeOff | Change::Expel);
                prop_assert!(!leaves || was_member);
                prop_assert!(!matches!(change, Change::Withdraw | Change::Refuse) || !was_member);
                was_member |= next.is_member();
                ended = next.is_ended();
                state = next;
            }
        }

        #[test]
        fn whoever_is_a_member_can_always_leave(
            changes in prop::collection::vec(prop::sample::select(Change::ALL), 0..30),
        ) {
            let state = changes
                .into_iter()
                .fold(AdhesionState::Applied, |it, change| it.after(change).unwrap_or(it));
            prop_assert!(!state.is_member() || state.after(Change::Resign).is_ok());
            prop_assert!(!state.is_pending() || state.after(Change::Withdraw).is_ok());
        }
    }
}
