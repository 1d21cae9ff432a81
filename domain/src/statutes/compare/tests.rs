use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::exact::Fraction;
use crate::statutes::{Remote, Said, Stated, Unpaid, Voice, WhenZero, template};

fn compared(change: impl FnOnce(&mut Statutes)) -> Vec<Difference> {
    let mut after = template();
    change(&mut after);
    compare(&template(), &after)
}

fn id(word: &str) -> CollegeId {
    word.parse().unwrap()
}

#[test]
fn a_version_does_not_differ_from_itself() {
    assert_eq!(compare(&template(), &template()), []);
}

#[test]
fn what_changes_is_named_and_nothing_else_is() {
    let found = compared(|it| it.membership.unpaid = Said::says("6", Unpaid::Votes));
    assert_eq!(found, [changed(Point::Membership(OnMembership::Unpaid))]);
    let found = compared(|it| it.organs[1].remote = Said::Silent);
    let remote = Point::Organ(OrganKind::ExtraordinaryMeeting, OnOrgan::Remote);
    assert_eq!(found, [changed(remote)]);
    let found = compared(|it| it.organs[0].decisions[0].secrecy = Said::Silent);
    let secrecy = Point::Decision(
        OrganKind::OrdinaryMeeting,
        DecisionKind::Election,
        OnDecision::Secrecy,
    );
    assert_eq!(found, [changed(secrecy)]);
    let found = compared(|it| it.colleges[0].voice = Voice::Consultative);
    assert_eq!(
        found,
        [changed(Point::College(id("ville"), OnCollege::Voice))]
    );
}

#[test]
fn another_article_for_the_same_rule_is_a_difference() {
    let found = compared(|it| it.organs[0].remote = Said::says("99", Remote::Allowed));
    let remote = Point::Organ(OrganKind::OrdinaryMeeting, OnOrgan::Remote);
    assert_eq!(found, [changed(remote)]);
}

#[test]
fn colleges_organs_and_decisions_come_and_go() {
    let found = compared(|it| {
        it.colleges.pop();
        it.organs.pop();
        it.organs[0].decisions.remove(1);
    });
    assert_eq!(
        found,
        [
            Difference::Removed(Part::College(id("usagers"))),
            Difference::Removed(Part::Decision(
                OrganKind::OrdinaryMeeting,
                DecisionKind::Revocation
            )),
            Difference::Removed(Part::Organ(OrganKind::Bureau)),
        ]
    );
    let mut before = template();
    before.colleges.pop();
    before.organs.pop();
    before.organs[0].decisions.remove(1);
    assert_eq!(
        compare(&before, &template()),
        [
            Difference::Added(Part::College(id("usagers"))),
            Difference::Added(Part::Decision(
                OrganKind::OrdinaryMeeting,
                DecisionKind::Revocation
            )),
            Difference::Added(Part::Organ(OrganKind::Bureau)),
        ]
    );
}

#[test]
fn the_order_of_colleges_is_a_rule_and_that_of_organs_is_none() {
    let found = compared(|it| it.colleges.swap(0, 2));
    assert_eq!(found, [changed(Point::Colleges)]);
    // A new college between two others leaves theirs as it was.
    let found = compared(|it| {
        let mut new = it.colleges[0].clone();
        new.id = id("new");
        it.colleges.insert(1, new);
    });
    assert_eq!(found, [Difference::Added(Part::College(id("new")))]);
    assert_eq!(compared(|it| it.organs.reverse()), [Difference::Reordered]);
    assert_eq!(compared(|it| it.caps.reverse()), [Difference::Reordered]);
}

