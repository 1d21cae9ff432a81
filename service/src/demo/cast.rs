//! The people one meets by name in the demonstration: officers, and those whom a visitor may try to be.

use domain::profession::{Mode, Profession, Sector};
use domain::role::RoleKind;

/// A person with a part to play.
pub(super) struct Part {
    pub given: &'static str,
    pub family: &'static str,
    pub profession: Profession,
    pub skill: Option<&'static str>,
    /// Where she practises, and how.
    pub practices: &'static [(Mode, Sector, &'static str)],
    /// The CPTS that admitted her, by letter.
    pub member_of: &'static str,
    /// The CPTS that has her application, by letter.
    pub applied_to: &'static str,
    /// What ties her to the hospital where she works.
    pub link: Link,
    /// Offices: CPTS, role.
    pub offices: &'static [(char, RoleKind)],
    /// Never settled this year's dues.
    pub owes: bool,
    /// For "people to try": what she is and what can be tried (French, English).
    pub try_it: Option<(&'static str, &'static str)>,
}

const fn part(given: &'static str, family: &'static str, profession: Profession) -> Part {
    Part {
        given,
        family,
        profession,
        skill: None,
        practices: &[],
        member_of: "",
        applied_to: "",
        link: Link::Found,
        offices: &[],
        owes: false,
        try_it: None,
    }
}

