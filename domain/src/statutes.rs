//! The statutes (« statuts » and « règlement intérieur ») as data: one document a version, from which every rule of
//! an association is read.
//!
//! In scope: what the document holds, how it is read, checked, written as canonical JSON and named by its SHA-256,
//! and what silence means. The words that members accept are in [`text`]. Out of scope: applying the rules
//! (`college`, `ght`, `quorum`, `majority`, `electorate`, `election`).

mod adopted;
mod board;
mod cap;
mod check;
mod college;
mod compare;
mod consensus;
mod course;
mod membership;
mod organ;
mod point;
mod proxy;
mod read;
mod resolve;
mod said;
mod section;
mod template;
pub mod text;
mod warn;

pub use adopted::{Adoption, AdoptionRefused, Decided, in_force, may_adopt};
pub use board::{Board, Elections, LateWithdrawal, Renewal, SeatTie};
pub use cap::{
    Absent, Cap, CapOn, Composition, Decisions, RecusedWith, Scope, Unmet, Weight, WhenZero,
};
pub use check::{Contradiction, Place, What};
pub use college::{College, CollegeId, Condition, NotACollegeId, Side, Voice};
pub use compare::{Difference, Part, compare};
pub use consensus::{Abstention, Agreed, Consensus, ConsensusRule, TabledBy, WithoutAgreement};
pub use course::NotTaken;
pub use membership::{Establishments, Membership, Mixed, SmallChoice, SmallGroups, Unpaid};
pub use organ::{
    Base, By, CollegeQuorum, Counted, Decision, DecisionKind, Majority, MajorityKind, Notice,
    Organ, OrganKind, Quorum, QuorumRule, Remote, Second, SecondConvocation, Secrecy, Threshold,
    Tie,
};
pub use point::{OnCollege, OnDecision, OnMembership, OnOrgan, Point};
pub use proxy::{Chain, Holders, Proxies, ProxyLimits};
pub use read::{ReadRefused, Unreadable};
pub use resolve::{Origin, Ruled, Rules, Silence};
pub use said::{Said, Stated};
pub use section::Section;
pub use template::template;
pub use text::{Draft, InForce, MAX_BYTES, PublishRefused, normalised, publish};
pub use warn::Warning;

use serde::{Deserialize, Serialize};

use crate::code::coded;

/// The published JSON Schema of the document (draft 2020-12).
pub const SCHEMA: &str = include_str!("../statutes.schema.json");

coded! {
    /// Which form of document this is. A change of meaning is a new form.
    Format {
        /// The first.
        First = "collegiale/statutes/1",
    }
}

/// One version of the statutes of one association.
///
/// Whether it can be applied is for [`Statutes::contradictions`] to say; [`Statutes::read`] refuses one that cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statutes {
    /// Form of the document.
    pub format: Format,
    /// Name of the association.
    pub association: String,
    /// « Objet » of the association.
    pub object: Stated<String>,
    /// What membership gives.
    pub membership: Membership,
    /// Colleges. A member belongs to the first that takes them.
    pub colleges: Vec<College>,
    /// « Conseil d'administration », or what stands for it.
    pub board: Said<Board>,
    /// How seats are won.
    pub elections: Said<Elections>,
    /// The organs that the statutes speak of. On one that is not here they are silent.
    pub organs: Vec<Organ>,
    /// What limits the weight of hospital groups and of others; none when empty.
    pub caps: Vec<Stated<Cap>>,
    /// Which groups are too small for a secret vote of their own.
    pub small_groups: Said<SmallGroups>,
}

impl Statutes {
    /// The college of that name.
    pub fn college(&self, id: &CollegeId) -> Option<&College> {
        self.colleges.iter().find(|college| &college.id == id)
    }

    /// The caps that bear on a decision of an organ, with the article of each, in the order of the document.
    pub fn caps_on(
        &self,
        organ: OrganKind,
        decision: DecisionKind,
    ) -> impl Iterator<Item = &Stated<Cap>> {
        self.caps.iter().filter(move |cap| {
            cap.rule
                .scope()
                .is_none_or(|scope| scope.holds(organ, decision))
        })
    }
}
