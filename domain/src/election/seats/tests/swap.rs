//! Who comes in for a minimum, and for whom, over several colleges.

use super::*;

fn of_users(mut one: Candidate) -> Candidate {
    one.college = users();
    one
}

/// Seats of ville and of users.
fn two(caps: Vec<Cap>, ville: u16, users: u16) -> Statutes {
    let mut statutes = statutes(ville + users, caps);
    statutes.colleges[0].seats = ville;
    statutes.colleges[3].seats = users;
    statutes
}

fn vote(own: u16, of_users: u16, candidates: Vec<Candidate>) -> Contest {
    let mut vote = contest(own, candidates);
    vote.seats.insert(users(), of_users);
    vote
}

fn practitioner() -> Vec<Cap> {
    vec![made(Composition {
        general_practitioners: 1,
        ..Composition::default()
    })]
}

#[test]
fn whoever_has_the_fewest_before_them_comes_in_whichever_the_college() {
    let candidates = vec![
        nurse('A', 9),
        nurse('B', 8),
        general_practitioner('C', 7),
        of_users(nurse('X', 3)),
        of_users(general_practitioner('Y', 2)),
    ];
    let found = allocated(&two(practitioner(), 2, 1), &vote(2, 1, candidates));
    assert_eq!(elected(&found), "ABY");
}

#[test]
fn where_as_many_are_before_them_the_first_college_gives_the_seat() {
    let candidates = vec![
        nurse('A', 9),
        general_practitioner('B', 1),
        of_users(nurse('X', 30)),
        of_users(general_practitioner('Y', 20)),
    ];
    let found = allocated(&two(practitioner(), 1, 1), &vote(1, 1, candidates));
    assert_eq!(elected(&found), "BX");
}

#[test]
fn of_those_with_as_many_votes_the_one_who_meets_the_minimum_comes_in() {
    let candidates = vec![
        nurse('A', 9),
        nurse('B', 8),
        nurse('C', 2),
        general_practitioner('D', 2),
    ];
    let found = allocated(&statutes(2, practitioner()), &contest(2, candidates));
    assert_eq!(elected(&found), "AD");
    assert_eq!(why(&found, 'C'), Why::NotEnoughVotes);
}

#[test]
fn a_seat_that_a_full_bloc_left_vacant_is_taken_once_the_bloc_has_room() {
    let half = Cap::Seats {
        on: CapOn::EachBloc,
        share: Fraction::HALF,
        when_zero: None,
    };
    let least = made(Composition {
        general_practitioners: 1,
        professions: 2,
        ..Composition::default()
    });
    let mut manager = nurse('A', 9);
    manager.seat = Seat {
        profession: None,
        field: None,
        side: Side::Establishment,
        bloc: GHT,
    };
    let mut hospital = of_users(general_practitioner('X', 5));
    hospital.seat.side = Side::Establishment;
    hospital.seat.bloc = GHT;
    let candidates = vec![manager, nurse('B', 1), hospital];
    let found = allocated(&two(vec![half, least], 1, 1), &vote(1, 1, candidates));
    assert_eq!(elected(&found), "BX");
    assert_eq!(why(&found, 'X'), Why::Elected, "in nobody's place");
    assert_eq!((found.vacant, found.short), (vec![], vec![]));
}

/// Seats of ville and of the college that salaried practitioners are in.
fn salaried(ville: u16, others: u16, candidates: Vec<Candidate>) -> Outcome {
    let mut statutes = statutes(ville + others, practitioner());
    statutes.colleges[0].seats = ville;
    statutes.colleges[2].seats = others;
    assert_eq!(statutes.contradictions(), []);
    let mut vote = contest(ville, candidates);
    let college = statutes.colleges[2].id.clone();
    vote.seats.insert(college.clone(), others);
    for one in &mut vote.candidates {
        if one.college == users() {
            one.college = college.clone();
        }
    }
    allocate(&statutes, &vote)
}

fn left(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Allocated(it) => elected(it),
        Outcome::VoteAgain(tied) => panic!("{tied:?}"),
    }
}

#[test]
fn who_leaves_a_seat_vacant_has_the_most_before_them_in_their_college() {
    let ville = || vec![nurse('A', 9), nurse('B', 8), nurse('C', 7)];
    let others = |votes: [(char, u64); 2]| votes.map(|(it, n)| of_users(nurse(it, n)));
    let mut more = ville();
    more.extend(others([('X', 5), ('Y', 4)]));
    assert_eq!(left(&salaried(3, 2, more)), "ABXY");
    // As many before them: colleges from the last.
    let mut alike = ville();
    alike.extend(others([('X', 5), ('Y', 4)]));
    alike.push(of_users(nurse('Z', 3)));
    assert_eq!(left(&salaried(3, 3, alike)), "ABCXY");
    // Three who stand alike have as many before them as one.
    let mut tied = vec![nurse('A', 9)];
    tied.extend(['B', 'C', 'D'].map(|it| nurse(it, 8)));
    tied.extend(others([('X', 5), ('Y', 4)]));
    tied.push(of_users(nurse('Z', 3)));
    assert_eq!(left(&salaried(4, 3, tied)), "ABCDXY");
}

/// Three seats of ville and three nurses: who of them has a seat under this composition.
fn nurses(composition: Composition) -> String {
    let nurses = vec![nurse('A', 9), nurse('B', 8), nurse('C', 7)];
    elected(&allocated(
        &statutes(3, vec![made(composition)]),
        &contest(3, nurses),
    ))
}

#[test]
fn as_many_seats_stay_vacant_as_persons_are_missing() {
    let practitioners = Composition {
        general_practitioners: 2,
        ..Composition::default()
    };
    assert_eq!(nurses(practitioners), "A");
    let professions = Composition {
        professions: 3,
        ..Composition::default()
    };
    assert_eq!(nurses(professions), "A");
}

#[test]
fn one_vacant_seat_is_enough_for_a_doctor_who_is_also_a_new_profession() {
    let both = Composition {
        general_practitioners: 1,
        professions: 2,
        ..Composition::default()
    };
    assert_eq!(nurses(both), "AB");
}

#[test]
fn a_doctor_who_sits_is_no_new_profession() {
    let seen = Composition {
        other_specialists: 1,
        professions: 3,
        ..Composition::default()
    };
    let candidates = vec![
        general_practitioner('A', 9),
        nurse('B', 8),
        nurse('C', 7),
        nurse('D', 6),
    ];
    let found = allocated(&statutes(4, vec![made(seen)]), &contest(4, candidates));
    assert_eq!(elected(&found), "AB");
}

#[test]
fn nobody_leaves_a_college_that_could_not_seat_who_is_missing() {
    let missing = made(Composition {
        professions: 2,
        ..Composition::default()
    });
    let mut statutes = two(vec![missing], 1, 2);
    statutes.colleges[3].members = vec![Condition {
        profession: vec![Profession::Nurse],
        ..Condition::default()
    }];
    let candidates = vec![
        nurse('A', 9),
        of_users(nurse('X', 5)),
        of_users(nurse('Y', 4)),
    ];
    let found = allocated(&statutes, &vote(1, 2, candidates));
    assert_eq!(elected(&found), "XY");
}
