//! Days as typed in forms.

use domain::role::Period;

use crate::form::Form;
use crate::lang::Lang;

/// First and last day as typed.
pub(super) fn period(form: &mut Form, lang: Lang) -> Option<Period> {
    let starts_on = day(form.text("starts_on"));
    if starts_on.is_none() {
        form.reject("starts_on", t!(lang, "Écrivez une date.", "Write a date."));
    }
    let ends_on = optional_day(form, "ends_on", lang).ok();
    Some(Period {
        starts_on: starts_on?,
        ends_on: ends_on?,
    })
}

/// A day that may be left out.
pub(super) fn optional_day(
    form: &mut Form,
    field: &str,
    lang: Lang,
) -> Result<Option<chrono::NaiveDate>, NoDay> {
    let Some(text) = form.optional(field) else {
        return Ok(None);
    };
    let found = day(text);
    if found.is_none() {
        let said = t!(
            lang,
            "Écrivez une date, ou rien.",
            "Write a date, or nothing."
        );
        form.reject(field, said);
    }
    found.map(Some).ok_or(NoDay)
}

/// What was typed is no day; the form says so.
#[derive(Debug)]
pub(super) struct NoDay;

/// A day of our time: what a slip of the finger makes of a year is asked again.
pub(super) fn day(text: &str) -> Option<chrono::NaiveDate> {
    use chrono::Datelike as _;
    let day: chrono::NaiveDate = text.parse().ok()?;
    (1900..2200).contains(&day.year()).then_some(day)
}
