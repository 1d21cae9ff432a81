//! The sealed register of a CPTS: what stops it, and what lets it go on.

use crate::code::coded;

coded! {
    /// Why nothing more is written in the name of a CPTS: its register is not the one that was shown.
    Reason {
        /// The database has fewer entries than were published: an older backup stands in its place.
        Behind = "behind",
        /// The database has another history than the one that was published.
        Differs = "differs",
        /// The checkpoint that is kept outside the database is gone, though some were published.
        Missing = "missing",
        /// The checkpoint that is kept outside the database is not one of this register.
        Forged = "forged",
        /// Entries or hashes were changed in the database.
        Altered = "altered",
        /// The key that signs is gone, or is another one.
        Key = "key",
    }
}

/// The word that an officer types to go on with a new register.
pub const CONFIRMATION: &str = "reprendre";

/// Whether what was typed is that word, in whatever case.
pub fn confirms(typed: &str) -> bool {
    typed.trim().to_lowercase() == CONFIRMATION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_confirms() {
        assert!(confirms(" Reprendre "));
        for other in ["", "oui", "reprendre tout", "repren"] {
            assert!(!confirms(other), "{other}");
        }
    }
}
