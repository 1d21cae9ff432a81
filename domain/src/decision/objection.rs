//! The life of an objection: it is answered, and its objector says what becomes of it.
//!
//! Nobody blocks by silence and nobody's objection is talked away: the last word is the objector's, and without one the
//! objection stands when the round closes.

use crate::code::coded;

coded! {
    /// Where an objection stands.
    Objection {
        /// Nobody has answered yet.
        Open = "open",
        /// It is answered, and the objector has not said what becomes of it.
        Answered = "answered",
        /// The answer takes it in: the objector agrees with the text that is proposed instead.
        Integrated = "integrated",
        /// The objector withdraws it.
        Withdrawn = "withdrawn",
        /// The objector maintains it.
        Maintained = "maintained",
    }
}

coded! {
    /// The objector's word.
    Word {
        /// « Prise en compte ».
        Integrated = "integrated",
        /// « Retirée ».
        Withdrawn = "withdrawn",
        /// « Maintenue ».
        Maintained = "maintained",
    }
}

/// Why an answer or a word is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ObjectionRefused {
    /// It is integrated or withdrawn already: who objects again takes a new position.
    #[error("the objection is over")]
    Over,
    /// What takes an objection in is an answer, and there is none.
    #[error("nobody has answered the objection")]
    NotAnswered,
}

impl Objection {
    /// Somebody answers; also one that is maintained may be answered again.
    ///
    /// # Errors
    /// When it is over.
    pub const fn answered(self) -> Result<Self, ObjectionRefused> {
        match self {
            Self::Open | Self::Answered | Self::Maintained => Ok(Self::Answered),
            Self::Integrated | Self::Withdrawn => Err(ObjectionRefused::Over),
        }
    }

    /// The objector says what becomes of it.
    ///
    /// # Errors
    /// When it is over, or is to be integrated without an answer.
    pub const fn said(self, word: Word) -> Result<Self, ObjectionRefused> {
        match (self, word) {
            (Self::Integrated | Self::Withdrawn, _) => Err(ObjectionRefused::Over),
            (Self::Open, Word::Integrated) => Err(ObjectionRefused::NotAnswered),
            (Self::Answered | Self::Maintained, Word::Integrated) => Ok(Self::Integrated),
            (_, Word::Withdrawn) => Ok(Self::Withdrawn),
            (_, Word::Maintained) => Ok(Self::Maintained),
        }
    }

    /// What it counts as when the round closes.
    pub const fn at_close(self) -> Word {
        match self {
            Self::Open | Self::Answered | Self::Maintained => Word::Maintained,
            Self::Integrated => Word::Integrated,
            Self::Withdrawn => Word::Withdrawn,
        }
    }

    /// Whether the facilitator has something to do, or the objector.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_without_the_objectors_word_stands_when_the_round_closes() {
        for it in [Objection::Open, Objection::Answered, Objection::Maintained] {
            assert_eq!(it.at_close(), Word::Maintained);
        }
        assert_eq!(Objection::Integrated.at_close(), Word::Integrated);
        assert_eq!(Objection::Withdrawn.at_close(), Word::Withdrawn);
    }

    #[test]
    fn it_is_answered_before_it_is_integrated() {
        let refused = Objection::Open.said(Word::Integrated);
        assert_eq!(refused, Err(ObjectionRefused::NotAnswered));
        let answered = Objection::Open.answered().unwrap();
        assert!(answered.waits());
        assert_eq!(answered.said(Word::Integrated), Ok(Objection::Integrated));
    }

    #[test]
    fn it_may_be_withdrawn_or_maintained_at_any_time_before_it_is_over() {
        for it in [Objection::Open, Objection::Answered, Objection::Maintained] {
            assert_eq!(it.said(Word::Withdrawn), Ok(Objection::Withdrawn));
            assert_eq!(it.said(Word::Maintained), Ok(Objection::Maintained));
        }
        assert_eq!(
            Objection::Maintained.answered(),
            Ok(Objection::Answered),
            "a better answer may come"
        );
    }

    #[test]
    fn what_is_over_stays_over() {
        for it in [Objection::Integrated, Objection::Withdrawn] {
            assert!(!it.waits());
            assert_eq!(it.answered(), Err(ObjectionRefused::Over));
            for word in Word::ALL {
                assert_eq!(it.said(*word), Err(ObjectionRefused::Over));
            }
        }
    }
}
