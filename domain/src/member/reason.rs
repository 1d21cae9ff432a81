//! The reason given for a change: required where the person is owed one.

use super::Change;

/// Longest reason or message, in characters.
pub const MAX_CHARS: usize = 2_000;

/// The reason to keep for a change, without blanks around it; `None` where none was given.
///
/// # Errors
/// Missing where the change [needs one](Change::needs_reason), or longer than [`MAX_CHARS`].
pub fn reason(change: Change, typed: &str) -> Result<Option<String>, ReasonRefused> {
    let text = typed.trim();
    if text.is_empty() {
        return if change.needs_reason() {
            Err(ReasonRefused::Missing)
        } else {
            Ok(None)
        };
    }
    if text.chars().count() > MAX_CHARS {
        return Err(ReasonRefused::TooLong);
    }
    Ok(Some(text.to_owned()))
}

/// Why a reason is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReasonRefused {
    /// The person is owed a reason.
    #[error("a reason is required")]
    Missing,
    /// Longer than [`MAX_CHARS`].
    #[error("the reason is longer than {MAX_CHARS} characters")]
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_without_a_reason_is_not_taken() {
        assert_eq!(reason(Change::Refuse, " \n"), Err(ReasonRefused::Missing));
        assert_eq!(
            reason(Change::Refuse, " Hors territoire. "),
            Ok(Some("Hors territoire.".to_owned()))
        );
    }

    #[test]
    fn an_admission_needs_no_reason() {
        assert_eq!(reason(Change::Admit, ""), Ok(None));
    }

    #[test]
    fn a_reason_is_not_a_book() {
        assert_eq!(
            reason(Change::Admit, &"é".repeat(MAX_CHARS + 1)),
            Err(ReasonRefused::TooLong)
        );
        assert!(reason(Change::Admit, &"é".repeat(MAX_CHARS)).is_ok());
    }
}
