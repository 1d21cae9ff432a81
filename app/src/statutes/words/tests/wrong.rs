use super::*;

fn whats() -> Vec<What> {
    let college = id("ville");
    vec![
        What::Empty,
        What::Text(TypedRefused::Invisible),
        What::Text(TypedRefused::TooLong { max: 60 }),
        What::Zero,
        What::Above { most: 20 },
        What::Below { least: 2 },
        What::AboveOne,
        What::NotBelowOne,
        What::Twice,
        What::NamesNothing,
        What::NobodyVotes,
        What::NobodyBelongs,
        What::ConditionMeetsNobody,
        What::TakenBefore {
            by: college.clone(),
        },
        What::SeatsNobodyFills,
        What::SeatsDoNotAddUp {
            board: 15,
            colleges: 14,
        },
        What::SeatsWithoutBoard,
        What::EstablishmentsHaveMore {
            college: college.clone(),
        },
        What::UnknownCollege,
        What::CollegeDoesNotVote,
        What::SimpleIsOfVotes,
        What::NotAboveHalf,
        What::ShareIsUnanimity,
        What::SecondWithoutQuorum,
        What::SecondNotEasier,
        What::ChairInSecret,
        What::LimitsNothing,
        What::ConsensusOnSecret {
            decision: DecisionKind::Election,
        },
        What::SameCap { other: 0 },
        What::CapRoundsToZero { seats: 4 },
        What::CapBelowCollege {
            college: college.clone(),
            seats: 4,
            most: 3,
        },
        What::VilleOutOfReach { most: 7, needed: 8 },
        What::WeightsDoNotMakeOne,
        What::CollegeNotWeighed { college },
        What::CapOnSecret {
            organ: OrganKind::OrdinaryMeeting,
        },
        What::CapWithoutBoard,
        What::NotAnOffice,
        What::MinimumsAboveSeats {
            needed: 9,
            seats: 6,
        },
        What::ProfessionExcluded {
            profession: Profession::Doctor,
            most: 1,
            least: 2,
        },
        What::TooFewProfessions { most: 3, needed: 4 },
        What::SharesLeaveSeats {
            most: 12,
            seats: 15,
        },
    ]
}

#[test]
fn every_contradiction_has_a_sentence_of_its_own() {
    let statutes = template();
    distinct(&whats(), |lang, what| {
        let it = Contradiction {
            at: Place::default(),
            what: what.clone(),
        };
        contradiction(lang, &statutes, &it)
    });
}

#[test]
fn every_warning_has_a_sentence_of_its_own() {
    let statutes = template();
    let organ = OrganKind::Board;
    let all = [
        Warning::RemoteElsewhere {
            silent: OrganKind::ExtraordinaryMeeting,
        },
        Warning::RemoteElsewhere {
            silent: OrganKind::OrdinaryMeeting,
        },
        Warning::ProxiesUnlimited { organ },
        Warning::NoSecond { organ },
        Warning::HighQuorum { organ },
        Warning::Unanimity {
            organ,
            decision: None,
        },
        Warning::Unanimity {
            organ,
            decision: Some(DecisionKind::Statutes),
        },
        Warning::NoSeat { seats: 4 },
        Warning::StatutesByAnyMajority,
        Warning::NothingOnSmallGroups,
        Warning::EstablishmentsWithoutCap {
            college: id("ville"),
        },
    ];
    distinct(&all, |lang, it| warning(lang, &statutes, it));
    let said = |it: &Warning| warning(Lang::Fr, &statutes, it);
    assert!(said(&all[0]).starts_with("Une clause AGO ne vaut pas pour l’AGE"));
    assert!(said(&all[7]).starts_with("0 siège pour un bloc avec N = 4"));
}

#[test]
fn a_place_is_named_by_what_stands_there() {
    let statutes = template();
    let said = |it: &Place| place(Lang::Fr, &statutes, it);
    let quorum = Place::of("organs")
        .at(1)
        .to("quorum")
        .rule()
        .to("needs")
        .to("threshold");
    assert_eq!(
        said(&quorum),
        "Assemblée générale extraordinaire › quorum › seuil"
    );
    let own = Place::of("organs")
        .at(0)
        .to("decisions")
        .at(0)
        .to("secrecy")
        .rule();
    assert_eq!(
        said(&own),
        "Assemblée générale ordinaire › Élection de personnes › secret"
    );
    let seats = Place::of("colleges").at(3).to("seats");
    assert_eq!(
        said(&seats),
        "Collège «\u{202f}Usagers, élus et personnes qualifiées\u{202f}» › sièges"
    );
    let cap = Place::of("caps").at(0).to("rule").to("seats").to("share");
    assert_eq!(said(&cap), "Sièges d’un groupe hospitalier › sièges › part");
    assert_eq!(said(&Place::default()), "Le document");
    assert_eq!(said(&Place::of("organs").at(99)), "Organes › n° 100");
}

/// Whatever contradiction the template can be bent into, its place has a name.
#[test]
fn each_contradiction_of_a_bent_document_has_a_named_place() {
    let mut bent: Statutes = template();
    bent.colleges[0].seats = 0;
    bent.colleges[1].members.clear();
    bent.organs[1].quorum = domain::statutes::Said::says(
        "",
        Quorum::Needs(QuorumRule {
            threshold: Threshold::AtLeast(part(3, 2)),
            counted: Counted::Present,
            by: By::Members,
            colleges: vec![CollegeQuorum {
                college: id("nobody"),
                threshold: Threshold::Number(0),
            }],
        }),
    );
    let found = bent.contradictions();
    assert!(found.len() > 5, "{found:#?}");
    for it in &found {
        let said = place(Lang::Fr, &bent, &it.at);
        assert!(
            !said.contains('/') && said != "Le document",
            "{} {said}",
            it.at
        );
    }
}
