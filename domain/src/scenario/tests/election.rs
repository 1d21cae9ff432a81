use super::*;
use crate::election::limits::Full;
use crate::election::seats::{Outcome, Why as Because};

fn contender(college: &str, bloc: Option<usize>, votes: u64) -> Contender {
    Contender {
        cell: group(college, bloc, People::default()).cell,
        votes,
    }
}

fn there(college: &str, bloc: Option<usize>, present: u32) -> Group {
    let people = People {
        entitled: present,
        present,
        ..People::default()
    };
    group(college, bloc, people)
}

fn election(contenders: Vec<Contender>) -> Scenario {
    let mut scenario = meeting(vec![
        there("ville", None, 50),
        there("medico-social", None, 10),
        there("medico-social", Some(0), 20),
    ]);
    scenario.decision = DecisionKind::Election;
    scenario.contenders = contenders;
    scenario
}

fn why(seated: &Seated) -> Vec<(usize, &Because)> {
    match &seated.outcome {
        Outcome::Allocated(all) => all
            .candidates
            .iter()
            .map(|(id, why)| (place(*id), why))
            .collect(),
        Outcome::VoteAgain(tied) => panic!("{tied:?}"),
    }
}

#[test]
fn an_election_of_the_board_gives_seats_and_asks_no_majority() {
    let statutes = template();
    let scenario = election(vec![
        contender("ville", None, 40),
        contender("medico-social", None, 9),
        contender("medico-social", None, 12),
        contender("medico-social", None, 10),
    ]);
    let played = play(&statutes, &scenario);
    let seated = played.seated.unwrap();
    assert_eq!((seated.seats, seated.elected()), (15, 3));
    let said = why(&seated);
    let of = |n: usize| said.iter().find(|it| it.0 == n).unwrap().1;
    assert_eq!(of(1), &Because::NotEnoughVotes);
    assert_eq!((of(2), of(3)), (&Because::Elected, &Because::Elected));
    assert!(!seated.aside.is_empty(), "professions are not asked");
}

#[test]
fn a_bloc_has_no_more_seats_than_its_limit_and_who_comes_next_is_elected() {
    let caps = vec![Cap::Seats {
        on: CapOn::EachBloc,
        share: Fraction::percent(7),
        when_zero: None,
    }];
    let statutes = with(caps);
    let scenario = election(vec![
        contender("medico-social", Some(0), 30),
        contender("medico-social", Some(0), 25),
        contender("medico-social", None, 5),
    ]);
    let seated = play(&statutes, &scenario).seated.unwrap();
    let said = why(&seated);
    assert!(
        matches!(said[1], (1, Because::Skipped(Full::Bloc(..)))),
        "{said:?}"
    );
    assert_eq!(said[2], (2, &Because::Elected));
}

#[test]
fn a_missed_quorum_elects_nobody_and_a_board_elects_by_majority() {
    let mut statutes = template();
    let mut scenario = election(vec![contender("ville", None, 3)]);
    scenario.groups[0].people.present = 3;
    scenario.groups[2].people.present = 0;
    statutes.organs[0].quorum = statutes.organs[1].quorum.clone();
    assert!(matches!(
        play(&statutes, &scenario).verdict,
        Verdict::QuorumMissed(_)
    ));
    scenario.organ = OrganKind::Board;
    assert_eq!(play(&statutes, &scenario).seated, None);
}

#[test]
fn one_college_alone_elects_its_own_seats() {
    let mut scenario = election(vec![
        contender("ville", None, 40),
        contender("medico-social", None, 10),
    ]);
    scenario.organ = OrganKind::CollegeVote;
    scenario.college = Some("medico-social".parse().unwrap());
    let seated = play(&template(), &scenario).seated.unwrap();
    assert_eq!((seated.seats, seated.elected()), (2, 1));
}

#[test]
fn nobody_has_more_votes_than_their_college_and_what_is_for_or_against_is_not_looked_at() {
    let statutes = template();
    let mut scenario = election(vec![
        contender("ville", None, 51),
        contender("medico-social", Some(0), 30),
        contender("medico-social", None, 31),
    ]);
    assert_eq!(too_many_votes(&statutes, &scenario), [(0, 50), (2, 30)]);
    scenario.groups[0].people.yes = 1_000;
    assert_eq!(wrong(&statutes, &scenario), []);
}

#[test]
fn the_election_that_one_starts_from_fits_and_fills_the_board() {
    let statutes = template();
    let scenario = start(&statutes, MEETING, DecisionKind::Election);
    assert_eq!(wrong(&statutes, &scenario), []);
    assert_eq!(too_many_votes(&statutes, &scenario), []);
    let seated = play(&statutes, &scenario).seated.unwrap();
    assert_eq!(seated.elected(), seated.seats);
}
