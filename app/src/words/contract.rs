//! Contracts: kinds, where they stand, what is due, and what is refused around them, in words.

mod desk;
mod due;
mod forms;
mod refused;
mod stage;
mod wrong;

pub use desk::{opinion, unfilled};
pub use due::{due, every};
pub use refused::{missing, signing, stage_refused};
pub use stage::{ended, stage, step, step_kind};
pub use wrong::{place, why};

use domain::contract::party::Capacity;
use domain::contract::signing::Order;
use domain::contract::term::{Renewal, Term};
use domain::contract::{Kind, Shown};

use crate::lang::Lang;

/// What a contract is.
pub fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Establishment => t!(
            lang,
            "Convention ville–hôpital avec un établissement",
            "Agreement with one hospital"
        ),
        Kind::Ght => t!(
            lang,
            "Convention ville–hôpital avec un GHT",
            "Agreement with a hospital group (GHT)"
        ),
        Kind::MedicoSocial => t!(
            lang,
            "Convention avec un EHPAD ou un établissement médico-social",
            "Agreement with a nursing or care home"
        ),
        Kind::Municipality => t!(
            lang,
            "Convention avec une commune ou une collectivité",
            "Agreement with a municipality or authority"
        ),
        Kind::Dac => t!(
            lang,
            "Convention avec un dispositif d’appui (DAC)",
            "Agreement with a coordination support scheme (DAC)"
        ),
        Kind::LocalHealth => t!(lang, "Contrat local de santé", "Local health contract"),
        Kind::Aci => t!(
            lang,
            "Contrat tripartite ACI (CPTS, CPAM, ARS)",
            "Tripartite ACI contract (CPTS, CPAM, ARS)"
        ),
        Kind::Other => t!(lang, "Autre convention", "Other agreement"),
    }
}

/// As what somebody signs.
pub fn capacity(lang: Lang, capacity: Capacity) -> String {
    match capacity {
        Capacity::Itself => t!(
            lang,
            "représentant légal de la partie",
            "legal representative of the party"
        ),
        Capacity::Support => t!(
            lang,
            "établissement support d’un GHT, pour les établissements énumérés",
            "support establishment of a hospital group, for those listed"
        ),
        Capacity::Group => t!(
            lang,
            "représentant légal du groupement, personne morale",
            "legal representative of the group, itself a legal person"
        ),
        Capacity::Mandated => t!(
            lang,
            "par délégation de signature ou mandat",
            "by delegation of signature or mandate"
        ),
    }
}

/// In which order the parties sign.
pub fn order(lang: Lang, order: Order) -> String {
    match order {
        Order::Free => t!(
            lang,
            "Chaque partie signe quand elle est prête",
            "Each party signs when it is ready"
        ),
        Order::Fixed => t!(
            lang,
            "Les parties signent dans l’ordre du texte",
            "The parties sign in the order of the text"
        ),
    }
}

/// How much everybody may read.
pub fn shown(lang: Lang, shown: Shown) -> String {
    match shown {
        Shown::Nothing => t!(lang, "Rien", "Nothing"),
        Shown::Existence => t!(
            lang,
            "Qu’elle existe\u{a0}: parties, nature, dates",
            "That there is one: parties, kind, dates"
        ),
        Shown::Promises => t!(
            lang,
            "Les engagements aussi, sans les sommes",
            "The commitments too, without amounts"
        ),
        Shown::Text => t!(lang, "Tout le texte", "The whole text"),
    }
}

/// How a contract goes on after its term.
pub fn renewal(lang: Lang, term: &Term) -> String {
    match term.renewal {
        Renewal::None => t!(
            lang,
            "Elle prend fin à son terme.",
            "It ends with its term."
        ),
        Renewal::Express => t!(
            lang,
            "Elle ne se poursuit que par un nouvel accord.",
            "It goes on only by a new agreement."
        ),
        Renewal::Tacit { months, times } => plural!(
            lang,
            times,
            "Elle se poursuit d’elle-même pour {months}\u{a0}mois, une fois.",
            "Elle se poursuit d’elle-même pour {months}\u{a0}mois, {times}\u{a0}fois au plus.",
            "It renews itself for {months} months, once.",
            "It renews itself for {months} months, at most {times} times."
        ),
    }
}
