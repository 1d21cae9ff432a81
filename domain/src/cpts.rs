//! What a CPTS is called and how it is told from its neighbours at a glance.

mod legal;
mod slug;

pub use legal::{LegalRegime, RETENTION_MONTHS};
pub use slug::{NotASlug, Slug};

use crate::code::coded;

coded! {
    /// The colour of a CPTS: one of eight that people who see few colours can tell apart, and that are always drawn
    /// with the hatching heraldry gave them, and with initials. The names are those of heraldry.
    Colour {
        /// Blue; horizontal lines.
        Azur = "azur",
        /// Red; vertical lines.
        Gueules = "gueules",
        /// Green; diagonal lines.
        Sinople = "sinople",
        /// Purple; the other diagonal.
        Pourpre = "pourpre",
        /// Ochre; dots.
        Or = "or",
        /// Slate; a grid.
        Sable = "sable",
        /// Tan; lozenges.
        Tanne = "tanne",
        /// Sky; wide bars.
        Celeste = "celeste",
    }
}

/// At most two initials of a CPTS's name. Words that every CPTS shares, articles and prepositions do not count:
/// "CPTS Val d'Amboise" is VA.
pub fn initials(name: &str) -> String {
    const SKIPPED: &[&str] = &[
        "cpts",
        "communauté",
        "professionnelle",
        "territoriale",
        "santé",
        "association",
        "pays",
        "du",
        "de",
        "des",
        "la",
        "le",
        "les",
        "en",
        "et",
        "d",
        "l",
        "à",
        "au",
        "aux",
        "sur",
        "sous",
    ];
    let words = |skip: bool| {
        name.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '–' | '(' | ')'))
            .filter(move |word| !skip || !SKIPPED.contains(&word.to_lowercase().as_str()))
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .take(2)
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    let found = words(true);
    if found.is_empty() {
        words(false)
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_skip_what_every_cpts_has_in_its_name() {
        assert_eq!(initials("CPTS Val d'Amboise"), "VA");
        assert_eq!(
            initials("Communauté professionnelle territoriale de santé du Pays de Loire-Beauce"),
            "LB"
        );
        assert_eq!(initials("CPTS Ô Touraine"), "ÔT");
    }

    #[test]
    fn a_name_of_skipped_words_only_still_has_initials() {
        assert_eq!(initials("CPTS du Pays"), "CD");
        assert_eq!(initials(""), "");
    }
}
