//! Attachments: what ties a member to a bloc, who says so, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Entity;
use crate::code::coded;
use crate::id::{AttachmentId, BlocId};
use crate::member::MemberKind;
use crate::role::Period;

/// What ties a member to an entity or a bloc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which.
    pub id: AttachmentId,
    /// To what.
    pub to: AttachedTo,
    /// How.
    pub way: Way,
    /// Who says so.
    pub source: Source,
    /// Between which days.
    pub period: Period,
    /// What became of it.
    pub state: AttachmentState,
    /// How the member's half-days divide, where they practise both inside and outside.
    pub half_days: Option<HalfDays>,
}

/// To what a member is attached.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttachedTo {
    /// A legal entity; the bloc is the one in which it is on the day.
    Entity(Entity),
    /// A bloc itself: a declared link to a private group.
    Bloc(BlocId),
}

coded! {
    /// How a member is attached. In the order of their weight.
    Way {
        /// (iii) Holds a mandate of the entity, whatever the time: director, president of the medical commission (CME),
        /// head of department, or represents it.
        Mandate = "mandate",
        /// (i) A legal person that is a party or is controlled by one.
        LegalPerson = "legal-person",
        /// (ii) Their main activity is salaried in a party.
        MainActivity = "main-activity",
    }
}

coded! {
    /// Who says that a member is attached.
    Source {
        /// Pro Santé Connect.
        ProSanteConnect = "psc",
        /// The Annuaire Santé.
        Directory = "annuaire",
        /// A file that the board imported.
        Import = "import",
        /// The member.
        Declared = "declared",
        /// The board decided it.
        Board = "board",
    }
}

coded! {
    /// What became of an attachment.
    AttachmentState {
        /// Found in data and not looked at: it does not count.
        Proposed = "proposed",
        /// It counts.
        Confirmed = "confirmed",
        /// The member contests it: it counts until the board has decided.
        Contested = "contested",
        /// The board put it aside.
        Rejected = "rejected",
    }
}

impl AttachmentState {
    /// Whether it counts.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Confirmed | Self::Contested)
    }

    /// The state after the member contests it. What counted counts until the board has decided; what was only proposed
    /// counts for nothing, and an objection does not make it count.
    ///
    /// # Errors
    /// [`NotContestable`] where there is nothing to contest.
    pub const fn contest(self) -> Result<Self, NotContestable> {
        match self {
            Self::Proposed => Ok(Self::Proposed),
            Self::Confirmed => Ok(Self::Contested),
            Self::Contested | Self::Rejected => Err(NotContestable),
        }
    }

    /// The state after the board decides. It may come back to what it put aside, and put aside what it confirmed.
    ///
    /// # Errors
    /// [`NothingToDecide`] where that is decided already.
    pub const fn decide(self, verdict: Verdict) -> Result<Self, NothingToDecide> {
        match (verdict, self) {
            (Verdict::Confirm, Self::Confirmed) | (Verdict::PutAside, Self::Rejected) => {
                Err(NothingToDecide)
            }
            (Verdict::Confirm, _) => Ok(Self::Confirmed),
            (Verdict::PutAside, _) => Ok(Self::Rejected),
        }
    }
}

coded! {
    /// What the board decides of an attachment.
    Verdict {
        /// It counts.
        Confirm = "confirm",
        /// It does not.
        PutAside = "put-aside",
    }
}

coded! {
    /// Something that happened to an attachment.
    Happening {
        /// Found in data.
        Found = "found",
        /// The member declared it.
        Declared = "declared",
        /// The board recorded it.
        Recorded = "recorded",
        /// The board confirmed it.
        Confirmed = "confirmed",
        /// The board put it aside.
        Rejected = "rejected",
        /// The member contests it.
        Contested = "contested",
        /// Half-days or the side chosen at the threshold changed.
        Divided = "divided",
        /// Its dates changed.
        Dated = "dated",
    }
}

/// Contested already, or put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing to contest")]
pub struct NotContestable;

/// Decided so already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("decided so already")]
pub struct NothingToDecide;

/// How a member's week divides, in half-days, as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfDays {
    /// In the bloc.
    pub inside: u16,
    /// Outside it.
    pub outside: u16,
    /// On which side the member wants to be where the share is exactly the threshold of the statutes.
    pub at_threshold: Choice,
}

coded! {
    /// The side that a member chooses.
    Choice {
        /// Outside the bloc.
        Outside = "outside",
        /// In it.
        Inside = "inside",
    }
}

/// Half-days in a week, Sunday too.
const WEEK: u32 = 14;

impl HalfDays {
    /// Whether a week can divide so: some half-day, and no more than a week has.
    pub fn is_a_week(self) -> bool {
        let all = u32::from(self.inside) + u32::from(self.outside);
        (1..=WEEK).contains(&all)
    }
}

impl Way {
    /// Whether a member of that kind can be attached so: a structure is what it is, a person works or holds a mandate.
    pub const fn fits(self, kind: MemberKind) -> bool {
        match kind {
            MemberKind::Person => matches!(self, Self::Mandate | Self::MainActivity),
            MemberKind::Structure => matches!(self, Self::LegalPerson),
        }
    }
}

impl Attachment {
    /// Whether it counts on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.state.counts() && self.period.holds_on(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_counts_for_nothing_and_a_contested_attachment_until_it_is_decided() {
        let counting: Vec<_> = AttachmentState::ALL
            .iter()
            .copied()
            .filter(|it| it.counts())
            .collect();
        assert_eq!(
            counting,
            [AttachmentState::Confirmed, AttachmentState::Contested]
        );
        assert_eq!(
            AttachmentState::Confirmed.contest(),
            Ok(AttachmentState::Contested)
        );
        assert_eq!(
            AttachmentState::Proposed.contest(),
            Ok(AttachmentState::Proposed)
        );
        assert_eq!(AttachmentState::Contested.contest(), Err(NotContestable));
        assert_eq!(AttachmentState::Rejected.contest(), Err(NotContestable));
    }

    #[test]
    fn the_board_decides_each_way_once_and_may_come_back_to_it() {
        use AttachmentState as S;
        for state in AttachmentState::ALL.iter().copied() {
            let confirmed = state.decide(Verdict::Confirm);
            let aside = state.decide(Verdict::PutAside);
            assert_eq!(confirmed.is_err(), state == S::Confirmed, "{state:?}");
            assert_eq!(aside.is_err(), state == S::Rejected, "{state:?}");
            assert!(confirmed.is_ok_and(|it| it == S::Confirmed) || state == S::Confirmed);
            assert!(aside.is_ok_and(|it| it == S::Rejected) || state == S::Rejected);
        }
    }

    #[test]
    fn a_week_has_fourteen_half_days() {
        let week = |inside, outside| {
            HalfDays {
                inside,
                outside,
                at_threshold: Choice::Outside,
            }
            .is_a_week()
        };
        assert!(week(1, 0) && week(0, 1) && week(7, 7) && week(14, 0));
        assert!(!week(0, 0) && !week(8, 7) && !week(u16::MAX, u16::MAX));
    }

    #[test]
    fn a_structure_is_what_it_is_and_a_person_works_or_holds_a_mandate() {
        for way in Way::ALL.iter().copied() {
            let legal = way == Way::LegalPerson;
            assert_eq!(way.fits(MemberKind::Structure), legal, "{way:?}");
            assert_eq!(way.fits(MemberKind::Person), !legal, "{way:?}");
        }
    }
}
