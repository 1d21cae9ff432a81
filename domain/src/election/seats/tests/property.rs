use proptest::prelude::*;

use super::*;
use crate::election::limits::Limit;

const PROFESSIONS: [Profession; 5] = [
    Profession::Doctor,
    Profession::Nurse,
    Profession::Pharmacist,
    Profession::Midwife,
    Profession::Physiotherapist,
];

fn any_candidate() -> impl Strategy<Value = Candidate> {
    (
        0_u64..12,
        0_usize..5,
        any::<bool>(),
        0_u128..4,
        0_usize..3,
        any::<bool>(),
    )
        .prop_map(|(votes, profession, practice, bloc, side, of_users)| {
            let bloc = (bloc > 1).then(|| BlocId(Uuid::from_u128(bloc)));
            let mut one = candidate('?', votes, PROFESSIONS[profession], bloc);
            if profession == 0 {
                one.seat.field = Some(if practice {
                    MedicalField::GeneralPractice
                } else {
                    MedicalField::OtherSpecialty
                });
            }
            if bloc.is_none() {
                one.seat.side = Side::ALL[side];
            }
            if of_users {
                one.college = users();
            }
            one
        })
}

fn any_candidates() -> impl Strategy<Value = Vec<Candidate>> {
    prop::collection::vec(any_candidate(), 0..16).prop_map(|mut all| {
        for (n, one) in all.iter_mut().enumerate() {
            one.adhesion = AdhesionId(Uuid::from_u128(n as u128));
        }
        all
    })
}

fn any_contest() -> impl Strategy<Value = Contest> {
    (
        any_candidates(),
        prop::collection::vec(any_candidate(), 0..4),
        0_u16..6,
        0_u16..4,
    )
        .prop_map(|(candidates, sitting, of_ville, of_users)| Contest {
            seats: [(ville(), of_ville), (users(), of_users)].into(),
            sitting: sitting.into_iter().map(|it| it.seat).collect(),
            candidates,
            seed: None,
        })
}

/// Statutes need not be free of contradictions here: whatever they say, seats are filled without a fault.
fn any_statutes() -> impl Strategy<Value = Statutes> {
    (
        1_u16..12,
        5_u8..60,
        0_u16..3,
        0_u16..3,
        0_u16..5,
        20_u8..=100,
        any::<[bool; 4]>(),
    )
        .prop_map(
            |(seats, share, practitioners, specialists, professions, of_one, there)| {
                let on = |on| Cap::Seats {
                    on,
                    share: Fraction::percent(share),
                    when_zero: Some(WhenZero::OneSeat),
                };
                let made = made(Composition {
                    general_practitioners: practitioners,
                    other_specialists: specialists,
                    professions,
                    profession_share: Some(Fraction::percent(of_one)),
                });
                let all = [
                    on(CapOn::EachBloc),
                    on(CapOn::Establishments),
                    Cap::VilleSeats,
                    made,
                ];
                let caps = all
                    .into_iter()
                    .zip(there)
                    .filter(|(_, it)| *it)
                    .map(|(cap, _)| cap);
                statutes(seats, caps.collect())
            },
        )
}

fn seats_of(allocation: &Allocation, contest: &Contest, college: Option<&CollegeId>) -> Vec<Seat> {
    allocation
        .candidates
        .iter()
        .filter(|(_, why)| why.is_elected())
        .filter_map(|(it, _)| contest.candidates.iter().find(|one| one.adhesion == *it))
        .filter(|it| college.is_none_or(|college| &it.college == college))
        .map(|it| it.seat)
        .collect()
}

