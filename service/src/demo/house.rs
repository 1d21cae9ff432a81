//! The three CPTS: fictional associations over real communes.

use domain::statutes::Statutes;

use super::rules::{brumes, gabares, tuffeau};

/// What is fixed about one CPTS of the demonstration.
pub(super) struct House {
    /// The letter that [`super::place`] uses for its territory.
    pub letter: char,
    pub slug: &'static str,
    pub name: &'static str,
    pub short_name: &'static str,
    pub colour: &'static str,
    pub rna: &'static str,
    pub siren_serial: u32,
    pub finess_serial: u32,
    pub department: &'static str,
    pub seat: &'static str,
    pub phone: &'static str,
    pub description: &'static str,
    pub retention_months: i32,
    /// Each version of the statutes: the text, how it differs from it, days since its adoption.
    pub statutes: &'static [Version],
    /// Communes that joined the territory later, and days since they did.
    pub joined_later: (&'static [&'static str], i64),
    /// Days since the founding assembly.
    pub founded: i64,
    /// Dues of a person and of a structure, in cents.
    pub dues: (i64, i64),
    /// Whether its statutes ask dues of users' representatives too.
    pub users_pay: bool,
    /// Its part of the people who are members of one CPTS only, in percent.
    pub share: usize,
    /// How many seats its board has, officers included.
    pub board: usize,
    pub vice_presidents: usize,
    /// Employees of hospitals and of clinics drawn among its members, beside those that chance brings.
    pub employed: (usize, usize),
    /// Whether its establishments are just below their cap.
    pub at_cap: bool,
    /// Since when it keeps a register of blocs, in days, and how many attachments it has not looked at.
    pub blocs: (i64, usize),
    /// Special adhesions: how many wait, were asked for more, and so on.
    pub queue: Queue,
}

/// A version of the statutes.
pub(super) struct Version {
    pub text: &'static str,
    /// What the earlier version said instead: (now, then).
    pub before: &'static [(&'static str, &'static str)],
    pub adopted: i64,
    /// The rules adopted with it.
    pub rules: fn() -> Statutes,
}

/// Adhesions that are not simply admitted, by what happened to them.
pub(super) struct Queue {
    pub applied: usize,
    pub more_asked: usize,
    pub refused: usize,
    pub withdrawn: usize,
    pub suspended: usize,
    pub resigned: usize,
    pub struck_off: usize,
    pub expelled: usize,
}

