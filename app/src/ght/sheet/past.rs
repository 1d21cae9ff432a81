//! A group over time.

use leptos::prelude::*;
use service::ght::register::Sheet;

use crate::lang::Lang;
use crate::ui::{Badge, Event, Timeline};
use crate::words;

/// Everything that happened: joined, left, struck.
pub(super) fn past(lang: Lang, here: &str, read: &Sheet) -> Option<AnyView> {
    let mut events = Vec::new();
    for it in &read.parties {
        let struck = it.row.struck_at.is_some();
        events.push((it.period.starts_on, it, true, struck));
        if let Some(end) = it.period.ends_on {
            events.push((end, it, false, struck));
        }
    }
    if events.is_empty() {
        return None;
    }
    events.sort_by_key(|(day, it, joined, _)| (std::cmp::Reverse(*day), *joined, it.id));
    let shown = events
        .into_iter()
        .map(|(day, it, joined, struck)| {
            let name = it.row.name.clone();
            let what = if joined {
                t!(lang, "{name} entre dans le groupe", "{name} joins the group")
            } else {
                t!(lang, "{name} : dernier jour dans le groupe", "{name}: last day in the group")
            };
            let number = words::ght::entity(&it.entity);
            let struck = struck.then(|| {
                let label = t!(lang, "Rayé : enregistré par erreur", "Struck: recorded by mistake");
                view! { <Badge label=label /> }
            });
            let link = (read.may_manage && it.row.struck_at.is_none()).then(|| {
                let href = format!("{here}/parties/{}", it.id);
                let said = t!(lang, "Corriger", "Correct");
                view! { <a href=href>{said} <span class="visually-hidden">" "{it.row.name.clone()}</span></a> }
            });
            view! {
                <Event when=words::date(lang, day) datetime=day.to_string() what=what>
                    <p class="quiet">{number} " " {struck} " " {link}</p>
                </Event>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Au fil du temps", "Over time")}</h2>
                <Timeline>{shown}</Timeline>
            </section>
        }
        .into_any(),
    )
}
