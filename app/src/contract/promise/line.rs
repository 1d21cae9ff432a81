//! The lines of what is promised, as fields, and what was typed in them.

mod ask;

pub(super) use ask::fields;

use chrono::NaiveDate;
use domain::contract::limit::PROMISES;
use domain::contract::promise::{Action, Indicator, Meeting, Money, Promises};
use domain::dues::Cents;
use uuid::Uuid;

use crate::form::Form;
use crate::lang::Lang;
use crate::words::euros_plain;

/// So many empty lines of each kind wait to be filled; the next one comes once this one is kept.
const EMPTY: usize = 1;

/// How many lines of a section a form has at most.
const SHOWN: usize = PROMISES + EMPTY;

/// A form with the lines.
pub(super) fn with(form: Form, promises: &Promises, lang: Lang) -> Form {
    let id = |it: Option<Uuid>| it.map(|it| it.to_string()).unwrap_or_default();
    let mut form = form;
    for (n, it) in promises.actions.iter().enumerate() {
        form = form
            .with(&format!("a{n}.quoi"), it.label.clone())
            .with(
                &format!("a{n}.mission"),
                it.mission.map_or("", |it| it.code()),
            )
            .with(&format!("a{n}.par"), id(it.by));
    }
    for (n, it) in promises.indicators.iter().enumerate() {
        form = form
            .with(&format!("i{n}.quoi"), it.label.clone())
            .with(&format!("i{n}.cible"), it.target.to_string())
            .with(&format!("i{n}.unite"), it.unit.clone())
            .with(&format!("i{n}.date"), it.due.to_string());
    }
    for (n, it) in promises.money.iter().enumerate() {
        let plain = |cents: i64| euros_plain(lang, Cents(cents));
        form = form
            .with(&format!("m{n}.quoi"), it.label.clone())
            .with(&format!("m{n}.de"), it.payer.to_string())
            .with(&format!("m{n}.a"), it.payee.to_string())
            .with(&format!("m{n}.montant"), plain(it.cents))
            .with(
                &format!("m{n}.plafond"),
                it.ceiling.map(plain).unwrap_or_default(),
            )
            .with(&format!("m{n}.date"), it.due.to_string())
            .with(&format!("m{n}.rythme"), it.every.map_or("", |it| it.code()));
    }
    for (n, it) in promises.meetings.iter().enumerate() {
        form = form
            .with(&format!("r{n}.quoi"), it.label.clone())
            .with(&format!("r{n}.date"), it.due.to_string())
            .with(&format!("r{n}.rythme"), it.every.map_or("", |it| it.code()));
    }
    form
}

/// How many lines of a kind the form shows: those that it has, and an empty one.
fn shown(form: &Form, kind: char) -> usize {
    let named = |n: &usize| form.optional(&format!("{kind}{n}.quoi")).is_some();
    let last = (0..PROMISES).filter(named).max();
    last.map_or(0, |it| it + 1) + EMPTY
}

/// What was typed; nothing when a line cannot be read, which the form says at its field. A line without words is none.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Promises> {
    let mut found = Promises::default();
    let mut reader = Reader {
        form,
        lang,
        whole: true,
    };
    for n in reader.lines('a') {
        found.actions.push(Action {
            label: reader.text(&format!("a{n}.quoi")),
            mission: reader.text(&format!("a{n}.mission")).parse().ok(),
            by: reader.text(&format!("a{n}.par")).parse().ok(),
        });
    }
    for n in reader.lines('i') {
        let target = reader.number(&format!("i{n}.cible"));
        let due = reader.day(&format!("i{n}.date"));
        if let (Some(target), Some(due)) = (target, due) {
            let (label, unit) = (
                reader.text(&format!("i{n}.quoi")),
                reader.text(&format!("i{n}.unite")),
            );
            found.indicators.push(Indicator {
                label,
                target,
                unit,
                due,
            });
        }
    }
    for n in reader.lines('m') {
        let cents = reader.cents(&format!("m{n}.montant"));
        let ceiling = match reader.form.optional(&format!("m{n}.plafond")) {
            None => Some(None),
            Some(_) => reader.cents(&format!("m{n}.plafond")).map(Some),
        };
        let due = reader.day(&format!("m{n}.date"));
        let payer = reader.party(&format!("m{n}.de"));
        let payee = reader.party(&format!("m{n}.a"));
        if let (Some(cents), Some(ceiling), Some(due), Some(payer), Some(payee)) =
            (cents, ceiling, due, payer, payee)
        {
            found.money.push(Money {
                label: reader.text(&format!("m{n}.quoi")),
                payer,
                payee,
                cents,
                ceiling,
                due,
                every: reader.text(&format!("m{n}.rythme")).parse().ok(),
            });
        }
    }
    for n in reader.lines('r') {
        if let Some(due) = reader.day(&format!("r{n}.date")) {
            found.meetings.push(Meeting {
                label: reader.text(&format!("r{n}.quoi")),
                due,
                every: reader.text(&format!("r{n}.rythme")).parse().ok(),
            });
        }
    }
    reader.whole.then_some(found)
}

struct Reader<'f> {
    form: &'f mut Form,
    lang: Lang,
    whole: bool,
}

impl Reader<'_> {
    fn lines(&self, kind: char) -> Vec<usize> {
        let named = |n: &usize| self.form.optional(&format!("{kind}{n}.quoi")).is_some();
        (0..SHOWN).filter(named).collect()
    }

    fn text(&self, name: &str) -> String {
        self.form.text(name).to_owned()
    }

    fn wrong<T>(&mut self, name: &str, why: String) -> Option<T> {
        self.form.reject(name, why);
        self.whole = false;
        None
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        match self.form.text(name).parse() {
            Ok(number) => Some(number),
            Err(_) => self.wrong(
                name,
                t!(
                    self.lang,
                    "Écrivez un nombre entier.",
                    "Write a whole number."
                ),
            ),
        }
    }

    fn day(&mut self, name: &str) -> Option<NaiveDate> {
        match self.form.text(name).parse() {
            Ok(day) => Some(day),
            Err(_) => self.wrong(
                name,
                t!(self.lang, "Choisissez une date.", "Choose a date."),
            ),
        }
    }

    fn cents(&mut self, name: &str) -> Option<i64> {
        match self.form.text(name).parse::<Cents>() {
            Ok(cents) => Some(cents.0),
            Err(_) => self.wrong(
                name,
                t!(
                    self.lang,
                    "Écrivez un montant, comme 1 500 ou 49,90.",
                    "Write an amount, such as 1500 or 49.90."
                ),
            ),
        }
    }

    fn party(&mut self, name: &str) -> Option<Uuid> {
        match self.form.text(name).parse() {
            Ok(id) => Some(id),
            Err(_) => self.wrong(
                name,
                t!(self.lang, "Choisissez une partie.", "Choose a party."),
            ),
        }
    }
}
