use domain::election::limits::{Full, Limit, Short};
use domain::statutes::CollegeId;
use finding::{Language, spaced};

use crate::held::Held;
use crate::seats::{Fate, Placed, Seated};
use Language::{English, French};

/// One sentence a candidate, then the seats that stay empty.
pub(super) fn sentences(seated: &Seated, held: &Held, language: Language) -> Vec<String> {
    let mut lines: Vec<String> = seated
        .candidates
        .iter()
        .map(|it| candidate(it, seated, held, language))
        .collect();
    for vacant in &seated.vacant {
        let (college, seats) = (named(held, &vacant.college), vacant.seats);
        lines.push(match language {
            French => format!("{college} : sièges vacants, {seats}."),
            English => format!("{college}: vacant seats, {seats}."),
        });
    }
    match language {
        French => lines.into_iter().map(spaced).collect(),
        English => lines,
    }
}

/// What people call a college: as its urn is called, where no other votes in it.
fn named(held: &Held, college: &CollegeId) -> String {
    let mut urns = held.urns.iter();
    let own = urns.find(|it| it.colleges.as_slice() == std::slice::from_ref(college));
    own.map_or_else(|| college.to_string(), |it| it.name.clone())
}

fn candidate(it: &Placed, seated: &Seated, held: &Held, language: Language) -> String {
    let (name, college, votes) = (&it.name, named(held, &it.college), it.votes);
    let fate = fate(&it.fate, seated, language);
    match language {
        French => format!("{name} ({college}, {votes} voix) : {fate}."),
        English => format!("{name} ({college}, {votes} votes): {fate}."),
    }
}

/// What became of a candidate and why, as the end of a sentence; the typography is the caller’s (`finding::spaced`).
pub fn fate(fate: &Fate, seated: &Seated, language: Language) -> String {
    let named = |id: &uuid::Uuid| {
        let found = seated.candidates.iter().find(|it| it.id == *id);
        found.map(|it| it.name.clone()).unwrap_or_default()
    };
    match (fate, language) {
        (Fate::Elected, French) => "siège".to_owned(),
        (Fate::Elected, English) => "has a seat".to_owned(),
        (Fate::ElectedFor(short, other), French) => {
            format!(
                "siège à la place de {}, car il faut {}",
                named(other),
                least(short, language)
            )
        }
        (Fate::ElectedFor(short, other), English) => {
            format!(
                "has the seat of {}, for the statutes want {}",
                named(other),
                least(short, language)
            )
        }
        (Fate::Skipped(full), French) => format!("passe son tour : {}", most(full, language)),
        (Fate::Skipped(full), English) => format!("is passed over: {}", most(full, language)),
        (Fate::NotEnoughVotes, French) => "d’autres ont plus de voix".to_owned(),
        (Fate::NotEnoughVotes, English) => "others have more votes".to_owned(),
        (Fate::GaveWay(short, other), French) => {
            format!(
                "laisse son siège à {}, car il faut {}",
                named(other),
                least(short, language)
            )
        }
        (Fate::GaveWay(short, other), English) => {
            format!(
                "gives the seat to {}, for the statutes want {}",
                named(other),
                least(short, language)
            )
        }
        (Fate::LeftVacant(short), French) => {
            format!(
                "avait les voix, mais le siège reste vacant, car il faut {}",
                least(short, language)
            )
        }
        (Fate::LeftVacant(short), English) => {
            format!(
                "had the votes, but the seat stays vacant, for the statutes want {}",
                least(short, language)
            )
        }
        (Fate::NoSeat, French) => "son collège n’élit personne".to_owned(),
        (Fate::NoSeat, English) => "the college elects nobody".to_owned(),
        (Fate::Withdrew, French) => "s’est retiré·e après le verrouillage des bulletins".to_owned(),
        (Fate::Withdrew, English) => "withdrew after the ballots were locked".to_owned(),
        (Fate::Waits, French) => "un nouveau vote doit départager".to_owned(),
        (Fate::Waits, English) => "another vote must decide".to_owned(),
    }
}

