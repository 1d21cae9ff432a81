//! The twelve professions of the demonstration: how many of each, and where they practise.

use domain::profession::{Mode, Profession, Sector};

use super::dice::Dice;
use super::place::Place;

/// One profession: its weight among those drawn, its part of women in percent, its ways of practising with weights.
pub(super) struct Trade {
    pub profession: Profession,
    pub weight: usize,
    pub women: usize,
    ways: &'static [(usize, Mode, Sector)],
}

use Mode::{Liberal, Salaried};
use Sector as S;

/// Roughly as in a CPTS: nurses, then doctors, physiotherapists, pharmacists.
pub(super) const TRADES: [Trade; 12] = [
    Trade {
        profession: Profession::Nurse,
        weight: 120,
        women: 84,
        ways: &[
            (40, Liberal, S::GroupPractice),
            (30, Liberal, S::SoloPractice),
            (10, Liberal, S::HealthHouse),
            (10, Salaried, S::HealthCentre),
            (6, Salaried, S::ElderlyFacility),
            (4, Salaried, S::PublicHospital),
        ],
    },
    Trade {
        profession: Profession::Doctor,
        weight: 70,
        women: 52,
        ways: &[
            (35, Liberal, S::GroupPractice),
            (25, Liberal, S::SoloPractice),
            (25, Liberal, S::HealthHouse),
            (8, Salaried, S::HealthCentre),
            (7, Salaried, S::PublicHospital),
        ],
    },
    Trade {
        profession: Profession::Physiotherapist,
        weight: 55,
        women: 54,
        ways: &[
            (55, Liberal, S::GroupPractice),
            (30, Liberal, S::SoloPractice),
            (10, Liberal, S::HealthHouse),
            (5, Salaried, S::PublicHospital),
        ],
    },
    Trade {
        profession: Profession::Pharmacist,
        weight: 36,
        women: 66,
        ways: &[
            (70, Liberal, S::CommunityPharmacy),
            (30, Salaried, S::CommunityPharmacy),
        ],
    },
    Trade {
        profession: Profession::SpeechTherapist,
        weight: 22,
        women: 95,
        ways: &[
            (70, Liberal, S::GroupPractice),
            (30, Liberal, S::SoloPractice),
        ],
    },
    Trade {
        profession: Profession::Dentist,
        weight: 20,
        women: 50,
        ways: &[
            (80, Liberal, S::GroupPractice),
            (20, Salaried, S::HealthCentre),
        ],
    },
    Trade {
        profession: Profession::Midwife,
        weight: 14,
        women: 96,
        ways: &[
            (70, Liberal, S::GroupPractice),
            (30, Salaried, S::PublicHospital),
        ],
    },
    Trade {
        profession: Profession::Podiatrist,
        weight: 12,
        women: 68,
        ways: &[
            (60, Liberal, S::SoloPractice),
            (40, Liberal, S::HealthHouse),
        ],
    },
    Trade {
        profession: Profession::Dietitian,
        weight: 8,
        women: 93,
        ways: &[
            (70, Liberal, S::SoloPractice),
            (30, Salaried, S::HealthCentre),
        ],
    },
    Trade {
        profession: Profession::OccupationalTherapist,
        weight: 7,
        women: 87,
        ways: &[
            (50, Liberal, S::GroupPractice),
            (50, Salaried, S::ElderlyFacility),
        ],
    },
    Trade {
        profession: Profession::PsychomotorTherapist,
        weight: 6,
        women: 88,
        ways: &[
            (60, Liberal, S::GroupPractice),
            (40, Salaried, S::ElderlyFacility),
        ],
    },
    Trade {
        profession: Profession::Orthoptist,
        weight: 5,
        women: 88,
        ways: &[(100, Liberal, S::GroupPractice)],
    },
];

