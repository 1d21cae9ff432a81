//! The stages of an election, and what each one lets happen next.

use crate::code::coded;

coded! {
    /// Where an election stands.
    Stage {
        /// It is being prepared; only those who prepare it see it.
        Draft = "draft",
        /// Candidacies are called for.
        Candidacies = "candidacies",
        /// Candidacies are closed and the roll is frozen: codes are registered, keys and sheets made, the way rehearsed.
        Roll = "roll",
        /// Settings are locked; it waits for its hour.
        Sealed = "sealed",
        /// One votes.
        Open = "open",
        /// The vote is closed; trustees open the urns.
        Closed = "closed",
        /// It is counted.
        Counted = "counted",
        /// It is proclaimed, and may be challenged.
        Challenge = "challenge",
        /// It is over: mandates run, secrets are destroyed.
        Archived = "archived",
        /// It was given up.
        Cancelled = "cancelled",
    }
}

impl Stage {
    /// The stage that follows; none of what is over.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Draft => Some(Self::Candidacies),
            Self::Candidacies => Some(Self::Roll),
            Self::Roll => Some(Self::Sealed),
            Self::Sealed => Some(Self::Open),
            Self::Open => Some(Self::Closed),
            Self::Closed => Some(Self::Counted),
            Self::Counted => Some(Self::Challenge),
            Self::Challenge => Some(Self::Archived),
            Self::Archived | Self::Cancelled => None,
        }
    }

    /// Moves on: no stage is skipped and none comes back.
    ///
    /// # Errors
    /// [`NotNext`].
    pub fn follow(self, to: Self) -> Result<Self, NotNext> {
        let given_up = to == Self::Cancelled && self.may_cancel();
        if self.next() == Some(to) || given_up {
            return Ok(to);
        }
        Err(NotNext { from: self, to })
    }

    /// Whether it may still be given up: once it is counted, only a court undoes it.
    pub fn may_cancel(self) -> bool {
        self < Self::Counted
    }

    /// Whether giving it up takes two of the electoral board: members count on it once the roll is frozen.
    pub fn cancels_by_two(self) -> bool {
        Self::Roll <= self && self.may_cancel()
    }

    /// Whether its settings may be changed by one person.
    pub fn is_editable(self) -> bool {
        self <= Self::Candidacies
    }

    /// Whether members see it.
    pub fn is_shown(self) -> bool {
        self != Self::Draft
    }

    /// Whether the roll is frozen.
    pub fn is_frozen(self) -> bool {
        (Self::Roll..=Self::Archived).contains(&self)
    }
}

/// A stage was to be skipped, or to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{from:?} is not followed by {to:?}")]
pub struct NotNext {
    /// Where it stands.
    pub from: Stage,
    /// Where it was to go.
    pub to: Stage,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stage_is_skipped_and_none_comes_back() {
        for (at, from) in Stage::ALL.iter().enumerate() {
            for (to, other) in Stage::ALL.iter().enumerate() {
                let next = at + 1 == to && *other != Stage::Cancelled;
                let given_up = *other == Stage::Cancelled && *from < Stage::Counted;
                assert_eq!(
                    from.follow(*other).is_ok(),
                    next || given_up,
                    "{from:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_counted_is_not_given_up() {
        assert!(Stage::Closed.may_cancel());
        assert!(!Stage::Counted.may_cancel());
        assert!(!Stage::Cancelled.may_cancel());
    }

    #[test]
    fn one_person_gives_up_only_what_nobody_counts_on() {
        assert!(!Stage::Candidacies.cancels_by_two());
        assert!(Stage::Roll.cancels_by_two());
        assert!(Stage::Open.cancels_by_two());
    }
}
