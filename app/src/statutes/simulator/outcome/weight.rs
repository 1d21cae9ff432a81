//! What each college weighs.

use domain::majority::CollegeShare;
use domain::scenario::Part;
use leptos::prelude::*;

use super::{part, row};
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
    let head = labels
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
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
            row(name, &labels, cells)
        })
        .collect_view();
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Poids des collèges", "Weight of colleges")}</h2>
                <div class="table-frame">
                    <table class="table">
                        <caption>
                            {t!(
                                lang,
                                "Chaque collège compte pour son poids, quel que soit son nombre de votants",
                                "Each college counts for its weight, however many of it vote"
                            )}
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">{t!(lang, "Collège", "College")}</th>
                                {head}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}
