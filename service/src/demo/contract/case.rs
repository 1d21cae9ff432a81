//! What the contracts of the demonstration say.

use domain::contract::Kind;
use domain::contract::promise::Every;
use domain::contract::term::Renewal;
use domain::territory::Mission;

/// A contract of the demonstration. Days are counted from today.
pub(super) struct Case {
    pub kind: Kind,
    pub title: &'static str,
    /// How the name of the partner begins.
    pub partner: &'static str,
    /// Who signs for it: given name, family name, function.
    pub director: (&'static str, &'static str, &'static str),
    /// First and last day.
    pub term: (i64, i64),
    pub notice_days: u16,
    pub renewal: Renewal,
    pub missions: &'static [Mission],
    pub actions: &'static [(&'static str, Mission)],
    /// What is measured, aimed at, in which unit, by when.
    pub indicators: &'static [(&'static str, u32, &'static str, i64)],
    /// For what, cents, first due, how often; the partner pays.
    pub money: &'static [(&'static str, i64, i64, Option<Every>)],
    /// Which meeting, first due, how often.
    pub meetings: &'static [(&'static str, i64, Option<Every>)],
}

pub(super) const SUPPORT: Case = Case {
    kind: Kind::Dac,
    title: "Convention avec le DAC Appui des Deux Vallées",
    partner: "DAC ",
    director: ("Hélène", "Marchand", "Directrice"),
    term: (-75, 1_020),
    notice_days: 90,
    renewal: Renewal::Tacit {
        months: 12,
        times: 2,
    },
    missions: &[Mission::Pathway],
    actions: &[
        (
            "Une réunion de concertation par mois sur les situations complexes",
            Mission::Pathway,
        ),
        (
            "Un numéro unique pour les professionnels du territoire",
            Mission::Access,
        ),
    ],
    indicators: &[
        ("Situations suivies ensemble", 60, "personnes", 200),
        ("Demandes répondues dans les deux jours", 90, "%", 26),
    ],
    money: &[],
    meetings: &[("Comité de suivi", 40, Some(Every::HalfYear))],
};

pub(super) const LOCAL: Case = Case {
    kind: Kind::Establishment,
    title: "Consultations avancées à l’Hôpital local des Brumes",
    partner: "Hôpital local",
    director: ("Pascal", "Rivière", "Directeur"),
    term: (-80, 96),
    notice_days: 90,
    renewal: Renewal::Tacit {
        months: 12,
        times: 3,
    },
    missions: &[Mission::Access, Mission::Pathway],
    actions: &[
        (
            "Consultations avancées dans les locaux de l’hôpital, deux demi-journées par semaine",
            Mission::Access,
        ),
        (
            "Lettre de liaison remise le jour de la sortie",
            Mission::Pathway,
        ),
    ],
    indicators: &[("Lettres de liaison remises le jour même", 90, "%", 60)],
    money: &[(
        "Mise à disposition de locaux",
        45_000,
        -50,
        Some(Every::Month),
    )],
    meetings: &[("Réunion de bilan", 80, None)],
};

pub(super) const GROUP: Case = Case {
    kind: Kind::Ght,
    title: "Convention ville–hôpital avec le GHT des Rives et des Brumes",
    partner: "Centre hospitalier des Deux Rives",
    director: (
        "Isabelle",
        "Fontaine",
        "Directrice de l’établissement support",
    ),
    term: (-30, 1_065),
    notice_days: 180,
    renewal: Renewal::Express,
    missions: &[Mission::Pathway, Mission::Crisis],
    actions: &[
        (
            "Une ligne directe entre médecins traitants et services, de 8 h à 20 h",
            Mission::Pathway,
        ),
        (
            "Un plan commun de réponse aux crises, essayé une fois par an",
            Mission::Crisis,
        ),
        (
            "Annonce des sorties complexes deux jours avant",
            Mission::Pathway,
        ),
    ],
    indicators: &[
        ("Sorties complexes annoncées deux jours avant", 80, "%", 150),
        ("Appels de la ligne directe aboutis", 95, "%", 335),
    ],
    money: &[(
        "Temps de coordination des sorties",
        600_000,
        60,
        Some(Every::Quarter),
    )],
    meetings: &[("Comité ville–hôpital", 30, Some(Every::Quarter))],
};

pub(super) const CLINIC: Case = Case {
    kind: Kind::Establishment,
    title: "Convention avec la Clinique du Belvédère de Loire",
    partner: "Clinique ",
    director: ("Bertrand", "Lemoine", "Directeur"),
    term: (45, 409),
    notice_days: 60,
    renewal: Renewal::Express,
    missions: &[Mission::Pathway],
    actions: &[(
        "Compte rendu opératoire envoyé au médecin traitant dans la journée",
        Mission::Pathway,
    )],
    indicators: &[("Comptes rendus envoyés dans la journée", 85, "%", 230)],
    money: &[],
    meetings: &[],
};

pub(super) const TOWN: Case = Case {
    kind: Kind::Municipality,
    title: "Journées de prévention avec la commune",
    partner: "Commune ",
    director: ("Nathalie", "Giraud", "Maire"),
    term: (14, 743),
    notice_days: 90,
    renewal: Renewal::None,
    missions: &[Mission::Prevention],
    actions: &[(
        "Une journée de prévention par trimestre, dans la salle des fêtes",
        Mission::Prevention,
    )],
    indicators: &[("Personnes reçues", 120, "par journée", 200)],
    money: &[("Subvention", 150_000, 60, Some(Every::Year))],
    meetings: &[],
};
