use serde::{Deserialize, Serialize};

use super::{CollegeId, Consensus, Proxies, Said};
use crate::code::coded;
use crate::exact::Fraction;

coded! {
    /// Who decides.
    OrganKind {
        /// « Assemblée générale ordinaire ».
        OrdinaryMeeting = "ordinary-meeting",
        /// « Assemblée générale extraordinaire ».
        ExtraordinaryMeeting = "extraordinary-meeting",
        /// « Conseil d'administration ».
        Board = "board",
        /// « Bureau ».
        Bureau = "bureau",
        /// A college, voting alone.
        CollegeVote = "college-vote",
    }
}

coded! {
    /// What is decided.
    DecisionKind {
        /// Whatever is not named below.
        Resolution = "resolution",
        /// The accounts and the report.
        Accounts = "accounts",
        /// The amount of dues.
        Dues = "dues",
        /// Electing persons.
        Election = "election",
        /// Revoking persons.
        Revocation = "revocation",
        /// Striking off or expelling a member.
        Expulsion = "expulsion",
        /// A strategic choice, for which consensus is sought first.
        Strategy = "strategy",
        /// A convention with an establishment or another partner.
        Contract = "contract",
        /// The by-laws (« règlement intérieur »).
        Bylaws = "bylaws",
        /// The statutes.
        Statutes = "statutes",
        /// Joining or leaving a federation.
        Federation = "federation",
        /// Dissolving the association, or merging it.
        Dissolution = "dissolution",
    }
}

/// What the statutes say of one organ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Organ {
    /// Which.
    pub organ: OrganKind,
    /// How long before it is convened.
    pub notice: Said<Notice>,
    /// Who must be there.
    pub quorum: Said<Quorum>,
    /// What follows when they are not.
    pub second: Said<Second>,
    /// How it decides.
    pub majority: Said<Majority>,
    /// What follows when as many are for as against.
    pub tie: Said<Tie>,
    /// When a vote is secret.
    pub secrecy: Said<Secrecy>,
    /// Whether one votes from afar.
    pub remote: Said<Remote>,
    /// Who may vote for another.
    pub proxies: Said<Proxies>,
    /// Whether agreement is sought before a vote.
    pub consensus: Said<Consensus>,
    /// Decisions of this organ that have rules of their own.
    pub decisions: Vec<Decision>,
}

/// What the statutes say of one kind of decision of an organ. Silent here means: as the organ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decision {
    /// Which.
    pub decision: DecisionKind,
    /// Who must be there.
    pub quorum: Said<Quorum>,
    /// How it is taken.
    pub majority: Said<Majority>,
    /// What follows when as many are for as against.
    pub tie: Said<Tie>,
    /// When it is secret.
    pub secrecy: Said<Secrecy>,
}

/// How long before a meeting it is convened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// In reasonable time, so that everybody can come.
    ReasonableTime,
    /// So many calendar days.
    Days(u16),
}

/// Who must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    /// Nobody in particular.
    None,
    /// Enough.
    Needs(QuorumRule),
}

/// A quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuorumRule {
    /// How many of all who may vote.
    pub threshold: Threshold,
    /// Who is counted.
    pub counted: Counted,
    /// What is counted.
    pub by: By,
    /// Colleges that need a quorum of their own as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleges: Vec<CollegeQuorum>,
}

/// The quorum of one college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CollegeQuorum {
    /// Which.
    pub college: CollegeId,
    /// How many of those in it who may vote.
    pub threshold: Threshold,
}

/// How many are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// « Au moins »: that share or more.
    AtLeast(Fraction),
    /// « Plus de »: more than that share.
    MoreThan(Fraction),
    /// That number or more.
    Number(u32),
}

coded! {
    /// Who is counted for a quorum.
    Counted {
        /// Those who are there.
        Present = "present",
        /// Those who are there and those whose proxy is there.
        PresentOrRepresented = "present-or-represented",
    }
}

coded! {
    /// What is counted for a quorum.
    By {
        /// Members.
        Members = "members",
        /// Voices.
        Voices = "voices",
    }
}

/// What follows when a quorum is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Second {
    /// Another meeting, like the first.
    Anew,
    /// A second convocation, with an easier quorum.
    Convocation(SecondConvocation),
}

/// A second convocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SecondConvocation {
    /// Calendar days after the first meeting, at least.
    pub after_days: u16,
    /// The quorum then; none when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Threshold>,
}

/// How something is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Majority {
    /// How much is needed.
    pub kind: MajorityKind,
    /// Of what.
    pub base: Base,
}

/// How much is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MajorityKind {
    /// More for than against.
    Simple,
    /// More than half.
    Absolute,
    /// That share or more: 2/3, 3/4, 4/5.
    Qualified(Fraction),
    /// All.
    Unanimity,
}

coded! {
    /// What a majority is counted of.
    Base {
        /// « Suffrages exprimés »: for and against.
        Cast = "cast",
        /// « Voix exprimées »: for, against, blank and spoilt.
        CastAndBlank = "cast-and-blank",
        /// All who are there, whatever they do; proxies do not count.
        Present = "present",
        /// All who are there or represented, whatever they do.
        PresentOrRepresented = "present-or-represented",
        /// All who may vote.
        AllMembers = "all-members",
    }
}

coded! {
    /// What follows when as many are for as against.
    Tie {
        /// It is rejected.
        Rejected = "rejected",
        /// It is voted on once more, then rejected.
        NewVote = "new-vote",
        /// « Voix prépondérante »: the chair's own vote decides; in open votes only.
        Chair = "chair",
    }
}

/// When a vote is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Secrecy {
    /// Always.
    Always,
    /// When that share of those present or represented asks for it.
    OnRequest(Fraction),
    /// When the meeting decides so.
    MeetingDecides,
    /// Never.
    Never,
}

coded! {
    /// Whether one votes from afar.
    Remote {
        /// Yes.
        Allowed = "allowed",
        /// No.
        NotAllowed = "not-allowed",
    }
}
