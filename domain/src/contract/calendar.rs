//! What must be looked at when: every date that follows from a text, and when its owners are reminded.

mod clock;

pub use clock::{MEETING_DAYS, VALIDATION_MONTHS, clocks};

use chrono::{Datelike, Months, NaiveDate};

use super::promise::days;
use super::term::Renewal;
use super::text::Text;
use crate::code::coded;

coded! {
    /// What is due.
    What {
        /// The last day of the term.
        End = "end",
        /// The last day on which notice may be given.
        Notice = "notice",
        /// It goes on by itself from that day.
        Renewal = "renewal",
        /// The yearly review of what was reached.
        Review = "review",
        /// An indicator is looked at.
        Indicator = "indicator",
        /// A payment is due.
        Payment = "payment",
        /// The parties meet.
        Meeting = "meeting",
        /// The delegation of a signatory ends.
        Representation = "representation",
        /// ARS and Assurance maladie meet the CPTS within 15 days of its request (seed S2, line 70).
        RequestMeeting = "request-meeting",
        /// The health project is validated tacitly two months after it was received (seed S2, line 73).
        Validation = "validation",
    }
}

/// Something due on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub what: What,
    /// Which line of its kind in the text, from 0.
    pub line: usize,
    /// What the text calls it; empty where the kind says all.
    pub label: String,
    /// How much is paid, in cents.
    pub cents: Option<i64>,
}

impl Due {
    /// What names it among all of one contract: `payment/2/2026-03-31`.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.what.code(), self.line, self.on)
    }
}

/// How long a contract runs, as far as dates go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// From that day on.
    pub since: NaiveDate,
    /// Until that day, where notice was given.
    pub until: Option<NaiveDate>,
}

/// Every date of a contract that is in force, from the first on which it is, in order.
pub fn dates(text: &Text, life: Life) -> Vec<Due> {
    let mut found = Vec::new();
    let last = life.until.unwrap_or_else(|| text.term.last());
    terms(text, life, &mut found);
    for n in 1..=40 {
        let review = text.term.begin.checked_add_months(Months::new(12 * n));
        match review {
            Some(on) if on <= last => found.push(due(on, What::Review, 0)),
            _ => break,
        }
    }
    let promises = &text.promises;
    for (n, it) in promises.indicators.iter().enumerate() {
        found.push(named(it.due, What::Indicator, n, &it.label));
    }
    for (n, it) in promises.meetings.iter().enumerate() {
        let on = days(it.due, it.every, last);
        found.extend(
            on.into_iter()
                .map(|on| named(on, What::Meeting, n, &it.label)),
        );
    }
    for (n, it) in promises.money.iter().enumerate() {
        for (on, cents) in it.falls(last) {
            let mut payment = named(on, What::Payment, n, &it.label);
            payment.cents = Some(cents);
            found.push(payment);
        }
    }
    for (n, party) in text.parties.iter().enumerate() {
        if let Some(on) = party.signatory.until {
            found.push(named(on, What::Representation, n, &party.signatory.name));
        }
    }
    // A balance is paid after the end; nothing else is due then.
    let holds = |it: &Due| life.since <= it.on && (it.on <= last || it.what == What::Payment);
    found.retain(holds);
    if life.until.is_some() {
        found.retain(|it| it.what == What::End || it.on <= last);
    }
    found.sort();
    found
}

fn terms(text: &Text, life: Life, found: &mut Vec<Due>) {
    if let Some(until) = life.until {
        found.push(due(until, What::End, 0));
        return;
    }
    for term in text.term.terms() {
        let n = usize::from(term.renewals);
        if text.term.renewal != Renewal::None && term.notice < term.end {
            found.push(due(term.notice, What::Notice, n));
        }
        if term.goes_on {
            let next = term.end.succ_opt().unwrap_or(term.end);
            found.push(due(next, What::Renewal, n));
        } else {
            found.push(due(term.end, What::End, n));
        }
    }
}

const fn due(on: NaiveDate, what: What, line: usize) -> Due {
    Due {
        on,
        what,
        line,
        label: String::new(),
        cents: None,
    }
}

fn named(on: NaiveDate, what: What, line: usize, label: &str) -> Due {
    Due {
        label: label.to_owned(),
        ..due(on, what, line)
    }
}

/// So many days before, owners are reminded.
pub const STEPS: [u16; 3] = [90, 30, 7];

/// The reminder that is to go out on a day for something due: the last step that was reached. One that was missed, because
/// the server stood still or the contract is younger, is not sent later beside the next.
pub fn step(due: NaiveDate, today: NaiveDate) -> Option<u16> {
    let left = (due - today).num_days();
    let reached = STEPS.into_iter().filter(|it| left <= i64::from(*it));
    reached.min().filter(|_| 0 <= left)
}

/// The years in which a contract runs.
pub fn years(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = i32> {
    first.year()..=last.year()
}

#[cfg(test)]
mod tests;
