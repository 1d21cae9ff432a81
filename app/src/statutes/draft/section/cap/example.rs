//! What each kind of cap does, with numbers.

use super::Kind;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::typed::share;

/// The name of a kind.
pub fn name(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Seats => t!(lang, "Sièges au conseil", "Seats on the board"),
        Kind::VilleSeats => t!(lang, "Majorité de la ville", "Majority for town practice"),
        Kind::RollVoices => t!(lang, "Voix sur la liste des votants", "Votes on the roll"),
        Kind::VotesCast => t!(lang, "Voix exprimées", "Votes cast"),
        Kind::CollegeWeights => t!(lang, "Poids des collèges", "Weights of colleges"),
        Kind::DoubleMajority => t!(lang, "Double majorité", "Double majority"),
        Kind::ProxiesHeld => t!(lang, "Pouvoirs d’un groupe", "Proxies of a group"),
        Kind::Recusal => t!(lang, "Déport", "Recusal"),
        Kind::Offices => t!(lang, "Fonctions réservées", "Reserved offices"),
        Kind::Signatory => t!(lang, "Signature des conventions", "Signing of agreements"),
        Kind::Composition => t!(lang, "Composition du conseil", "Composition of the board"),
    }
}

/// What it means.
pub fn meaning(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Seats => t!(
            lang,
            "Un groupe, ou tous les établissements ensemble, n’ont pas plus d’une part des sièges. 20 % de 15 sièges : 3 au plus ; 20 % de 4 sièges : aucun, et les statuts doivent dire ce qui vaut alors.",
            "A group, or all establishments together, may hold no more than a share of the seats. 20% of 15 seats: 3 at most; 20% of 4 seats: none, and the statutes must say what then applies."
        ),
        Kind::VilleSeats => t!(
            lang,
            "Plus de la moitié des sièges sont du côté de la ville. Sur 15 sièges : 8 au moins.",
            "More than half of the seats are on the side of town practice. Of 15 seats: at least 8."
        ),
        Kind::RollVoices => t!(
            lang,
            "Un groupe n’a pas plus d’une part des voix de la liste. 20 % avec 80 autres voix : 20 au plus.",
            "A group has no more than a share of the votes on the roll. At 20%, beside 80 other votes: 20 at most."
        ),
        Kind::VotesCast => t!(
            lang,
            "Dans un vote ouvert, les voix d’un groupe comptent pour une part au plus de celles exprimées. À 20 %, 30 voix d’un groupe face à 60 autres comptent pour 15.",
            "In an open ballot, a group’s votes count for at most a share of those cast. At 20%, a group’s 30 votes beside 60 others count for 15."
        ),
        Kind::CollegeWeights => t!(
            lang,
            "Chaque collège compte pour son poids, quel que soit le nombre de ses membres. Ville 60 % avec 1/2 pour, structures 40 % avec 3/4 pour : 60 % en tout.",
            "Each college counts for its weight, however many members it has. Town practice 60% with 1/2 for, structures 40% with 3/4 for: 60% in all."
        ),
        Kind::DoubleMajority => t!(
            lang,
            "La majorité doit être atteinte aussi dans un collège. 60 pour et 40 contre en tout, mais 20 pour et 25 contre dans ce collège : rejeté.",
            "The majority must be reached in one college too. 60 for and 40 against in all, but 20 for and 25 against in that college: rejected."
        ),
        Kind::ProxiesHeld => t!(
            lang,
            "Les membres d’un groupe ne détiennent ensemble qu’un nombre de pouvoirs. Avec 3, le quatrième n’est pas pris.",
            "The members of a group together hold only so many proxies. With 3, a fourth is not accepted."
        ),
        Kind::Recusal => t!(
            lang,
            "Sur une convention, qui est rattaché à l’autre partie ne débat ni ne vote, et n’est pas compté. Sur 15 présents dont 2 se déportent, la majorité absolue est de 7 sur 13.",
            "On an agreement, those attached to the other party neither debate nor vote, and are not counted. Of 15 present of whom 2 withdraw, an absolute majority is 7 of 13."
        ),
        Kind::Offices => t!(
            lang,
            "Ces fonctions ne vont pas à un membre rattaché à un groupe hospitalier.",
            "These offices are not for members attached to a hospital group."
        ),
        Kind::Signatory => t!(
            lang,
            "Qui signe une convention pour l’association n’est rattaché ni à l’autre partie ni à son groupe.",
            "Whoever signs an agreement for the association is attached neither to the other party nor to its group."
        ),
        Kind::Composition => t!(
            lang,
            "Le conseil réunit un minimum de médecins généralistes, d’autres spécialistes et de professions. La moitié de 15 sièges pour une même profession : 7 au plus.",
            "The board has a minimum of general practitioners, other specialists and professions. Half of 15 seats for one profession: 7 at most."
        ),
    }
}

/// What the share typed makes of the seats of the board.
pub fn seats(lang: Lang, form: &Form, seats: Option<u16>) -> Option<String> {
    let (share, seats) = (share(form.text("share"))?, seats?);
    let most = share.floor_of(u64::from(seats));
    Some(plural!(
        lang,
        seats_count(seats),
        "de {seats} siège : {most} au plus",
        "de {seats} sièges : {most} au plus",
        "of {seats} seat: {most} at most",
        "of {seats} seats: {most} at most"
    ))
}

fn seats_count(seats: u16) -> u32 {
    u32::from(seats)
}
