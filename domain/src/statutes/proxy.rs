use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::exact::Fraction;

/// Proxies (« pouvoirs »), ordinary mandates of the Code civil, art. 1984 to 2010.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Proxies {
    /// None.
    Forbidden,
    /// Within limits.
    Limited(ProxyLimits),
    /// As many as one likes.
    Unlimited,
}

/// How proxies are limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProxyLimits {
    /// The most that one holder has, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_holder: Option<u16>,
    /// The most voices that one holder casts, their own included, of all voices on the roll.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Fraction>,
    /// Who may hold one.
    pub holders: Holders,
    /// Whether a holder may pass it on.
    pub chain: Chain,
}

coded! {
    /// Who may hold a proxy.
    Holders {
        /// Any member who votes.
        AnyMember = "any-member",
        /// A member of the giver's college who votes.
        SameCollege = "same-college",
    }
}

coded! {
    /// Whether the holder of a proxy may pass it on.
    Chain {
        /// No.
        Forbidden = "forbidden",
        /// Yes.
        Allowed = "allowed",
    }
}
