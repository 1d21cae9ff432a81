//! Contracts (« conventions ») with hospitals and other partners, and what governance asks of them.
//!
//! Establishments work with a CPTS by contract and not as members (seed S1, lines 44–45), so that a group does not weigh on its
//! governance. In scope: the text that is agreed and named by its hash ([`text`]), how it is written from a template ([`template`]) and
//! compared ([`compare`]), its life ([`stage`]), the vote that lets it be signed ([`mandate`]), who signs for whom ([`signing`]), what
//! must be looked at when ([`calendar`]) and how much depends on each bloc ([`exposure`]). A contract never gives voices or
//! seats. Out of scope: the bytes of a signature (`crypto/signed`), the file that is checked offline, pages.

pub mod annex;
pub mod calendar;
pub mod compare;
pub mod exposure;
pub mod limit;
pub mod mandate;
pub mod party;
pub mod promise;
pub mod signing;
pub mod stage;
pub mod template;
pub mod term;
pub mod text;

#[cfg(test)]
pub(crate) mod example;

use crate::code::coded;
use crate::partner::PartnerKind;

coded! {
    /// What a contract is.
    Kind {
        /// « Convention ville–hôpital » with one establishment.
        Establishment = "establishment",
        /// With a « groupement hospitalier de territoire »: by its support establishment, or by itself (law 2023-1268).
        Ght = "ght",
        /// With a nursing home or another médico-social body.
        MedicoSocial = "medico-social",
        /// With a municipality (seed S3, line 87).
        Municipality = "municipality",
        /// With a « dispositif d'appui à la coordination ».
        Dac = "dac",
        /// « Contrat local de santé ».
        LocalHealth = "local-health",
        /// The tripartite contract of the ACI: CPTS, CPAM and ARS, for five years.
        Aci = "aci",
        /// Another.
        Other = "other",
    }
}

impl Kind {
    /// The partners with whom it is usually made; none is told where anybody may be.
    pub const fn partners(self) -> &'static [PartnerKind] {
        use PartnerKind as P;
        match self {
            Self::Establishment => &[P::Hospital, P::Clinic, P::Had],
            Self::Ght => &[P::Ght, P::Hospital],
            Self::MedicoSocial => &[P::MedicoSocial],
            Self::Municipality => &[P::Municipality, P::Authority],
            Self::Dac => &[P::Dac],
            Self::LocalHealth => &[P::Municipality, P::Authority, P::Ars],
            Self::Aci => &[P::Cpam, P::Ars],
            Self::Other => &[],
        }
    }
}

coded! {
    /// How much of a contract everybody may read.
    Shown {
        /// Nothing.
        Nothing = "nothing",
        /// That there is one: parties, kind, dates.
        Existence = "existence",
        /// What was promised too, without money.
        Promises = "promises",
        /// The whole text.
        Text = "text",
    }
}

coded! {
    /// What somebody thinks of a contract who is asked for an opinion.
    Opinion {
        /// « Avis favorable ».
        Favourable = "favourable",
        /// « Avis réservé ».
        Reserved = "reserved",
        /// « Avis défavorable ».
        Unfavourable = "unfavourable",
    }
}

coded! {
    /// How a contract comes after another one.
    Follows {
        /// « Avenant »: the whole text, changed.
        Amendment = "amendment",
        /// « Renouvellement exprès »: the next term.
        Renewal = "renewal",
    }
}
