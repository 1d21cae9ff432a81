//! The discussion of a proposal: comments and answers to them, kept by facilitators who say why.

use super::limit::COMMENT_CHARS;
use super::stage::Stage;
use crate::code::coded;
use crate::typed::{TypedRefused, paragraphs};

coded! {
    /// Why a facilitator hides a comment.
    Hiding {
        /// A patient or a member's health could be recognised in it.
        Health = "health",
        /// It attacks a person.
        Person = "person",
        /// It is not about the proposal.
        Aside = "aside",
        /// It tells what is secret or unlawful, or advertises.
        Unlawful = "unlawful",
        /// Another reason, which the facilitator writes.
        Other = "other",
    }
}

/// Why a comment is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentRefused {
    /// It says nothing.
    #[error("empty")]
    Empty,
    /// It has more than [`COMMENT_CHARS`] characters.
    #[error("longer than {COMMENT_CHARS} characters")]
    TooLong,
    /// It holds a sign that cannot be seen.
    #[error("holds an invisible sign")]
    Invisible,
    /// The discussion has not begun, or is over.
    #[error("not open to discussion")]
    Closed,
    /// A facilitator hid it.
    #[error("hidden")]
    Hidden,
    /// Its author took it back.
    #[error("taken back")]
    Removed,
    /// The reason is to be written.
    #[error("no reason")]
    NoReason,
}

/// Whether one may comment: from the day on which it is tabled until it is over.
pub const fn is_open(stage: &Stage) -> bool {
    !matches!(stage, Stage::Draft | Stage::Over(_))
}

/// The words of a comment, as they are kept.
///
/// # Errors
/// [`CommentRefused::Empty`], [`CommentRefused::TooLong`], [`CommentRefused::Invisible`].
pub fn words(typed: &str) -> Result<String, CommentRefused> {
    match paragraphs(typed, COMMENT_CHARS) {
        Ok(words) => words.ok_or(CommentRefused::Empty),
        Err(TypedRefused::TooLong { .. }) => Err(CommentRefused::TooLong),
        Err(TypedRefused::Invisible) => Err(CommentRefused::Invisible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::stage::End;

    #[test]
    fn one_comments_from_the_day_it_is_tabled_until_it_is_over() {
        let tabled = Stage::tabled("2026-11-27".parse().unwrap());
        assert!(is_open(&tabled));
        assert!(!is_open(&Stage::Draft));
        assert!(!is_open(&Stage::Over(End::Withdrawn)));
    }

    #[test]
    fn a_comment_says_something_and_ends() {
        assert_eq!(words(" oui\r\nnon\n"), Ok("oui\nnon".to_owned()));
        assert_eq!(words(" \n "), Err(CommentRefused::Empty));
        assert_eq!(
            words(&"é".repeat(COMMENT_CHARS)).map(|it| it.len()),
            Ok(COMMENT_CHARS * 2)
        );
        assert_eq!(
            words(&"é".repeat(COMMENT_CHARS + 1)),
            Err(CommentRefused::TooLong)
        );
    }
}
