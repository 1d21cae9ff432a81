//! Communes that several CPTS cover.

use std::collections::BTreeMap;

use super::{Communes, InseeCode};

/// The communes shared with one neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap<K> {
    /// The neighbour.
    pub with: K,
    /// What is shared, never empty.
    pub communes: Communes,
}

/// The communes that are in both.
pub fn shared(one: &Communes, other: &Communes) -> Communes {
    one & other
}

/// The neighbours of a territory with what is shared with each, the most communes first; those that share
/// nothing are left out. Neighbours with as many stay in the order they came in.
pub fn neighbours<'a, K>(
    own: &Communes,
    others: impl IntoIterator<Item = (K, &'a Communes)>,
) -> Vec<Overlap<K>> {
    let mut overlaps: Vec<Overlap<K>> = others
        .into_iter()
        .map(|(with, territory)| Overlap {
            with,
            communes: shared(own, territory),
        })
        .filter(|overlap| !overlap.communes.is_empty())
        .collect();
    overlaps.sort_by_key(|overlap| std::cmp::Reverse(overlap.communes.len()));
    overlaps
}

/// Every commune that some territory holds, with all who hold it in the order they came in.
pub fn coverage<'a, K: Clone>(
    territories: impl IntoIterator<Item = (K, &'a Communes)>,
) -> BTreeMap<InseeCode, Vec<K>> {
    let mut holders: BTreeMap<InseeCode, Vec<K>> = BTreeMap::new();
    for (holder, territory) in territories {
        for commune in territory {
            holders.entry(*commune).or_default().push(holder.clone());
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn communes(codes: &[&str]) -> Communes {
        codes.iter().map(|code| code.parse().unwrap()).collect()
    }

    #[test]
    fn the_neighbour_that_shares_most_comes_first_and_strangers_do_not_come() {
        let own = communes(&["37003", "37131", "37214"]);
        let (west, east, far) = (
            communes(&["37003"]),
            communes(&["37131", "37214", "41018"]),
            communes(&["75056"]),
        );
        let found = neighbours(&own, [("west", &west), ("far", &far), ("east", &east)]);
        assert_eq!(
            found.iter().map(|o| o.with).collect::<Vec<_>>(),
            ["east", "west"]
        );
        assert_eq!(found[0].communes, communes(&["37131", "37214"]));
    }

    #[test]
    fn a_commune_names_everybody_who_covers_it() {
        let (west, east) = (communes(&["37003", "37131"]), communes(&["37003"]));
        let holders = coverage([("west", &west), ("east", &east)]);
        assert_eq!(holders[&"37003".parse().unwrap()], ["west", "east"]);
        assert_eq!(holders[&"37131".parse().unwrap()], ["west"]);
    }

    fn territory() -> impl Strategy<Value = Communes> {
        prop::collection::btree_set(1..40_u32, 0..25).prop_map(|set| {
            set.iter()
                .map(|n| format!("37{n:03}").parse().unwrap())
                .collect()
        })
    }

    proptest! {
        #[test]
        fn overlap_is_symmetric_and_within_both(one in territory(), other in territory()) {
            let both = shared(&one, &other);
            prop_assert_eq!(&both, &shared(&other, &one));
            prop_assert!(both.is_subset(&one) && both.is_subset(&other));
            let there = neighbours(&one, [((), &other)]);
            let back = neighbours(&other, [((), &one)]);
            prop_assert_eq!(there, back);
        }

        #[test]
        fn a_shared_commune_is_one_with_two_holders(one in territory(), other in territory()) {
            let holders = coverage([(1, &one), (2, &other)]);
            let twice: Communes = holders
                .iter()
                .filter(|(_, who)| who.len() == 2)
                .map(|(commune, _)| *commune)
                .collect();
            prop_assert_eq!(twice, shared(&one, &other));
            prop_assert_eq!(holders.len(), (&one | &other).len());
        }
    }
}
