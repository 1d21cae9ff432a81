//! Each limit: its sentence and a bar with the threshold.

use domain::exact::Exact;
use domain::ght::weight::{Bound, Counted};
use leptos::prelude::*;
use service::electorate::weight::Figures;

use super::words;
use crate::lang::Lang;
use crate::ui::{Badge, Bar, NoticeKind};

/// All of them, and what follows beyond one.
pub(super) fn limits(lang: Lang, found: &Figures) -> Option<AnyView> {
    if found.measures.is_empty() {
        return None;
    }
    let lines = found
        .measures
        .iter()
        .map(|it| {
            let sentence = words::shown(lang, &found.blocs, it);
            let badge = if it.measure.is_kept() {
                view! { <Badge kind=NoticeKind::Success label=t!(lang, "Respectée", "Respected") /> }
                    .into_any()
            } else {
                view! { <Badge kind=NoticeKind::Refusal label=t!(lang, "Dépassée", "Exceeded") /> }
                    .into_any()
            };
            let drawn = match &it.measure.limit {
                Bound::AtMost(most) if !it.is_hidden => {
                    let share = hundredths(&Exact::from(it.measure.has), it.measure.all);
                    let mark = hundredths(most, it.measure.all);
                    view! { <Bar share=share mark=mark>{sentence}" "{badge}</Bar> }.into_any()
                }
                _ => view! { <p>{sentence}" "{badge}</p> }.into_any(),
            };
            view! { <li>{drawn}</li> }
        })
        .collect_view();
    let mut counted: Vec<Counted> = found.measures.iter().map(|it| it.measure.counted).collect();
    counted.sort();
    counted.dedup();
    let beyond: Vec<String> = counted
        .into_iter()
        .map(|it| words::beyond(lang, it))
        .collect();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Chaque limite", "Each limit")}</h2>
                <ul class="limits">{lines}</ul>
                <p class="muted">{beyond.join(" ")}</p>
            </section>
        }
        .into_any(),
    )
}

/// A part of a whole in hundredths of a percent, for drawing only.
fn hundredths(part: &Exact, all: u64) -> u16 {
    let share = part.over(&Exact::from(all)).unwrap_or_default();
    let drawn = (&share * &Exact::from(10_000)).floor().min(10_000);
    u16::try_from(drawn).unwrap_or(10_000)
}
