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
mod tests;
