use super::{
    Abstention, Agreed, Base, Board, By, Cap, CapOn, Chain, College, CollegeId, Composition,
    Condition, Consensus, ConsensusRule, Counted, Decision, DecisionKind, Elections,
    Establishments, Format, Holders, Majority, MajorityKind, Membership, Mixed, Notice, Organ,
    OrganKind, Proxies, ProxyLimits, Quorum, QuorumRule, RecusedWith, Remote, Renewal, Said,
    SeatTie, Second, SecondConvocation, Secrecy, Side, SmallChoice, SmallGroups, Stated, Statutes,
    TabledBy, Threshold, Tie, Unpaid, Voice, WithoutAgreement,
};
use crate::exact::Fraction;
use crate::profession::Category;
use crate::role::RoleKind;
use crate::structure::StructureKind;

/// Statutes to start from: four colleges that vote, establishments as partners by convention, and the caps recommended
/// with them. Every number is a proposal that an association changes; articles are numbered as in the template text.
pub fn template() -> Statutes {
    Statutes {
        format: Format::First,
        association: "CPTS".to_owned(),
        object: stated("2", "Structurer les parcours de santé sur le territoire et améliorer la réponse aux besoins de la population".to_owned()),
        membership: Membership {
            unpaid: Said::says("6", Unpaid::VotesUntilReminded),
            seniority_months: Said::says("5", 3),
            roll_closes_days: Said::says("9", 15),
            establishments: Said::says("7", Establishments::Partner),
            mixed: Said::says("7", Mixed::FromShare(Fraction::HALF)),
        },
        colleges: colleges(),
        board: Said::says(
            "13",
            Board {
                seats: 15,
                term_years: 3,
                renewal: Renewal::Thirds,
            },
        ),
        elections: Said::says("14", Elections::by(SeatTie::Lot)),
        organs: organs(),
        caps: caps(),
        small_groups: Said::says(
            "15",
            SmallGroups {
                fewer_than: 5,
                choices: vec![SmallChoice::Join, SmallChoice::Paper, SmallChoice::Warn],
            },
        ),
    }
}

fn stated<T>(article: &str, rule: T) -> Stated<T> {
    Stated {
        article: article.to_owned(),
        rule,
    }
}

fn college(word: &str, name: &str, members: Vec<Condition>, seats: u16) -> Option<College> {
    Some(College {
        id: word.parse::<CollegeId>().ok()?,
        name: name.to_owned(),
        article: "8".to_owned(),
        members,
        voice: Voice::Deliberative(1),
        seats,
    })
}

