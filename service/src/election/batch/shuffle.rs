//! The order of a batch.

use std::collections::HashMap;

use belenios::ballot::Ballot;
use rand::Rng;
use rand::seq::SliceRandom as _;

use crate::election::waiting::Waiting;

/// A random order, all as likely, but for ballots of one credential: among the places that they have, the one that came
/// later stands later.
pub(super) fn shuffled(
    mut ballots: Vec<(Ballot, Waiting)>,
    rng: &mut impl Rng,
) -> Vec<(Ballot, Waiting)> {
    ballots.shuffle(rng);
    let mut places: HashMap<[u8; 32], Vec<usize>> = HashMap::new();
    for (place, (ballot, _)) in ballots.iter().enumerate() {
        let credential = ballot.credential().to_bytes();
        places.entry(credential).or_default().push(place);
    }
    let mut target = vec![0; ballots.len()];
    for places in places.into_values() {
        let mut came = places.clone();
        came.sort_by_key(|place| ballots.get(*place).map(|it| it.1.order()));
        for (from, to) in came.into_iter().zip(places) {
            if let Some(it) = target.get_mut(from) {
                *it = to;
            }
        }
    }
    let mut placed: Vec<_> = target.into_iter().zip(ballots).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, it)| it).collect()
}