/// The maximum that is reached.
fn most(full: &Full, language: Language) -> String {
    let (Full::Bloc(_, limit) | Full::Establishments(limit) | Full::Profession(_, limit)) = full;
    let Limit { seats, article } = limit;
    let held = seats_of(*seats, language);
    match (full, language) {
        (Full::Bloc(..), French) => {
            format!("son groupe a déjà {held}, le plus que permet l’article {article}")
        }
        (Full::Bloc(..), English) => {
            format!("the group has {held} already, the most that article {article} allows")
        }
        (Full::Establishments(_), French) => {
            format!("les établissements ont déjà {held}, le plus que permet l’article {article}")
        }
        (Full::Establishments(_), English) => {
            format!("establishments have {held} already, the most that article {article} allows")
        }
        (Full::Profession(..), French) => {
            format!("sa profession a déjà {held}, le plus que permet l’article {article}")
        }
        (Full::Profession(..), English) => {
            format!("the profession has {held} already, the most that article {article} allows")
        }
    }
}

/// The minimum that is wanted.
fn least(short: &Short, language: Language) -> String {
    let (Short::Ville(limit)
    | Short::GeneralPractitioners(limit)
    | Short::OtherSpecialists(limit)
    | Short::Professions(limit)) = short;
    let Limit { seats, article } = limit;
    let one = is_one(*seats, language);
    let what = match (short, language) {
        (Short::Ville(_), French) => format!("{} de ville", seats_of(*seats, language)),
        (Short::Ville(_), English) => format!("{} of town practice", seats_of(*seats, language)),
        (Short::GeneralPractitioners(_), French) if one => format!("{seats} médecin généraliste"),
        (Short::GeneralPractitioners(_), French) => format!("{seats} médecins généralistes"),
        (Short::GeneralPractitioners(_), English) if one => format!("{seats} general practitioner"),
        (Short::GeneralPractitioners(_), English) => format!("{seats} general practitioners"),
        (Short::OtherSpecialists(_), French) if one => {
            format!("{seats} médecin d’une autre spécialité")
        }
        (Short::OtherSpecialists(_), French) => format!("{seats} médecins d’une autre spécialité"),
        (Short::OtherSpecialists(_), English) if one => {
            format!("{seats} doctor of another specialty")
        }
        (Short::OtherSpecialists(_), English) => format!("{seats} doctors of another specialty"),
        (Short::Professions(_), _) if one => format!("{seats} profession"),
        (Short::Professions(_), French) => format!("{seats} professions différentes"),
        (Short::Professions(_), English) => format!("{seats} different professions"),
    };
    match language {
        French => format!("au moins {what} (article {article})"),
        English => format!("at least {what} (article {article})"),
    }
}

/// « 3 sièges ».
fn seats_of(count: u32, language: Language) -> String {
    match (language, is_one(count, language)) {
        (French, true) => format!("{count} siège"),
        (French, false) => format!("{count} sièges"),
        (English, true) => format!("{count} seat"),
        (English, false) => format!("{count} seats"),
    }
}

/// Whether a count takes the singular: 0 and 1 in French, 1 in English.
const fn is_one(count: u32, language: Language) -> bool {
    match language {
        French => count < 2,
        English => count == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seat_is_said_in_the_singular_and_both_languages_name_the_same_practice() {
        let limit = |seats| Limit {
            seats,
            article: "18".to_owned(),
        };
        let full = |seats| Full::Establishments(limit(seats));
        for (seats, language, said) in [
            (1, French, "les établissements ont déjà 1 siège, le plus"),
            (2, French, "les établissements ont déjà 2 sièges, le plus"),
            (1, English, "establishments have 1 seat already, the most"),
            (0, English, "establishments have 0 seats already, the most"),
        ] {
            let found = most(&full(seats), language);
            assert!(found.starts_with(said), "{found}");
        }
        let ville = Short::Ville(limit(8));
        assert_eq!(
            least(&ville, French),
            "au moins 8 sièges de ville (article 18)"
        );
        assert_eq!(
            least(&ville, English),
            "at least 8 seats of town practice (article 18)"
        );
    }
}
