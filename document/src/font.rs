//! The fonts, which are part of the program: Libertinus Serif (SIL Open Font License 1.1) for text, `DejaVu` Sans Mono
//! (Bitstream Vera's licence) for codes and for what the first lacks. Both come with the typesetter's own crate.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Text.
const SERIF: &str = "Libertinus Serif";
/// Codes.
const MONO: &str = "DejaVu Sans Mono";

/// The fonts in use, in an order that does not change.
pub static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    typst_assets::fonts()
        .filter_map(|data| Font::new(Bytes::new(data), 0))
        .filter(|font| matches!(font.info().family.as_str(), SERIF | MONO))
        .collect()
});

/// What they are called, for the typesetter.
pub static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Whether this character has a drawing in every style of one of them.
pub fn has(character: char) -> bool {
    let all = |family: &str| {
        FONTS
            .iter()
            .filter(|font| font.info().family == family)
            .all(|font| font.info().coverage.contains(u32::from(character)))
    };
    all(SERIF) || all(MONO)
}
