//! Groups too small for a secret vote of their own, and tables that show no small group.

use std::collections::BTreeMap;

use super::Electorate;
use crate::statutes::{CollegeId, SmallChoice, Statutes};

/// Below so many people a figure of a secret vote tells how somebody voted; where the statutes name no number, this is the
/// platform's, and it is no rule of an association.
pub const FLOOR: u64 = 5;

/// An urn that would rest on too few people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallUrn {
    /// Whose.
    pub college: CollegeId,
    /// How many vote in it.
    pub voters: u64,
    /// How few is too few.
    pub fewer_than: u64,
    /// What the statutes leave, the first choice first; all choices where they are silent.
    pub choices: Vec<SmallChoice>,
    /// Colleges with which together they would be enough, the smallest first.
    pub join: Vec<CollegeId>,
}

/// How few people are too few in this association.
pub fn fewer_than(statutes: &Statutes) -> u64 {
    statutes
        .small_groups
        .rule()
        .map_or(FLOOR, |it| u64::from(it.fewer_than))
}

/// The colleges' urns that would rest on too few people, before a vote is sealed.
pub fn small_urns(statutes: &Statutes, electorate: &Electorate) -> Vec<SmallUrn> {
    let fewer_than = fewer_than(statutes);
    let choices = statutes
        .small_groups
        .rule()
        .map_or_else(|| SmallChoice::ALL.to_vec(), |it| it.choices.clone());
    let colleges = electorate.colleges();
    let small = colleges.iter().filter(|(_, it)| it.members < fewer_than);
    small
        .map(|(college, heads)| {
            let mut join: Vec<(u64, &CollegeId)> = colleges
                .iter()
                .filter(|(other, it)| *other != college && it.members + heads.members >= fewer_than)
                .map(|(other, it)| (it.members, other))
                .collect();
            join.sort();
            SmallUrn {
                college: college.clone(),
                voters: heads.members,
                fewer_than,
                choices: choices.clone(),
                join: join.into_iter().map(|(_, it)| it.clone()).collect(),
            }
        })
        .collect()
}

/// A line of a table that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<K> {
    /// The groups that it holds; several were merged.
    pub groups: Vec<K>,
    /// How many people.
    pub people: u64,
}

/// All together are too few to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("all together are too few")]
pub struct TooFew;

/// Merges the lines of a table so that none rests on fewer than so many people. Groups of nobody are left out. All
/// small groups become one line, so that none can be found by subtracting; where they are too few even so, the smallest of
/// the others joins them.
///
/// # Errors
/// [`TooFew`].
pub fn merge<K: Ord + Clone>(
    table: &BTreeMap<K, u64>,
    fewer_than: u64,
) -> Result<Vec<Line<K>>, TooFew> {
    let mut lines: Vec<(u64, &K)> = table
        .iter()
        .filter(|(_, it)| **it > 0)
        .map(|(group, it)| (*it, group))
        .collect();
    lines.sort();
    let (small, mut large): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|(it, _)| *it < fewer_than);
    let mut merged = Line {
        groups: small.iter().map(|(_, group)| (*group).clone()).collect(),
        people: small.iter().map(|(it, _)| *it).sum(),
    };
    if !merged.groups.is_empty() && merged.people < fewer_than {
        // A large group is enough by itself: one joins at most.
        if large.is_empty() {
            return Err(TooFew);
        }
        let (people, group) = large.remove(0);
        merged.people += people;
        merged.groups.push(group.clone());
    }
    merged.groups.sort();
    let mut shown: Vec<Line<K>> = large
        .into_iter()
        .map(|(people, group)| Line {
            groups: vec![group.clone()],
            people,
        })
        .collect();
    shown.sort_by(|one, other| one.groups.cmp(&other.groups));
    if !merged.groups.is_empty() {
        shown.push(merged);
    }
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(cells: &[(&'static str, u64)]) -> BTreeMap<&'static str, u64> {
        cells.iter().copied().collect()
    }

    fn shown(cells: &[(&'static str, u64)]) -> Vec<(String, u64)> {
        let lines = merge(&table(cells), 5).unwrap();
        lines
            .into_iter()
            .map(|it| (it.groups.join("+"), it.people))
            .collect()
    }

    fn line(groups: &str, people: u64) -> (String, u64) {
        (groups.to_owned(), people)
    }

    #[test]
    fn a_table_of_large_groups_is_left_alone() {
        assert_eq!(
            shown(&[("b", 5), ("a", 9), ("none", 0)]),
            [line("a", 9), line("b", 5)]
        );
    }

    #[test]
    fn small_groups_become_one_line() {
        assert_eq!(
            shown(&[("a", 40), ("b", 3), ("c", 2)]),
            [line("a", 40), line("b+c", 5)]
        );
    }

    #[test]
    fn one_small_group_takes_the_smallest_large_one_with_it() {
        assert_eq!(
            shown(&[("a", 40), ("b", 3), ("c", 7)]),
            [line("a", 40), line("b+c", 10)]
        );
    }

    #[test]
    fn too_few_in_all_are_not_shown() {
        assert_eq!(merge(&table(&[("a", 2), ("b", 2)]), 5), Err(TooFew));
        assert_eq!(merge(&table(&[]), 5), Ok(Vec::new()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_line_is_left_below_the_floor_and_no_more_is_merged_than_needed(
            cells in prop::collection::btree_map(0_u8..12, 0_u64..12, 0..10), floor in 2_u64..9,
        ) {
            let people: u64 = cells.values().sum();
            let small: Vec<u64> = cells.values().copied().filter(|it| (1..floor).contains(it)).collect();
            let Ok(lines) = merge(&cells, floor) else {
                prop_assert!(people < floor && !small.is_empty());
                return Ok(());
            };
            prop_assert!(lines.iter().all(|it| it.people >= floor));
            prop_assert_eq!(lines.iter().map(|it| it.people).sum::<u64>(), people);
            let all: Vec<u8> = lines.iter().flat_map(|it| it.groups.clone()).collect();
            prop_assert_eq!(all.len(), cells.values().filter(|it| **it > 0).count());
            let merged: usize = lines.iter().map(|it| it.groups.len()).filter(|it| *it > 1).sum();
            // All small ones, and one large one only where they are too few without it.
            let alone = small.iter().sum::<u64>() >= floor;
            let needed = match (small.len(), alone) { (0, _) => 0, (n, true) => n, (n, false) => n + 1 };
            prop_assert_eq!(merged, needed);
        }
    }
}
