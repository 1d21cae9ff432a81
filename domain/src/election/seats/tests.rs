mod property;
mod swap;
mod tie;

use super::*;
use crate::exact::Fraction;
use crate::id::BlocId;
use crate::profession::{MedicalField, Profession};
use crate::statutes::{
    Board, Cap, CapOn, Composition, Condition, Elections, Renewal, Said, Side, Stated, WhenZero,
    template,
};
use uuid::Uuid;

fn id(letter: char) -> AdhesionId {
    AdhesionId(Uuid::from_u128(u128::from(u32::from(letter))))
}

fn ville() -> CollegeId {
    "ville".parse().unwrap()
}

fn users() -> CollegeId {
    "usagers".parse().unwrap()
}

const GHT: Option<BlocId> = Some(BlocId(Uuid::from_u128(1)));

fn candidate(letter: char, votes: u64, profession: Profession, bloc: Option<BlocId>) -> Candidate {
    Candidate {
        adhesion: id(letter),
        college: ville(),
        votes,
        seat: Seat {
            profession: Some(profession),
            field: None,
            side: if bloc.is_some() {
                Side::Establishment
            } else {
                Side::Ville
            },
            bloc,
        },
        born_on: None,
    }
}

fn general_practitioner(letter: char, votes: u64) -> Candidate {
    let mut one = candidate(letter, votes, Profession::Doctor, None);
    one.seat.field = Some(MedicalField::GeneralPractice);
    one
}

fn specialist(letter: char, votes: u64, bloc: Option<BlocId>) -> Candidate {
    let mut one = candidate(letter, votes, Profession::Doctor, bloc);
    one.seat.field = Some(MedicalField::OtherSpecialty);
    one
}

fn nurse(letter: char, votes: u64) -> Candidate {
    candidate(letter, votes, Profession::Nurse, None)
}

fn statutes(seats: u16, caps: Vec<Cap>) -> Statutes {
    let mut statutes = template();
    statutes.board = Said::says(
        "13",
        Board {
            seats,
            term_years: 3,
            renewal: Renewal::Whole,
        },
    );
    for college in &mut statutes.colleges {
        college.seats = if college.id == ville() { seats } else { 0 };
    }
    let stated = |rule| Stated {
        article: "18".to_owned(),
        rule,
    };
    statutes.caps = caps.into_iter().map(stated).collect();
    statutes.elections = Said::says("14", Elections::by(SeatTie::NewVote));
    statutes
}

fn fifth(on: CapOn) -> Cap {
    Cap::Seats {
        on,
        share: Fraction::percent(20),
        when_zero: Some(WhenZero::NoSeat),
    }
}

fn made(composition: Composition) -> Cap {
    Cap::Composition(composition)
}

fn contest(seats: u16, candidates: Vec<Candidate>) -> Contest {
    Contest {
        seats: [(ville(), seats)].into(),
        sitting: Vec::new(),
        candidates,
        seed: None,
    }
}

fn allocated(statutes: &Statutes, contest: &Contest) -> Allocation {
    assert_eq!(statutes.contradictions(), []);
    match allocate(statutes, contest) {
        Outcome::Allocated(it) => it,
        Outcome::VoteAgain(tied) => panic!("{tied:?}"),
    }
}

fn tied(statutes: &Statutes, contest: &Contest) -> Vec<AdhesionId> {
    match allocate(statutes, contest) {
        Outcome::Allocated(it) => panic!("{it:?}"),
        Outcome::VoteAgain(tied) => tied.candidates,
    }
}

