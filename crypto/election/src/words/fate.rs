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
        (Fate::Withdrew, French) => "s’est retiré·e après l’ouverture".to_owned(),
        (Fate::Withdrew, English) => "withdrew after voting opened".to_owned(),
        (Fate::Waits, French) => "un nouveau vote doit départager".to_owned(),
        (Fate::Waits, English) => "another vote must decide".to_owned(),
    }
}

/// The maximum that is reached.
fn most(full: &Full, language: Language) -> String {
    let (Full::Bloc(_, limit) | Full::Establishments(limit) | Full::Profession(_, limit)) = full;
    let Limit { seats, article } = limit;
    match (full, language) {
        (Full::Bloc(..), French) => {
            format!("son groupe a déjà {seats} siège(s), le plus que permet l’article {article}")
        }
        (Full::Bloc(..), English) => {
            format!("the group has {seats} seat(s) already, the most that article {article} allows")
        }
        (Full::Establishments(_), French) => format!(
            "les établissements ont déjà {seats} siège(s), le plus que permet l’article {article}"
        ),
        (Full::Establishments(_), English) => format!(
            "establishments have {seats} seat(s) already, the most that article {article} allows"
        ),
        (Full::Profession(..), French) => {
            format!("sa profession a déjà {seats} siège(s), le plus que permet l’article {article}")
        }
        (Full::Profession(..), English) => format!(
            "the profession has {seats} seat(s) already, the most that article {article} allows"
        ),
    }
}

/// The minimum that is wanted.
fn least(short: &Short, language: Language) -> String {
    let (Short::Ville(limit)
    | Short::GeneralPractitioners(limit)
    | Short::OtherSpecialists(limit)
    | Short::Professions(limit)) = short;
    let Limit { seats, article } = limit;
    match (short, language) {
        (Short::Ville(_), French) => {
            format!("au moins {seats} siège(s) de ville (article {article})")
        }
        (Short::Ville(_), English) => {
            format!("at least {seats} seat(s) of community medicine (article {article})")
        }
        (Short::GeneralPractitioners(_), French) => {
            format!("au moins {seats} médecin(s) généraliste(s) (article {article})")
        }
        (Short::GeneralPractitioners(_), English) => {
            format!("at least {seats} general practitioner(s) (article {article})")
        }
        (Short::OtherSpecialists(_), French) => {
            format!("au moins {seats} médecin(s) d’une autre spécialité (article {article})")
        }
        (Short::OtherSpecialists(_), English) => {
            format!("at least {seats} doctor(s) of another specialty (article {article})")
        }
        (Short::Professions(_), French) => {
            format!("au moins {seats} professions différentes (article {article})")
        }
        (Short::Professions(_), English) => {
            format!("at least {seats} different professions (article {article})")
        }
    }
}
