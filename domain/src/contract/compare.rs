//! What changed from one version to the next, clause by clause.

use super::annex::Annex;
use super::party::Party;
use super::promise::{Action, Indicator, Meeting, Money};
use super::term::Term;
use super::text::{Clause, Text};
use crate::territory::Mission;

/// What became of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a, T> {
    /// It is as it was.
    Same(&'a T),
    /// It is new.
    Added(&'a T),
    /// It is gone.
    Removed(&'a T),
    /// It says something else.
    Changed {
        /// As it was.
        before: &'a T,
        /// As it is.
        after: &'a T,
    },
}

impl<T> Change<'_, T> {
    /// Whether it is as it was.
    pub const fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// What changed from one version to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// The title, where it changed.
    pub title: Option<(&'a str, &'a str)>,
    /// Parties.
    pub parties: Vec<Change<'a, Party>>,
    /// Clauses.
    pub clauses: Vec<Change<'a, Clause>>,
    /// Whether clauses that stayed stand in another order.
    pub moved: bool,
    /// Annexes.
    pub annexes: Vec<Change<'a, Annex>>,
    /// The term, where it changed.
    pub term: Option<(Term, Term)>,
    /// Missions that came in.
    pub missions_added: Vec<Mission>,
    /// Missions that went.
    pub missions_removed: Vec<Mission>,
    /// Actions.
    pub actions: Vec<Change<'a, Action>>,
    /// Indicators.
    pub indicators: Vec<Change<'a, Indicator>>,
    /// Money.
    pub money: Vec<Change<'a, Money>>,
    /// Meetings.
    pub meetings: Vec<Change<'a, Meeting>>,
}

/// Compares two versions.
pub fn compare<'a>(before: &'a Text, after: &'a Text) -> Compared<'a> {
    let (old, new) = (&before.promises, &after.promises);
    let kept = |one: &'a Text, other: &'a Text| {
        let keys = one.clauses.iter().map(|it| it.key.as_str());
        keys.filter(|it| other.clause(it).is_some())
            .collect::<Vec<_>>()
    };
    Compared {
        title: (before.title != after.title).then_some((&before.title, &after.title)),
        parties: align(&before.parties, &after.parties, |it| it.id),
        clauses: align(&before.clauses, &after.clauses, |it| it.key.clone()),
        moved: kept(before, after) != kept(after, before),
        annexes: align(&before.annexes, &after.annexes, |it| it.title.clone()),
        term: (before.term != after.term).then_some((before.term, after.term)),
        missions_added: new.missions.difference(&old.missions).copied().collect(),
        missions_removed: old.missions.difference(&new.missions).copied().collect(),
        actions: align(&old.actions, &new.actions, |it| it.label.clone()),
        indicators: align(&old.indicators, &new.indicators, |it| it.label.clone()),
        money: align(&old.money, &new.money, |it| it.label.clone()),
        meetings: align(&old.meetings, &new.meetings, |it| it.label.clone()),
    }
}

impl Compared<'_> {
    /// Whether nothing changed.
    pub fn is_same(&self) -> bool {
        fn all<T>(changes: &[Change<'_, T>]) -> bool {
            changes.iter().all(Change::is_same)
        }
        self.title.is_none()
            && self.term.is_none()
            && !self.moved
            && self.missions_added.is_empty()
            && self.missions_removed.is_empty()
            && all(&self.parties)
            && all(&self.clauses)
            && all(&self.annexes)
            && all(&self.actions)
            && all(&self.indicators)
            && all(&self.money)
            && all(&self.meetings)
    }
}

/// The later list with what is gone put where it stood: after what it followed.
fn align<'a, T: PartialEq, K: PartialEq>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&T) -> K,
) -> Vec<Change<'a, T>> {
    // Two lines of one name are told apart by their rank among those.
    let named = |list: &'a [T]| {
        let mut found: Vec<(K, usize, &'a T)> = Vec::new();
        for it in list {
            let name = key(it);
            let rank = found.iter().filter(|(other, _, _)| *other == name).count();
            found.push((name, rank, it));
        }
        found
    };
    let (old, new) = (named(before), named(after));
    let same = |one: &(K, usize, &T), other: &(K, usize, &T)| one.0 == other.0 && one.1 == other.1;
    let gone = |from: usize| {
        let rest = old.iter().skip(from);
        rest.take_while(|it| !new.iter().any(|other| same(it, other)))
            .map(|it| Change::Removed(it.2))
    };
    let mut found: Vec<Change<'a, T>> = gone(0).collect();
    for it in &new {
        match old.iter().position(|other| same(it, other)) {
            None => found.push(Change::Added(it.2)),
            Some(at) => {
                match old.get(at) {
                    Some((_, _, was)) if *was != it.2 => found.push(Change::Changed {
                        before: was,
                        after: it.2,
                    }),
                    _ => found.push(Change::Same(it.2)),
                }
                found.extend(gone(at + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::example::{clause, text};
    use crate::contract::text::About;
    use proptest::prelude::*;

    fn shown(changes: &[Change<'_, Clause>]) -> Vec<String> {
        let one = |it: &Change<'_, Clause>| match it {
            Change::Same(it) => format!("={}", it.key),
            Change::Added(it) => format!("+{}", it.key),
            Change::Removed(it) => format!("-{}", it.key),
            Change::Changed { after, .. } => format!("~{}", after.key),
        };
        changes.iter().map(one).collect()
    }

    fn with(keys: &[&str]) -> Text {
        let clauses = keys.iter().map(|it| clause(it, About::Other, "Texte."));
        Text {
            clauses: clauses.collect(),
            ..text()
        }
    }

    #[test]
    fn what_is_gone_stands_where_it_stood() {
        let (before, after) = (with(&["a", "b", "c"]), with(&["a", "x", "c", "d"]));
        let found = compare(&before, &after);
        assert_eq!(shown(&found.clauses), ["=a", "-b", "+x", "=c", "+d"]);
        assert!(!found.moved);
        let before = with(&["a", "b"]);
        let after = with(&["b"]);
        assert_eq!(shown(&compare(&before, &after).clauses), ["-a", "=b"]);
    }

    #[test]
    fn a_clause_that_says_something_else_is_shown_with_both_versions() {
        let before = text();
        let mut after = text();
        after.clauses[1].body = "Deux ans.".to_owned();
        after.promises.missions.clear();
        after.promises.money[0].cents += 1;
        let found = compare(&before, &after);
        assert_eq!(shown(&found.clauses), ["=objet", "~duree"]);
        assert_eq!(found.missions_removed, [Mission::Pathway]);
        assert!(matches!(found.money[..], [Change::Changed { .. }]));
        assert!(!found.is_same());
    }

    #[test]
    fn the_same_text_has_not_changed_and_another_order_is_a_change() {
        let one = text();
        assert!(compare(&one, &one).is_same());
        let (before, after) = (with(&["a", "b"]), with(&["b", "a"]));
        assert!(compare(&before, &after).moved);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_whatever_changed(
            before in prop::collection::vec("[a-d]", 0..8), after in prop::collection::vec("[a-d]", 0..8),
        ) {
            let of = |keys: &[String]| with(&keys.iter().map(String::as_str).collect::<Vec<_>>());
            let (one, two) = (of(&before), of(&after));
            let found = shown(&compare(&one, &two).clauses);
            let later: Vec<&str> = found.iter().filter(|it| !it.starts_with('-')).map(|it| &it[1..]).collect();
            prop_assert_eq!(later, after.iter().map(String::as_str).collect::<Vec<_>>());
            let mut earlier: Vec<&str> = found.iter().filter(|it| !it.starts_with('+')).map(|it| &it[1..]).collect();
            earlier.sort_unstable();
            let mut wanted: Vec<&str> = before.iter().map(String::as_str).collect();
            wanted.sort_unstable();
            prop_assert_eq!(earlier, wanted);
        }
    }
}
