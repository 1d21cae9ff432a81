//! What each college weighs.

use domain::majority::CollegeShare;
use domain::scenario::Part;
use leptos::prelude::*;

use super::part;
use super::table::table;
use crate::lang::Lang;
use crate::statutes::words::{fraction, percent};

/// The table of colleges, where they have weights.
pub(super) fn colleges(lang: Lang, weights: Vec<(String, CollegeShare)>) -> Option<AnyView> {
    if weights.is_empty() {
        return None;
    }
    let labels = [
        t!(lang, "Poids", "Weight"),
        t!(lang, "Poids compté", "Weight counted"),
        t!(lang, "Pour", "For"),
    ];
    let rows = weights
        .into_iter()
        .map(|(name, it)| {
            let own = Part {
                voices: it.yes.clone(),
                all: it.base.clone(),
            };
            let cells = vec![
                fraction(lang, it.weight),
                percent(lang, &it.counted),
                part(lang, &own),
            ];
            (name, cells)
        })
        .collect();
    let caption = t!(
        lang,
        "Chaque collège compte pour son poids, quel que soit son nombre de votants",
        "Each college counts for its weight, however many of it vote"
    );
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Poids des collèges", "Weight of colleges")}</h2>
                {table(caption, t!(lang, "Collège", "College"), &labels, rows)}
            </section>
        }
        .into_any(),
    )
}
