//! Words as people type them and words as they are written: one form for both, to search by.
//!
//! In scope: names of communes, people and structures. Out of scope: ranking and storage.

use unicode_normalization::UnicodeNormalization;

/// The form under which a name is searched: lower-case ASCII words separated by one space.
///
/// Accents and cedillas go, ligatures are written out (`œ` → `oe`), apostrophes, hyphens and every other
/// sign separate words, and the abbreviations `st`, `ste`, `sts`, `stes` are written out, so that
/// `ST MARTIN LE BEAU` finds Saint-Martin-le-Beau. What has no Latin letter or digit gives nothing.
///
/// The form of a form is itself.
///
/// ```
/// assert_eq!(domain::text::searchable("L’Haÿ-les-Roses"), "l hay les roses");
/// assert_eq!(domain::text::searchable("St-Cyr-sur-Lœuvre"), "saint cyr sur loeuvre");
/// ```
pub fn searchable(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut word = String::new();
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => word.push(letter),
            'œ' => word.push_str("oe"),
            'æ' => word.push_str("ae"),
            'ß' => word.push_str("ss"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' => word.push('d'),
            'ı' => word.push('i'),
            mark if unicode_normalization::char::is_combining_mark(mark) => {}
            _ => push_word(&mut words, &mut word),
        }
    }
    push_word(&mut words, &mut word);
    words
}

/// The tails of a searchable text that begin at a word: `le grand pressigny` → itself, `grand pressigny`,
/// `pressigny`. A text that begins with a typed prefix is found in an index of tails by one range.
pub fn tails(searchable: &str) -> impl Iterator<Item = &str> {
    let whole = (!searchable.is_empty()).then_some(searchable);
    whole.into_iter().chain(
        searchable
            .match_indices(' ')
            .filter_map(|(at, _)| searchable.get(at + 1..)),
    )
}

/// Moves a finished word behind the others, with abbreviations written out.
fn push_word(words: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(match word.as_str() {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        other => other,
    });
    word.clear();
}

#[cfg(test)]
mod tests;
