//! What limits weight: one sentence a limit.

use domain::statutes::{
    Absent, Cap, CapOn, Composition, Decisions, RecusedWith, Scope, Statutes, Unmet, Weight,
    WhenZero,
};

use super::{college_name, decision, fraction, in_organ, listed};
use crate::lang::Lang;
use crate::words;

/// What kind of limit it is: its title.
pub fn cap_name(lang: Lang, it: &Cap) -> String {
    match it {
        Cap::Seats {
            on: CapOn::EachBloc,
            ..
        } => t!(
            lang,
            "Sièges d’un groupe hospitalier",
            "Seats of a hospital group"
        ),
        Cap::Seats {
            on: CapOn::Establishments,
            ..
        } => t!(lang, "Sièges des établissements", "Seats of establishments"),
        Cap::VilleSeats => t!(lang, "Majorité de la ville", "Majority for town practice"),
        Cap::RollVoices { .. } => t!(lang, "Voix sur la liste des votants", "Votes on the roll"),
        Cap::VotesCast { .. } => t!(lang, "Voix exprimées", "Votes cast"),
        Cap::CollegeWeights { .. } => t!(lang, "Poids des collèges", "Weights of colleges"),
        Cap::DoubleMajority { .. } => t!(lang, "Double majorité", "Double majority"),
        Cap::ProxiesHeld { .. } => t!(lang, "Pouvoirs d’un groupe", "Proxies of a group"),
        Cap::Recusal { .. } => t!(lang, "Déport", "Recusal"),
        Cap::Offices { .. } => t!(lang, "Fonctions réservées", "Reserved offices"),
        Cap::Signatory => t!(lang, "Signature des conventions", "Signing of agreements"),
        Cap::Composition(_) => t!(lang, "Composition du conseil", "Composition of the board"),
    }
}

