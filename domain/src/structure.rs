//! Structures: legal persons and teams that join CPTS through those who represent them.

use crate::code::coded;
use crate::role::Period;

coded! {
    /// What a structure is.
    StructureKind {
        /// « Maison de santé pluriprofessionnelle ».
        HealthHouse = "msp",
        /// « Centre de santé ».
        HealthCentre = "health-centre",
        /// « Équipe de soins primaires ».
        PrimaryCareTeam = "primary-care-team",
        /// « Équipe de soins spécialisés ».
        SpecialistTeam = "specialist-team",
        /// « Association de permanence des soins » : out-of-hours care.
        OutOfHours = "out-of-hours",
        /// « Établissement d'hébergement pour personnes âgées dépendantes ».
        Ehpad = "ehpad",
        /// « Service à domicile » : SSIAD, SAAD, SPASAD.
        HomeCare = "home-care",
        /// « Hospitalisation à domicile ».
        HospitalAtHome = "hospital-at-home",
        /// « Établissement pour personnes handicapées ».
        DisabilityFacility = "disability",
        /// « Pharmacie d'officine ».
        Pharmacy = "pharmacy",
        /// « Laboratoire de biologie médicale ».
        Laboratory = "laboratory",
        /// « Établissement de santé » ; most contract as partners instead of joining.
        Hospital = "hospital",
        /// « Association d'usagers » or of patients.
        UsersAssociation = "users-association",
        /// « Commune, intercommunalité, centre communal d'action sociale ».
        LocalAuthority = "local-authority",
        /// Anything else.
        Other = "other",
    }
}

coded! {
    /// How a person speaks for a structure.
    MandateKind {
        /// « Représentante, représentant ».
        Representative = "representative",
        /// « Suppléante, suppléant ».
        Deputy = "deputy",
    }
}

/// Why a mandate cannot be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MandateRefused {
    /// It would end before it begins.
    #[error("ends before it begins")]
    EndsBeforeStart,
    /// Another mandate of the kind runs on some of these days.
    #[error("another mandate runs at that time")]
    Overlaps,
}

/// Whether a mandate may stand beside the others of its kind for the same structure: one
/// representative and one deputy a day.
///
/// # Errors
/// [`MandateRefused`].
pub fn may_hold(period: Period, others: &[Period]) -> Result<(), MandateRefused> {
    if period.ends_on.is_some_and(|end| end < period.starts_on) {
        return Err(MandateRefused::EndsBeforeStart);
    }
    let meets = |other: &Period| {
        period.ends_on.is_none_or(|end| other.starts_on <= end)
            && other.ends_on.is_none_or(|end| period.starts_on <= end)
    };
    if others.iter().any(meets) {
        return Err(MandateRefused::Overlaps);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n).unwrap()).unwrap()
    }

    fn period(from: u32, to: Option<u32>) -> Period {
        Period {
            starts_on: day(from),
            ends_on: to.map(day),
        }
    }

    #[test]
    fn a_successor_begins_the_day_after() {
        assert_eq!(may_hold(period(11, None), &[period(1, Some(10))]), Ok(()));
        assert_eq!(
            may_hold(period(10, None), &[period(1, Some(10))]),
            Err(MandateRefused::Overlaps)
        );
    }

    #[test]
    fn a_mandate_without_an_end_leaves_no_place_after_it() {
        assert_eq!(
            may_hold(period(50, Some(60)), &[period(1, None)]),
            Err(MandateRefused::Overlaps)
        );
        assert_eq!(
            may_hold(period(5, Some(4)), &[]),
            Err(MandateRefused::EndsBeforeStart)
        );
    }

    proptest! {
        #[test]
        fn no_day_ever_has_two_holders(
            wanted in prop::collection::vec((0_u32..60, prop::option::of(0_u32..60)), 0..12),
        ) {
            let mut held: Vec<Period> = Vec::new();
            for (from, to) in wanted {
                let one = period(from, to);
                if may_hold(one, &held).is_ok() {
                    held.push(one);
                }
            }
            for n in 0..80 {
                prop_assert!(held.iter().filter(|p| p.holds_on(day(n))).count() <= 1);
            }
        }
    }
}
