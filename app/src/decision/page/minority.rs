//! What those said who do not fully agree: the reservations that stay beside the result.

use leptos::prelude::*;
use service::decision::show::Reserved;

use crate::lang::Lang;

/// Reservations of the last round, with their reasons; objections stand above with what became of them.
pub(super) fn statements(lang: Lang, all: &[Reserved]) -> Option<AnyView> {
    let cards = all
        .iter()
        .map(|it| {
            let (name, reason) = (it.name.clone(), it.reason.reason.clone());
            let harm = Some(it.reason.harm.clone()).filter(|it| !it.is_empty());
            view! {
                <article class="card objection">
                    <h3>{name}</h3>
                    <p class="letter">{reason}</p>
                    {harm.map(|it| view! { <p class="letter">{it}</p> })}
                </article>
            }
        })
        .collect::<Vec<_>>();
    (!cards.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(lang, "Les réserves", "The reservations")}</h2>
                <p class="muted">
                    {t!(
                        lang,
                        "Leurs auteurs ne s’opposent pas au texte et ont tenu à dire ceci.",
                        "Those who made them do not oppose the text and wanted this to be said."
                    )}
                </p>
                {cards}
            </section>
        }
        .into_any()
    })
}