/// What it says.
pub fn cap(lang: Lang, statutes: &Statutes, it: &Cap) -> String {
    match it {
        Cap::Seats {
            on,
            share,
            when_zero,
        } => {
            let (whose, part) = (whose(lang, *on), fraction(lang, *share));
            let seats = statutes.board.rule().map(|it| u64::from(it.seats));
            let made = seats.map_or_else(String::new, |seats| {
                let most = match (share.floor_of(seats), when_zero) {
                    (0, Some(WhenZero::OneSeat)) => 1,
                    (most, _) => most,
                };
                plural!(
                    lang,
                    most,
                    " : {most} sur {seats} (arrondi vers le bas)",
                    " : {most} sur {seats} (arrondi vers le bas)",
                    ": {most} of {seats} (rounded down)",
                    ": {most} of {seats} (rounded down)"
                )
            });
            let zero = match when_zero {
                None => String::new(),
                Some(WhenZero::NoSeat) => t!(
                    lang,
                    " ; si cela fait moins d’un siège, aucun",
                    "; where that makes less than one seat, none"
                ),
                Some(WhenZero::OneSeat) => t!(
                    lang,
                    " ; si cela fait moins d’un siège, un seul",
                    "; where that makes less than one seat, one"
                ),
            };
            t!(
                lang,
                "{whose} au plus {part} des sièges du conseil{made}{zero}.",
                "{whose} at most {part} of the board’s seats{made}{zero}."
            )
        }
        Cap::VilleSeats => {
            let needed = statutes.board.rule().map(|it| u32::from(it.seats) / 2 + 1);
            let made = needed.map_or_else(String::new, |n| {
                t!(lang, " : au moins {n}", ": at least {n}")
            });
            t!(
                lang,
                "Plus de la moitié des sièges du conseil sont à la ville{made}.",
                "More than half of the board’s seats are on the side of town practice{made}."
            )
        }
        Cap::RollVoices {
            on,
            share,
            scope: where_,
            unmet,
        } => {
            let (whose, part) = (whose(lang, *on), fraction(lang, *share));
            let (where_, then) = (scope(lang, where_), unmet_sentence(lang, *unmet));
            t!(
                lang,
                "{whose} au plus {part} des voix de la liste des votants, {where_}. {then}",
                "{whose} at most {part} of the votes on the roll, {where_}. {then}"
            )
        }
        Cap::VotesCast {
            on,
            share,
            scope: where_,
            unmet,
        } => {
            let (whose, part) = (whose(lang, *on), fraction(lang, *share));
            let (where_, then) = (scope(lang, where_), unmet_sentence(lang, *unmet));
            t!(
                lang,
                "{whose} au plus {part} des voix exprimées dans un vote ouvert, {where_} : au-delà, ses voix comptent moins. {then}",
                "{whose} at most {part} of the votes cast in an open vote, {where_}: beyond that, they count for less. {then}"
            )
        }
        Cap::CollegeWeights {
            weights,
            absent,
            scope: where_,
        } => {
            let (weights, where_) = (all_weights(lang, statutes, weights), scope(lang, where_));
            let absent = match absent {
                Absent::Renormalised => t!(
                    lang,
                    "Si personne d’un collège ne vote, les autres se partagent son poids.",
                    "Where nobody of a college votes, the others share its weight."
                ),
                Absent::Lost => t!(
                    lang,
                    "Si personne d’un collège ne vote, son poids compte comme n’étant pas pour.",
                    "Where nobody of a college votes, its weight counts as not for."
                ),
            };
            t!(
                lang,
                "Chaque collège pèse un poids fixe, quel que soit son nombre de votants : {weights}, {where_}. {absent}",
                "Each college has a fixed weight, however many of it vote: {weights}, {where_}. {absent}"
            )
        }
        Cap::DoubleMajority {
            college,
            scope: where_,
        } => {
            let (college, where_) = (college_name(statutes, college), scope(lang, where_));
            t!(
                lang,
                "La majorité est demandée deux fois, au total et dans le collège « {college} », {where_}.",
                "The majority is needed twice, overall and in the college “{college}”, {where_}."
            )
        }
        Cap::ProxiesHeld {
            on,
            most,
            scope: where_,
        } => {
            let (most, where_) = (u32::from(*most), scope(lang, where_));
            let who = match on {
                CapOn::EachBloc => t!(
                    lang,
                    "Les membres d’un même groupe hospitalier",
                    "The members of one hospital group"
                ),
                CapOn::Establishments => t!(
                    lang,
                    "Les membres du côté des établissements",
                    "The members on the establishment side"
                ),
            };
            plural!(
                lang,
                most,
                "{who} portent ensemble au plus {most} pouvoir, {where_}.",
                "{who} portent ensemble au plus {most} pouvoirs, {where_}.",
                "{who} together hold at most {most} proxy, {where_}.",
                "{who} together hold at most {most} proxies, {where_}."
            )
        }
        Cap::Recusal { with } => match with {
            RecusedWith::Party => t!(
                lang,
                "Sur une convention, qui est rattaché à l’autre partie ne débat pas et ne vote pas : il ou elle sort du compte.",
                "On an agreement, those attached to the other party neither debate nor vote: they are left out of the count."
            ),
            RecusedWith::Bloc => t!(
                lang,
                "Sur une convention, qui est rattaché à l’autre partie ou à son groupe ne débat pas et ne vote pas : il ou elle sort du compte.",
                "On an agreement, those attached to the other party or to its group neither debate nor vote: they are left out of the count."
            ),
        },
        Cap::Offices { roles } => {
            let roles: Vec<String> = roles
                .iter()
                .map(|role| words::role(lang, *role).to_lowercase())
                .collect();
            let roles = listed(lang, &roles);
            t!(
                lang,
                "Ces fonctions ne vont pas à une personne rattachée à un groupe hospitalier : {roles}.",
                "These offices are closed to anyone attached to a hospital group: {roles}."
            )
        }
        Cap::Signatory => t!(
            lang,
            "Qui signe une convention pour l’association n’est rattaché ni à l’autre partie ni à son groupe.",
            "Whoever signs an agreement for the association is attached neither to the other party nor to its group."
        ),
        Cap::Composition(made) => composition(lang, statutes, made),
    }
}

