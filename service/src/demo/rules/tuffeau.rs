//! College weights: a college counts for its weight, however many members it has.

use domain::exact::Fraction;
use domain::profession::Category;
use domain::statutes::{
    Absent, Base, Board, Cap, DecisionKind, Decisions, Elections, Establishments, Format, Holders,
    MajorityKind, Membership, Notice, Organ, OrganKind, Proxies, Quorum, RecusedWith, Remote,
    Renewal, Said, Scope, SeatTie, Secrecy, Side, Statutes, Unpaid, Weight,
};
use domain::structure::StructureKind;

use super::{
    COORDINATED, ONE_VOICE, SOCIAL, again_after, agreement, by_consent, college, kinds, majority,
    of, on_persons, on_side, proxies, quorum, share, silent, stated,
};

const WEIGHTS: [(&str, u8); 4] = [
    ("ville", 60),
    ("structures", 15),
    ("medico-social", 15),
    ("usagers", 10),
];

/// All that the board decides but on persons.
const OPEN: &[DecisionKind] = &[
    DecisionKind::Resolution,
    DecisionKind::Strategy,
    DecisionKind::Contract,
    DecisionKind::Bylaws,
    DecisionKind::Federation,
];

/// Those in force.
pub(in super::super) fn first() -> Statutes {
    Statutes {
        format: Format::First,
        association: "Communauté professionnelle territoriale de santé Tuffeau et Martins-Pêcheurs".to_owned(),
        object: stated(
            "2",
            "Rompre l’isolement de ceux qui soignent, coordonner la ville, l’hôpital et le médico-social autour des parcours, développer la prévention, accueillir les étudiants et les nouveaux installés".to_owned(),
        ),
        membership: Membership {
            unpaid: Said::says("10", Unpaid::DoesNotVote),
            seniority_months: Said::Silent,
            roll_closes_days: Said::Silent,
            establishments: Said::says("5", Establishments::Partner),
            mixed: Said::Silent,
        },
        colleges: [
            college(("ville", "Professionnels de santé de ville", "5"), vec![on_side(Side::Ville)], ONE_VOICE, 7),
            college(("structures", "Structures d’exercice coordonné", "5"), vec![kinds(COORDINATED)], ONE_VOICE, 2),
            college(
                ("medico-social", "Médico-social, social et salariés d’établissement", "5"),
                vec![
                    kinds(SOCIAL),
                    of(&[Category::Social, Category::Management]),
                    of(&[Category::Health]),
                ],
                ONE_VOICE,
                1,
            ),
            college(
                ("usagers", "Usagers et élus", "5"),
                vec![
                    of(&[Category::Users, Category::Elected]),
                    kinds(&[StructureKind::UsersAssociation]),
                ],
                ONE_VOICE,
                2,
            ),
        ]
        .into_iter()
        .flatten()
        .collect(),
        board: Said::says("9", Board { seats: 12, term_years: 2, renewal: Renewal::Halves }),
        elections: Said::says("9", Elections::by(SeatTie::NewVote)),
        organs: organs(),
        caps: vec![
            stated(
                "10",
                Cap::CollegeWeights {
                    weights: WEIGHTS
                        .iter()
                        .filter_map(|(college, hundredths)| {
                            let weight = Fraction::percent(*hundredths);
                            Some(Weight { college: college.parse().ok()?, weight })
                        })
                        .collect(),
                    absent: Absent::Renormalised,
                    scope: Scope {
                        organs: vec![OrganKind::OrdinaryMeeting, OrganKind::ExtraordinaryMeeting],
                        decisions: Decisions::All,
                    },
                },
            ),
            stated("14", Cap::Recusal { with: RecusedWith::Party }),
        ],
        // Wanted: what happens where a secret vote would rest on too few people is warned of.
        small_groups: Said::Silent,
    }
}

fn organs() -> Vec<Organ> {
    vec![
        Organ {
            notice: Said::says("10", Notice::Days(21)),
            quorum: Said::says("10", Quorum::None),
            majority: majority("10", MajorityKind::Simple, Base::Cast),
            secrecy: Said::says("10", Secrecy::OnRequest(Fraction::percent(10))),
            remote: Said::says("13", Remote::Allowed),
            proxies: proxies("12", 1, None, Holders::SameCollege),
            decisions: on_persons("10"),
            ..silent(OrganKind::OrdinaryMeeting)
        },
        Organ {
            notice: Said::says("11", Notice::Days(21)),
            quorum: quorum("11", share(1, 3)),
            second: again_after("11", 15),
            majority: majority("11", MajorityKind::Qualified(share(3, 4)), Base::Cast),
            remote: Said::says("13", Remote::NotAllowed),
            proxies: proxies("12", 1, None, Holders::SameCollege),
            ..silent(OrganKind::ExtraordinaryMeeting)
        },
        Organ {
            majority: majority("9", MajorityKind::Qualified(share(2, 3)), Base::Present),
            remote: Said::says("13", Remote::Allowed),
            proxies: Said::says("9", Proxies::Forbidden),
            consensus: agreement("9", by_consent(OPEN, (0, 1), 2)),
            ..silent(OrganKind::Board)
        },
    ]
}
