//! What is agreed: one document, named by the SHA-256 of its canonical JSON.

mod check;
mod read;

pub use check::{Why, Wrong};
pub use read::{ReadRefused, Unreadable};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Kind;
use super::annex::Annex;
use super::party::{Party, Side};
use super::promise::Promises;
use super::term::Term;
use crate::canonical::{Digest, canonical};
use crate::code::coded;

coded! {
    /// Which form of document this is. A change of meaning is a new form.
    Format {
        /// The first.
        First = "collegiale/convention/1",
    }
}

coded! {
    /// What a clause is about.
    About {
        /// Who the parties are.
        Parties = "parties",
        /// What it is for.
        Purpose = "purpose",
        /// The missions.
        Missions = "missions",
        /// Who does what.
        Commitments = "commitments",
        /// Money.
        Money = "money",
        /// Personal data and medical secrecy.
        Data = "data",
        /// How it is followed up.
        Review = "review",
        /// From when to when.
        Duration = "duration",
        /// How it ends before.
        Termination = "termination",
        /// How a quarrel is settled.
        Disputes = "disputes",
        /// Whatever else.
        Other = "other",
        /// Voices of a party in the association: refused in every text.
        Votes = "votes",
        /// Seats of a party in the association: refused in every text.
        Seats = "seats",
    }
}

impl About {
    /// Whether a contract may have such a clause: it never gives voices or seats, which statutes alone give.
    pub const fn may_stand(self) -> bool {
        !matches!(self, Self::Votes | Self::Seats)
    }
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clause {
    /// What it is called from version to version: lower-case letters, digits and hyphens.
    pub key: String,
    /// What it is about.
    pub about: About,
    /// Its heading.
    pub heading: String,
    /// Its text, in Markdown; line ends are `\n`.
    pub body: String,
}

/// What is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Text {
    /// Form of the document.
    pub format: Format,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Between whom, in the order in which they sign where that is fixed.
    pub parties: Vec<Party>,
    /// The clauses, in their order.
    pub clauses: Vec<Clause>,
    /// The annexes.
    pub annexes: Vec<Annex>,
    /// From when to when.
    pub term: Term,
    /// What is promised.
    pub promises: Promises,
}

impl Text {
    /// The exact text that is kept and hashed.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// What names it: the SHA-256 of its canonical form.
    pub fn digest(&self) -> Digest {
        Digest::of(self.canonical().as_bytes())
    }

    /// A party.
    pub fn party(&self, id: Uuid) -> Option<&Party> {
        self.parties.iter().find(|it| it.id == id)
    }

    /// The parties of one side.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |it| it.side == side)
    }

    /// A clause.
    pub fn clause(&self, key: &str) -> Option<&Clause> {
        self.clauses.iter().find(|it| it.key == key)
    }
}

#[cfg(test)]
mod tests;
