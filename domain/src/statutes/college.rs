use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::profession::{Category, Mode, Profession, Setting};
use crate::structure::StructureKind;

/// The word of a college in a document: 1 to 40 lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CollegeId(String);

impl CollegeId {
    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CollegeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for CollegeId {
    type Err = NotACollegeId;

    fn from_str(text: &str) -> Result<Self, NotACollegeId> {
        let fits = (1..=40).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fits.then(|| Self(text.to_owned())).ok_or(NotACollegeId)
    }
}

impl TryFrom<String> for CollegeId {
    type Error = NotACollegeId;
    fn try_from(text: String) -> Result<Self, NotACollegeId> {
        text.parse()
    }
}

impl From<CollegeId> for String {
    fn from(id: CollegeId) -> Self {
        id.0
    }
}

#[cfg(test)]
impl schemars::JsonSchema for CollegeId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CollegeId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}$" })
    }
}

/// Not the form of a college's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("1 to 40 lower-case letters, digits and hyphens")]
pub struct NotACollegeId;

/// A college: who belongs to it, and what they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct College {
    /// Its word in this document.
    pub id: CollegeId,
    /// Its name.
    pub name: String,
    /// The article that opens it.
    pub article: String,
    /// Who belongs to it: whoever meets one of these.
    pub members: Vec<Condition>,
    /// What its members have in a meeting.
    pub voice: Voice,
    /// Seats that it elects on the board.
    pub seats: u16,
}

/// What the members of a college have in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// « Voix délibérative » : so many voices each, from 1.
    Deliberative(u16),
    /// « Voix consultative » : they speak and are not counted.
    Consultative,
}

impl Voice {
    /// Voices of one member.
    pub const fn voices(self) -> u16 {
        match self {
            Self::Deliberative(voices) => voices,
            Self::Consultative => 0,
        }
    }
}

/// Something that a member must be: every list that is not empty must name what they are. At least one is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Condition {
    /// Categories of members.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<Category>,
    /// Professions of persons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profession: Vec<Profession>,
    /// Modes of practice of persons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<Mode>,
    /// Kinds of place where persons practise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub setting: Vec<Setting>,
    /// Kinds of structure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub structure: Vec<StructureKind>,
    /// Sides, which attachments and the rule of mixed practice decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub side: Vec<Side>,
}

coded! {
    /// On which side a member is when weight is limited.
    Side {
        /// « Ville »: self-employed, or employed in town (health house, health centre, pharmacy, laboratory), and
        /// attached to no bloc.
        Ville = "ville",
        /// « Établissement »: attached to a bloc, or practising in or being an establishment.
        Establishment = "establishment",
        /// Neither: users, elected officials, home care…
        Other = "other",
    }
}

impl Condition {
    /// Whether it asks for nothing, so that it would take everybody.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// Whether nobody can meet it: a structure has no profession, a profession has one category.
    pub fn meets_nobody(&self) -> bool {
        let of_persons =
            !self.profession.is_empty() || !self.mode.is_empty() || !self.setting.is_empty();
        let of_structures = !self.structure.is_empty();
        let takes = |category: Category| {
            let listed = self.category.is_empty() || self.category.contains(&category);
            listed
                && match category {
                    Category::Structure => !of_persons,
                    _ => {
                        !of_structures
                            && (self.profession.is_empty()
                                || self.profession.iter().any(|it| it.category() == category))
                    }
                }
        };
        !Category::ALL.iter().any(|category| takes(*category))
    }

    /// Whether whoever meets `self` also meets `other`, as far as the lists alone can tell.
    pub fn is_within(&self, other: &Self) -> bool {
        fn within<T: PartialEq>(these: &[T], those: &[T]) -> bool {
            those.is_empty() || (!these.is_empty() && these.iter().all(|it| those.contains(it)))
        }
        within(&self.category, &other.category)
            && within(&self.profession, &other.profession)
            && within(&self.mode, &other.mode)
            && within(&self.setting, &other.setting)
            && within(&self.structure, &other.structure)
            && within(&self.side, &other.side)
    }
}

impl Condition {
    /// Whether somebody who meets it can be on a side, as far as its lists alone can tell.
    fn can_have_side(&self, side: Side) -> bool {
        let hospital = |it: &StructureKind| {
            matches!(it, StructureKind::Hospital | StructureKind::HospitalAtHome)
        };
        let listed = self.side.is_empty() || self.side.contains(&side);
        let of_kind = match side {
            // Any structure can be controlled by a party to a bloc.
            Side::Establishment => true,
            Side::Ville | Side::Other => {
                self.structure.is_empty() || !self.structure.iter().all(hospital)
            }
        };
        listed && of_kind && !self.meets_nobody()
    }

    /// Whether somebody who meets it can have a profession.
    fn can_have_profession(&self, profession: Profession) -> bool {
        let listed = self.profession.is_empty() || self.profession.contains(&profession);
        let category = self.category.is_empty() || self.category.contains(&profession.category());
        listed && category && self.structure.is_empty()
    }
}

impl College {
    /// Whether a member can be on a side.
    pub fn can_have_side(&self, side: Side) -> bool {
        self.members.iter().any(|it| it.can_have_side(side))
    }

    /// Whether no member can be on another side.
    pub fn has_only_side(&self, side: Side) -> bool {
        let others = |it: &Condition| {
            Side::ALL
                .iter()
                .any(|other| *other != side && it.can_have_side(*other))
        };
        self.can_have_side(side) && !self.members.iter().any(others)
    }

    /// Whether a member can have a profession.
    pub fn can_have_profession(&self, profession: Profession) -> bool {
        self.members
            .iter()
            .any(|it| it.can_have_profession(profession))
    }
}
