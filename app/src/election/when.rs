//! Days and hours in forms: two fields each, at the clocks of France.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Field, FieldKind};

/// The names of both fields.
fn names(name: &str) -> (String, String) {
    (format!("{name}_jour"), format!("{name}_heure"))
}

/// What was typed; the form says what cannot be read.
pub(super) fn read(form: &mut Form, name: &str, lang: Lang) -> Option<DateTime<Utc>> {
    let (day, hour) = names(name);
    let on = form.text(&day).parse::<NaiveDate>().ok();
    let time = NaiveTime::parse_from_str(form.text(&hour), "%H:%M").ok();
    if on.is_none() {
        form.reject(&day, t!(lang, "Choisissez un jour.", "Choose a day."));
    }
    if time.is_none() {
        form.reject(
            &hour,
            t!(
                lang,
                "Écrivez une heure, comme 20:00.",
                "Write an hour, such as 20:00."
            ),
        );
    }
    // When clocks go back an hour comes twice: the first one is meant.
    let local = Paris.from_local_datetime(&on?.and_time(time?)).earliest();
    if local.is_none() {
        form.reject(
            &hour,
            t!(
                lang,
                "Cette heure n’existe pas ce jour-là\u{a0}: on passe à l’heure d’été.",
                "That hour does not exist on that day: clocks go forward."
            ),
        );
    }
    Some(local?.with_timezone(&Utc))
}

/// A form with both fields filled.
pub(super) fn fill(form: Form, name: &str, at: DateTime<Utc>) -> Form {
    let (day, hour) = names(name);
    let local = at.with_timezone(&Paris);
    form.with(&day, local.format("%Y-%m-%d").to_string())
        .with(&hour, local.format("%H:%M").to_string())
}

/// Both fields.
pub(super) fn fields(lang: Lang, form: &Form, name: &str, label: String) -> impl IntoView + use<> {
    let (day, hour) = names(name);
    view! {
        <fieldset class="when">
            <legend class="field__label">{label}</legend>
            <Field form=form name=day kind=FieldKind::Date label=t!(lang, "Jour", "Day") required=true />
            <Field form=form name=hour kind=FieldKind::Time label=t!(lang, "Heure", "Hour") required=true />
        </fieldset>
    }
}
