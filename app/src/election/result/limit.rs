//! The limits of the statutes on the board, and whom they kept from a seat.

use domain::election::limits::Limits;
use leptos::prelude::*;
use service::election::proclaimed::{Fate, Proclaimed};

use crate::lang::Lang;
use crate::ui::{Fact, Facts};
use crate::words::election::{limits as said, why};

/// The limits, and where they were applied.
pub(super) fn limits(lang: Lang, read: &Proclaimed) -> Option<AnyView> {
    let lines = said(lang, &Limits::of(&read.statutes));
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|(words, article)| view! { <Fact term=words>{article}</Fact> })
        .collect_view();
    let applied = read.seated.candidates.iter().filter(|it| {
        matches!(
            it.fate,
            Fate::Skipped(_) | Fate::GaveWay(..) | Fate::LeftVacant(_)
        )
    });
    let applied: Vec<String> = applied.filter_map(|it| why(lang, read, it)).collect();
    let applied = if applied.is_empty() {
        let none = t!(
            lang,
            "Aucune n’a changé l’attribution des sièges.",
            "None of them changed who has a seat."
        );
        view! { <p>{none}</p> }.into_any()
    } else {
        let lines = applied
            .into_iter()
            .map(|it| view! { <li>{it}</li> })
            .collect_view();
        view! { <ul>{lines}</ul> }.into_any()
    };
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Les limites des statuts", "The limits of the statutes")}</h2>
                {applied}
                <Facts>{lines}</Facts>
            </section>
        }
        .into_any(),
    )
}
