//! Two versions of the rules beside each other: only what differs.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::statutes::compare;
use leptos::prelude::*;
use service::statutes::rules::{Known, Version, read};

use super::change;
use super::tabs::{Leaf, tabs};
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{Button, ButtonKind, Choice, Notice, NoticeKind, PageHead, Select};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/statuts/comparer?de=&a=`: the two last versions unless asked for others.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let all = read(&visit.ctx, &slug, None).await?;
    let (before, after) = chosen(&form, &all.all);
    let one = async |number: Option<i32>| match number {
        None => Ok::<_, AppError>(None),
        Some(number) => Ok(read(&visit.ctx, &slug, Some(number)).await?.shown),
    };
    let (before, after) = (one(before).await?, one(after).await?);
    let title = t!(lang, "Comparer deux versions", "Compare two versions");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), all.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Ce qui change d’une version des règles à l’autre. Cette page est ouverte à tous.",
                        "What changes from one version of the rules to the other. This page is open to everybody."
                    )}
                </PageHead>
                {tabs(&visit, &slug, Leaf::Compare, None)}
                {match (&before, &after) {
                    (Some(before), Some(after)) => {
                        view! {
                            {choose(lang, &all.all, before.number, after.number)}
                            {changes(lang, &slug, before, after)}
                        }
                            .into_any()
                    }
                    (_, Some(only)) => alone(lang, only.number),
                    _ => super::rules::none(lang),
                }}
            }
        })
        .within(&slug)
        .into_response())
}

/// The two versions: those asked for where they exist, otherwise the last and the one before it.
fn chosen(form: &Form, all: &[Version]) -> (Option<i32>, Option<i32>) {
    let asked = |name: &str| {
        let number: i32 = form.text(name).parse().ok()?;
        all.iter().any(|it| it.number == number).then_some(number)
    };
    let last = all.first().map(|it| it.number);
    let after = asked("a").or(last);
    let earlier = all
        .iter()
        .map(|it| it.number)
        .find(|it| after.is_some_and(|after| *it < after));
    let other = all
        .iter()
        .map(|it| it.number)
        .rev()
        .find(|it| Some(*it) != after);
    (asked("de").or(earlier).or(other), after)
}

fn alone(lang: Lang, number: i32) -> AnyView {
    view! {
        <Notice kind=NoticeKind::Info>
            {t!(
                lang,
                "Il n’y a qu’une version des règles, la version {number} : il n’y a rien à comparer.",
                "There is only one version of the rules, version {number}: there is nothing to compare."
            )}
        </Notice>
    }
    .into_any()
}

fn choose(lang: Lang, all: &[Version], before: i32, after: i32) -> AnyView {
    let form = Form::default()
        .with("de", before.to_string())
        .with("a", after.to_string());
    let choices = || {
        all.iter()
            .map(|it| {
                let (number, day) = (it.number, words::date(lang, it.adoption.in_force_from));
                let label = t!(
                    lang,
                    "Version {number}, en vigueur le {day}",
                    "Version {number}, in force on {day}"
                );
                Choice::new(number.to_string(), label)
            })
            .collect::<Vec<_>>()
    };
    view! {
        <form method="get" class="card pair">
            <Select form=&form name="de" label=t!(lang, "Avant", "Before") choices=choices() />
            <Select form=&form name="a" label=t!(lang, "Après", "After") choices=choices() />
            <Button kind=ButtonKind::Quiet label=t!(lang, "Comparer", "Compare") />
        </form>
    }
    .into_any()
}

fn changes(lang: Lang, slug: &str, before: &Known, after: &Known) -> AnyView {
    let found = compare(&before.statutes, &after.statutes);
    let (one, other) = (before.number, after.number);
    if found.is_empty() {
        return view! {
            <Notice kind=NoticeKind::Success title=t!(lang, "Rien ne change.", "Nothing changes.")>
                {t!(
                    lang,
                    "Les versions {one} et {other} disent exactement la même chose, et ont la même empreinte.",
                    "Versions {one} and {other} say exactly the same thing, and have the same fingerprint."
                )}
            </Notice>
        }
        .into_any();
    }
    let count = found.len();
    let summary = plural!(
        lang,
        count,
        "{count} point change entre la version {one} et la version {other}.",
        "{count} points changent entre la version {one} et la version {other}.",
        "{count} point changes between version {one} and version {other}.",
        "{count} points change between version {one} and version {other}."
    );
    let list = change::list(lang, slug, &before.statutes, &after.statutes, &found);
    view! {
        <section>
            <h2>{t!(lang, "Ce qui change", "What changes")}</h2>
            <p class="lead">{summary}</p>
            {list}
        </section>
    }
    .into_any()
}
