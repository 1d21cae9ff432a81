//! What a draft changes against the last version of the rules that was adopted.

use domain::statutes::{Section, compare};
use leptos::prelude::*;
use service::statutes::draft::read::Draft;
use service::statutes::rules::Known;

use super::{said, words};
use crate::lang::Lang;
use crate::statutes::change;

/// Before its adoption: every change; every rule where there was no version before.
pub(super) fn changes(lang: Lang, slug: &str, draft: &Draft) -> AnyView {
    let Some(last) = &draft.last else {
        return first(lang, draft);
    };
    let number = last.number;
    let found = compare(&last.statutes, &draft.statutes);
    view! {
        <section>
            <h2>
                {t!(lang, "Ce qui change par rapport à la version {number}", "What changes against version {number}")}
            </h2>
            <p class="lead">{count(lang, found.len())}</p>
            {change::list(lang, slug, &last.statutes, &draft.statutes, &found)}
        </section>
    }
    .into_any()
}

/// While it is written: the same behind a fold, and the way to the version itself.
pub(super) fn folded(lang: Lang, slug: &str, draft: &Draft) -> Option<AnyView> {
    let last: &Known = draft.last.as_ref()?;
    let number = last.number;
    let href = format!("/cpts/{slug}/statuts/regles/{number}");
    let found = compare(&last.statutes, &draft.statutes);
    let fold = (!found.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{t!(lang, "Voir ce qui change", "See what changes")}</summary>
                {change::list(lang, slug, &last.statutes, &draft.statutes, &found)}
            </details>
        }
    });
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Par rapport à la version {number}", "Against version {number}")}</h2>
                <p>
                    {count(lang, found.len())} " "
                    <a href=href>{t!(lang, "Lire la version {number} des règles", "Read version {number} of the rules")}</a>
                </p>
                {fold}
            </section>
        }
        .into_any(),
    )
}

fn count(lang: Lang, count: usize) -> String {
    if count == 0 {
        return t!(
            lang,
            "Rien ne change : c’est la même version.",
            "Nothing changes: it is the same version."
        );
    }
    plural!(
        lang,
        count,
        "{count} point change.",
        "{count} points changent.",
        "{count} point changes.",
        "{count} points change."
    )
}

fn first(lang: Lang, draft: &Draft) -> AnyView {
    let sections = Section::ALL
        .iter()
        .map(|it| {
            view! {
                <details class="card">
                    <summary>{words::title(lang, *it)}</summary>
                    {said::list(lang, said::lines(lang, &draft.statutes, *it), None)}
                </details>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Les premières règles", "The first rules")}</h2>
            {sections}
        </section>
    }
    .into_any()
}
