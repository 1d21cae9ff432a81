//! The result in short: a sentence a seat. The whole is on a page of its own.

use domain::election::stage::Stage;
use leptos::prelude::*;

use super::Shown;
use crate::election::result::{lead, seats};
use crate::ui::LinkButton;

/// The result, once it is counted.
pub(super) fn result(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, read) = (shown.lang, shown.result?);
    let href = format!("{}/resultat", shown.path);
    let counted = (read.seen.stage == Stage::Counted).then(|| {
        let said = t!(
            lang,
            "Résultat du dépouillement, pas encore proclamé.",
            "Result of the count, not proclaimed yet."
        );
        view! { <p class="muted">{said}</p> }
    });
    Some(
        view! {
            <section id="resultat">
                <h2>{t!(lang, "Le résultat", "The result")}</h2>
                <p>{lead(lang, read)}</p>
                {counted}
                {seats(lang, read)}
                <div class="actions">
                    <LinkButton href=href label=t!(lang, "Voir le résultat complet", "See the whole result") />
                </div>
            </section>
        }
        .into_any(),
    )
}
