use super::*;

#[test]
fn those_with_as_many_votes_are_voted_on_again_where_it_matters() {
    let statutes = statutes(5, vec![fifth(CapOn::EachBloc)]);
    let three = || vec![nurse('A', 9), nurse('B', 5), nurse('C', 5)];
    assert_eq!(tied(&statutes, &contest(2, three())), [id('B'), id('C')]);
    assert_eq!(elected(&allocated(&statutes, &contest(3, three()))), "ABC");
    // Both would fit, were they not of one bloc.
    let of_bloc = |it| candidate(it, 5, Profession::Nurse, GHT);
    assert_eq!(
        tied(
            &statutes,
            &contest(3, vec![nurse('A', 9), of_bloc('B'), of_bloc('C')])
        ),
        [id('B'), id('C')]
    );
    // One of them is skipped in any case: there is no tie.
    let candidates = vec![of_bloc('A'), of_bloc('B'), nurse('C', 4)];
    let mut vote = contest(1, candidates);
    vote.sitting = vec![of_bloc('X').seat];
    assert_eq!(elected(&allocated(&statutes, &vote)), "C");
}

#[test]
fn minimums_do_not_choose_between_those_who_stand_alike() {
    let least = || {
        vec![made(Composition {
            general_practitioners: 1,
            ..Composition::default()
        })]
    };
    let come = vec![
        nurse('A', 9),
        general_practitioner('B', 2),
        general_practitioner('C', 2),
    ];
    assert_eq!(
        tied(&statutes(1, least()), &contest(1, come)),
        [id('B'), id('C')]
    );
    let go = vec![nurse('A', 9), nurse('B', 9), general_practitioner('C', 2)];
    assert_eq!(
        tied(&statutes(2, least()), &contest(2, go)),
        [id('A'), id('B')]
    );
    let leave = vec![nurse('A', 9), nurse('B', 9)];
    assert_eq!(
        tied(&statutes(2, least()), &contest(2, leave)),
        [id('A'), id('B')]
    );
}

#[test]
fn age_or_a_lot_decides_where_the_statutes_say_so() {
    let mut statutes = statutes(1, vec![]);
    let born = |letter, year: Option<i32>| {
        let mut one = nurse(letter, 5);
        one.born_on = year.and_then(|it| NaiveDate::from_ymd_opt(it, 1, 1));
        one
    };
    let mut vote = contest(
        1,
        vec![
            born('A', Some(1980)),
            born('B', Some(1970)),
            born('C', Some(1990)),
        ],
    );
    let mut by = |tie, vote: &Contest| {
        statutes.elections = Said::says("14", Elections::by(tie));
        match allocate(&statutes, vote) {
            Outcome::Allocated(it) => elected(&it),
            Outcome::VoteAgain(tied) => format!("tie of {}", tied.candidates.len()),
        }
    };
    assert_eq!(by(SeatTie::Oldest, &vote), "B");
    assert_eq!(by(SeatTie::Youngest, &vote), "C");
    assert_eq!(by(SeatTie::NewVote, &vote), "tie of 3");
    assert_eq!(by(SeatTie::Lot, &vote), "tie of 3", "no seed was published");
    vote.seed = Some(Digest::of(b"2026-11-27"));
    let first = by(SeatTie::Lot, &vote);
    vote.candidates.reverse();
    assert_eq!(by(SeatTie::Lot, &vote), first);
    let others: Vec<String> = (0..20_u8)
        .map(|it| {
            vote.seed = Some(Digest::of(&[it]));
            by(SeatTie::Lot, &vote)
        })
        .collect();
    for letter in ["A", "B", "C"] {
        assert!(
            others.iter().any(|it| it == letter),
            "{letter} is never drawn in {others:?}"
        );
    }
    let same = contest(1, vec![born('A', Some(1980)), born('B', Some(1980))]);
    assert_eq!(by(SeatTie::Oldest, &same), "tie of 2");
}
