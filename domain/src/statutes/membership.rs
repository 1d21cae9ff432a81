use serde::{Deserialize, Serialize};

use super::Said;
use crate::code::coded;
use crate::exact::Fraction;

/// What membership gives, and from when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Membership {
    /// What a member who owes dues may still do. Silent: they keep their vote, for membership ends by a decision.
    pub unpaid: Said<Unpaid>,
    /// Whole months of membership before the first vote. Silent: none.
    pub seniority_months: Said<u16>,
    /// Calendar days before a meeting on which the roll is closed. Silent: the roll is that of the day.
    pub roll_closes_days: Said<u16>,
    /// What establishments are. Silent: whatever the colleges take.
    pub establishments: Said<Establishments>,
    /// On which side a person with mixed practice is. Silent: that of the activity for which they joined.
    pub mixed: Said<Mixed>,
}

coded! {
    /// What a member who owes dues may do.
    Unpaid {
        /// Vote.
        Votes = "votes",
        /// Vote until reminded.
        VotesUntilReminded = "votes-until-reminded",
        /// Not vote.
        DoesNotVote = "does-not-vote",
    }
}

coded! {
    /// What establishments of health are in the association.
    Establishments {
        /// Partners by convention, without any voice.
        Partner = "partner",
        /// Members with « voix consultative ».
        Consultative = "consultative",
        /// Members with « voix délibérative ».
        Deliberative = "deliberative",
    }
}

/// On which side a person with activity both inside and outside a bloc is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mixed {
    /// Outside the bloc from that share of declared half-days on; exactly at one half, as declared.
    FromShare(Fraction),
    /// On the side of the activity for which they joined.
    Adhesion,
}

/// Which groups are too small for a secret vote of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SmallGroups {
    /// Groups of fewer than so many people are small; at least 2.
    pub fewer_than: u16,
    /// What may then be done, the first choice first.
    pub choices: Vec<SmallChoice>,
}

coded! {
    /// What may be done where a secret vote would rest on too few people.
    SmallChoice {
        /// They vote in one urn with another college.
        Join = "join",
        /// They vote on paper in the meeting.
        Paper = "paper",
        /// The vote is open.
        OpenVote = "open-vote",
        /// They vote alone, once each has been warned.
        Warn = "warn",
    }
}
