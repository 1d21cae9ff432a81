//! Another day: any for who reads the register, the published ones for members.

use chrono::NaiveDate;
use leptos::prelude::*;
use service::electorate::weight::Weights;

use super::day::DAY;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Choice, Field, FieldKind, LinkButton, Select};
use crate::words;

/// The form that asks for it; nothing where there is no other.
pub(super) fn day(lang: Lang, slug: &str, form: &Form, read: &Weights) -> Option<AnyView> {
    let path = format!("/cpts/{slug}/poids");
    let today = path.clone();
    let field = match &read.published {
        None => any(lang, form),
        Some(days) if days.len() < 2 => return None,
        Some(days) => published(lang, form, days),
    };
    let back = (read.published.is_none() && !read.is_today).then(|| {
        view! {
            <LinkButton href=today kind=ButtonKind::Quiet label=t!(lang, "Revenir à aujourd’hui", "Back to today") />
        }
    });
    Some(
        view! {
            <form class="card" method="get" action=path>
                <h2>{t!(lang, "Un autre jour", "Another day")}</h2>
                {field}
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Voir ce jour", "See that day") /> {back}
                </div>
            </form>
        }
        .into_any(),
    )
}

fn any(lang: Lang, form: &Form) -> AnyView {
    view! {
        <Field
            form=form
            name=DAY
            kind=FieldKind::Date
            label=t!(lang, "Jour", "Day")
            hint=t!(
                lang,
                "Aujourd’hui ou un jour passé. Professions, fonctions et composition des groupes sont celles que l’on connaît maintenant pour ce jour.",
                "Today or a past day. Professions, offices and the make-up of groups are those now known for that day."
            )
        />
    }
    .into_any()
}

fn published(lang: Lang, form: &Form, days: &[NaiveDate]) -> AnyView {
    let choices: Vec<Choice> = days
        .iter()
        .rev()
        .map(|day| Choice::new(day.to_string(), words::date(lang, *day)))
        .collect();
    view! {
        <Select
            form=form
            name=DAY
            label=t!(lang, "Jour", "Day")
            hint=t!(
                lang,
                "Les fins de trimestre où assez de personnes ont bougé depuis les autres jours montrés.",
                "The ends of quarters by which enough people had moved since the other days shown."
            )
            choices=choices
        />
    }
    .into_any()
}
