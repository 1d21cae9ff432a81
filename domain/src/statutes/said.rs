use serde::{Deserialize, Serialize};

/// A rule and the article that states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Stated_{T}"))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stated<T> {
    /// Where it is written: « 12 », « 12, al. 2 », « RI 4 ».
    pub article: String,
    /// What it says.
    pub rule: T,
}

/// What the statutes say on a point, or that they say nothing. Silence is never a number: what it means is in
/// [`Silence`](super::Silence).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Said_{T}"))]
#[serde(rename_all = "kebab-case")]
pub enum Said<T> {
    /// Nothing.
    Silent,
    /// A rule.
    Says(Stated<T>),
}

impl<T> Said<T> {
    /// A rule with its article.
    pub fn says(article: &str, rule: T) -> Self {
        Self::Says(Stated {
            article: article.to_owned(),
            rule,
        })
    }

    /// The rule, if they say one.
    pub const fn rule(&self) -> Option<&T> {
        match self {
            Self::Silent => None,
            Self::Says(stated) => Some(&stated.rule),
        }
    }

    /// The rule with its article, if they say one.
    pub const fn stated(&self) -> Option<&Stated<T>> {
        match self {
            Self::Silent => None,
            Self::Says(stated) => Some(stated),
        }
    }
}
