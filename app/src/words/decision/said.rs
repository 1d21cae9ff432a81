//! Positions, ballots and what becomes of objections, in words.

use domain::decision::objection::{Objection, Word};
use domain::decision::round::Why;
use domain::decision::{Ballot, Choice};

use crate::lang::Lang;

/// A position.
pub fn choice(lang: Lang, it: Choice) -> String {
    match it {
        Choice::Support => t!(lang, "Soutien", "Support"),
        Choice::Consent => t!(lang, "Consentement", "Consent"),
        Choice::Reservation => t!(lang, "Réserve", "Reservation"),
        Choice::Objection => t!(lang, "Objection argumentée", "Reasoned objection"),
        Choice::Abstention => t!(lang, "Abstention", "Abstention"),
    }
}

/// A ballot.
pub fn ballot(lang: Lang, it: Ballot) -> String {
    match it {
        Ballot::Yes => t!(lang, "Pour", "For"),
        Ballot::No => t!(lang, "Contre", "Against"),
        Ballot::Blank => t!(lang, "Blanc", "Blank"),
        Ballot::Abstention => t!(lang, "Abstention", "Abstention"),
    }
}

/// Where an objection stands.
pub fn objection(lang: Lang, it: Objection) -> String {
    match it {
        Objection::Open => t!(lang, "Attend une réponse", "Waits for an answer"),
        Objection::Answered => t!(
            lang,
            "Répondue, attend le mot de son auteur",
            "Answered, waits for its objector’s word"
        ),
        Objection::Integrated => t!(lang, "Prise en compte", "Taken into account"),
        Objection::Withdrawn => t!(lang, "Retirée", "Withdrawn"),
        Objection::Maintained => t!(lang, "Maintenue", "Maintained"),
    }
}

/// The objector's word.
pub fn word(lang: Lang, it: Word) -> String {
    match it {
        Word::Integrated => t!(lang, "Prise en compte", "Taken into account"),
        Word::Withdrawn => t!(lang, "Retirée", "Withdrawn"),
        Word::Maintained => t!(lang, "Maintenue", "Maintained"),
    }
}

/// Why there is no agreement.
pub fn why(lang: Lang, it: Why) -> String {
    match it {
        Why::Quorum => t!(
            lang,
            "trop peu de membres ont pris position",
            "too few members took a position"
        ),
        Why::Nobody => t!(
            lang,
            "personne n’a pris position sur le fond",
            "nobody took a position on the substance"
        ),
        Why::Maintained(n) => plural!(
            lang,
            n,
            "une objection est maintenue",
            "{n} objections sont maintenues",
            "one objection is maintained",
            "{n} objections are maintained"
        ),
        Why::Integrated(n) => plural!(
            lang,
            n,
            "une objection est prise en compte par un autre texte",
            "{n} objections sont prises en compte par un autre texte",
            "one objection is taken in by another text",
            "{n} objections are taken in by another text"
        ),
        Why::NotSupported(n) => plural!(
            lang,
            n,
            "un membre ne soutient pas le texte",
            "{n} membres ne soutiennent pas le texte",
            "one member does not support the text",
            "{n} members do not support the text"
        ),
    }
}
