//! The life of a contract: each stage takes itself away to become the next, so that none is skipped.

mod refused;

pub use refused::StageRefused;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::mandate::Missing;
use super::signing::Order;
use super::text::Text;
use crate::canonical::Digest;
use crate::code::coded;
use crate::statutes::CollegeId;

/// Where a contract stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is being written; only those who write it see it.
    Draft,
    /// The parties write versions and comment on them.
    Negotiation,
    /// A college, or everybody, is asked for an opinion. Nobody is bound by it.
    Opinion {
        /// Since that day.
        since: NaiveDate,
        /// The college; all members, where none is named.
        college: Option<CollegeId>,
    },
    /// Each CPTS votes on whether it may be signed.
    Mandate {
        /// Since that day.
        since: NaiveDate,
        /// The text on which they vote.
        text: Digest,
    },
    /// The parties sign.
    Signing {
        /// Since that day.
        since: NaiveDate,
        /// The text that is signed.
        text: Digest,
        /// The PDF of it that is signed.
        document: Digest,
        /// In which order.
        order: Order,
    },
    /// All have signed.
    InForce(InForce),
    /// Somebody gave notice: it ends on a day.
    Notice {
        /// What was in force.
        of: InForce,
        /// The day on which notice was given.
        given: NaiveDate,
        /// By which party.
        by: Uuid,
        /// Its last day.
        until: NaiveDate,
    },
    /// It is over.
    Over {
        /// How.
        end: End,
        /// Its last day.
        on: NaiveDate,
    },
}

/// All have signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InForce {
    /// First day: that of the last signature, or the first of the term where that is later.
    pub since: NaiveDate,
    /// The text that was signed.
    pub text: Digest,
    /// The PDF of it that was signed.
    pub document: Digest,
}

coded! {
    /// How a contract ended.
    End {
        /// Its term is over.
        Expired = "expired",
        /// A party gave notice.
        Terminated = "terminated",
        /// An amendment took its place.
        Amended = "amended",
        /// An express renewal took its place.
        Renewed = "renewed",
        /// It was given up before it was signed.
        Abandoned = "abandoned",
    }
}

coded! {
    /// A stage by its name, by which contracts are found.
    Step {
        /// [`Stage::Draft`].
        Draft = "draft",
        /// [`Stage::Negotiation`].
        Negotiation = "negotiation",
        /// [`Stage::Opinion`].
        Opinion = "opinion",
        /// [`Stage::Mandate`].
        Mandate = "mandate",
        /// [`Stage::Signing`].
        Signing = "signing",
        /// [`Stage::InForce`].
        InForce = "in-force",
        /// [`Stage::Notice`].
        Notice = "notice",
        /// [`Stage::Over`].
        Over = "over",
    }
}

impl Step {
    /// Whether its promises hold.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::InForce | Self::Notice)
    }
}

impl Stage {
    /// Its name.
    pub const fn step(&self) -> Step {
        match self {
            Self::Draft => Step::Draft,
            Self::Negotiation => Step::Negotiation,
            Self::Opinion { .. } => Step::Opinion,
            Self::Mandate { .. } => Step::Mandate,
            Self::Signing { .. } => Step::Signing,
            Self::InForce(_) => Step::InForce,
            Self::Notice { .. } => Step::Notice,
            Self::Over { .. } => Step::Over,
        }
    }

    /// What is or was in force, as long as it runs.
    pub const fn running(&self) -> Option<&InForce> {
        match self {
            Self::InForce(it) | Self::Notice { of: it, .. } => Some(it),
            _ => None,
        }
    }

