//! What an election of the board comes to.

use domain::election::limits::{Full, Limit, Short};
use domain::election::seats::{Outcome, Tied, Why};
use domain::scenario::{BLOCS, Played, Seated, place};
use domain::statutes::{SeatTie, Statutes};

use super::step::Told;
use super::{Headline, Tone};
use crate::lang::Lang;
use crate::statutes::words::{Unsaid, article, college_name, listed, unsaid, whole};

/// « 14 sièges pourvus sur 15 ».
pub(super) fn headline(lang: Lang, played: &Played) -> Headline {
    let Some(seated) = &played.seated else {
        return Headline {
            tone: Tone::Open,
            words: String::new(),
            why: String::new(),
        };
    };
    let (elected, seats) = (seated.elected(), seated.seats);
    let (n, all) = (whole(lang, elected), whole(lang, seats));
    if let Outcome::VoteAgain(tied) = &seated.outcome {
        return Headline {
            tone: Tone::Open,
            words: t!(lang, "Égalité", "Tie"),
            why: between(lang, tied),
        };
    }
    let left = seats.saturating_sub(elected);
    let why = if left == 0 {
        t!(
            lang,
            "Tous les sièges sont pourvus.",
            "All seats are filled."
        )
    } else {
        let left_words = whole(lang, left);
        plural!(
            lang,
            left,
            "{left_words} siège reste vacant.",
            "{left_words} sièges restent vacants.",
            "{left_words} seat stays vacant.",
            "{left_words} seats stay vacant."
        )
    };
    Headline {
        tone: if left == 0 { Tone::Good } else { Tone::Open },
        words: plural!(
            lang,
            elected,
            "{n} siège pourvu sur {all}",
            "{n} sièges pourvus sur {all}",
            "{n} seat of {all} filled",
            "{n} seats of {all} filled"
        ),
        why,
    }
}

/// The name of a contender on this page: « candidature 3 ».
pub fn contender(lang: Lang, n: usize) -> String {
    let n = n.saturating_add(1);
    t!(lang, "candidature {n}", "candidate {n}")
}

fn between(lang: Lang, tied: &Tied) -> String {
    let them = tied.candidates.iter();
    let them: Vec<String> = them.map(|it| contender(lang, place(*it))).collect();
    let (them, seats) = (listed(lang, &them), tied.seats);
    plural!(
        lang,
        seats,
        "{them} ont autant de voix, pour {seats} siège.",
        "{them} ont autant de voix, pour {seats} sièges.",
        "{them} have equal votes, for {seats} seat.",
        "{them} have equal votes, for {seats} seats."
    )
}

/// How ties are settled, what is missing, and what is not looked at.
pub(super) fn told(lang: Lang, statutes: &Statutes, seated: &Seated) -> Vec<Told> {
    let mut all = Vec::new();
    let mut add = |term, tone, says, from| {
        all.push(Told {
            term,
            tone,
            says,
            from,
        });
    };
    match &seated.outcome {
        Outcome::VoteAgain(tied) => {
            let stated = statutes.elections.stated();
            let says = match stated.map_or(SeatTie::NewVote, |it| it.rule.tie) {
                SeatTie::NewVote => t!(
                    lang,
                    "On vote de nouveau entre eux.",
                    "There is a new vote between them."
                ),
                SeatTie::Oldest => t!(
                    lang,
                    "Le plus âgé l’emporte : l’âge n’est pas demandé ici.",
                    "The oldest wins: age is not asked here."
                ),
                SeatTie::Youngest => t!(
                    lang,
                    "Le plus jeune l’emporte : l’âge n’est pas demandé ici.",
                    "The youngest wins: age is not asked here."
                ),
                SeatTie::Lot => t!(
                    lang,
                    "Un tirage au sort vérifiable départage.",
                    "A draw that everyone can check decides."
                ),
            };
            let from = stated.map_or_else(
                || unsaid(lang, Unsaid::Elections).ground,
                |it| article(lang, &it.article),
            );
            add(
                t!(lang, "Égalité", "Tie"),
                Tone::Open,
                format!("{} {says}", between(lang, tied)),
                from,
            );
        }
        Outcome::Allocated(found) => {
            for (college, seats) in &found.vacant {
                let seats = u32::from(*seats);
                let name = college_name(statutes, college);
                let says = plural!(
                    lang,
                    seats,
                    "{seats} siège du collège « {name} » reste vacant.",
                    "{seats} sièges du collège « {name} » restent vacants.",
                    "{seats} seat of the college “{name}” stays vacant.",
                    "{seats} seats of the college “{name}” stay vacant."
                );
                add(
                    t!(lang, "Sièges vacants", "Vacant seats"),
                    Tone::Open,
                    says,
                    String::new(),
                );
            }
            for it in &found.short {
                let (says, limit) = short(lang, it);
                add(
                    t!(lang, "Minimum manqué", "Minimum not met"),
                    Tone::Bad,
                    says,
                    article(lang, &limit.article),
                );
            }
        }
    }
    if !seated.aside.is_empty() {
        let from: Vec<String> = seated.aside.iter().map(|it| article(lang, it)).collect();
        let says = t!(
            lang,
            "Les minimums de composition ne sont pas vérifiés ici : la profession des candidats n’est pas demandée, ou tous les collèges ne votent pas.",
            "Minimums of composition are not checked here: the profession of candidates is not asked, or not every college votes."
        );
        add(
            t!(lang, "Non vérifié", "Not checked"),
            Tone::Open,
            says,
            from.join(", "),
        );
    }
    all
}