/// The three, the largest first.
pub(super) const HOUSES: [House; 3] = [
    House {
        letter: 'G',
        slug: "pays-des-gabares",
        name: "Communauté professionnelle territoriale de santé du Pays des Gabares",
        short_name: "CPTS du Pays des Gabares",
        colour: "1",
        rna: "W379000101",
        siren_serial: 101,
        finess_serial: 101,
        department: "37",
        seat: "4 quai des Gabares, 37400 Amboise",
        phone: "02 61 91 10 01",
        description: "De Saint-Pierre-des-Corps à Mosnes, sur les deux rives de la Loire : trente communes, \
                      des soignants de ville de toutes les professions et ceux qui les épaulent. \
                      Association fictive, pour la démonstration.",
        retention_months: 36,
        statutes: &[
            Version {
                text: include_str!("statutes/gabares.md"),
                before: GABARES_BEFORE,
                adopted: 1_480,
                rules: gabares::first,
            },
            Version {
                text: include_str!("statutes/gabares.md"),
                before: &[],
                adopted: 610,
                rules: gabares::second,
            },
        ],
        joined_later: (&["37233", "37273"], 600),
        founded: 1_480,
        dues: (2_000, 6_000),
        users_pay: false,
        share: 46,
        board: 15,
        vice_presidents: 2,
        employed: (0, 0),
        at_cap: false,
        blocs: (590, 2),
        queue: Queue {
            applied: 6,
            more_asked: 2,
            refused: 2,
            withdrawn: 1,
            suspended: 2,
            resigned: 5,
            struck_off: 3,
            expelled: 1,
        },
    },
    House {
        letter: 'T',
        slug: "tuffeau-et-martins-pecheurs",
        name: "Communauté professionnelle territoriale de santé Tuffeau et Martins-Pêcheurs",
        short_name: "CPTS Tuffeau et Martins-Pêcheurs",
        colour: "2",
        rna: "W379000102",
        siren_serial: 102,
        finess_serial: 102,
        department: "37",
        seat: "12 rue du Martin-Pêcheur, 37150 Bléré",
        phone: "02 61 91 20 02",
        description: "La vallée du Cher et le sud d'Amboise. Un conseil collégial, deux coprésidents, \
                      des décisions par consentement. Association fictive, pour la démonstration.",
        retention_months: 24,
        statutes: &[Version {
            text: include_str!("statutes/tuffeau.md"),
            before: &[],
            adopted: 1_130,
            rules: tuffeau::first,
        }],
        joined_later: (&["37267", "37015"], 320),
        founded: 1_130,
        dues: (1_000, 5_000),
        users_pay: true,
        share: 32,
        board: 12,
        vice_presidents: 0,
        employed: (0, 0),
        at_cap: false,
        blocs: (500, 1),
        queue: Queue {
            applied: 4,
            more_asked: 1,
            refused: 1,
            withdrawn: 1,
            suspended: 1,
            resigned: 3,
            struck_off: 2,
            expelled: 0,
        },
    },
    House {
        letter: 'B',
        slug: "brumes-de-la-cisse",
        name: "Communauté professionnelle territoriale de santé des Brumes de la Cisse",
        short_name: "CPTS des Brumes de la Cisse",
        colour: "3",
        rna: "W419000103",
        siren_serial: 103,
        finess_serial: 103,
        department: "41",
        seat: "1 venelle des Brumes, 41150 Veuzain-sur-Loire",
        phone: "02 61 91 30 03",
        description: "À cheval sur le Loir-et-Cher et l'Indre-et-Loire, de Pontlevoy à Autrèche : \
                      petite par ses règles, large par ses portes. Association fictive, pour la démonstration.",
        retention_months: 36,
        statutes: &[Version {
            text: include_str!("statutes/brumes.md"),
            before: &[],
            adopted: 700,
            rules: brumes::first,
        }],
        joined_later: (&[], 0),
        founded: 700,
        dues: (1_500, 4_000),
        users_pay: false,
        share: 22,
        board: 9,
        vice_presidents: 1,
        employed: (10, 5),
        at_cap: true,
        blocs: (690, 3),
        queue: Queue {
            applied: 3,
            more_asked: 1,
            refused: 1,
            withdrawn: 0,
            suspended: 1,
            resigned: 2,
            struck_off: 1,
            expelled: 0,
        },
    },
];

/// What the first version of the statutes of the largest said instead.
const GABARES_BEFORE: &[(&str, &str)] = &[
    (
        "\n\nIl donne mandat de signer les conventions. Un administrateur propose le texte ; il est discuté trois jours, puis chacun prend position pendant trois jours. Sans objection maintenue, le mandat est donné ; sinon un second tour a lieu, puis un vote.",
        "",
    ),
    ("de **20 euros**", "de **15 euros**"),
    (
        " Le droit de vote s'acquiert trois mois après l'admission.",
        "",
    ),
    ("si **un quart** des membres", "si **un tiers** des membres"),
    (
        " La liste des électeurs est arrêtée quinze jours avant l'assemblée.",
        "",
    ),
    (
        " À défaut de quorum, elle est convoquée de nouveau à quinze jours au moins et délibère sans quorum.",
        "",
    ),
    ("**deux pouvoirs**", "**trois pouvoirs**"),
    (
        "autorisé pour l'assemblée ordinaire, l'assemblée extraordinaire, le conseil et le bureau",
        "autorisé pour l'assemblée ordinaire",
    ),
    (
        " Un vote secret ne repose jamais sur moins de cinq votants : un collège plus petit vote dans l'urne d'un autre ou, à défaut, sur papier.",
        "",
    ),
    (
        " Un même groupe d'établissements n'y occupe pas plus de **20 %** des sièges, tous les établissements ensemble pas plus de **25 %**.",
        "",
    ),
    (
        "rattaché à l'autre partie ou à son groupe",
        "rattaché à l'autre partie",
    ),
    (
        " Le président, le trésorier et qui signe une convention pour l'association ne sont rattachés à aucun groupe d'établissements.",
        "",
    ),
];
