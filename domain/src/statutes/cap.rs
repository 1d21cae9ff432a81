use serde::{Deserialize, Serialize};

use super::{CollegeId, DecisionKind, OrganKind};
use crate::code::coded;
use crate::exact::Fraction;
use crate::role::RoleKind;

/// A limit on the weight of a bloc, of establishments or of a profession. They combine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Cap {
    /// Seats on the board ≤ ⌊share × seats⌋.
    Seats {
        /// Of whom.
        on: CapOn,
        /// The most.
        share: Fraction,
        /// What holds when that rounds down to none; needed in that case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when_zero: Option<WhenZero>,
    },
    /// More than half of the seats of the board are of the side of ville.
    VilleSeats,
    /// Voices on the roll ≤ share of all voices on it.
    RollVoices {
        /// Of whom.
        on: CapOn,
        /// The most, below one.
        share: Fraction,
        /// Where it holds.
        scope: Scope,
        /// What follows when it cannot be met.
        unmet: Unmet,
    },
    /// Voices cast in an open vote ≤ share of all voices cast.
    VotesCast {
        /// Of whom.
        on: CapOn,
        /// The most, below one.
        share: Fraction,
        /// Where it holds.
        scope: Scope,
        /// What follows when it cannot be met.
        unmet: Unmet,
    },
    /// The result is the sum of each college's weight × its share for.
    CollegeWeights {
        /// Each college that votes, once; together they make one.
        weights: Vec<Weight>,
        /// What becomes of the weight of a college of which nobody votes.
        absent: Absent,
        /// Where it holds.
        scope: Scope,
    },
    /// The majority must be reached in that college too.
    DoubleMajority {
        /// Which.
        college: CollegeId,
        /// Where it holds.
        scope: Scope,
    },
    /// Proxies held by the members of a bloc together.
    ProxiesHeld {
        /// Of whom.
        on: CapOn,
        /// The most.
        most: u16,
        /// Where it holds.
        scope: Scope,
    },
    /// « Déport »: on a contract, members attached to the other party neither debate nor vote; they leave numerator
    /// and denominator.
    Recusal {
        /// Who counts as attached.
        with: RecusedWith,
    },
    /// These offices are not for members attached to a bloc.
    Offices {
        /// President, treasurer…
        roles: Vec<RoleKind>,
    },
    /// Who signs a contract for the association is not attached to the other party or its bloc.
    Signatory,
    /// What the board is made of.
    Composition(Composition),
}

impl Cap {
    /// Where it holds, for those on votes and voices.
    pub const fn scope(&self) -> Option<&Scope> {
        match self {
            Self::RollVoices { scope, .. }
            | Self::VotesCast { scope, .. }
            | Self::CollegeWeights { scope, .. }
            | Self::DoubleMajority { scope, .. }
            | Self::ProxiesHeld { scope, .. } => Some(scope),
            Self::Seats { .. }
            | Self::VilleSeats
            | Self::Recusal { .. }
            | Self::Offices { .. }
            | Self::Signatory
            | Self::Composition(_) => None,
        }
    }
}

coded! {
    /// On whom a cap is laid.
    CapOn {
        /// Each bloc of influence by itself.
        EachBloc = "each-bloc",
        /// All on the side of establishments together, attached to a bloc or not.
        Establishments = "establishments",
    }
}

coded! {
    /// What a seat cap means where its share of the seats rounds down to none.
    WhenZero {
        /// No seat.
        NoSeat = "no-seat",
        /// One seat.
        OneSeat = "one-seat",
    }
}

/// Where a cap on votes holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scope {
    /// In these organs.
    pub organs: Vec<OrganKind>,
    /// For these decisions.
    pub decisions: Decisions,
}

impl Scope {
    /// Whether it bears on a decision of an organ.
    pub fn holds(&self, organ: OrganKind, decision: DecisionKind) -> bool {
        self.organs.contains(&organ)
            && match &self.decisions {
                Decisions::All => true,
                Decisions::Only(these) => these.contains(&decision),
            }
    }
}

/// Which decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Decisions {
    /// All.
    All,
    /// These.
    Only(Vec<DecisionKind>),
}

coded! {
    /// What follows when a cap cannot be met.
    Unmet {
        /// The item is suspended and comes back at the next meeting.
        Suspend = "suspend",
        /// A second convocation.
        SecondConvocation = "second-convocation",
        /// There is no decision.
        NoDecision = "no-decision",
    }
}

/// The weight of a college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Weight {
    /// Which.
    pub college: CollegeId,
    /// Its part of one.
    pub weight: Fraction,
}

coded! {
    /// What becomes of the weight of a college of which nobody votes.
    Absent {
        /// The others share it in proportion.
        Renormalised = "renormalised",
        /// It counts as not for.
        Lost = "lost",
    }
}

coded! {
    /// With whom a member is recused on a contract.
    RecusedWith {
        /// The other party only.
        Party = "party",
        /// The other party and its bloc.
        Bloc = "bloc",
    }
}

/// What the board is made of. Nought and absent ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Composition {
    /// General practitioners, at least.
    pub general_practitioners: u16,
    /// Doctors of another specialty, at least.
    pub other_specialists: u16,
    /// Different professions, at least.
    pub professions: u16,
    /// The largest share of the seats that one profession has: ⌊share × seats⌋.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profession_share: Option<Fraction>,
}