/// What ties a person to a hospital or a clinic where she works.
#[derive(Clone, Copy)]
pub(super) enum Link {
    /// What her card says.
    Found,
    /// The same, looked at by the board, with half-days inside and outside.
    Shared(i32, i32),
    /// The same, and she contests it.
    Contested,
    /// She holds that mandate there.
    Mandate(&'static str),
}

use Mode::{Liberal, Salaried};
use Profession as P;
use RoleKind as R;
use Sector as S;

/// In the order of their RPPS numbers, which therefore never change.
pub(super) const PARTS: &[Part] = &[
    // Newcomers: they have never signed in, and the database does not know them.
    Part {
        practices: &[(Liberal, S::SoloPractice, "37003")],
        try_it: Some((
            "infirmière libérale à Amboise, dans aucune CPTS : adhérer aux deux qui couvrent Amboise",
            "self-employed nurse in Amboise, in no CPTS yet: join the two that cover Amboise",
        )),
        ..part("Inès", "Moreau-Diallo", P::Nurse)
    },
    Part {
        practices: &[
            (Liberal, S::GroupPractice, "37060"),
            (Salaried, S::ElderlyFacility, "41151"),
        ],
        try_it: Some((
            "ergothérapeute à Chargé et à Montrichard, dans aucune CPTS : trois sont possibles",
            "occupational therapist in Chargé and Montrichard, in no CPTS yet: three are possible",
        )),
        ..part("Tancrède", "de la Villebrune", P::OccupationalTherapist)
    },
    // Officers.
    Part {
        skill: Some("SM54"),
        practices: &[(Liberal, S::HealthHouse, "37003")],
        member_of: "G",
        offices: &[('G', R::President)],
        try_it: Some((
            "présidente de la CPTS du Pays des Gabares : examiner les candidatures",
            "president of the CPTS du Pays des Gabares: examine applications",
        )),
        ..part("Hélène", "Vasseur-Kowalczyk", P::Doctor)
    },
    Part {
        practices: &[(Liberal, S::CommunityPharmacy, "37156")],
        member_of: "G",
        offices: &[('G', R::Treasurer)],
        try_it: Some((
            "trésorier de la CPTS du Pays des Gabares : enregistrer les cotisations",
            "treasurer of the CPTS du Pays des Gabares: record dues",
        )),
        ..part("Thierry", "N'Guessan", P::Pharmacist)
    },
    Part {
        practices: &[(Liberal, S::GroupPractice, "37163")],
        member_of: "G",
        offices: &[('G', R::Secretary)],
        try_it: Some((
            "secrétaire de la CPTS du Pays des Gabares : décider en même temps que la présidente",
            "secretary of the CPTS du Pays des Gabares: decide at the same time as the president",
        )),
        ..part("Maëlle", "Poirier", P::Nurse)
    },
    Part {
        practices: &[(Liberal, S::GroupPractice, "37027")],
        member_of: "T",
        offices: &[('T', R::President)],
        try_it: Some((
            "coprésidente de la CPTS Tuffeau et Martins-Pêcheurs",
            "co-president of the CPTS Tuffeau et Martins-Pêcheurs",
        )),
        ..part("Soazig", "Kervella", P::Physiotherapist)
    },
    Part {
        skill: Some("SM26"),
        practices: &[(Liberal, S::HealthHouse, "37027")],
        member_of: "T",
        offices: &[('T', R::President)],
        ..part("Mehdi", "Belkacem", P::Doctor)
    },
    Part {
        practices: &[(Liberal, S::CommunityPharmacy, "37091")],
        member_of: "T",
        offices: &[('T', R::Treasurer)],
        ..part("Blandine", "Etcheverry", P::Pharmacist)
    },
    Part {
        practices: &[(Liberal, S::SoloPractice, "41211")],
        member_of: "T",
        offices: &[('T', R::Secretary)],
        ..part("Florian", "Szymański", P::Nurse)
    },
    Part {
        practices: &[
            (Liberal, S::GroupPractice, "41167"),
            (Salaried, S::PublicHospital, "41151"),
        ],
        member_of: "BT",
        link: Link::Shared(3, 7),
        offices: &[('B', R::President)],
        try_it: Some((
            "présidente de la CPTS des Brumes de la Cisse, membre aussi de sa voisine : admettre qui ferait dépasser la limite",
            "president of the CPTS des Brumes de la Cisse, also a member of its neighbour: admit somebody who would break the cap",
        )),
        ..part("Anne-Laure", "Petitjean-Schaeffer", P::Midwife)
    },
    Part {
        practices: &[(Liberal, S::CommunityPharmacy, "41180")],
        member_of: "B",
        offices: &[('B', R::Treasurer)],
        ..part("Minh", "Trần", P::Pharmacist)
    },
    Part {
        practices: &[(Liberal, S::SoloPractice, "41055")],
        member_of: "B",
        offices: &[('B', R::Secretary)],
        ..part("Coralie", "Chaboisseau", P::SpeechTherapist)
    },
    // Members of three, two of one name, one who owes, those who speak for structures.
    Part {
        practices: &[(Liberal, S::CommunityPharmacy, "37060")],
        member_of: "GTB",
        try_it: Some((
            "pharmacienne à Chargé, membre des trois CPTS",
            "pharmacist in Chargé, a member of all three CPTS",
        )),
        ..part("Apolline", "Traoré", P::Pharmacist)
    },
    Part {
        practices: &[(Liberal, S::SoloPractice, "37252")],
        member_of: "GTB",
        ..part("Gaël", "Ménard", P::Nurse)
    },
    Part {
        practices: &[(Liberal, S::GroupPractice, "37060")],
        member_of: "GTB",
        ..part("Joséphine", "Rabearivelo", P::Physiotherapist)
    },
    Part {
        practices: &[(Liberal, S::SoloPractice, "37027")],
        member_of: "T",
        ..part("Marie", "Martin", P::Nurse)
    },
    Part {
        practices: &[(Liberal, S::CommunityPharmacy, "41167")],
        member_of: "B",
        ..part("Marie", "Martin", P::Pharmacist)
    },
    Part {
        practices: &[(Liberal, S::GroupPractice, "37185")],
        member_of: "G",
        owes: true,
        try_it: Some((
            "orthophoniste, membre dont la cotisation de l'année est attendue",
            "speech therapist, a member whose dues of the year are awaited",
        )),
        ..part("Léonie", "Vuillemin", P::SpeechTherapist)
    },
    Part {
        skill: Some("SM54"),
        practices: &[(Liberal, S::HealthHouse, "37060")],
        member_of: "G",
        try_it: Some((
            "représentant de la MSP de la Confluence, à Chargé : la faire adhérer aux trois CPTS",
            "representative of the MSP de la Confluence, in Chargé: make it join the three CPTS",
        )),
        ..part("Yann", "Le Bihan", P::Doctor)
    },
    Part {
        skill: Some("SM26"),
        practices: &[(Liberal, S::GroupPractice, "37225")],
        member_of: "GT",
        try_it: Some((
            "représentant de la permanence des soins, membre des trois CPTS",
            "representative of the out-of-hours association, a member of all three CPTS",
        )),
        ..part("Guillaume", "Le Floc'h", P::Doctor)
    },
    // People without an RPPS number: they sign in by e-mail.
    Part {
        practices: &[(Salaried, S::CoordinationBody, "37003")],
        offices: &[('G', R::Coordinator)],
        try_it: Some((
            "coordinatrice de la CPTS du Pays des Gabares, salariée, sans voix",
            "coordinator of the CPTS du Pays des Gabares, an employee without vote",
        )),
        ..part("Camille", "Robin", P::Coordinator)
    },
    Part {
        practices: &[(Salaried, S::CoordinationBody, "37027")],
        offices: &[('T', R::Coordinator)],
        ..part("Emre", "Yıldız", P::Coordinator)
    },
    Part {
        practices: &[(Salaried, S::CoordinationBody, "41167")],
        offices: &[('B', R::Coordinator)],
        ..part("Bérénice", "du Plessis-Marsac", P::Coordinator)
    },
    Part {
        member_of: "G",
        practices: &[(Mode::Voluntary, S::Humanitarian, "37003")],
        try_it: Some(("représentante des usagers", "users' representative")),
        ..part("Odile", "d'Hauterive", P::UsersRepresentative)
    },
    Part {
        practices: &[(Salaried, S::ElderlyFacility, "41151")],
        try_it: Some((
            "directrice de l'EHPAD Les Glycines du Cher, membre de deux CPTS",
            "manager of the nursing home Les Glycines du Cher, a member of two CPTS",
        )),
        ..part("Nadia", "Rahmani", P::FacilityManager)
    },
    Part {
        practices: &[(Salaried, S::LocalAuthority, "37138")],
        member_of: "G",
        ..part("Jean-Luc", "Chauvigné", P::ElectedOfficial)
    },
    Part {
        practices: &[(Liberal, S::Undefined, "37273")],
        offices: &[('G', R::Auditor)],
        try_it: Some((
            "vérificatrice aux comptes de la CPTS du Pays des Gabares : tout lire, ne rien changer",
            "auditor of the CPTS du Pays des Gabares: read everything, change nothing",
        )),
        ..part("Suzanne", "Ziegler", P::Other)
    },
    // Those whom the rule on hospital groups is about.
    Part {
        skill: Some("SM04"),
        practices: &[
            (Liberal, S::GroupPractice, "41167"),
            (Salaried, S::PublicHospital, "37003"),
        ],
        member_of: "B",
        link: Link::Shared(6, 3),
        try_it: Some((
            "cardiologue, six demi-journées à l’hôpital et trois en cabinet : sa voix compte avec le GHT",
            "cardiologist, six half-days at the hospital and three in town: his voice counts with the hospital group",
        )),
        ..part("Bastien", "Roussel-Keïta", P::Doctor)
    },
    Part {
        practices: &[(Salaried, S::PublicHospital, "41167")],
        applied_to: "B",
        try_it: Some((
            "infirmière à l’hôpital, candidate à la CPTS des Brumes de la Cisse : l’admettre dépasserait la limite",
            "hospital nurse who applied to the CPTS des Brumes de la Cisse: admitting her would break the cap",
        )),
        ..part("Aminata", "Cissé-Fournier", P::Nurse)
    },
    Part {
        practices: &[
            (Liberal, S::GroupPractice, "41055"),
            (Salaried, S::PublicHospital, "41151"),
        ],
        member_of: "B",
        link: Link::Contested,
        try_it: Some((
            "sage-femme qui conteste son rattachement au GHT",
            "midwife who contests being attached to the hospital group",
        )),
        ..part("Naïma", "Saïdi-Lambert", P::Midwife)
    },
    Part {
        skill: Some("SM40"),
        practices: &[
            (Liberal, S::GroupPractice, "37003"),
            (Salaried, S::PublicHospital, "37003"),
        ],
        member_of: "G",
        link: Link::Mandate("Présidente de la commission médicale d’établissement"),
        ..part("Solène", "Hamelin-Touré", P::Doctor)
    },
    Part {
        practices: &[(Salaried, S::PublicHospital, "37003")],
        try_it: Some((
            "directeur du centre hospitalier des Deux Rives, membre d’une CPTS et partenaire des deux autres",
            "manager of the Deux Rives hospital, a member of one CPTS and a partner of the two others",
        )),
        ..part("Bertrand", "Lacaze-Morvan", P::FacilityManager)
    },
];

impl Part {
    /// Signs in with a professional card or app; the others get a code by e-mail.
    pub(super) fn has_rpps(&self) -> bool {
        self.profession.category() == domain::profession::Category::Health
    }

    /// The database does not know the newcomers until they sign in.
    pub(super) fn is_newcomer(&self) -> bool {
        let unknown = self.member_of.is_empty() && self.applied_to.is_empty();
        unknown && self.offices.is_empty() && self.has_rpps()
    }
}
