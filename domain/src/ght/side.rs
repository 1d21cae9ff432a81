//! On which side a member is: ville, establishment or neither.

use super::influence::Influence;
use crate::id::BlocId;
use crate::member::profile::Profile;
use crate::profession::{Category, Mode, Sector, Setting};
use crate::statutes::Side;
use crate::structure::StructureKind;

/// On which side a member is, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sided {
    /// The side.
    pub side: Side,
    /// Why.
    pub because: SideBecause,
}

/// Why a member is on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideBecause {
    /// They count to that bloc.
    Attached(BlocId),
    /// They are a structure of that kind.
    Structure(StructureKind),
    /// They are self-employed.
    Liberal,
    /// A hospital doctor's private sector is practised inside the hospital.
    HospitalPrivateSector,
    /// They practise in a place of that kind.
    Practises(Setting),
    /// They practise no health profession.
    Category(Category),
    /// It is not known how and where they practise.
    Unknown,
}

/// The side of a member. Who counts to a bloc is on the side of establishments whatever else they do.
pub fn side_of(profile: Profile, influence: &Influence) -> Sided {
    let sided = |side, because| Sided { side, because };
    if let Some(bloc) = influence.bloc() {
        return sided(Side::Establishment, SideBecause::Attached(bloc));
    }
    if let Some(kind) = profile.structure {
        return sided(of_structure(kind), SideBecause::Structure(kind));
    }
    let setting = profile.sector.map(Sector::setting);
    match (profile.category, profile.mode, profile.sector) {
        (_, _, Some(Sector::HospitalPrivateSector)) => {
            sided(Side::Establishment, SideBecause::HospitalPrivateSector)
        }
        (Category::Health, Some(Mode::Liberal), _) => sided(Side::Ville, SideBecause::Liberal),
        (Category::Health, Some(Mode::Mixed), _) if setting != Some(Setting::Hospital) => {
            sided(Side::Ville, SideBecause::Liberal)
        }
        (category, ..) => match setting {
            Some(Setting::Hospital) => sided(
                Side::Establishment,
                SideBecause::Practises(Setting::Hospital),
            ),
            Some(setting) if category == Category::Health => {
                sided(of_setting(setting), SideBecause::Practises(setting))
            }
            None if category == Category::Health => sided(Side::Other, SideBecause::Unknown),
            _ => sided(Side::Other, SideBecause::Category(category)),
        },
    }
}

/// The side of a structure that counts to no bloc.
pub const fn of_structure(kind: StructureKind) -> Side {
    use StructureKind as K;
    match kind {
        K::HealthHouse
        | K::HealthCentre
        | K::PrimaryCareTeam
        | K::SpecialistTeam
        | K::OutOfHours
        | K::Pharmacy
        | K::Laboratory => Side::Ville,
        K::Hospital | K::HospitalAtHome => Side::Establishment,
        K::Ehpad
        | K::HomeCare
        | K::DisabilityFacility
        | K::UsersAssociation
        | K::LocalAuthority
        | K::Other => Side::Other,
    }
}

/// The side of a health professional employed in such a place.
const fn of_setting(setting: Setting) -> Side {
    match setting {
        Setting::Practice
        | Setting::HealthHouse
        | Setting::HealthCentre
        | Setting::Pharmacy
        | Setting::Laboratory => Side::Ville,
        Setting::Hospital => Side::Establishment,
        Setting::Social | Setting::Other => Side::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profession::Profession;

    fn nurse(mode: Mode, sector: Sector) -> (Side, SideBecause) {
        let profile = Profile {
            mode: Some(mode),
            sector: Some(sector),
            ..Profile::person(Profession::Nurse)
        };
        let sided = side_of(profile, &Influence::default());
        (sided.side, sided.because)
    }

    #[test]
    fn ville_is_self_employed_or_employed_in_town() {
        use Side as S;
        use SideBecause as B;
        assert_eq!(
            nurse(Mode::Liberal, Sector::SoloPractice),
            (S::Ville, B::Liberal)
        );
        assert_eq!(
            nurse(Mode::Liberal, Sector::PrivateHospital),
            (S::Ville, B::Liberal)
        );
        assert_eq!(
            nurse(Mode::Mixed, Sector::GroupPractice),
            (S::Ville, B::Liberal)
        );
        for sector in [
            Sector::HealthCentre,
            Sector::HealthHouse,
            Sector::CommunityPharmacy,
            Sector::MedicalLaboratory,
        ] {
            assert_eq!(
                nurse(Mode::Salaried, sector),
                (S::Ville, B::Practises(sector.setting()))
            );
        }
        let hospital = B::Practises(Setting::Hospital);
        assert_eq!(
            nurse(Mode::Salaried, Sector::PublicHospital),
            (S::Establishment, hospital)
        );
        assert_eq!(
            nurse(Mode::Mixed, Sector::PublicHospital),
            (S::Establishment, hospital)
        );
        assert_eq!(
            nurse(Mode::Liberal, Sector::HospitalPrivateSector),
            (S::Establishment, B::HospitalPrivateSector)
        );
        assert_eq!(
            nurse(Mode::Salaried, Sector::ElderlyFacility),
            (S::Other, B::Practises(Setting::Social))
        );
    }

    #[test]
    fn users_and_those_of_whom_nothing_is_known_are_on_neither_side() {
        let of = |profession| {
            let sided = side_of(Profile::person(profession), &Influence::default());
            (sided.side, sided.because)
        };
        assert_eq!(
            of(Profession::UsersRepresentative),
            (Side::Other, SideBecause::Category(Category::Users))
        );
        assert_eq!(of(Profession::Nurse), (Side::Other, SideBecause::Unknown));
    }

    #[test]
    fn who_manages_a_hospital_is_of_the_establishment_and_who_manages_a_health_house_of_neither() {
        let of = |sector| {
            let profile = Profile {
                sector: Some(sector),
                ..Profile::person(Profession::FacilityManager)
            };
            let sided = side_of(profile, &Influence::default());
            (sided.side, sided.because)
        };
        assert_eq!(
            of(Sector::PublicHospital),
            (
                Side::Establishment,
                SideBecause::Practises(Setting::Hospital)
            )
        );
        assert_eq!(
            of(Sector::HealthHouse),
            (Side::Other, SideBecause::Category(Category::Management))
        );
    }

    #[test]
    fn a_hospital_is_an_establishment_and_a_health_house_is_ville() {
        let of = |kind| side_of(Profile::structure(kind), &Influence::default()).side;
        assert_eq!(of(StructureKind::Hospital), Side::Establishment);
        assert_eq!(of(StructureKind::HealthHouse), Side::Ville);
        assert_eq!(of(StructureKind::Ehpad), Side::Other);
    }
}
