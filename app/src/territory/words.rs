//! Territories in words.

use domain::territory::paste::Problem;
use domain::territory::{CannotAmend, Mission, ShownCount, SizeClass};
use service::territory::amend::MOST_NOTE;
use service::territory::{AmendRefused, SayMissionsRefused};

use crate::lang::Lang;
use crate::words::{Refusal, date, number};

impl Refusal for AmendRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Rule(CannotAmend::BeforeLatest(latest)) => {
                let latest = date(lang, *latest);
                t!(
                    lang,
                    "Le territoire a déjà changé le {latest} : choisissez ce jour ou un jour suivant.",
                    "The territory already changed on {latest}: choose that day or a later one."
                )
            }
            Self::Rule(CannotAmend::TooFarAhead(horizon)) => {
                let horizon = date(lang, *horizon);
                t!(
                    lang,
                    "Choisissez un jour avant le {horizon} : un changement se prépare au plus un an à l’avance.",
                    "Choose a day before {horizon}: a change is prepared one year ahead at most."
                )
            }
            Self::Rule(CannotAmend::Contradiction(code)) => t!(
                lang,
                "La commune {code} est à la fois ajoutée et retirée.",
                "The commune {code} is both added and removed."
            ),
            Self::Rule(CannotAmend::NothingChanges) => t!(
                lang,
                "Rien ne changerait : le territoire est déjà ainsi ce jour-là.",
                "Nothing would change: the territory already is so on that day."
            ),
            Self::UnknownCommune(code) => t!(
                lang,
                "Aucune commune actuelle n’a le code {code}.",
                "No present commune has the code {code}."
            ),
            Self::LongNote => t!(
                lang,
                "Le motif est trop long : {MOST_NOTE} caractères au plus.",
                "The reason is too long: {MOST_NOTE} characters at most."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Rule(CannotAmend::BeforeLatest(_) | CannotAmend::TooFarAhead(_)) => Some("from"),
            Self::LongNote => Some("note"),
            Self::Rule(CannotAmend::Contradiction(_) | CannotAmend::NothingChanges)
            | Self::UnknownCommune(_) => None,
        }
    }
}

impl Refusal for SayMissionsRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotCovered => t!(
                lang,
                "Cette commune n’est pas dans votre territoire aujourd’hui.",
                "This commune is not in your territory today."
            ),
        }
    }
}

/// A mission of the CPTS.
pub fn mission(lang: Lang, mission: Mission) -> String {
    match mission {
        Mission::Access => t!(lang, "Accès aux soins", "Access to care"),
        Mission::Pathway => t!(lang, "Parcours de soins", "Care pathways"),
        Mission::Prevention => t!(lang, "Prévention", "Prevention"),
        Mission::Crisis => t!(lang, "Crises sanitaires", "Health crises"),
        Mission::Quality => t!(lang, "Qualité des soins", "Quality of care"),
        Mission::Support => t!(lang, "Appui aux professionnels", "Support to professionals"),
    }
}

/// « taille 3 : de 80 000 à 175 000 habitants ».
pub fn size_class(lang: Lang, class: SizeClass) -> String {
    let n = class.number();
    let written = |population: u64| number(lang, i64::try_from(population).unwrap_or(i64::MAX));
    match class.bounds() {
        (0, Some(to)) => {
            let to = written(to + 1);
            t!(
                lang,
                "taille {n} : moins de {to} habitants",
                "size {n}: less than {to} inhabitants"
            )
        }
        (from, Some(to)) => {
            let (from, to) = (written(from), written(to));
            t!(
                lang,
                "taille {n} : de {from} à {to} habitants",
                "size {n}: {from} to {to} inhabitants"
            )
        }
        (from, None) => {
            let from = written(from.saturating_sub(1));
            t!(
                lang,
                "taille {n} : plus de {from} habitants",
                "size {n}: more than {from} inhabitants"
            )
        }
    }
}

/// A count that is told from 5 on.
pub fn shown(lang: Lang, count: ShownCount) -> String {
    match count {
        ShownCount::Few => t!(lang, "moins de 5", "fewer than 5"),
        ShownCount::Exactly(n) => people(lang, n),
    }
}

/// A number of things or people.
pub fn people(lang: Lang, n: u64) -> String {
    number(lang, i64::try_from(n).unwrap_or(i64::MAX))
}

/// What is wrong with a line of a pasted list.
pub fn problem(lang: Lang, line: usize, what: &Problem) -> String {
    match what {
        Problem::NotACode(word) => t!(
            lang,
            "Ligne {line} : « {word} » n’est pas un code de commune.",
            "Line {line}: “{word}” is no commune code."
        ),
        Problem::Mixed => t!(
            lang,
            "Ligne {line} : plusieurs codes et d’autres mots. Mettez un code par ligne, ou des codes seuls.",
            "Line {line}: several codes and other words. Put one code a line, or codes only."
        ),
        Problem::Unknown(code) => t!(
            lang,
            "Ligne {line} : aucune commune n’a le code {code}. Est-ce un code postal ?",
            "Line {line}: no commune has the code {code}. Is it a postal code?"
        ),
        Problem::Former { former, now } => t!(
            lang,
            "Ligne {line} : la commune {former} n’existe plus, elle fait partie de {now}.",
            "Line {line}: the commune {former} no longer exists, it is part of {now}."
        ),
        Problem::TooMany => t!(
            lang,
            "Ligne {line} : la liste est plus longue que celle des communes de France.",
            "Line {line}: the list is longer than that of all communes of France."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_classes_say_their_boundaries() {
        let said = SizeClass::ALL.map(|class| size_class(Lang::Fr, class));
        assert_eq!(said[0], "taille 1\u{a0}: moins de 40\u{202f}000 habitants");
        assert_eq!(
            said[1],
            "taille 2\u{a0}: de 40\u{202f}000 à 79\u{202f}999 habitants"
        );
        assert_eq!(said[3], "taille 4\u{a0}: plus de 175\u{202f}000 habitants");
    }
}
