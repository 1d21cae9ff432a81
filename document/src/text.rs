//! Text that any printer of ours can show.

use unicode_normalization::UnicodeNormalization as _;

use crate::font;

/// The text as it is printed: composed, in one line, and without characters that are not seen, that turn what follows
/// (bidirectional marks), or that no font here has. Those are told by number, so that nothing is lost: `[U+202E]`.
pub fn printable(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    for character in text.nfc() {
        match character {
            // A soft hyphen is not text, and hyphenation is ours.
            '\u{ad}' => {}
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                printed.push(' ');
            }
            plain if is_shown(plain) => printed.push(plain),
            other => {
                use std::fmt::Write as _;
                // Writing to a text cannot fail.
                let _always = write!(printed, "[U+{:04X}]", u32::from(other));
            }
        }
    }
    printed
}

fn is_shown(character: char) -> bool {
    let hidden = character.is_control()
        || matches!(
            character,
            // Marks that turn text, join it or are not seen.
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                // For private use, and no character at all.
                | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{10ffff}'
        );
    !hidden && font::has(character)
}
