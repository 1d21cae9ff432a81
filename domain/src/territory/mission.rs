//! Who covers what: the missions of a CPTS, and those it takes on in a commune it shares.

use std::collections::BTreeSet;

use crate::code::coded;

coded! {
    /// A mission of the accord conventionnel interprofessionnel in favour of CPTS, as amended in 2021
    /// (avenant 2): four that every CPTS takes on, then two that it may.
    Mission {
        /// Accès aux soins: médecin traitant, soins non programmés, télémédecine.
        Access = "access",
        /// Parcours pluriprofessionnels autour du patient.
        Pathway = "pathway",
        /// Actions territoriales de prévention.
        Prevention = "prevention",
        /// Réponse aux crises sanitaires.
        Crisis = "crisis",
        /// Qualité et pertinence des soins (optional).
        Quality = "quality",
        /// Accompagnement des professionnels de santé sur le territoire (optional).
        Support = "support",
    }
}

/// What a CPTS does in one commune that others cover too.
///
/// A CPTS that has said nothing is not presumed to do everything, nor nothing: the page says that it has
/// not been settled, because that is what the neighbours have to talk about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Its board has not said.
    #[default]
    NotSaid,
    /// Its board has said: these missions, perhaps none.
    Missions(BTreeSet<Mission>),
}

impl Coverage {
    /// Whether the mission is said to be covered; nothing if the board has not said.
    pub fn covers(&self, mission: Mission) -> Option<bool> {
        match self {
            Self::NotSaid => None,
            Self::Missions(missions) => Some(missions.contains(&mission)),
        }
    }
}

/// The missions of a shared commune that nobody has said to cover, once everybody has said.
/// As long as one CPTS has not, there is no telling, and the answer is empty.
pub fn gaps<'a>(coverages: impl IntoIterator<Item = &'a Coverage>) -> BTreeSet<Mission> {
    let mut gaps: BTreeSet<Mission> = Mission::ALL.iter().copied().collect();
    for coverage in coverages {
        match coverage {
            Coverage::NotSaid => return BTreeSet::new(),
            Coverage::Missions(covered) => gaps.retain(|mission| !covered.contains(mission)),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(missions: &[Mission]) -> Coverage {
        Coverage::Missions(missions.iter().copied().collect())
    }

    #[test]
    fn silence_is_neither_yes_nor_no() {
        assert_eq!(Coverage::NotSaid.covers(Mission::Access), None);
        assert_eq!(says(&[]).covers(Mission::Access), Some(false));
        assert_eq!(says(&[Mission::Access]).covers(Mission::Access), Some(true));
    }

    #[test]
    fn a_gap_shows_once_everybody_has_said() {
        let ours = says(&[Mission::Access, Mission::Pathway, Mission::Crisis]);
        let theirs = says(&[Mission::Prevention, Mission::Quality]);
        assert_eq!(gaps([&ours, &theirs]), BTreeSet::from([Mission::Support]));
        assert_eq!(gaps([&ours, &Coverage::NotSaid]), BTreeSet::new());
    }
}