fn elected(allocation: &Allocation) -> String {
    let mut letters: Vec<char> = allocation
        .candidates
        .iter()
        .filter(|(_, why)| why.is_elected())
        .filter_map(|(it, _)| char::from_u32(u32::try_from(it.0.as_u128()).unwrap()))
        .collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

fn why(allocation: &Allocation, letter: char) -> Why {
    allocation
        .candidates
        .iter()
        .find(|(it, _)| *it == id(letter))
        .unwrap()
        .1
        .clone()
}

fn limit(seats: u32) -> crate::election::limits::Limit {
    crate::election::limits::Limit {
        seats,
        article: "18".to_owned(),
    }
}

/// `reference/domain.md` §8.4: N = 6, a bloc at most 1, a profession at most 3, at least one general practitioner.
#[test]
fn a_b_d_e_f_g_are_elected_and_c_is_skipped_because_the_bloc_is_full() {
    let statutes = statutes(
        6,
        vec![
            fifth(CapOn::EachBloc),
            made(Composition {
                general_practitioners: 1,
                profession_share: Some(Fraction::HALF),
                ..Composition::default()
            }),
        ],
    );
    let candidates = vec![
        general_practitioner('A', 80),
        specialist('B', 75, GHT),
        candidate('C', 70, Profession::Nurse, GHT),
        nurse('D', 65),
        candidate('E', 60, Profession::Pharmacist, None),
        specialist('F', 55, None),
        candidate('G', 50, Profession::Physiotherapist, None),
    ];
    let found = allocated(&statutes, &contest(6, candidates));
    assert_eq!(elected(&found), "ABDEFG");
    assert_eq!(
        why(&found, 'C'),
        Why::Skipped(Full::Bloc(GHT.unwrap(), limit(1)))
    );
    assert_eq!((found.vacant, found.short), (vec![], vec![]));
}

#[test]
fn a_profession_has_no_more_than_its_share() {
    let half = made(Composition {
        profession_share: Some(Fraction::HALF),
        ..Composition::default()
    });
    let candidates = vec![
        nurse('A', 9),
        nurse('B', 8),
        nurse('C', 7),
        candidate('D', 1, Profession::Midwife, None),
    ];
    let found = allocated(&statutes(4, vec![half]), &contest(4, candidates));
    assert_eq!(elected(&found), "ABD");
    assert_eq!(
        why(&found, 'C'),
        Why::Skipped(Full::Profession(Profession::Nurse, limit(2)))
    );
    assert_eq!(found.vacant, [(ville(), 1)]);
}

#[test]
fn establishments_in_no_bloc_are_limited_with_the_others() {
    let mut loose = nurse('B', 8);
    loose.seat.side = Side::Establishment;
    let candidates = vec![
        candidate('A', 9, Profession::Nurse, GHT),
        loose,
        nurse('C', 1),
    ];
    let found = allocated(
        &statutes(5, vec![fifth(CapOn::Establishments)]),
        &contest(5, candidates),
    );
    assert_eq!(
        why(&found, 'B'),
        Why::Skipped(Full::Establishments(limit(1)))
    );
    assert_eq!(elected(&found), "AC");
}

#[test]
fn four_seats_leave_a_bloc_none_or_one_as_the_statutes_say() {
    let of = |when_zero| {
        let cap = Cap::Seats {
            on: CapOn::EachBloc,
            share: Fraction::percent(20),
            when_zero: Some(when_zero),
        };
        let candidates = vec![candidate('A', 9, Profession::Nurse, GHT), nurse('B', 1)];
        elected(&allocated(&statutes(4, vec![cap]), &contest(1, candidates)))
    };
    assert_eq!(
        (
            of(WhenZero::NoSeat).as_str(),
            of(WhenZero::OneSeat).as_str()
        ),
        ("B", "A")
    );
}

#[test]
fn who_sits_already_counts_for_every_limit() {
    let mut vote = contest(
        1,
        vec![candidate('A', 9, Profession::Nurse, GHT), nurse('B', 1)],
    );
    vote.sitting = vec![specialist('X', 0, GHT).seat];
    let found = allocated(&statutes(5, vec![fifth(CapOn::EachBloc)]), &vote);
    assert_eq!(elected(&found), "B");
}

#[test]
fn the_lowest_ranked_gives_way_to_the_best_ranked_who_meets_a_minimum() {
    let least = made(Composition {
        general_practitioners: 1,
        ..Composition::default()
    });
    let candidates = vec![
        nurse('A', 9),
        nurse('B', 8),
        candidate('C', 7, Profession::Midwife, None),
        specialist('D', 6, None),
        general_practitioner('E', 5),
        general_practitioner('F', 4),
    ];
    let found = allocated(&statutes(3, vec![least]), &contest(3, candidates));
    assert_eq!(elected(&found), "ABE");
    let short = Short::GeneralPractitioners(limit(1));
    assert_eq!(why(&found, 'C'), Why::GaveWay(short.clone(), id('E')));
    assert_eq!(why(&found, 'E'), Why::ElectedFor(short, id('C')));
    assert_eq!(why(&found, 'F'), Why::NotEnoughVotes);
}

#[test]
fn nobody_gives_way_whom_another_minimum_needs() {
    let least = made(Composition {
        general_practitioners: 1,
        other_specialists: 1,
        professions: 2,
        ..Composition::default()
    });
    // Without G the doctors and the nurses are two professions; D is the lowest-ranked and the only specialist.
    let candidates = vec![
        nurse('A', 9),
        nurse('B', 8),
        specialist('D', 7, None),
        general_practitioner('G', 1),
    ];
    let found = allocated(&statutes(3, vec![least]), &contest(3, candidates));
    assert_eq!(elected(&found), "ADG");
    assert_eq!(
        why(&found, 'B'),
        Why::GaveWay(Short::GeneralPractitioners(limit(1)), id('G'))
    );
}

#[test]
fn ville_has_more_than_half_of_the_seats() {
    let mut candidates: Vec<Candidate> = "ABCD"
        .chars()
        .enumerate()
        .map(|(n, it)| {
            let mut one = nurse(it, 90 - n as u64);
            one.seat.side = Side::Other;
            one
        })
        .collect();
    candidates.extend(
        "WXYZ"
            .chars()
            .enumerate()
            .map(|(n, it)| nurse(it, 20 - n as u64)),
    );
    let found = allocated(
        &statutes(5, vec![Cap::VilleSeats]),
        &contest(5, candidates.clone()),
    );
    assert_eq!(elected(&found), "ABWXY");
    // With two of ville there cannot be three: one seat waits for a third.
    candidates.truncate(6);
    let found = allocated(&statutes(5, vec![Cap::VilleSeats]), &contest(5, candidates));
    assert_eq!(elected(&found), "ABWX");
    let short = Short::Ville(limit(3));
    assert_eq!(why(&found, 'C'), Why::LeftVacant(short.clone()));
    assert_eq!(
        (found.vacant, found.short),
        (vec![(ville(), 1)], vec![short])
    );
}

#[test]
fn a_seat_waits_only_in_a_college_that_could_have_such_a_member() {
    let mut statutes = statutes(
        4,
        vec![made(Composition {
            general_practitioners: 1,
            ..Composition::default()
        })],
    );
    statutes.colleges[0].seats = 2;
    statutes.colleges[3].seats = 2;
    let mut of_users = [nurse('C', 9), nurse('D', 8)];
    for one in &mut of_users {
        one.college = users();
        one.seat.profession = Some(Profession::UsersRepresentative);
    }
    let mut vote = contest(2, vec![nurse('A', 90), nurse('B', 80)]);
    vote.candidates.extend(of_users);
    vote.seats.insert(users(), 2);
    let found = allocated(&statutes, &vote);
    assert_eq!(elected(&found), "ACD");
    assert_eq!(found.vacant, [(ville(), 1)]);
    assert_eq!(
        why(&found, 'B'),
        Why::LeftVacant(Short::GeneralPractitioners(limit(1)))
    );
}

#[test]
fn a_vacant_seat_is_filled_before_anybody_gives_way() {
    let caps = vec![
        fifth(CapOn::EachBloc),
        made(Composition {
            general_practitioners: 1,
            ..Composition::default()
        }),
    ];
    let candidates = vec![
        nurse('A', 9),
        candidate('B', 8, Profession::Nurse, GHT),
        candidate('C', 7, Profession::Nurse, GHT),
    ];
    let found = allocated(&statutes(5, caps), &contest(3, candidates));
    assert_eq!(elected(&found), "AB");
    assert_eq!(
        found.vacant,
        [(ville(), 1)],
        "and that one waits for a general practitioner"
    );
    assert_eq!(found.short, [Short::GeneralPractitioners(limit(1))]);
}

#[test]
fn candidates_of_a_college_that_elects_nobody_are_told_so() {
    let mut other = nurse('B', 99);
    other.college = users();
    let found = allocated(
        &statutes(1, vec![]),
        &contest(1, vec![nurse('A', 1), other]),
    );
    assert_eq!(
        (elected(&found).as_str(), why(&found, 'B')),
        ("A", Why::NoSeat)
    );
}

#[test]
fn silent_statutes_vote_again_and_a_board_that_is_not_there_limits_nothing() {
    let mut silent = statutes(1, vec![fifth(CapOn::EachBloc)]);
    silent.elections = Said::Silent;
    assert_eq!(
        tied(&silent, &contest(1, vec![nurse('A', 1), nurse('B', 1)])).len(),
        2
    );
    silent.board = Said::Silent;
    assert_eq!(Limits::of(&silent), Limits::default());
}

#[test]
fn limits_are_in_seats_with_their_article() {
    let caps = vec![fifth(CapOn::EachBloc), Cap::VilleSeats];
    let limits = Limits::of(&statutes(15, caps));
    assert_eq!(
        (limits.bloc, limits.ville),
        (Some(limit(3)), Some(limit(8)))
    );
    let quarter = Cap::Seats {
        on: CapOn::Establishments,
        share: Fraction::percent(25),
        when_zero: None,
    };
    assert_eq!(
        Limits::of(&statutes(15, vec![quarter])).establishments,
        Some(limit(3))
    );
}
