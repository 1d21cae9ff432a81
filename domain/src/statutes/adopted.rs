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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, n).unwrap()
    }

    fn version(word: &str, adopted: u32, from: u32) -> Adoption {
        Adoption {
            digest: Digest::of(word.as_bytes()),
            adopted_on: day(adopted),
            in_force_from: day(from),
            by: Decided {
                organ: OrganKind::ExtraordinaryMeeting,
                reference: "PV, résolution 2".to_owned(),
            },
        }
    }

    #[test]
    fn a_version_adopted_for_later_leaves_the_one_before_in_force_until_then() {
        let versions = [version("a", 1, 1), version("b", 5, 10)];
        assert_eq!(in_force(&versions, day(9)), versions.first());
        assert_eq!(in_force(&versions, day(10)), versions.last());
        assert_eq!(in_force(&versions[1..], day(9)), None);
    }

    #[test]
    fn dates_out_of_order_are_refused() {
        let held = [version("a", 5, 10)];
        let refused = |next: &Adoption| may_adopt(next, &held, day(20)).unwrap_err();
        assert_eq!(
            refused(&version("b", 21, 21)),
            AdoptionRefused::AdoptedInFuture
        );
        assert_eq!(
            refused(&version("b", 11, 10)),
            AdoptionRefused::InForceBeforeAdopted
        );
        assert_eq!(
            refused(&version("b", 4, 12)),
            AdoptionRefused::AdoptedBeforeLast { adopted_on: day(5) }
        );
        assert_eq!(
            refused(&version("b", 6, 9)),
            AdoptionRefused::InForceBeforeLast {
                in_force_from: day(10)
            }
        );
        assert_eq!(refused(&version("a", 12, 12)), AdoptionRefused::Unchanged);
        let mut silent = version("b", 12, 12);
        silent.by.reference = " ".to_owned();
        assert_eq!(refused(&silent), AdoptionRefused::WithoutDecision);
        assert_eq!(may_adopt(&version("b", 20, 20), &held, day(20)), Ok(()));
        assert_eq!(may_adopt(&version("b", 5, 10), &held, day(20)), Ok(()));
        assert_eq!(may_adopt(&version("b", 5, 5), &[], day(5)), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_in_force_only_ever_moves_forward(wanted in prop::collection::vec((0_u8..4, 1_u32..25, 1_u32..25), 0..12)) {
            let mut held: Vec<Adoption> = Vec::new();
            for (word, adopted, from) in wanted {
                let next = version(&word.to_string(), adopted, from);
                if may_adopt(&next, &held, day(25)).is_ok() {
                    held.push(next);
                }
            }
            let mut before = 0;
            for n in 1..28 {
                let at = in_force(&held, day(n)).and_then(|it| held.iter().rposition(|one| one == it)).map_or(0, |at| at + 1);
                prop_assert!(before <= at);
                before = at;
            }
            prop_assert_eq!(before, held.len());
        }
    }
}