#[test]
fn a_limit_meets_the_one_that_limits_the_same_thing_wherever_it_stands() {
    let tenth = |on| Stated {
        article: "18".to_owned(),
        rule: Cap::Seats {
            on,
            share: Fraction::percent(10),
            when_zero: Some(WhenZero::OneSeat),
        },
    };
    let found = compared(|it| {
        it.caps[0] = tenth(CapOn::EachBloc);
        it.caps.rotate_left(1);
    });
    let (before, after) = (Point::Cap(0), Point::Cap(6));
    assert_eq!(found, [Difference::Changed { before, after }]);
    let found = compared(|it| {
        it.caps.remove(5);
        it.caps.push(Stated {
            article: "20".to_owned(),
            rule: Cap::DoubleMajority {
                college: id("ville"),
                scope: crate::statutes::Scope {
                    organs: vec![OrganKind::OrdinaryMeeting],
                    decisions: crate::statutes::Decisions::All,
                },
            },
        });
    });
    assert_eq!(
        found,
        [
            Difference::Removed(Part::Cap(5)),
            Difference::Added(Part::Cap(6)),
        ]
    );
}

/// Every leaf of the template, as a JSON Pointer.
fn leaves(value: &Value, here: &str, all: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                leaves(item, &format!("{here}/{n}"), all);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                leaves(field, &format!("{here}/{key}"), all);
            }
        }
        _ => all.push(here.to_owned()),
    }
}

/// Other values for a leaf; those that make no document are passed over.
fn others(value: &Value) -> Vec<Value> {
    let number = value.as_u64().map(|it| Value::from(it + 1));
    let texts = [
        "7/9",
        "health",
        "social",
        "hospital",
        "msp",
        "ville",
        "other",
        "board",
        "bureau",
        "dues",
        "never",
        "always",
        "lot",
        "oldest",
        "silent",
        "none",
        "simple",
        "absolute",
        "present",
        "members",
        "voices",
        "cast",
        "allowed",
        "forbidden",
        "rejected",
        "whole",
        "halves",
        "votes",
        "partner",
        "deliberative",
        "consultative",
        "any-member",
        "bloc",
        "party",
        "secretary",
        "join",
        "paper",
        "xyz",
    ];
    number
        .into_iter()
        .chain(texts.iter().map(|it| Value::from(*it)))
        .filter(|it| it != value)
        .collect()
}

/// Nothing that a version says can change unseen.
#[test]
fn each_leaf_of_a_document_that_changes_is_seen() {
    let before = template();
    let document: Value = serde_json::from_str(&before.canonical()).unwrap();
    let mut all = Vec::new();
    leaves(&document, "", &mut all);
    let mut changed = 0;
    for at in &all {
        for other in others(document.pointer(at).unwrap()) {
            let mut document = document.clone();
            *document.pointer_mut(at).unwrap() = other;
            if let Ok(after) = Statutes::draft(&document.to_string()) {
                assert!(!compare(&before, &after).is_empty(), "{at}");
                assert!(!compare(&after, &before).is_empty(), "{at}");
                changed += 1;
            }
        }
    }
    assert!(changed > all.len(), "{changed} of {}", all.len());
}

proptest! {
    /// Whatever is taken away or moved, the difference is empty only where the documents are the same.
    #[test]
    fn only_equal_versions_do_not_differ(
        colleges in prop::sample::subsequence((0..4_usize).collect::<Vec<_>>(), 1..=4).prop_shuffle(),
        organs in prop::sample::subsequence((0..4_usize).collect::<Vec<_>>(), 0..=4).prop_shuffle(),
        caps in prop::sample::subsequence((0..7_usize).collect::<Vec<_>>(), 0..=7).prop_shuffle(),
    ) {
        let before = template();
        let mut after = template();
        after.colleges = colleges.iter().map(|n| before.colleges[*n].clone()).collect();
        after.organs = organs.iter().map(|n| before.organs[*n].clone()).collect();
        after.caps = caps.iter().map(|n| before.caps[*n].clone()).collect();
        let there = compare(&before, &after);
        let back = compare(&after, &before);
        prop_assert_eq!(there.is_empty(), before == after);
        prop_assert_eq!(there.len(), back.len());
        let added = |found: &[Difference]| found.iter().filter(|it| matches!(it, Difference::Added(_))).count();
        let removed = |found: &[Difference]| found.iter().filter(|it| matches!(it, Difference::Removed(_))).count();
        prop_assert_eq!(added(&there), removed(&back));
    }
}
