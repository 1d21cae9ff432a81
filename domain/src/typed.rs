//! What people type in forms: of a bounded length, and without signs that cannot be seen.

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TypedRefused {
    /// It has more than so many characters.
    #[error("more than {max} characters")]
    TooLong {
        /// The most it may have.
        max: usize,
    },
    /// It holds a sign that cannot be seen, or that turns the direction of what follows: pasted by
    /// accident, or to deceive.
    #[error("holds an invisible sign")]
    Invisible,
}

/// The longest name of a person or of a body, in characters.
pub const NAME_MAX: usize = 120;
/// The longest message, in characters.
pub const MESSAGE_MAX: usize = 4000;

/// A text of one line: trimmed, blanks of every kind become one space. `None` when nothing is left.
///
/// # Errors
/// [`TypedRefused`].
pub fn line(text: &str, max: usize) -> Result<Option<String>, TypedRefused> {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    check(line, max, |_| false)
}

/// A text of several lines: trimmed, line ends become `\n`. `None` when nothing is left.
///
/// # Errors
/// [`TypedRefused`].
pub fn paragraphs(text: &str, max: usize) -> Result<Option<String>, TypedRefused> {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    check(text, max, |c| matches!(c, '\n' | '\t'))
}

fn check(
    text: String,
    max: usize,
    allowed: impl Fn(char) -> bool,
) -> Result<Option<String>, TypedRefused> {
    if text.chars().count() > max {
        return Err(TypedRefused::TooLong { max });
    }
    if text.chars().any(|c| is_invisible(c) && !allowed(c)) {
        return Err(TypedRefused::Invisible);
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// Control characters (NUL, which PostgreSQL refuses, among them) and those that reorder a line.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_blanks() {
        assert_eq!(
            line("  Le\u{a0} Floc’h ", NAME_MAX),
            Ok(Some("Le Floc’h".to_owned()))
        );
        assert_eq!(line(" \t ", NAME_MAX), Ok(None));
    }

    #[test]
    fn signs_that_hide_or_turn_text_are_refused() {
        for text in ["a\0b", "a\u{202e}b", "a\u{7}b", "\u{2066}x"] {
            assert_eq!(
                line(text, NAME_MAX),
                Err(TypedRefused::Invisible),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_message_keeps_its_lines() {
        assert_eq!(
            paragraphs("Bonjour,\r\n\r\nMerci.\r\n", MESSAGE_MAX),
            Ok(Some("Bonjour,\n\nMerci.".to_owned()))
        );
        assert_eq!(
            paragraphs(&"é".repeat(MESSAGE_MAX + 1), MESSAGE_MAX),
            Err(TypedRefused::TooLong { max: MESSAGE_MAX })
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_is_taken_again_unchanged(text in ".{0,60}") {
            if let Ok(Some(once)) = line(&text, 50) {
                prop_assert_eq!(line(&once, 50), Ok(Some(once)));
            }
        }
    }
}
