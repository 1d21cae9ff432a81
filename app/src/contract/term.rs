//! From when to when, and how it goes on: the fields, and what was typed in them.

use chrono::NaiveDate;
use domain::contract::term::{Renewal, Term};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, Field, FieldKind, RadioCards};

/// What was typed; nothing when something is missing, which the form says at its field.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Term> {
    let begin = day(form, "debut", lang);
    let end = day(form, "fin", lang);
    let notice_days = number(form, "preavis", lang);
    let renewal = match form.text("reconduction") {
        "tacit" => {
            let (months, times) = (number(form, "mois", lang), number(form, "fois", lang));
            months
                .zip(times)
                .map(|(months, times)| Renewal::Tacit { months, times })
        }
        "express" => Some(Renewal::Express),
        _ => Some(Renewal::None),
    };
    let term = Term {
        begin: begin?,
        end: end?,
        notice_days: notice_days?,
        renewal: renewal?,
    };
    if term.end < term.begin {
        form.reject(
            "fin",
            t!(
                lang,
                "La fin précède la date d’effet.",
                "The end is before the first day."
            ),
        );
        return None;
    }
    Some(term)
}

/// A form with what a term says.
pub(super) fn with(form: Form, term: &Term) -> Form {
    let form = form
        .with("debut", term.begin.to_string())
        .with("fin", term.end.to_string())
        .with("preavis", term.notice_days.to_string());
    match term.renewal {
        Renewal::None => form.with("reconduction", "none"),
        Renewal::Express => form.with("reconduction", "express"),
        Renewal::Tacit { months, times } => form
            .with("reconduction", "tacit")
            .with("mois", months.to_string())
            .with("fois", times.to_string()),
    }
}

/// The fields.
pub(super) fn fields(lang: Lang, form: &Form) -> impl IntoView + use<> {
    let ways = vec![
        Choice::new("none", t!(lang, "Elle prend fin", "It ends")),
        Choice::new(
            "tacit",
            t!(
                lang,
                "Elle se poursuit d’elle-même, sauf dénonciation",
                "It goes on by itself, unless somebody gives notice"
            ),
        ),
        Choice::new(
            "express",
            t!(
                lang,
                "Elle ne se poursuit que par un nouvel accord",
                "It goes on only by a new agreement"
            ),
        ),
    ];
    view! {
        <Field form=form name="debut" kind=FieldKind::Date label=t!(lang, "Date d’effet", "First day") required=true />
        <Field form=form name="fin" kind=FieldKind::Date label=t!(lang, "Dernier jour", "Last day") required=true />
        <Field
            form=form
            name="preavis"
            kind=FieldKind::Number
            label=t!(lang, "Préavis, en jours", "Notice, in days")
            required=true
        />
        <RadioCards form=form name="reconduction" label=t!(lang, "À son terme", "At its end") choices=ways required=true />
        <Field
            form=form
            name="mois"
            kind=FieldKind::Number
            label=t!(lang, "Si elle se poursuit\u{a0}: pour combien de mois", "If it goes on: for how many months")
        />
        <Field
            form=form
            name="fois"
            kind=FieldKind::Number
            label=t!(lang, "Et combien de fois au plus", "And how many times at most")
        />
    }
}

/// A date of a form.
pub(super) fn day(form: &mut Form, name: &str, lang: Lang) -> Option<NaiveDate> {
    let read = form.text(name).parse().ok();
    if read.is_none() {
        form.reject(name, t!(lang, "Choisissez une date.", "Choose a date."));
    }
    read
}

/// A whole number of a form.
pub(super) fn number<T: std::str::FromStr>(form: &mut Form, name: &str, lang: Lang) -> Option<T> {
    let read = form.text(name).parse().ok();
    if read.is_none() {
        form.reject(
            name,
            t!(lang, "Écrivez un nombre entier.", "Write a whole number."),
        );
    }
    read
}
