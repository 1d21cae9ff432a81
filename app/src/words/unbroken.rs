//! What members type, shown without lines that begin with a colon.

/// The text with the spaces of French typography that do not break: before `: ; ! ? » % €` and after `«`. Who types has no
/// key for them. Nothing else changes, so that what is compared or signed is never this.
pub fn unbroken(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        let closes = next.is_some_and(|it| matches!(it, ':' | ';' | '!' | '?' | '»' | '%' | '€'));
        let opened = before == Some('«');
        shown.push(if letter == ' ' && (closes || opened) {
            '\u{a0}'
        } else {
            letter
        });
        before = Some(letter);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_colon_stays_with_its_word() {
        for (typed, shown) in [
            ("Samedi : qui vient ?", "Samedi\u{a0}: qui vient\u{a0}?"),
            (
                "« Maison » : 20 % à 30 €",
                "«\u{a0}Maison\u{a0}»\u{a0}: 20\u{a0}% à 30\u{a0}€",
            ),
            ("Note: at once; 10:30", "Note: at once; 10:30"),
            ("", ""),
            (" : ", "\u{a0}: "),
        ] {
            assert_eq!(unbroken(typed), shown);
        }
    }
}