impl Trade {
    /// Mode and sector, drawn.
    pub(super) fn way(&self, dice: &mut Dice) -> (Mode, Sector) {
        let weights: Vec<usize> = self.ways.iter().map(|(weight, ..)| *weight).collect();
        self.ways
            .get(dice.weighted(&weights))
            .map_or((Liberal, S::SoloPractice), |(_, mode, sector)| {
                (*mode, *sector)
            })
    }
}

/// The specialty of a doctor: mostly general practice.
pub(super) fn skill(dice: &mut Dice, profession: Profession) -> Option<&'static str> {
    (profession == Profession::Doctor).then(|| {
        // Four in five are general practitioners.
        dice.pick(&[
            "SM54", "SM54", "SM54", "SM54", "SM54", "SM26", "SM26", "SM53", "SM40", "SM04",
        ])
    })
}

/// The name on the door of a place of practice.
pub(super) fn sign(
    dice: &mut Dice,
    sector: Sector,
    profession: Profession,
    place: Place,
) -> String {
    if let Some((name, _)) = facilities(sector)
        .iter()
        .find(|(_, seat)| *seat == place.code)
    {
        return (*name).to_owned();
    }
    match sector {
        S::CommunityPharmacy => format!("Pharmacie {}", dice.pick(PHARMACIES)),
        S::HealthHouse => format!("MSP {}", place.of()),
        S::HealthCentre => format!("Centre de santé {}", place.of()),
        S::GroupPractice => format!("{} {}", practice(profession), dice.pick(GROUPS)),
        _ => format!("{} {}", practice(profession), place.of()),
    }
}

/// Hospitals and nursing homes, each with its commune; none in other sectors.
pub(super) const fn facilities(sector: Sector) -> &'static [(&'static str, &'static str)] {
    match sector {
        S::PublicHospital => HOSPITALS,
        S::PrivateHospital => CLINICS,
        S::ElderlyFacility => HOMES,
        _ => &[],
    }
}

fn practice(profession: Profession) -> &'static str {
    match profession {
        Profession::Doctor => "Cabinet médical",
        Profession::Nurse => "Cabinet infirmier",
        Profession::Physiotherapist => "Cabinet de kinésithérapie",
        Profession::SpeechTherapist => "Cabinet d'orthophonie",
        Profession::Dentist => "Cabinet dentaire",
        Profession::Midwife => "Cabinet de sages-femmes",
        Profession::Podiatrist => "Cabinet de podologie",
        Profession::Orthoptist => "Cabinet d'orthoptie",
        _ => "Cabinet paramédical",
    }
}

/// The hospitals of the demonstration, which are partners of the CPTS.
pub(super) const HOSPITALS: &[(&str, &str)] = &[
    ("Centre hospitalier des Deux Rives", "37003"),
    ("Hôpital de la Vallée du Tuffeau", "41151"),
    ("Hôpital local des Brumes", "41167"),
];
const CLINICS: &[(&str, &str)] = &[
    ("Clinique du Belvédère de Loire", "37281"),
    ("Clinique du Val de Cher", "41151"),
];
const HOMES: &[(&str, &str)] = &[
    ("EHPAD Les Glycines du Cher", "41151"),
    ("EHPAD Le Clos des Mariniers", "37156"),
    ("EHPAD La Roseraie du Coteau", "37281"),
    ("EHPAD Les Tilleuls de la Cisse", "41167"),
];
const PHARMACIES: &[&str] = &[
    "du Mail",
    "des Mariniers",
    "de la Gabare",
    "du Pont",
    "des Tanneurs",
    "du Coteau",
    "de la Halle",
    "du Tuffeau",
    "des Trois Marches",
    "de l'Écluse",
    "du Vieux Pressoir",
    "de la Fontaine",
];
const GROUPS: &[&str] = &[
    "du Mail",
    "des Varennes",
    "de la Levée",
    "du Pont de Pierre",
    "des Hirondelles",
    "de la Tonnelle",
    "du Champ de Foire",
    "des Acacias",
    "de l'Ancienne Poste",
    "du Moulin",
    "des Coteaux",
    "de la Gare",
];
