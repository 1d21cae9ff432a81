//! Partners only, and caps on seats.

use domain::exact::Fraction;
use domain::profession::Category;
use domain::role::RoleKind;
use domain::statutes::{
    Base, Board, Cap, CapOn, Composition, ConsensusRule, Decision, DecisionKind, Elections,
    Establishments, Format, Holders, MajorityKind, Membership, Mixed, Notice, Organ, OrganKind,
    Proxies, RecusedWith, Remote, Renewal, Said, SeatTie, Secrecy, Side, SmallChoice, SmallGroups,
    Stated, Statutes, TabledBy, Tie, Unpaid, Voice,
};
use domain::structure::StructureKind;

use super::{
    COORDINATED, ONE_VOICE, SOCIAL, again_after, agreement, by_consent, college, kinds, majority,
    of, on_persons, on_side, proxies, quorum, share, silent, stated,
};

/// Those in force.
pub(in super::super) fn second() -> Statutes {
    let first = first();
    let [ordinary, extraordinary, board, bureau] = organs();
    Statutes {
        membership: Membership {
            seniority_months: Said::says("5", 3),
            roll_closes_days: Said::says("9", 15),
            ..first.membership
        },
        organs: vec![
            Organ {
                quorum: quorum("9", share(1, 4)),
                consensus: agreement("9", by_consent(&[DecisionKind::Strategy], (7, 7), 2)),
                decisions: strategic(ordinary.decisions.clone()),
                proxies: proxies("11", 2, None, Holders::AnyMember),
                ..ordinary
            },
            Organ {
                second: again_after("10", 15),
                remote: Said::says("11", Remote::Allowed),
                proxies: proxies("11", 2, None, Holders::AnyMember),
                ..extraordinary
            },
            Organ {
                remote: Said::says("11", Remote::Allowed),
                consensus: agreement(
                    "12",
                    ConsensusRule {
                        tabled_by: TabledBy::Board,
                        ..by_consent(&[DecisionKind::Contract], (3, 3), 2)
                    },
                ),
                ..board
            },
            Organ {
                remote: Said::says("11", Remote::Allowed),
                ..bureau
            },
        ],
        caps: caps(),
        small_groups: Said::says(
            "11",
            SmallGroups {
                fewer_than: 5,
                choices: vec![SmallChoice::Join, SmallChoice::Paper],
            },
        ),
        ..first
    }
}

/// Two thirds where no agreement is found.
fn strategic(mut decisions: Vec<Decision>) -> Vec<Decision> {
    let two_thirds = MajorityKind::Qualified(share(2, 3));
    decisions.push(Decision {
        decision: DecisionKind::Strategy,
        quorum: Said::Silent,
        majority: majority("9", two_thirds, Base::Cast),
        tie: Said::Silent,
        secrecy: Said::says("9", Secrecy::Never),
    });
    decisions
}

/// Those of the foundation.
pub(in super::super) fn first() -> Statutes {
    Statutes {
        format: Format::First,
        association: "Communauté professionnelle territoriale de santé du Pays des Gabares".to_owned(),
        object: stated(
            "2",
            "Réunir les professionnels de santé du territoire pour mieux organiser les parcours de soins, l’accès à un médecin traitant, les soins non programmés, la prévention et la réponse aux crises sanitaires".to_owned(),
        ),
        membership: Membership {
            unpaid: Said::says("7", Unpaid::VotesUntilReminded),
            seniority_months: Said::Silent,
            roll_closes_days: Said::Silent,
            establishments: Said::says("5", Establishments::Partner),
            mixed: Said::says("5", Mixed::FromShare(Fraction::HALF)),
        },
        colleges: [
            college(("ville", "Professionnels de ville", "5"), vec![on_side(Side::Ville)], ONE_VOICE, 9),
            college(("structures", "Structures", "5"), vec![kinds(COORDINATED), kinds(SOCIAL)], ONE_VOICE, 3),
            college(
                ("usagers", "Usagers", "5"),
                vec![of(&[Category::Users]), kinds(&[StructureKind::UsersAssociation])],
                ONE_VOICE,
                2,
            ),
            college(("salaries", "Professionnels salariés", "5"), vec![of(&[Category::Health])], ONE_VOICE, 1),
            college(
                ("associes", "Membres associés", "5"),
                vec![of(&[
                    Category::Social,
                    Category::Elected,
                    Category::Management,
                    Category::Coordination,
                    Category::Other,
                ])],
                Voice::Consultative,
                0,
            ),
        ]
        .into_iter()
        .flatten()
        .collect(),
        board: Said::says("12", Board { seats: 15, term_years: 3, renewal: Renewal::Thirds }),
        elections: Said::says("12", Elections::by(SeatTie::Youngest)),
        organs: organs().to_vec(),
        caps: vec![
            stated("12", Cap::VilleSeats),
            stated("12", composition()),
            stated("14", Cap::Recusal { with: RecusedWith::Party }),
        ],
        small_groups: Said::Silent,
    }
}

fn organs() -> [Organ; 4] {
    let two_thirds = MajorityKind::Qualified(share(2, 3));
    [
        Organ {
            notice: Said::says("9", Notice::Days(15)),
            quorum: quorum("9", share(1, 3)),
            second: again_after("9", 15),
            majority: majority("9", MajorityKind::Simple, Base::Cast),
            tie: Said::says("9", Tie::NewVote),
            secrecy: Said::says("11", Secrecy::OnRequest(Fraction::percent(25))),
            remote: Said::says("11", Remote::Allowed),
            proxies: proxies("11", 3, None, Holders::AnyMember),
            decisions: on_persons("11"),
            ..silent(OrganKind::OrdinaryMeeting)
        },
        Organ {
            notice: Said::says("10", Notice::Days(15)),
            quorum: quorum("10", Fraction::HALF),
            majority: majority("10", two_thirds, Base::Cast),
            secrecy: Said::says("11", Secrecy::OnRequest(Fraction::percent(25))),
            proxies: proxies("11", 3, None, Holders::AnyMember),
            ..silent(OrganKind::ExtraordinaryMeeting)
        },
        Organ {
            notice: Said::says("12", Notice::Days(8)),
            quorum: quorum("12", Fraction::HALF),
            second: again_after("12", 8),
            majority: majority("12", MajorityKind::Simple, Base::Cast),
            proxies: proxies("12", 1, None, Holders::AnyMember),
            decisions: vec![
                super::secret("11", DecisionKind::Election),
                super::secret("11", DecisionKind::Expulsion),
            ],
            ..silent(OrganKind::Board)
        },
        Organ {
            majority: majority("13", MajorityKind::Simple, Base::Cast),
            proxies: Said::says("13", Proxies::Forbidden),
            ..silent(OrganKind::Bureau)
        },
    ]
}

fn composition() -> Cap {
    Cap::Composition(Composition {
        general_practitioners: 1,
        other_specialists: 0,
        professions: 5,
        profession_share: Some(share(1, 3)),
    })
}

fn caps() -> Vec<Stated<Cap>> {
    let seats = |on, hundredths| Cap::Seats {
        on,
        share: Fraction::percent(hundredths),
        when_zero: None,
    };
    let roles = vec![RoleKind::President, RoleKind::Treasurer];
    vec![
        stated("12", seats(CapOn::EachBloc, 20)),
        stated("12", seats(CapOn::Establishments, 25)),
        stated("12", Cap::VilleSeats),
        stated("12", composition()),
        stated(
            "14",
            Cap::Recusal {
                with: RecusedWith::Bloc,
            },
        ),
        stated("14", Cap::Offices { roles }),
        stated("14", Cap::Signatory),
    ]
}
