//! A college of establishments, whose voices are capped.

use domain::exact::Fraction;
use domain::profession::Category;
use domain::role::RoleKind;
use domain::statutes::{
    Base, Board, Cap, CapOn, Composition, Decision, DecisionKind, Decisions, Elections,
    Establishments, Format, Holders, MajorityKind, Membership, Mixed, Notice, Organ, OrganKind,
    RecusedWith, Remote, Renewal, Said, Scope, SeatTie, Side, SmallChoice, SmallGroups, Stated,
    Statutes, Tie, Unmet, Unpaid, Voice,
};
use domain::structure::StructureKind;

use super::{
    COORDINATED, ONE_VOICE, SOCIAL, again_after, agreement, by_consent, college, kinds, majority,
    of, on_persons, on_side, proxies, quorum, secret, share, silent, stated,
};

/// Those in force.
pub(in super::super) fn first() -> Statutes {
    Statutes {
        format: Format::First,
        association: "Communauté professionnelle territoriale de santé des Brumes de la Cisse".to_owned(),
        object: stated(
            "2",
            "Organiser, entre professionnels volontaires de deux départements, l’accès aux soins, les parcours, la prévention et l’entraide en cas de crise ; porter le projet de santé et les contrats qui le financent".to_owned(),
        ),
        membership: Membership {
            unpaid: Said::says("13", Unpaid::DoesNotVote),
            seniority_months: Said::Silent,
            roll_closes_days: Said::Silent,
            establishments: Said::says("5", Establishments::Deliberative),
            mixed: Said::says("5", Mixed::FromShare(Fraction::HALF)),
        },
        colleges: [
            college(("ville", "Professionnels de ville", "5"), vec![on_side(Side::Ville)], ONE_VOICE, 5),
            college(
                ("structures", "Structures et médico-social", "5"),
                vec![
                    kinds(COORDINATED),
                    kinds(SOCIAL),
                    of(&[Category::Social, Category::Management]),
                    on_side(Side::Other),
                ],
                ONE_VOICE,
                2,
            ),
            college(
                ("usagers", "Usagers", "5"),
                vec![of(&[Category::Users]), kinds(&[StructureKind::UsersAssociation])],
                ONE_VOICE,
                1,
            ),
            college(
                ("etablissements", "Établissements", "5"),
                vec![
                    kinds(&[StructureKind::Hospital, StructureKind::HospitalAtHome]),
                    on_side(Side::Establishment),
                ],
                ONE_VOICE,
                1,
            ),
            college(
                ("honneur", "Membres d’honneur", "5"),
                vec![of(&[Category::Elected, Category::Coordination, Category::Other])],
                Voice::Consultative,
                0,
            ),
        ]
        .into_iter()
        .flatten()
        .collect(),
        board: Said::says("9", Board { seats: 9, term_years: 4, renewal: Renewal::Halves }),
        elections: Said::says("9", Elections::by(SeatTie::Lot)),
        organs: organs(),
        caps: caps(),
        small_groups: Said::says(
            "13",
            SmallGroups { fewer_than: 5, choices: vec![SmallChoice::Paper, SmallChoice::Warn] },
        ),
    }
}

fn organs() -> Vec<Organ> {
    let tenth = Some(Fraction::percent(10));
    vec![
        Organ {
            notice: Said::says("10", Notice::Days(10)),
            quorum: quorum("10", share(1, 5)),
            second: again_after("10", 8),
            majority: majority("10", MajorityKind::Absolute, Base::Cast),
            tie: Said::says("10", Tie::Rejected),
            remote: Said::says("13", Remote::Allowed),
            proxies: proxies("12", 3, tenth, Holders::AnyMember),
            consensus: agreement("10", by_consent(&[DecisionKind::Strategy], (0, 1), 2)),
            decisions: on_persons("13"),
            ..silent(OrganKind::OrdinaryMeeting)
        },
        Organ {
            notice: Said::says("11", Notice::Days(10)),
            quorum: quorum("11", Fraction::HALF),
            second: again_after("11", 15),
            majority: majority("11", MajorityKind::Qualified(share(2, 3)), Base::Cast),
            remote: Said::says("13", Remote::Allowed),
            proxies: proxies("12", 3, tenth, Holders::AnyMember),
            ..silent(OrganKind::ExtraordinaryMeeting)
        },
        Organ {
            majority: majority("9", MajorityKind::Simple, Base::Cast),
            tie: Said::says("9", Tie::Rejected),
            remote: Said::says("13", Remote::Allowed),
            proxies: proxies("9", 1, None, Holders::AnyMember),
            decisions: vec![
                secret("13", DecisionKind::Election),
                Decision {
                    majority: majority("8", MajorityKind::Qualified(share(2, 3)), Base::Cast),
                    ..secret("13", DecisionKind::Expulsion)
                },
            ],
            ..silent(OrganKind::Board)
        },
    ]
}

fn caps() -> Vec<Stated<Cap>> {
    let votes = |on, hundredths| Cap::VotesCast {
        on,
        share: Fraction::percent(hundredths),
        scope: Scope {
            organs: vec![OrganKind::OrdinaryMeeting, OrganKind::ExtraordinaryMeeting],
            decisions: Decisions::All,
        },
        unmet: Unmet::Suspend,
    };
    let seats = |on, hundredths| Cap::Seats {
        on,
        share: Fraction::percent(hundredths),
        when_zero: None,
    };
    vec![
        stated("14", votes(CapOn::Establishments, 20)),
        stated("14", votes(CapOn::EachBloc, 15)),
        stated("14", seats(CapOn::EachBloc, 20)),
        stated("14", seats(CapOn::Establishments, 25)),
        stated("9", Cap::VilleSeats),
        stated(
            "9",
            Cap::Composition(Composition {
                professions: 4,
                ..Composition::default()
            }),
        ),
        stated(
            "16",
            Cap::Recusal {
                with: RecusedWith::Bloc,
            },
        ),
        stated(
            "16",
            Cap::Offices {
                roles: vec![RoleKind::President, RoleKind::Treasurer],
            },
        ),
        stated("16", Cap::Signatory),
    ]
}
