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
        Azur = "1",
        /// Red; vertical lines.
        Gueules = "2",
        /// Green; diagonal lines.
        Sinople = "3",
        /// Purple; the other diagonal.
        Pourpre = "4",
        /// Ochre; dots.
        Or = "5",
        /// Slate; a grid.
        Sable = "6",
        /// Tan; lozenges.
        Tanne = "7",
        /// Sky; wide bars.
        Celeste = "8",
    }
}

/// Words that every CPTS has in its name, articles and prepositions.
const SHARED: &[&str] = &[
    "cpts",
    "communauté",
    "professionnelle",
    "territoriale",
    "santé",
    "association",
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

/// At most two initials of a CPTS's name. Words that every CPTS shares do not count, and « pays »
/// only where nothing better is left: "CPTS Val d'Amboise" is VA, "CPTS du Pays des Gabares" PG.
pub fn initials(name: &str) -> String {
    let without = |skipped: &dyn Fn(&str) -> bool| {
        name.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '–' | '(' | ')'))
            .filter(|word| !skipped(&word.to_lowercase()))
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .take(2)
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    let best = without(&|word| word == "pays" || SHARED.contains(&word));
    if best.chars().count() == 2 {
        return best;
    }
    let second = without(&|word| SHARED.contains(&word));
    if second.is_empty() {
        without(&|_| false)
    } else {
        second
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
        assert_eq!(initials("CPTS du Pays des Gabares"), "PG");
    }

    #[test]
    fn a_name_of_skipped_words_only_still_has_initials() {
        assert_eq!(initials("CPTS de la Santé"), "CD");
        assert_eq!(initials(""), "");
    }
}
