//! Colleges: who belongs to one, and what they have.

use domain::statutes::{College, Condition, Side, Voice};

use super::either;
use crate::lang::Lang;
use crate::words::profession as names;

/// Whoever meets one of the conditions.
pub fn members(lang: Lang, college: &College) -> Vec<String> {
    college
        .members
        .iter()
        .map(|it| condition(lang, it))
        .collect()
}

/// A condition: « professionnels de santé ; du côté de la ville ».
pub fn condition(lang: Lang, it: &Condition) -> String {
    let mut parts = Vec::new();
    let mut push = |prefix: String, names: Vec<String>| {
        if !names.is_empty() {
            let names = either(lang, &names);
            parts.push(if prefix.is_empty() {
                names
            } else {
                format!("{prefix}{names}")
            });
        }
    };
    push(
        String::new(),
        it.category
            .iter()
            .map(|it| lower(&names::category(lang, *it)))
            .collect(),
    );
    push(
        t!(lang, "profession : ", "profession: "),
        it.profession
            .iter()
            .map(|it| lower(&names::profession(lang, *it)))
            .collect(),
    );
    push(
        t!(lang, "mode d’exercice : ", "mode of practice: "),
        it.mode
            .iter()
            .map(|it| lower(&names::mode(lang, *it)))
            .collect(),
    );
    push(
        t!(lang, "lieu d’exercice : ", "place of practice: "),
        it.setting
            .iter()
            .map(|it| lower(&names::setting(lang, *it)))
            .collect(),
    );
    push(
        t!(lang, "structure : ", "structure: "),
        it.structure
            .iter()
            .map(|it| lower(&names::structure_kind(lang, *it)))
            .collect(),
    );
    push(
        t!(lang, "du côté : ", "on the side of: "),
        it.side.iter().map(|it| side(lang, *it)).collect(),
    );
    if parts.is_empty() {
        return t!(lang, "tout le monde", "everybody");
    }
    parts.join(&t!(lang, " ; ", "; "))
}

/// The first letter small, unless the word is an abbreviation (« EHPAD »).
fn lower(name: &str) -> String {
    let mut chars = name.chars();
    let (Some(first), rest) = (chars.next(), chars.as_str()) else {
        return String::new();
    };
    let abbreviation = rest.chars().next().is_some_and(char::is_uppercase);
    if abbreviation {
        name.to_owned()
    } else {
        format!("{}{rest}", first.to_lowercase())
    }
}

/// A side.
pub fn side(lang: Lang, it: Side) -> String {
    match it {
        Side::Ville => t!(lang, "ville", "town practice (ville)"),
        Side::Establishment => t!(lang, "établissement", "establishment"),
        Side::Other => t!(
            lang,
            "ni ville ni établissement",
            "neither ville nor establishment"
        ),
    }
}

/// What members of a college have in a meeting.
pub fn voice(lang: Lang, it: Voice) -> String {
    match it {
        Voice::Deliberative(voices) => {
            let voices = u32::from(voices);
            plural!(
                lang,
                voices,
                "Chaque membre a {voices} voix en assemblée.",
                "Chaque membre a {voices} voix en assemblée.",
                "Each member has {voices} vote in meetings.",
                "Each member has {voices} votes in meetings."
            )
        }
        Voice::Consultative => t!(
            lang,
            "Ses membres ont voix consultative : ils parlent et ne votent pas.",
            "Its members have an advisory voice: they speak and do not vote."
        ),
    }
}

/// Seats of a college on the board.
pub fn seats(lang: Lang, seats: u16) -> String {
    let seats = u32::from(seats);
    if seats == 0 {
        return t!(
            lang,
            "Ce collège n’élit personne au conseil.",
            "This college elects nobody to the board."
        );
    }
    plural!(
        lang,
        seats,
        "Ce collège élit {seats} siège du conseil.",
        "Ce collège élit {seats} sièges du conseil.",
        "This college fills {seats} seat on the board.",
        "This college fills {seats} seats on the board."
    )
}