fn whose(lang: Lang, on: CapOn) -> String {
    match on {
        CapOn::EachBloc => t!(
            lang,
            "Chaque groupe hospitalier a",
            "Each hospital group has"
        ),
        CapOn::Establishments => t!(
            lang,
            "Les établissements ont ensemble",
            "Establishments together have"
        ),
    }
}

fn unmet_sentence(lang: Lang, it: Unmet) -> String {
    match it {
        Unmet::Suspend => t!(
            lang,
            "Si personne d’autre ne vote, le point est suspendu et revient à la réunion suivante.",
            "Where nobody else votes, the item is suspended and comes back at the next meeting."
        ),
        Unmet::SecondConvocation => t!(
            lang,
            "Si personne d’autre ne vote, une deuxième réunion est convoquée.",
            "Where nobody else votes, a second meeting is convened."
        ),
        Unmet::NoDecision => t!(
            lang,
            "Si personne d’autre ne vote, il n’y a pas de décision.",
            "Where nobody else votes, there is no decision."
        ),
    }
}

fn all_weights(lang: Lang, statutes: &Statutes, weights: &[Weight]) -> String {
    let all: Vec<String> = weights
        .iter()
        .map(|it| {
            let (name, part) = (
                college_name(statutes, &it.college),
                fraction(lang, it.weight),
            );
            t!(lang, "« {name} » {part}", "“{name}” {part}")
        })
        .collect();
    listed(lang, &all)
}

/// Where a limit holds: « en assemblée générale ordinaire, pour toute décision ».
pub fn scope(lang: Lang, it: &Scope) -> String {
    let organs: Vec<String> = it.organs.iter().map(|it| in_organ(lang, *it)).collect();
    let organs = listed(lang, &organs);
    match &it.decisions {
        Decisions::All => t!(
            lang,
            "{organs}, pour toute décision",
            "{organs}, for every decision"
        ),
        Decisions::Only(these) => {
            let these: Vec<String> = these
                .iter()
                .map(|it| decision(lang, *it).to_lowercase())
                .collect();
            let these = listed(lang, &these);
            t!(lang, "{organs}, pour : {these}", "{organs}, for: {these}")
        }
    }
}

fn composition(lang: Lang, statutes: &Statutes, made: &Composition) -> String {
    let mut asked = Vec::new();
    let of = |count: u16| (count > 0).then(|| u32::from(count));
    if let Some(n) = of(made.general_practitioners) {
        asked.push(plural!(
            lang,
            n,
            "au moins {n} médecin généraliste",
            "au moins {n} médecins généralistes",
            "at least {n} general practitioner",
            "at least {n} general practitioners"
        ));
    }
    if let Some(n) = of(made.other_specialists) {
        asked.push(plural!(
            lang,
            n,
            "au moins {n} médecin d’une autre spécialité",
            "au moins {n} médecins d’une autre spécialité",
            "at least {n} doctor of another specialty",
            "at least {n} doctors of another specialty"
        ));
    }
    if let Some(n) = of(made.professions) {
        asked.push(plural!(
            lang,
            n,
            "au moins {n} profession",
            "au moins {n} professions différentes",
            "at least {n} profession",
            "at least {n} different professions"
        ));
    }
    if let Some(share) = made.profession_share {
        let part = fraction(lang, share);
        let seats = statutes.board.rule().map(|it| u64::from(it.seats));
        let most = seats.map_or_else(String::new, |seats| {
            let most = share.floor_of(seats);
            t!(lang, " ({most} sur {seats})", " ({most} of {seats})")
        });
        asked.push(t!(
            lang,
            "au plus {part} des sièges pour une même profession{most}",
            "at most {part} of the seats for one profession{most}"
        ));
    }
    if asked.is_empty() {
        return t!(
            lang,
            "La composition du conseil est libre.",
            "Anybody may sit on the board."
        );
    }
    let asked = listed(lang, &asked);
    t!(lang, "Le conseil compte {asked}.", "The board has {asked}.")
}
