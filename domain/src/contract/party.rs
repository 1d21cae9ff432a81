//! The parties to a contract, and who signs for each.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::code::coded;
use crate::identifier::{Finess, Siren};

coded! {
    /// On which side a party stands.
    Side {
        /// A CPTS.
        Cpts = "cpts",
        /// Who works with it.
        Partner = "partner",
    }
}

coded! {
    /// As what somebody signs.
    Capacity {
        /// For the party itself, as its legal representative.
        Itself = "itself",
        /// « Établissement support » of a GHT, for the establishments that are listed (CSP, art. L6132-1).
        Support = "support",
        /// For a GHT that is a legal person (law 2023-1268 of 27 December 2023).
        Group = "group",
        /// By a delegation of signature, or a mandate, which may expire.
        Mandated = "mandated",
    }
}

impl Capacity {
    /// Whether those represented must be listed: the DGOS asks to name each one.
    pub const fn lists(self) -> bool {
        matches!(self, Self::Support)
    }
}

/// A party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Party {
    /// The row of the CPTS, or of the partner in its register: signatures and money lines name it.
    pub id: Uuid,
    /// On which side.
    pub side: Side,
    /// Its name.
    pub name: String,
    /// FINESS number of the legal entity.
    pub finess: Option<Finess>,
    /// SIREN.
    pub siren: Option<Siren>,
    /// Who signs for it.
    pub signatory: Signatory,
    /// The entities for which it signs beside itself.
    pub represents: Vec<Represented>,
}

/// Who signs for a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signatory {
    /// Given name and family name.
    pub name: String,
    /// Function, such as « directrice ».
    pub function: String,
    /// As what.
    pub capacity: Capacity,
    /// The last day of the delegation or mandate, if it ends.
    pub until: Option<NaiveDate>,
}

impl Signatory {
    /// Whether the capacity holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|end| day <= end)
    }
}

/// An entity for which a party signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Represented {
    /// Its name.
    pub name: String,
    /// FINESS number of the legal entity.
    pub finess: Option<Finess>,
    /// SIREN.
    pub siren: Option<Siren>,
}
