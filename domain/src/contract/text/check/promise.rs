use chrono::{Months, NaiveDate};

use super::{Found, Text, Why};
use crate::contract::limit::{BALANCE_MONTHS, CENTS, LINE_CHARS, NAME_CHARS, PROMISES};
use crate::contract::promise::Money;
use crate::statutes::Place;

pub(super) fn check(text: &Text, found: &mut Found) {
    let (at, it) = (Place::of("promises"), &text.promises);
    let last = text.term.last();
    let within = |day: NaiveDate, until: NaiveDate| text.term.begin <= day && day <= until;
    for (field, many) in [
        ("actions", it.actions.len()),
        ("indicators", it.indicators.len()),
        ("money", it.money.len()),
        ("meetings", it.meetings.len()),
    ] {
        found.count(at.to(field), many, PROMISES);
    }
    for (n, action) in it.actions.iter().enumerate() {
        let at = at.to("actions").at(n);
        found.line(at.to("label"), &action.label, LINE_CHARS);
        if let Some(by) = action.by {
            found.party(text, at.to("by"), by);
        }
    }
    for (n, indicator) in it.indicators.iter().enumerate() {
        let at = at.to("indicators").at(n);
        found.line(at.to("label"), &indicator.label, LINE_CHARS);
        found.line(at.to("unit"), &indicator.unit, NAME_CHARS);
        if !within(indicator.due, last) {
            found.add(at.to("due"), Why::OutsideTerm);
        }
    }
    let balance = last.checked_add_months(Months::new(BALANCE_MONTHS));
    for (n, line) in it.money.iter().enumerate() {
        let at = at.to("money").at(n);
        money(text, &at, line, found);
        if !within(line.due, balance.unwrap_or(last)) {
            found.add(at.to("due"), Why::OutsideTerm);
        }
    }
    for (n, meeting) in it.meetings.iter().enumerate() {
        let at = at.to("meetings").at(n);
        found.line(at.to("label"), &meeting.label, LINE_CHARS);
        if !within(meeting.due, last) {
            found.add(at.to("due"), Why::OutsideTerm);
        }
    }
}

fn money(text: &Text, at: &Place, line: &Money, found: &mut Found) {
    found.line(at.to("label"), &line.label, LINE_CHARS);
    found.party(text, at.to("payer"), line.payer);
    found.party(text, at.to("payee"), line.payee);
    if line.payer == line.payee {
        found.add(at.to("payee"), Why::PaysItself);
    }
    if !(1..=CENTS).contains(&line.cents) {
        found.add(at.to("cents"), Why::Amount);
    }
    if line
        .ceiling
        .is_some_and(|most| !(line.cents..=CENTS).contains(&most))
    {
        found.add(at.to("ceiling"), Why::Amount);
    }
}
