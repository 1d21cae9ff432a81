//! A register is begun anew in mid-decision: all that was logged is logged again in the next one.

use decision::audit::{Check, What, audit};
use decision::record::Kind;
use domain::decision::stage::End;

use crate::consent::agreed;
use crate::make::faults;

const NEXT: &str = "cpts.example/log/gabares~2";

#[test]
fn an_archive_holds_in_whichever_register_all_of_it_was_logged() {
    let (first, next) = (agreed().archive(), agreed().archive_of(NEXT, 98));
    assert_ne!(first.head, next.head);
    let (one, other) = (
        audit(&first, Some(&first.head.log)),
        audit(&next, Some(&next.head.log)),
    );
    assert_eq!(faults(&one), []);
    assert_eq!(faults(&other), []);
    assert_eq!(other.end, Some(End::Consent));
    assert_eq!(
        (one.tallies, one.statements),
        (other.tallies, other.statements)
    );
    // Who expects the first register is told that this is another one.
    let report = audit(&next, Some(&first.head.log));
    assert_eq!(faults(&report), [(Check::Log, What::OtherLog)]);
}

#[test]
fn an_archive_out_of_two_registers_is_refused() {
    let (first, mut next) = (agreed().archive(), agreed().archive_of("other/log~2", 98));
    let mut longer = agreed();
    longer.records.insert(0, longer.records[1].clone());
    let elsewhere = longer.archive_of("other/log~2", 98);
    // Records that stand in the register that was given up, under the checkpoint of the next one.
    next.head = elsewhere.head;
    assert!(faults(&audit(&next, None)).contains(&(Check::Log, What::NotInLog)));
    let mut mixed = first.clone();
    mixed.head = next.head;
    assert!(faults(&audit(&mixed, None)).contains(&(Check::Log, What::NotInLog)));
}

#[test]
fn what_is_logged_again_in_another_order_or_without_a_position_is_found() {
    let mut turned = agreed();
    let closed = turned.records.pop().unwrap();
    turned.records.insert(3, closed);
    assert!(!audit(&turned.archive_of(NEXT, 98), None).is_sound());
    let mut short = agreed();
    let last = short
        .records
        .iter()
        .rposition(|(kind, _)| *kind == Kind::Position)
        .unwrap();
    short.records.remove(last);
    let report = audit(&short.archive_of(NEXT, 98), None);
    assert!(faults(&report).contains(&(Check::Counts, What::Count)));
}
