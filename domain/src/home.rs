//! What a person must do now, over all their CPTS: the first thing the home page says.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::contract::calendar::Due;
use crate::dues::Cents;
use crate::id::{AdhesionId, ContractId, DecisionId, ElectionId, StructureId, TrusteeBoardId};
use crate::role::RoleKind;

/// How long before its end a mandate is announced, in days: time enough to convene a board.
pub const MANDATE_NOTICE_DAYS: i64 = 60;

/// Something that waits for one person in one CPTS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// The board asked the applicant for more: their own application, or that of a structure they represent.
    AnswerBoard {
        /// The adhesion.
        adhesion: AdhesionId,
        /// The structure, when it is the applicant.
        structure: Option<String>,
    },
    /// Applications that the person may decide.
    ExamineApplications {
        /// How many; at least one.
        waiting: u64,
        /// The day on which the oldest was sent.
        since: NaiveDate,
    },
    /// Attachments that the person may decide.
    ExamineAttachments {
        /// How many; at least one.
        waiting: u64,
    },
    /// Data show an attachment, of the person or of a structure they represent: is it true?
    AnswerAttachment {
        /// The adhesion.
        adhesion: AdhesionId,
        /// To what.
        to: String,
        /// The structure, when it is the member.
        structure: Option<String>,
    },
    /// A round or a vote is open in which the person has not spoken for a voice of hers.
    TakePosition {
        /// The decision.
        decision: DecisionId,
        /// What it is called.
        title: String,
        /// Whether it is the vote.
        vote: bool,
        /// When it closes.
        closes: DateTime<Utc>,
    },
    /// A decision that the person facilitates: something is to be opened, or objections wait for an answer.
    LeadDecision {
        /// The decision.
        decision: DecisionId,
        /// What it is called.
        title: String,
        /// Objections without an answer.
        objections: u64,
    },
    /// The person holds a part of the key of elections, and is awaited to make it.
    MakeKey {
        /// Among whom.
        board: TrusteeBoardId,
        /// What they are called.
        name: String,
    },
    /// Urns wait for the person's part of opening them.
    OpenUrns {
        /// The election.
        election: ElectionId,
        /// What it is called.
        title: String,
    },
    /// An election asks something of the person.
    Election {
        /// The election.
        election: ElectionId,
        /// What it is called.
        title: String,
        /// What.
        step: ElectionStep,
    },
    /// The person is asked for an opinion on a contract, and has not given it.
    GiveOpinion {
        /// The contract.
        contract: ContractId,
        /// What it is called.
        title: String,
    },
    /// Scans of signatures on paper, sent by another officer, wait for the person to confirm them.
    ConfirmScan {
        /// The contract.
        contract: ContractId,
        /// What it is called.
        title: String,
        /// How many; at least one.
        waiting: u64,
    },
    /// Something is due in a contract that the person looks after.
    ContractDue {
        /// The contract.
        contract: ContractId,
        /// What it is called.
        title: String,
        /// What is due, and when.
        due: Due,
    },
    /// The year's dues are asked and not recorded.
    PayDues {
        /// The adhesion.
        adhesion: AdhesionId,
        /// The civil year.
        year: i32,
        /// What the CPTS asks.
        amount: Cents,
    },
    /// A role of the person ends soon.
    RoleEnds {
        /// The role.
        role: RoleKind,
        /// Its last day.
        on: NaiveDate,
    },
    /// A mandate of the person for a structure ends soon.
    MandateEnds {
        /// The structure.
        structure: StructureId,
        /// Its name.
        name: String,
        /// Its last day.
        on: NaiveDate,
    },
}

/// What an election asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElectionStep {
    /// Candidacies are open until then.
    Stand {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// A code is to be made before the vote opens.
    Code {
        /// When it opens.
        until: DateTime<Utc>,
    },
    /// A ballot is to be cast.
    Vote {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Acts of the electoral board await a second person.
    Confirm {
        /// How many; at least one.
        waiting: u64,
    },
    /// Papers that are too few to be counted apart are to be entered.
    EnterPapers,
    /// A part of a sample of registrations is to be opened, or its members asked.
    Sample,
    /// The minutes are to be signed.
    SignMinutes,
    /// The new leaders are to be declared at the prefecture.
    Declare {
        /// The last day.
        until: NaiveDate,
    },
}

impl ElectionStep {
    /// Where it stands in the list.
    const fn rank(self) -> u8 {
        match self {
            Self::Vote { .. }
            | Self::Confirm { .. }
            | Self::EnterPapers
            | Self::Sample
            | Self::SignMinutes => 0,
            Self::Code { .. } => 1,
            Self::Declare { .. } => 2,
            Self::Stand { .. } => 3,
        }
    }
}

impl Task {
    /// Where it stands in the list: someone waits for an answer first, then what has a date.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::AnswerBoard { .. }
            | Self::AnswerAttachment { .. }
            | Self::TakePosition { .. }
            | Self::ConfirmScan { .. }
            | Self::MakeKey { .. }
            | Self::OpenUrns { .. } => 0,
            Self::ExamineApplications { .. }
            | Self::ExamineAttachments { .. }
            | Self::GiveOpinion { .. }
            | Self::LeadDecision { .. } => 1,
            Self::Election { step, .. } => step.rank(),
            Self::PayDues { .. } | Self::ContractDue { .. } => 2,
            Self::RoleEnds { .. } | Self::MandateEnds { .. } => 3,
        }
    }
}

/// The last day on which a mandate that is announced today may end.
pub fn announced_until(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_signed(TimeDelta::days(MANDATE_NOTICE_DAYS))
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a mandate that ends on that day is announced today: soon, and not over.
pub fn is_announced(ends_on: NaiveDate, today: NaiveDate) -> bool {
    (today..=announced_until(today)).contains(&ends_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn a_mandate_is_announced_for_sixty_days_and_on_its_last_day() {
        let today = day(3, 1);
        assert!(is_announced(today, today));
        assert!(is_announced(day(4, 30), today));
        assert!(!is_announced(day(5, 1), today));
        assert!(!is_announced(day(2, 28), today));
    }

    #[test]
    fn who_waits_for_an_answer_comes_first() {
        let answer = Task::AnswerBoard {
            adhesion: AdhesionId(uuid::Uuid::nil()),
            structure: None,
        };
        let ends = Task::RoleEnds {
            role: RoleKind::Treasurer,
            on: day(3, 1),
        };
        assert!(answer.rank() < ends.rank());
    }
}