/// Why a contender is elected, or is not.
pub fn why(lang: Lang, it: &Why) -> String {
    match it {
        Why::Elected => t!(lang, "élue", "elected"),
        Why::ElectedFor(minimum, of) => {
            let ((minimum, _), of) = (short(lang, minimum), contender(lang, place(*of)));
            t!(
                lang,
                "élue à la place de la {of}. {minimum}",
                "elected in place of {of}. {minimum}"
            )
        }
        Why::Skipped(full) => skipped(lang, full),
        Why::NotEnoughVotes => t!(lang, "pas assez de voix", "not enough votes"),
        Why::GaveWay(minimum, to) => {
            let ((minimum, _), to) = (short(lang, minimum), contender(lang, place(*to)));
            t!(
                lang,
                "cède son siège à la {to}. {minimum}",
                "gives its seat to {to}. {minimum}"
            )
        }
        Why::LeftVacant(minimum) => {
            let (minimum, _) = short(lang, minimum);
            t!(
                lang,
                "le siège reste vacant. {minimum}",
                "the seat stays vacant. {minimum}"
            )
        }
        Why::NoSeat => t!(
            lang,
            "ce collège n’élit personne",
            "this college elects nobody"
        ),
    }
}

fn skipped(lang: Lang, full: &Full) -> String {
    let told = |limit: &Limit| (limit.seats, article(lang, &limit.article));
    match full {
        Full::Bloc(bloc, limit) => {
            let (seats, at) = told(limit);
            let group = if Some(bloc) == BLOCS.first() {
                "A"
            } else {
                "B"
            };
            t!(
                lang,
                "écartée : le groupe hospitalier {group} a ses {seats} sièges ({at})",
                "skipped: hospital group {group} has its {seats} seats ({at})"
            )
        }
        Full::Establishments(limit) => {
            let (seats, at) = told(limit);
            t!(
                lang,
                "écartée : les établissements ont leurs {seats} sièges ({at})",
                "skipped: establishments have their {seats} seats ({at})"
            )
        }
        Full::Profession(_, limit) => {
            let (seats, at) = told(limit);
            t!(
                lang,
                "écartée : sa profession a ses {seats} sièges ({at})",
                "skipped: its profession has its {seats} seats ({at})"
            )
        }
    }
}

fn short(lang: Lang, it: &Short) -> (String, &Limit) {
    let n = |limit: &Limit| limit.seats;
    match it {
        Short::Ville(limit) => {
            let n = n(limit);
            (
                t!(
                    lang,
                    "Il faut {n} sièges à la ville.",
                    "Town practice must have {n} seats."
                ),
                limit,
            )
        }
        Short::GeneralPractitioners(limit) => {
            let n = n(limit);
            (
                t!(
                    lang,
                    "Médecins généralistes : il en faut {n}.",
                    "General practitioners: {n} are needed."
                ),
                limit,
            )
        }
        Short::OtherSpecialists(limit) => {
            let n = n(limit);
            (
                t!(
                    lang,
                    "Médecins d’une autre spécialité : il en faut {n}.",
                    "Doctors of another specialty: {n} are needed."
                ),
                limit,
            )
        }
        Short::Professions(limit) => {
            let n = n(limit);
            (
                t!(
                    lang,
                    "Professions différentes : il en faut {n}.",
                    "Different professions: {n} are needed."
                ),
                limit,
            )
        }
    }
}
