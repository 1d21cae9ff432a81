//! How a check is told: a line, its mark, its language. What the auditor's program and pages have in common.

#![forbid(unsafe_code)]

use serde::Serialize;

/// One check, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Which check: a word that does not change with the language.
    pub check: &'static str,
    /// How it went.
    pub mark: Mark,
    /// What was checked, as a sentence that is true if it holds.
    pub text: String,
    /// What is wrong.
    pub reasons: Vec<String>,
}

impl Line {
    /// A line without reasons.
    pub const fn single(check: &'static str, holds: bool, text: String) -> Self {
        let mark = if holds { Mark::Holds } else { Mark::Fails };
        Self {
            check,
            mark,
            text,
            reasons: Vec::new(),
        }
    }

    /// A check that fails for these reasons; without any it went as `otherwise` says.
    pub fn of(
        check: &'static str,
        language: Language,
        text: String,
        reasons: Vec<String>,
        otherwise: Mark,
    ) -> Self {
        Self {
            check,
            mark: if reasons.is_empty() {
                otherwise
            } else {
                Mark::Fails
            },
            text: match language {
                Language::French => spaced(text),
                Language::English => text,
            },
            reasons,
        }
    }
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// It holds.
    Holds,
    /// Something is wrong that the result does not depend on.
    Tolerated,
    /// It does not hold.
    Fails,
    /// It rests on something that does not hold.
    Unknown,
    /// There is nothing to check.
    Absent,
}

impl Mark {
    /// The sign shown before the sentence.
    pub const fn sign(self) -> char {
        match self {
            Self::Holds => '✓',
            Self::Tolerated => '!',
            Self::Fails => '✗',
            Self::Unknown => '?',
            Self::Absent => '–',
        }
    }
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

/// French spacing: marks stay on the line of their word.
pub fn spaced(text: String) -> String {
    [";", "!", "?", "»"]
        .iter()
        .fold(text, |text, mark| {
            text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"))
        })
        .replace("« ", "«\u{202f}")
        .replace(" :", "\u{a0}:")
}
