use chrono::NaiveDate;

use super::OrganKind;
use crate::canonical::Digest;

/// The adoption of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// The version.
    pub digest: Digest,
    /// The day of the decision.
    pub adopted_on: NaiveDate,
    /// First day in force.
    pub in_force_from: NaiveDate,
    /// The decision.
    pub by: Decided,
}

/// The decision by which statutes were adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Who took it.
    pub organ: OrganKind,
    /// Where it is written: the minutes and the number of the resolution.
    pub reference: String,
}

/// The version in force on a day: of those that began by then, the last adopted one. The versions stand in the order
/// in which they were adopted. A meeting or a ballot keeps the version under which it was convened.
pub fn in_force(versions: &[Adoption], on: NaiveDate) -> Option<&Adoption> {
    versions.iter().rev().find(|it| it.in_force_from <= on)
}

/// Whether a version may be adopted after those that were.
///
/// # Errors
/// [`AdoptionRefused`]: the first reason against it.
pub fn may_adopt(
    next: &Adoption,
    versions: &[Adoption],
    today: NaiveDate,
) -> Result<(), AdoptionRefused> {
    if next.adopted_on > today {
        return Err(AdoptionRefused::AdoptedInFuture);
    }
    if next.in_force_from < next.adopted_on {
        return Err(AdoptionRefused::InForceBeforeAdopted);
    }
    if next.by.reference.trim().is_empty() {
        return Err(AdoptionRefused::WithoutDecision);
    }
    let Some(last) = versions.last() else {
        return Ok(());
    };
    if next.adopted_on < last.adopted_on {
        return Err(AdoptionRefused::AdoptedBeforeLast {
            adopted_on: last.adopted_on,
        });
    }
    if next.in_force_from < last.in_force_from {
        return Err(AdoptionRefused::InForceBeforeLast {
            in_force_from: last.in_force_from,
        });
    }
    if next.digest == last.digest {
        return Err(AdoptionRefused::Unchanged);
    }
    Ok(())
}

/// Why a version cannot be adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdoptionRefused {
    /// Statutes are recorded once adopted.
    #[error("the day of the decision lies in the future")]
    AdoptedInFuture,
    /// It would hold before it was decided.
    #[error("in force before it was adopted")]
    InForceBeforeAdopted,
    /// No decision is named.
    #[error("without a decision")]
    WithoutDecision,
    /// A later one was adopted.
    #[error("the last version was adopted later, on {adopted_on}")]
    AdoptedBeforeLast {
        /// When.
        adopted_on: NaiveDate,
    },
    /// A later one comes into force afterwards.
    #[error("the last version is in force from {in_force_from}")]
    InForceBeforeLast {
        /// From when.
        in_force_from: NaiveDate,
    },
    /// It is the last version.
    #[error("it is the last version")]
    Unchanged,
}

#[cfg(test)]
mod tests;
