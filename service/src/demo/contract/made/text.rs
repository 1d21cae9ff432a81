//! The text of a contract of the demonstration: the template, with what the case says.

use chrono::NaiveDate;
use domain::contract::promise::{Action, Indicator, Meeting, Money};
use domain::contract::template::french::VARIABLES;
use domain::id::PartnerId;

use super::{Case, Past, no_day};
use crate::contract::begin::Begun;
use crate::contract::show::Sheet;
use crate::contract::write::Typed;
use crate::failure::Fault;

/// The day so many days from today.
fn day(past: &Past, ahead: i64) -> Result<NaiveDate, Fault> {
    past.day(-ahead).ok_or_else(no_day)
}

pub(super) fn begun(past: &Past, case: &Case, partner: PartnerId) -> Result<Begun, Fault> {
    Ok(Begun {
        kind: case.kind,
        partners: vec![partner],
        with: Vec::new(),
        begin: day(past, case.term.0)?,
        end: day(past, case.term.1)?,
        notice_days: case.notice_days,
        renewal: case.renewal,
        missions: case.missions.iter().copied().collect(),
    })
}

/// What the form of the last version would send, complete.
pub(super) fn typed(
    past: &Past,
    case: &Case,
    partner: PartnerId,
    sheet: &Sheet,
) -> Result<Typed, Fault> {
    let head = &sheet.head;
    let mut parties = head.text.parties.clone();
    let (given, family, function) = case.director;
    for it in &mut parties {
        if it.id == partner.0 {
            it.signatory.name = format!("{given} {family}");
            function.clone_into(&mut it.signatory.function);
        }
    }
    let mut clauses = head.source.clone();
    for it in &mut clauses {
        it.heading = said(&it.heading);
        it.body = said(&it.body);
    }
    let mut promises = head.text.promises.clone();
    let action = |(label, mission): &(&str, _)| Action {
        label: (*label).to_owned(),
        mission: Some(*mission),
        by: None,
    };
    promises.actions = case.actions.iter().map(action).collect();
    promises.indicators.clear();
    for (label, target, unit, due) in case.indicators {
        promises.indicators.push(Indicator {
            label: (*label).to_owned(),
            target: *target,
            unit: (*unit).to_owned(),
            due: day(past, *due)?,
        });
    }
    promises.money.clear();
    for (label, cents, due, every) in case.money {
        promises.money.push(Money {
            label: (*label).to_owned(),
            payer: partner.0,
            payee: sheet.seen.seat.cpts.id,
            cents: *cents,
            ceiling: None,
            due: day(past, *due)?,
            every: *every,
        });
    }
    promises.meetings.clear();
    for (label, due, every) in case.meetings {
        promises.meetings.push(Meeting {
            label: (*label).to_owned(),
            due: day(past, *due)?,
            every: *every,
        });
    }
    Ok(Typed {
        title: case.title.to_owned(),
        parties,
        clauses,
        annexes: Vec::new(),
        term: head.text.term,
        promises,
        note: "Première version complète".to_owned(),
    })
}

/// A text in which the examples stand for what who drafts would say.
fn said(text: &str) -> String {
    let typed = VARIABLES
        .iter()
        .filter(|it| it.known == domain::contract::template::french::Known::Typed);
    typed.fold(text.to_owned(), |text, it| {
        text.replace(&format!("{{{{{}}}}}", it.name), it.example)
    })
}
