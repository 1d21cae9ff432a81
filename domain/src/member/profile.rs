//! What the rules need to know of a member: nothing that names them.

use serde::{Deserialize, Serialize};

use crate::profession::{Category, MedicalField, Mode, Profession, Sector};
use crate::structure::StructureKind;

/// What a member is, from the adhesion and the activity that grounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Category of member.
    pub category: Category,
    /// Profession of a person.
    pub profession: Option<Profession>,
    /// Side of medicine of a doctor.
    pub field: Option<MedicalField>,
    /// Mode of practice of a person.
    pub mode: Option<Mode>,
    /// Sector in which a person practises.
    pub sector: Option<Sector>,
    /// What a structure is.
    pub structure: Option<StructureKind>,
}

impl Profile {
    /// A person of a profession, of which nothing else is known.
    pub fn person(profession: Profession) -> Self {
        Self {
            category: profession.category(),
            profession: Some(profession),
            field: None,
            mode: None,
            sector: None,
            structure: None,
        }
    }

    /// A structure.
    pub const fn structure(kind: StructureKind) -> Self {
        Self {
            category: Category::Structure,
            profession: None,
            field: None,
            mode: None,
            sector: None,
            structure: Some(kind),
        }
    }
}