fn colleges() -> Vec<College> {
    let ville = Condition {
        category: vec![Category::Health],
        side: vec![Side::Ville],
        ..Condition::default()
    };
    let coordinated = Condition {
        structure: vec![
            StructureKind::HealthHouse,
            StructureKind::HealthCentre,
            StructureKind::PrimaryCareTeam,
            StructureKind::SpecialistTeam,
            StructureKind::OutOfHours,
            StructureKind::Pharmacy,
            StructureKind::Laboratory,
        ],
        ..Condition::default()
    };
    let social = Condition {
        category: vec![Category::Social, Category::Management],
        ..Condition::default()
    };
    let social_structures = Condition {
        structure: vec![
            StructureKind::Ehpad,
            StructureKind::HomeCare,
            StructureKind::DisabilityFacility,
        ],
        ..Condition::default()
    };
    // Who practises in an establishment joins as a person; establishments themselves contract.
    let salaried = Condition {
        category: vec![Category::Health],
        ..Condition::default()
    };
    let users = Condition {
        category: vec![
            Category::Users,
            Category::Elected,
            Category::Coordination,
            Category::Other,
        ],
        ..Condition::default()
    };
    let bodies = Condition {
        structure: vec![
            StructureKind::UsersAssociation,
            StructureKind::LocalAuthority,
            StructureKind::Other,
        ],
        ..Condition::default()
    };
    [
        college("ville", "Professionnels de santé de ville", vec![ville], 9),
        college(
            "structures",
            "Structures d’exercice coordonné",
            vec![coordinated],
            2,
        ),
        college(
            "medico-social",
            "Médico-social, social et professionnels salariés d’établissement",
            vec![social, social_structures, salaried],
            2,
        ),
        college(
            "usagers",
            "Usagers, élus et personnes qualifiées",
            vec![users, bodies],
            2,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn organs() -> Vec<Organ> {
    let simple = Majority {
        kind: MajorityKind::Simple,
        base: Base::Cast,
    };
    let two_thirds = Majority {
        kind: MajorityKind::Qualified(Fraction::new(2, 3).unwrap_or(Fraction::ONE)),
        base: Base::Cast,
    };
    let half = Quorum::Needs(QuorumRule {
        threshold: Threshold::AtLeast(Fraction::HALF),
        counted: Counted::PresentOrRepresented,
        by: By::Members,
        colleges: Vec::new(),
    });
    let ordinary = organ(OrganKind::OrdinaryMeeting, "11", simple.clone());
    let extraordinary = organ(OrganKind::ExtraordinaryMeeting, "12", two_thirds.clone());
    let board = organ(OrganKind::Board, "16", simple.clone());
    let bureau = organ(OrganKind::Bureau, "17", simple);
    let mut decisions = ordinary.decisions.clone();
    decisions.push(Decision {
        decision: DecisionKind::Strategy,
        quorum: Said::Silent,
        majority: Said::says("11", two_thirds.clone()),
        tie: Said::Silent,
        secrecy: Said::Silent,
    });
    vec![
        Organ {
            quorum: Said::says("11", Quorum::None),
            consensus: Said::says("11", strategy()),
            decisions,
            ..ordinary
        },
        Organ {
            quorum: Said::says("12", half.clone()),
            second: Said::says(
                "12",
                Second::Convocation(SecondConvocation {
                    after_days: 15,
                    quorum: None,
                }),
            ),
            ..extraordinary
        },
        Organ {
            notice: Said::says("16", Notice::Days(8)),
            quorum: Said::says("16", half),
            second: Said::says(
                "16",
                Second::Convocation(SecondConvocation {
                    after_days: 8,
                    quorum: None,
                }),
            ),
            ..board
        },
        Organ {
            notice: Said::Silent,
            ..bureau
        },
    ]
}

/// Two rounds of a week each, then two thirds.
fn strategy() -> Consensus {
    Consensus::Sought(ConsensusRule {
        decisions: vec![DecisionKind::Strategy],
        tabled_by: TabledBy::AnyVoter,
        discussion_days: 7,
        round_days: 7,
        rounds: 2,
        agreed: Agreed::Consent,
        abstention: Abstention::Tolerated,
        then: WithoutAgreement::Vote,
    })
}

fn organ(organ: OrganKind, article: &str, majority: Majority) -> Organ {
    let persons = |decision| Decision {
        decision,
        quorum: Said::Silent,
        majority: Said::Silent,
        tie: Said::Silent,
        secrecy: Said::says(article, Secrecy::Always),
    };
    let limits = ProxyLimits {
        per_holder: Some(2),
        share: None,
        holders: Holders::SameCollege,
        chain: Chain::Forbidden,
    };
    Organ {
        organ,
        notice: Said::says(article, Notice::Days(15)),
        quorum: Said::Silent,
        second: Said::Silent,
        majority: Said::says(article, majority),
        tie: Said::says(article, Tie::NewVote),
        secrecy: Said::says(article, Secrecy::OnRequest(Fraction::percent(25))),
        remote: Said::says(article, Remote::Allowed),
        proxies: Said::says(article, Proxies::Limited(limits)),
        consensus: Said::Silent,
        decisions: vec![
            persons(DecisionKind::Election),
            persons(DecisionKind::Revocation),
            persons(DecisionKind::Expulsion),
        ],
    }
}

fn caps() -> Vec<Stated<Cap>> {
    vec![
        stated(
            "18",
            Cap::Seats {
                on: CapOn::EachBloc,
                share: Fraction::percent(20),
                when_zero: None,
            },
        ),
        stated(
            "18",
            Cap::Seats {
                on: CapOn::Establishments,
                share: Fraction::percent(25),
                when_zero: None,
            },
        ),
        stated("18", Cap::VilleSeats),
        stated(
            "19",
            Cap::Recusal {
                with: RecusedWith::Bloc,
            },
        ),
        stated(
            "19",
            Cap::Offices {
                roles: vec![RoleKind::President, RoleKind::Treasurer],
            },
        ),
        stated("19", Cap::Signatory),
        stated(
            "13",
            Cap::Composition(Composition {
                general_practitioners: 1,
                other_specialists: 1,
                professions: 4,
                profession_share: Some(Fraction::HALF),
            }),
        ),
    ]
}
