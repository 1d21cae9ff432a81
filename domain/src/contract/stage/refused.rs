use chrono::NaiveDate;
use uuid::Uuid;

use super::{Stage, Step};
use crate::contract::mandate::Missing;
use crate::contract::text::Wrong;

/// Why a contract does not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StageRefused {
    /// Not at this stage.
    #[error("not while it is at {0:?}")]
    NotNow(Step),
    /// The text cannot be agreed on.
    #[error("{} points of the text", .0.len())]
    Wrong(Vec<Wrong>),
    /// These CPTS have no valid mandate.
    #[error("{} without a valid mandate", .0.len())]
    Mandate(Vec<(Uuid, Missing)>),
    /// These parties have not signed.
    #[error("{} have not signed", .0.len())]
    Unsigned(Vec<Uuid>),
    /// Another text is being signed.
    #[error("another text")]
    OtherText,
    /// It is signed: what changes is an amendment, what ends it is a notice.
    #[error("it is signed")]
    Amend,
    /// Who gives notice is no party.
    #[error("no party")]
    NotAParty,
    /// Notice is given for that day at the earliest.
    #[error("not before {first}")]
    NoticeTooShort {
        /// The first day.
        first: NaiveDate,
    },
    /// Its term ends before.
    #[error("it ends on {last}")]
    AfterTerm {
        /// Its last day.
        last: NaiveDate,
    },
    /// It runs until that day.
    #[error("it runs until {until}")]
    Runs {
        /// Its last day.
        until: NaiveDate,
    },
    /// It is over.
    #[error("it is over")]
    Over,
}

impl StageRefused {
    pub(super) const fn not_now(stage: &Stage) -> Self {
        match stage {
            Stage::Over { .. } => Self::Over,
            other => Self::NotNow(other.step()),
        }
    }
}
