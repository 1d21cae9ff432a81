//! How a territory changed.

use std::collections::BTreeMap;

use domain::territory::{Communes, InseeCode, Step};
use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::{Event, Timeline};
use crate::words::date;

/// A change names this many communes; the others are counted.
const NAMED: usize = 12;

/// Changes in the order given, each with what came and what went.
#[component]
pub fn Steps(
    /// The changes.
    steps: Vec<Step>,
    /// Names of the communes.
    names: BTreeMap<InseeCode, String>,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let events = steps
        .into_iter()
        .map(|step| {
            let (n, m) = (step.added.len(), step.removed.len());
            let came = (n > 0).then(|| {
                let what = plural!(
                    lang,
                    n,
                    "{n} commune ajoutée",
                    "{n} communes ajoutées",
                    "{n} commune added",
                    "{n} communes added"
                );
                (what, list(lang, &step.added, &names))
            });
            let went = (m > 0).then(|| {
                let what = plural!(
                    lang,
                    m,
                    "{m} commune retirée",
                    "{m} communes retirées",
                    "{m} commune removed",
                    "{m} communes removed"
                );
                (what, list(lang, &step.removed, &names))
            });
            let changes: Vec<(String, String)> = came.into_iter().chain(went).collect();
            let what: Vec<&str> = changes.iter().map(|(what, _)| what.as_str()).collect();
            let what = what.join(", ");
            let lists: Vec<String> = changes.iter().map(|(_, list)| list.clone()).collect();
            view! {
                <Event when=date(lang, step.from) datetime=step.from.to_string() what=what>
                    <p class="muted">{lists.join(" / ")}</p>
                </Event>
            }
        })
        .collect_view();
    view! { <Timeline>{events}</Timeline> }
}

fn list(lang: Lang, communes: &Communes, names: &BTreeMap<InseeCode, String>) -> String {
    let named: Vec<&str> = communes
        .iter()
        .take(NAMED)
        .map(|code| names.get(code).map_or(code.as_str(), String::as_str))
        .collect();
    let named = named.join(", ");
    match communes.len().saturating_sub(NAMED) {
        0 => named,
        more => t!(
            lang,
            "{named} et {more} autres",
            "{named} and {more} others"
        ),
    }
}
