//! A second reckoning, written another way: voter by voter, with machine fractions, by trying caps instead of solving.

use num_rational::Ratio;
use proptest::prelude::*;

use super::*;

type R = Ratio<i128>;

/// One voter with one voice: college (0 is ville), bloc (0 is none), for.
type Voter = (usize, usize, bool);

const COLLEGES: [&str; 4] = ["ville", "medico-social", "structures", "usagers"];
const WEIGHTS: [i128; 4] = [60, 15, 15, 10];

/// Shares for and base; `None` when no cap can be met.
fn reckon(voters: &[Voter], weighed: Option<Absent>, cap_percent: Option<i128>) -> Option<(R, R)> {
    let mut worth: Vec<R> = vec![R::from(1); voters.len()];
    let mut lost = R::from(0);
    if let Some(absent) = weighed {
        let size = |college| voters.iter().filter(|it| it.0 == college).count() as i128;
        let voting: i128 = (0..4)
            .filter(|it| size(*it) > 0)
            .map(|it| WEIGHTS[it])
            .sum();
        for (worth, voter) in worth.iter_mut().zip(voters) {
            let of = if absent == Absent::Lost { 100 } else { voting };
            *worth = R::new(WEIGHTS[voter.0], of * size(voter.0));
        }
        if absent == Absent::Lost && voting > 0 {
            lost = R::new(100 - voting, 100);
        }
    }
    if let Some(percent) = cap_percent {
        let share = R::new(percent, 100);
        let of = |bloc: usize| -> R {
            voters
                .iter()
                .zip(&worth)
                .filter(|(it, _)| it.1 == bloc)
                .map(|(_, it)| *it)
                .sum()
        };
        let blocs: Vec<usize> = (1..4).filter(|it| of(*it) > R::from(0)).collect();
        // Tries every set of capped blocs; of those that fit, the one that leaves most.
        let mut best: Option<(R, Vec<usize>)> = None;
        for set in 0..(1_u32 << blocs.len()) {
            let capped: Vec<usize> = blocs
                .iter()
                .enumerate()
                .filter(|(n, _)| set >> n & 1 == 1)
                .map(|(_, it)| *it)
                .collect();
            let room = R::from(1) - share * R::from(capped.len() as i128);
            let free: R = voters
                .iter()
                .zip(&worth)
                .filter(|(it, _)| !capped.contains(&it.1))
                .map(|(_, it)| *it)
                .sum();
            if room <= R::from(0) || free <= R::from(0) {
                continue;
            }
            let total = free / room;
            let fits = blocs.iter().all(|it| {
                if capped.contains(it) {
                    of(*it) >= share * total
                } else {
                    of(*it) <= share * total
                }
            });
            if fits && best.as_ref().is_none_or(|(it, _)| *it < total) {
                best = Some((total, capped));
            }
        }
        let (total, capped) = best?;
        let scale: Vec<R> = voters
            .iter()
            .map(|it| {
                if capped.contains(&it.1) {
                    share * total / of(it.1)
                } else {
                    R::from(1)
                }
            })
            .collect();
        for (worth, scale) in worth.iter_mut().zip(scale) {
            *worth *= scale;
        }
    }
    let yes = voters
        .iter()
        .zip(&worth)
        .filter(|(it, _)| it.2)
        .map(|(_, it)| *it)
        .sum();
    let base: R = worth.into_iter().sum();
    Some((yes, base + lost))
}

fn as_vote(voters: &[Voter]) -> Vote {
    let mut cast: BTreeMap<Cell, Ballots> = BTreeMap::new();
    for (college, bloc, yes) in voters {
        let bloc = (*bloc > 0).then_some(*bloc as u128);
        let ballots = cast.entry(cell(COLLEGES[*college], bloc)).or_default();
        if *yes {
            ballots.in_person.yes += 1;
        } else {
            ballots.in_person.no += 1;
        }
    }
    let cast: Vec<_> = cast.into_iter().collect();
    open(&cast)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_naive_second_reckoning_agrees(
        voters in prop::collection::vec((0_usize..4, 0_usize..4, any::<bool>()), 1..24),
        weighed in prop::option::of(prop::sample::select(Absent::ALL)),
        percent in prop::option::of(5_u8..70),
    ) {
        let mut caps = Vec::new();
        if let Some(absent) = weighed {
            caps.push(weights(absent));
        }
        if let Some(percent) = percent {
            caps.push(votes_cast(percent));
        }
        let outcome = simple(caps, &as_vote(&voters));
        match reckon(&voters, weighed, percent.map(i128::from)) {
            None => {
                let unmet = matches!(outcome.verdict, Verdict::CapUnmet { why: WhyUnmet::NobodyElse, .. });
                prop_assert!(unmet, "{outcome:?}");
            }
            Some((yes, base)) => {
                let counted = outcome.counted.unwrap();
                prop_assert_eq!(counted.counts.yes.to_string(), yes.to_string());
                prop_assert_eq!(counted.base.to_string(), base.to_string());
                prop_assert_eq!(outcome.verdict == Verdict::Adopted, yes * 2 > base);
            }
        }
    }
}
