//! The French texts to start from, one a kind of contract: clauses with variables in double braces, which a CPTS takes over and
//! edits. They are written from public facts (CSP, ACI of 2019, law of 1901), and are no legal advice.
//!
//! In the text, an empty line separates paragraphs, and a line that begins with `- ` is an item of a list. Spaces are plain: who
//! shows or prints the text sets those that do not break.

mod aci;
mod common;
mod dac;
mod establishment;
mod ght;
mod local_health;
mod medico_social;
mod municipality;
mod other;
mod variable;

pub use variable::{Known, VARIABLES, Variable};

use super::super::Kind;
use super::super::text::About;

/// A clause as it is written in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its key, the same in every version and in every contract of the kind.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// Its text, with variables.
    pub body: &'static str,
}

impl Written {
    /// What it is about: the same key always says the same.
    pub fn about(&self) -> About {
        match self.key {
            "preambule" | "capacite" | "perimetre" | "territoire" | "roles" => About::Parties,
            "objet" => About::Purpose,
            "missions" => About::Missions,
            "financement" | "moyens" => About::Money,
            "donnees" => About::Data,
            "suivi" | "pilotage" | "calendrier" => About::Review,
            "duree" => About::Duration,
            "resiliation" => About::Termination,
            "differend" => About::Disputes,
            "gouvernance" | "avenant" | "signature" => About::Other,
            _ => About::Commitments,
        }
    }
}

/// A template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct French {
    /// The title of the contract, with variables.
    pub title: &'static str,
    /// Its clauses, in their order.
    pub clauses: &'static [Written],
}

/// The template of a kind. A GHT signs by its support establishment; where it is a legal person, [`ght_as_legal_person`].
pub const fn of(kind: Kind) -> French {
    match kind {
        Kind::Establishment => establishment::FRENCH,
        Kind::Ght => ght::BY_SUPPORT,
        Kind::MedicoSocial => medico_social::FRENCH,
        Kind::Municipality => municipality::FRENCH,
        Kind::Dac => dac::FRENCH,
        Kind::LocalHealth => local_health::FRENCH,
        Kind::Aci => aci::FRENCH,
        Kind::Other => other::FRENCH,
    }
}

/// The template for a GHT that is a legal person (law 2023-1268 of 27 December 2023) and signs by itself.
pub const fn ght_as_legal_person() -> French {
    ght::AS_LEGAL_PERSON
}

#[cfg(test)]
mod tests;
