//! The journal of incidents.

use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use leptos::prelude::*;
use service::election::show::Board;

use crate::election::page::Shown;
use crate::form::Form;
use crate::ui::{Button, ButtonKind, Event, TextArea, Timeline};
use crate::words::date_time;
use crate::words::election::{incident, noted};

/// What happened, and the form for a note.
pub(super) fn incidents(shown: Shown<'_>, read: &Board) -> AnyView {
    let lang = shown.lang;
    let events = read
        .incidents
        .iter()
        .map(|(row, by)| {
            let kind = row.kind.parse::<IncidentKind>();
            let what = kind.map_or_else(|_| String::new(), |it| incident(lang, it));
            let said = row.said.as_deref().and_then(Said::read);
            let text = said.map_or_else(|| row.text.clone(), |it| noted(lang, &it));
            let by = by.clone();
            view! {
                <Event when=date_time(lang, row.at) datetime=row.at.to_rfc3339() what=what>
                    <p class="lines">{text}</p>
                    {by.map(|by| view! { <p class="small muted">{by}</p> })}
                </Event>
            }
        })
        .collect_view();
    let form = if shown.form.has("note") {
        shown.form.clone()
    } else {
        Form::default()
    };
    let note = shown.it.seen.confirms().then(|| {
        view! {
            <form method="post" action=format!("{}/bureau", shown.path)>
                <TextArea form=&form name="note" rows=3 label=t!(lang, "Noter un incident", "Note an incident") required=true />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet name="action" value="noter" label=t!(lang, "Noter l’incident", "Record the incident") />
                </div>
            </form>
        }
    });
    let none = read.incidents.is_empty().then(|| {
        view! { <p class="muted">{t!(lang, "Rien à signaler.", "Nothing to report.")}</p> }
    });
    view! {
        <section>
            <h2>{t!(lang, "Journal du vote", "Journal of the vote")}</h2>
            {none}
            <Timeline>{events}</Timeline>
            {note}
        </section>
    }
    .into_any()
}