    /// The draft is shown to the other parties.
    ///
    /// # Errors
    /// When it was already.
    pub fn negotiate(self) -> Result<Self, StageRefused> {
        match self {
            Self::Draft => Ok(Self::Negotiation),
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// A new version is written. From the mandate on that takes it back to negotiation: the mandate names another text, and
    /// signatures do too.
    ///
    /// # Errors
    /// Once all have signed: what changes then is an amendment.
    pub fn rewritten(self) -> Result<Self, StageRefused> {
        match self {
            Self::Draft => Ok(Self::Draft),
            Self::Negotiation
            | Self::Opinion { .. }
            | Self::Mandate { .. }
            | Self::Signing { .. } => Ok(Self::Negotiation),
            Self::InForce(_) | Self::Notice { .. } => Err(StageRefused::Amend),
            Self::Over { .. } => Err(StageRefused::Over),
        }
    }

    /// An opinion is asked for.
    ///
    /// # Errors
    /// Outside negotiation.
    pub fn ask_opinion(
        self,
        since: NaiveDate,
        college: Option<CollegeId>,
    ) -> Result<Self, StageRefused> {
        match self {
            Self::Negotiation => Ok(Self::Opinion { since, college }),
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// The mandate to sign is asked for.
    ///
    /// # Errors
    /// Outside negotiation and opinion; a text that cannot be agreed on.
    pub fn ask_mandate(self, since: NaiveDate, text: &Text) -> Result<Self, StageRefused> {
        let digest = text.digest();
        match self {
            // Another CPTS asks its own members.
            Self::Mandate { since, text } if text == digest => Ok(Self::Mandate { since, text }),
            Self::Negotiation | Self::Opinion { .. } => {
                let wrong = text.wrong();
                if wrong.is_empty() {
                    return Ok(Self::Mandate {
                        since,
                        text: digest,
                    });
                }
                Err(StageRefused::Wrong(wrong))
            }
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// Signing opens: each CPTS has a mandate for this very text.
    ///
    /// # Errors
    /// [`StageRefused::Mandate`], with what each CPTS lacks; at any other stage.
    pub fn open_signing(
        self,
        since: NaiveDate,
        document: Digest,
        order: Order,
        lacking: Vec<(Uuid, Missing)>,
    ) -> Result<Self, StageRefused> {
        match self {
            Self::Mandate { .. } if !lacking.is_empty() => Err(StageRefused::Mandate(lacking)),
            Self::Mandate { text, .. } => Ok(Self::Signing {
                since,
                text,
                document,
                order,
            }),
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// All have signed: it is in force from that day on, or from the first of its term where that is later.
    ///
    /// # Errors
    /// [`StageRefused::Unsigned`], with who has not; at any other stage.
    pub fn enter(
        self,
        on: NaiveDate,
        text: &Text,
        missing: Vec<Uuid>,
    ) -> Result<Self, StageRefused> {
        match self {
            Self::Signing { .. } if !missing.is_empty() => Err(StageRefused::Unsigned(missing)),
            Self::Signing { text: named, .. } if named != text.digest() => {
                Err(StageRefused::OtherText)
            }
            Self::Signing {
                text: named,
                document,
                ..
            } => Ok(Self::InForce(InForce {
                since: on.max(text.term.begin),
                text: named,
                document,
            })),
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// A party gives notice for a day.
    ///
    /// # Errors
    /// [`StageRefused::NoticeTooShort`] unless both sides agree; a day before this one, or after its term; when it is not in force.
    pub fn give_notice(
        self,
        given: NaiveDate,
        by: Uuid,
        until: NaiveDate,
        how: Termination,
        text: &Text,
    ) -> Result<Self, StageRefused> {
        let Self::InForce(of) = self else {
            return Err(StageRefused::not_now(&self));
        };
        if text.party(by).is_none() {
            return Err(StageRefused::NotAParty);
        }
        let first = match how {
            Termination::Notice => earliest(given, text.term.notice_days),
            Termination::Agreed => given,
        };
        if until < first {
            return Err(StageRefused::NoticeTooShort { first });
        }
        if text.term.last() < until {
            return Err(StageRefused::AfterTerm {
                last: text.term.last(),
            });
        }
        Ok(Self::Notice {
            of,
            given,
            by,
            until,
        })
    }

    /// Its last day is over.
    ///
    /// # Errors
    /// [`StageRefused::Runs`] as long as it runs; when it is not in force.
    pub fn expire(self, today: NaiveDate, text: &Text) -> Result<Self, StageRefused> {
        let (end, on) = match &self {
            Self::InForce(_) => (End::Expired, text.term.last()),
            Self::Notice { until, .. } => (End::Terminated, *until),
            other => return Err(StageRefused::not_now(other)),
        };
        if today <= on {
            return Err(StageRefused::Runs { until: on });
        }
        Ok(Self::Over { end, on })
    }

    /// Another one takes its place from a day on.
    ///
    /// # Errors
    /// When it is not in force.
    pub fn replaced(self, how: super::Follows, first: NaiveDate) -> Result<Self, StageRefused> {
        match self {
            Self::InForce(_) | Self::Notice { .. } => Ok(Self::Over {
                end: match how {
                    super::Follows::Amendment => End::Amended,
                    super::Follows::Renewal => End::Renewed,
                },
                on: first.pred_opt().unwrap_or(first),
            }),
            other => Err(StageRefused::not_now(&other)),
        }
    }

    /// It is given up before all have signed.
    ///
    /// # Errors
    /// Once it is in force, or over.
    pub fn abandon(self, on: NaiveDate) -> Result<Self, StageRefused> {
        match self {
            Self::InForce(_) | Self::Notice { .. } => Err(StageRefused::Amend),
            Self::Over { .. } => Err(StageRefused::Over),
            _ => Ok(Self::Over {
                end: End::Abandoned,
                on,
            }),
        }
    }
}

/// How a contract ends before its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termination {
    /// By one party, with notice.
    Notice,
    /// By agreement of all.
    Agreed,
}

/// The first day for which notice may be given on a day.
fn earliest(given: NaiveDate, days: u16) -> NaiveDate {
    given
        .checked_add_days(chrono::Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
