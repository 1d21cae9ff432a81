//! What the board decides about likely duplicates, and what that makes of a line.

use super::known::Whom;
use super::verdict::{Line, Verdict};
use crate::code::UnknownCode;
use crate::id::AdhesionId;

/// What the board says of a line whose person may be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Leave the line aside. It is what happens, too, when nothing is said.
    Skip,
    /// Another person: a new adhesion.
    Another,
    /// This member: their contact data are completed.
    Same(AdhesionId),
}

/// What the commit does with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// Creates an adhesion.
    Create,
    /// Completes the contact data of an adhesion.
    Update(AdhesionId),
}

impl Line {
    /// What the commit does with this line, given what the board chose for it.
    pub fn effect(&self, choice: Option<Choice>) -> Effect {
        let may_be = |id| {
            self.detail
                .like
                .iter()
                .any(|it| it.whom == Whom::Adhesion(id))
        };
        match (self.verdict, self.detail.same, choice) {
            (Verdict::Create, _, _) | (Verdict::Likely, _, Some(Choice::Another)) => Effect::Create,
            (Verdict::Update, Some(Whom::Adhesion(id)), _) => Effect::Update(id),
            (Verdict::Likely, _, Some(Choice::Same(id))) if may_be(id) => Effect::Update(id),
            _ => Effect::Nothing,
        }
    }
}

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Skip => f.write_str("skip"),
            Self::Another => f.write_str("another"),
            Self::Same(id) => write!(f, "same:{id}"),
        }
    }
}

impl std::str::FromStr for Choice {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownCode {
            kind: "Choice",
            code: code.to_owned(),
        };
        match code {
            "skip" => Ok(Self::Skip),
            "another" => Ok(Self::Another),
            _ => code
                .strip_prefix("same:")
                .and_then(|id| id.parse().ok())
                .map(Self::Same)
                .ok_or_else(unknown),
        }
    }
}
