use super::*;

fn all(organ: OrganKind) -> Scope {
    Scope {
        organs: vec![organ],
        decisions: Decisions::All,
    }
}

fn cap(rule: Cap) -> Stated<Cap> {
    Stated {
        article: "20".to_owned(),
        rule,
    }
}

#[test]
fn a_seat_cap_that_rounds_to_none_asks_what_holds_then() {
    let small = |it: &mut Statutes| {
        it.board = Said::says(
            "13",
            Board {
                seats: 4,
                term_years: 3,
                renewal: Renewal::Whole,
            },
        );
        for (college, seats) in it.colleges.iter_mut().zip([3, 1, 0, 0]) {
            college.seats = seats;
        }
        it.caps.retain(|it| !matches!(it.rule, Cap::Composition(_)));
    };
    let seats = 4;
    assert_eq!(
        one(small),
        at(
            "/caps/0/rule/seats/when-zero",
            What::CapRoundsToZero { seats }
        )
    );
    let said = found(|it| {
        small(it);
        if let Cap::Seats { when_zero, .. } = &mut it.caps[0].rule {
            *when_zero = Some(WhenZero::OneSeat);
        }
    });
    assert_eq!(said, []);
}

#[test]
fn a_cap_below_the_seats_of_a_college_of_establishments_is_said() {
    let found = found(|it| {
        it.membership.establishments = Said::says("7", Establishments::Deliberative);
        it.colleges[0].seats = 5;
        it.colleges.push(College {
            id: id("etablissements"),
            name: "Établissements".to_owned(),
            article: "8".to_owned(),
            members: vec![Condition {
                structure: vec![StructureKind::Hospital],
                ..Condition::default()
            }],
            voice: Voice::Deliberative(1),
            seats: 4,
        });
    });
    assert_eq!(
        found,
        [at(
            "/caps/1/rule/seats/share",
            What::CapBelowCollege {
                college: id("etablissements"),
                seats: 4,
                most: 3
            }
        )]
    );
}

#[test]
fn ville_needs_seats_that_ville_can_have() {
    let found = found(|it| {
        for college in &mut it.colleges {
            for condition in &mut college.members {
                if college.id.as_str() != "ville" {
                    condition.side = vec![Side::Establishment, Side::Other];
                }
            }
        }
        it.colleges[0].seats = 7;
        it.colleges[1].seats = 4;
    });
    assert!(
        found.contains(&at(
            "/caps/2/rule",
            What::VilleOutOfReach { most: 7, needed: 8 }
        )),
        "{found:?}"
    );
}

#[test]
fn weights_make_one_and_name_every_college_that_votes() {
    let weights = |parts: &[(&str, u8)]| {
        let weights = parts
            .iter()
            .map(|(college, part)| Weight {
                college: id(college),
                weight: Fraction::percent(*part),
            })
            .collect();
        cap(Cap::CollegeWeights {
            weights,
            absent: Absent::Lost,
            scope: all(OrganKind::OrdinaryMeeting),
        })
    };
    let right = [
        ("ville", 60),
        ("structures", 15),
        ("medico-social", 15),
        ("usagers", 10),
    ];
    assert_eq!(found(|it| it.caps.push(weights(&right))), []);
    assert_eq!(
        found(|it| it.caps.push(weights(&[
            ("ville", 60),
            ("structures", 15),
            ("ville", 15),
            ("nobody", 5)
        ]))),
        [
            at(
                "/caps/7/rule/college-weights/weights/2/college",
                What::Twice
            ),
            at(
                "/caps/7/rule/college-weights/weights/3/college",
                What::UnknownCollege
            ),
            at(
                "/caps/7/rule/college-weights/weights",
                What::CollegeNotWeighed {
                    college: id("medico-social")
                }
            ),
            at(
                "/caps/7/rule/college-weights/weights",
                What::CollegeNotWeighed {
                    college: id("usagers")
                }
            ),
            at(
                "/caps/7/rule/college-weights/weights",
                What::WeightsDoNotMakeOne
            ),
        ]
    );
}

#[test]
fn votes_cast_are_not_capped_where_they_are_secret() {
    let votes = |decisions| {
        cap(Cap::VotesCast {
            on: CapOn::EachBloc,
            share: Fraction::percent(20),
            scope: Scope {
                organs: vec![OrganKind::OrdinaryMeeting],
                decisions,
            },
            unmet: Unmet::NoDecision,
        })
    };
    assert_eq!(found(|it| it.caps.push(votes(Decisions::All))), []);
    assert_eq!(
        one(|it| it
            .caps
            .push(votes(Decisions::Only(vec![DecisionKind::Election])))),
        at(
            "/caps/7/rule/votes-cast/scope",
            What::CapOnSecret {
                organ: OrganKind::OrdinaryMeeting
            }
        )
    );
    assert_eq!(
        one(|it| {
            it.caps.push(votes(Decisions::All));
            it.caps
                .push(votes(Decisions::Only(vec![DecisionKind::Contract])));
        }),
        at("/caps/8/rule", What::SameCap { other: 7 })
    );
}

#[test]
fn a_cap_of_everything_is_no_cap() {
    let whole = |it: &mut Statutes| {
        it.caps[0].rule = Cap::Seats {
            on: CapOn::EachBloc,
            share: Fraction::ONE,
            when_zero: None,
        };
    };
    assert_eq!(
        one(whole),
        at("/caps/0/rule/seats/share", What::NotBelowOne)
    );
}

#[test]
fn minimums_that_exclude_each_other_are_said() {
    let made =
        |composition: Composition| found(|it| it.caps[6].rule = Cap::Composition(composition));
    assert_eq!(
        made(Composition {
            general_practitioners: 8,
            other_specialists: 8,
            ..Composition::default()
        }),
        [at(
            "/caps/6/rule/composition",
            What::MinimumsAboveSeats {
                needed: 16,
                seats: 15
            }
        )]
    );
    assert_eq!(
        made(Composition {
            general_practitioners: 2,
            other_specialists: 2,
            profession_share: Some(Fraction::percent(20)),
            ..Composition::default()
        }),
        [at(
            "/caps/6/rule/composition/profession-share",
            What::ProfessionExcluded {
                profession: Profession::Doctor,
                most: 3,
                least: 4
            }
        )]
    );
    assert_eq!(
        made(Composition::default()),
        [at("/caps/6/rule/composition", What::LimitsNothing)]
    );
}

#[test]
fn an_auditor_holds_no_office() {
    let roles = vec![RoleKind::President, RoleKind::Auditor, RoleKind::President];
    assert_eq!(
        found(|it| it.caps[4].rule = Cap::Offices { roles }),
        [
            at("/caps/4/rule/offices/roles/2", What::Twice),
            at("/caps/4/rule/offices/roles/1", What::NotAnOffice)
        ]
    );
}