/// Counted again from the list, in another way than the table counts.
fn most_and_least(seats: &[Seat], limits: &Limits) -> (bool, u32) {
    let count = |wanted: &dyn Fn(&Seat) -> bool| {
        u32::try_from(seats.iter().filter(|it| wanted(it)).count()).unwrap()
    };
    let within = |limit: &Option<Limit>, has: u32| limit.as_ref().is_none_or(|it| has <= it.seats);
    let blocs = seats
        .iter()
        .filter_map(|it| it.bloc)
        .all(|bloc| within(&limits.bloc, count(&|it| it.bloc == Some(bloc))));
    let professions = PROFESSIONS
        .iter()
        .all(|one| within(&limits.profession, count(&|it| it.profession == Some(*one))));
    let all = within(
        &limits.establishments,
        count(&|it| it.side == Side::Establishment),
    );
    let missing = |limit: &Option<Limit>, has: u32| {
        limit.as_ref().map_or(0, |it| it.seats.saturating_sub(has))
    };
    let different = PROFESSIONS
        .iter()
        .filter(|one| count(&|it| it.profession == Some(**one)) > 0)
        .count();
    let short = missing(&limits.ville, count(&|it| it.side == Side::Ville))
        + missing(
            &limits.general_practitioners,
            count(&|it| it.field == Some(MedicalField::GeneralPractice)),
        )
        + missing(
            &limits.other_specialists,
            count(&|it| it.field == Some(MedicalField::OtherSpecialty)),
        )
        + missing(&limits.professions, u32::try_from(different).unwrap());
    (blocs && professions && all, short)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_allocation_breaks_a_maximum_or_fills_a_seat_twice(statutes in any_statutes(), contest in any_contest()) {
        let Outcome::Allocated(found) = allocate(&statutes, &contest) else { return Ok(()) };
        let limits = Limits::of(&statutes);
        let mut seats = contest.sitting.clone();
        // Those who sit may be above a maximum already; then nobody of theirs is added.
        let before = most_and_least(&seats, &limits).0;
        seats.extend(seats_of(&found, &contest, None));
        let (within, short) = most_and_least(&seats, &limits);
        prop_assert!(within || !before);
        prop_assert_eq!(short == 0, found.short.is_empty());
        prop_assert_eq!(found.candidates.len(), contest.candidates.len());
        for (college, wanted) in &contest.seats {
            let filled = u16::try_from(seats_of(&found, &contest, Some(college)).len()).unwrap();
            let vacant = found.vacant.iter().find(|(it, _)| it == college).map_or(0, |it| it.1);
            prop_assert_eq!(filled + vacant, *wanted);
        }
    }

    #[test]
    fn no_single_swap_is_left_that_would_bring_the_board_closer(statutes in any_statutes(), contest in any_contest()) {
        let Outcome::Allocated(found) = allocate(&statutes, &contest) else { return Ok(()) };
        let limits = Limits::of(&statutes);
        let of = |it: &AdhesionId| contest.candidates.iter().find(|one| one.adhesion == *it).unwrap();
        let elected: Vec<&Candidate> = found.candidates.iter().filter(|(_, why)| why.is_elected()).map(|(it, _)| of(it)).collect();
        // Seats that were left vacant in the end were taken from people who met no minimum: look at the board before.
        if found.candidates.iter().any(|(_, why)| matches!(why, Why::LeftVacant(_))) {
            return Ok(());
        }
        let board = |all: &[&Candidate]| -> Vec<Seat> {
            contest.sitting.iter().copied().chain(all.iter().map(|it| it.seat)).collect()
        };
        let (within, now) = most_and_least(&board(&elected), &limits);
        if !within {
            return Ok(());
        }
        for (one, why) in &found.candidates {
            if why.is_elected() || matches!(why, Why::GaveWay(..) | Why::NoSeat) { continue }
            for n in 0..elected.len() {
                if elected[n].college != of(one).college { continue }
                let mut other = elected.clone();
                other[n] = of(one);
                let (within, short) = most_and_least(&board(&other), &limits);
                prop_assert!(!within || short >= now, "{one:?} for {:?}", elected[n].adhesion);
            }
        }
    }

    #[test]
    fn without_minimums_the_best_votes_win_one_by_one(statutes in any_statutes(), contest in any_contest()) {
        let mut statutes = statutes;
        statutes.caps.retain(|it| matches!(it.rule, Cap::Seats { .. }));
        let Outcome::Allocated(found) = allocate(&statutes, &contest) else { return Ok(()) };
        let limits = Limits::of(&statutes);
        if !most_and_least(&contest.sitting, &limits).0 {
            return Ok(());
        }
        // A naive walk over the ranked list.
        let mut board = contest.sitting.clone();
        for college in statutes.colleges.iter().map(|it| it.id.clone()) {
            let mut ranked: Vec<&Candidate> = contest.candidates.iter().filter(|it| it.college == college).collect();
            ranked.sort_by_key(|it| (std::cmp::Reverse(it.votes), it.adhesion));
            let mut left = contest.seats.get(&college).copied().unwrap_or(0);
            for one in ranked {
                let mut with = board.clone();
                with.push(one.seat);
                let wins = left > 0 && most_and_least(&with, &limits).0;
                let (_, why) = found.candidates.iter().find(|(it, _)| *it == one.adhesion).unwrap();
                prop_assert_eq!(why.is_elected(), wins);
                if wins { board = with; left -= 1; }
            }
        }
    }

    #[test]
    fn names_and_order_do_not_matter(statutes in any_statutes(), contest in any_contest(), shift in 1_u128..1_000) {
        let renamed = |it: AdhesionId| AdhesionId(Uuid::from_u128((it.0.as_u128() * 7_919 + shift) % 65_521));
        let mut other = contest.clone();
        other.candidates.reverse();
        for one in &mut other.candidates { one.adhesion = renamed(one.adhesion); }
        let mut names: Vec<AdhesionId> = other.candidates.iter().map(|it| it.adhesion).collect();
        names.sort();
        names.dedup();
        prop_assume!(names.len() == contest.candidates.len());
        match (allocate(&statutes, &contest), allocate(&statutes, &other)) {
            (Outcome::Allocated(one), Outcome::Allocated(two)) => {
                let seats = |it: &Allocation| {
                    let mut all: Vec<AdhesionId> = it.candidates.iter().filter(|(_, why)| why.is_elected()).map(|(it, _)| *it).collect();
                    all.sort();
                    all
                };
                let mut expected: Vec<AdhesionId> = seats(&one).into_iter().map(renamed).collect();
                expected.sort();
                prop_assert_eq!(expected, seats(&two));
                prop_assert_eq!((one.vacant, one.short), (two.vacant, two.short));
            }
            (Outcome::VoteAgain(one), Outcome::VoteAgain(two)) => {
                let mut expected: Vec<AdhesionId> = one.candidates.into_iter().map(renamed).collect();
                expected.sort();
                prop_assert_eq!((expected, one.seats), (two.candidates, two.seats));
            }
            (one, two) => prop_assert!(false, "{one:?} and {two:?}"),
        }
    }
}
