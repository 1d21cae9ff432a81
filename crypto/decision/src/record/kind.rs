use serde::{Deserialize, Serialize};
use signed::Label;

/// What a record is; its name is that of its entries in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// [`super::Opened`]
    #[serde(rename = "decision.opened")]
    Opened,
    /// [`super::Text`]
    #[serde(rename = "decision.text")]
    Text,
    /// [`super::Key`]
    #[serde(rename = "decision.key")]
    Key,
    /// [`super::Revoked`]
    #[serde(rename = "decision.revoked")]
    Revoked,
    /// [`super::Round`]
    #[serde(rename = "decision.round")]
    Round,
    /// A signed [`signed::decision::Position`]
    #[serde(rename = "decision.position")]
    Position,
    /// A signed [`signed::decision::Answer`]
    #[serde(rename = "decision.answer")]
    Answer,
    /// A signed [`signed::decision::Word`]
    #[serde(rename = "decision.word")]
    Word,
    /// A signed [`signed::decision::Vote`]
    #[serde(rename = "decision.vote")]
    Vote,
    /// [`super::Closed`]
    #[serde(rename = "decision.closed")]
    Closed,
    /// [`super::Withdrawn`]
    #[serde(rename = "decision.withdrawn")]
    Withdrawn,
}

impl Kind {
    /// As entries of the log name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "decision.opened",
            Self::Text => "decision.text",
            Self::Key => "decision.key",
            Self::Revoked => "decision.revoked",
            Self::Round => "decision.round",
            Self::Position => Label::Position.kind(),
            Self::Answer => Label::Answer.kind(),
            Self::Word => Label::Word.kind(),
            Self::Vote => Label::Vote.kind(),
            Self::Closed => "decision.closed",
            Self::Withdrawn => "decision.withdrawn",
        }
    }
}
