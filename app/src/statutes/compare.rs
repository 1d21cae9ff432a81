//! Two versions of the rules beside each other: only what differs.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::statutes::{
    Difference, OnCollege, OnDecision, OnOrgan, Part, Point, Said, Statutes, compare,
};
use leptos::prelude::*;
use service::statutes::rules::{Known, Version, read};

use super::lines::Reading;
use super::tabs::{Leaf, tabs};
use super::words as said;
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
                {tabs(lang, &slug, Leaf::Compare, None)}
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
                "There is one version of the rules only, version {number}: there is nothing to compare."
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
                    "Versions {one} and {other} say exactly the same, and have the same fingerprint."
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
    let reading = |known: &'_ Known| Pages {
        slug: slug.to_owned(),
        statutes: known.statutes.clone(),
    };
    let (before, after) = (reading(before), reading(after));
    let items = found
        .iter()
        .map(|it| difference(lang, &before, &after, it))
        .collect_view();
    view! {
        <p class="lead">{summary}</p>
        <ol class="changes">{items}</ol>
    }
    .into_any()
}

/// A document that is shown.
struct Pages {
    slug: String,
    statutes: Statutes,
}

impl Pages {
    fn reading(&self, lang: Lang) -> Reading<'_> {
        Reading {
            lang,
            slug: &self.slug,
            statutes: &self.statutes,
        }
    }
}

fn difference(lang: Lang, before: &Pages, after: &Pages, it: &Difference) -> AnyView {
    match it {
        Difference::Changed { before: one, after: other } => {
            let title = title(lang, &after.statutes, other);
            view! {
                <li class="card change">
                    <h2>{title}</h2>
                    <dl class="change__sides">
                        <div class="change__before">
                            <dt>{t!(lang, "Avant", "Before")}</dt>
                            <dd>{before.reading(lang).cell(one)}</dd>
                        </div>
                        <div class="change__after">
                            <dt>{t!(lang, "Après", "After")}</dt>
                            <dd>{after.reading(lang).cell(other)}</dd>
                        </div>
                    </dl>
                </li>
            }
            .into_any()
        }
        Difference::Added(part) => {
            let title = part_title(lang, &after.statutes, part);
            let title = t!(lang, "Ajouté : {title}", "Added: {title}");
            whole(title, after.reading(lang), part, "card change change--added")
        }
        Difference::Removed(part) => {
            let title = part_title(lang, &before.statutes, part);
            let title = t!(lang, "Retiré : {title}", "Removed: {title}");
            whole(title, before.reading(lang), part, "card change change--removed")
        }
        Difference::Reordered => view! {
            <li class="card change">
                <h2>{t!(lang, "Un autre ordre", "Another order")}</h2>
                <p>
                    {t!(
                        lang,
                        "Les mêmes règles sont écrites dans un autre ordre : aucune ne change, mais l’empreinte du document n’est plus la même.",
                        "The same rules are written in another order: none changes, but the fingerprint of the document is another."
                    )}
                </p>
            </li>
        }
        .into_any(),
    }
}

/// A part that only one version has, with all that it says.
fn whole(title: String, reading: Reading<'_>, part: &Part, class: &'static str) -> AnyView {
    let points = points(reading.statutes, part);
    view! {
        <li class=class>
            <h2>{title}</h2>
            {reading.facts(points)}
        </li>
    }
    .into_any()
}

fn points(statutes: &Statutes, part: &Part) -> Vec<Point> {
    match part {
        Part::College(id) => [OnCollege::Members, OnCollege::Voice, OnCollege::Seats]
            .map(|on| Point::College(id.clone(), on))
            .to_vec(),
        Part::Organ(organ) => OnOrgan::ALL
            .iter()
            .map(|on| Point::Organ(*organ, *on))
            .collect(),
        Part::Decision(organ, decision) => {
            let of = statutes.organs.iter().find(|it| it.organ == *organ);
            let own = of.and_then(|it| it.decisions.iter().find(|it| it.decision == *decision));
            let says = |on: OnDecision| {
                own.is_some_and(|own| match on {
                    OnDecision::Quorum => own.quorum != Said::Silent,
                    OnDecision::Majority => own.majority != Said::Silent,
                    OnDecision::Tie => own.tie != Said::Silent,
                    OnDecision::Secrecy => own.secrecy != Said::Silent,
                })
            };
            OnDecision::ALL
                .iter()
                .filter(|on| says(**on))
                .map(|on| Point::Decision(*organ, *decision, *on))
                .collect()
        }
        Part::Cap(n) => vec![Point::Cap(*n)],
    }
}

fn title(lang: Lang, statutes: &Statutes, point: &Point) -> String {
    let term = said::line(lang, statutes, point).term;
    let of = match point {
        Point::College(id, _) => said::college_name(statutes, id),
        Point::Organ(organ, _) => said::organ(lang, *organ),
        Point::Decision(organ, decision, _) => {
            let (organ, decision) = (said::organ(lang, *organ), said::decision(lang, *decision));
            format!("{organ} › {decision}")
        }
        _ => return term,
    };
    format!("{of} › {term}")
}

fn part_title(lang: Lang, statutes: &Statutes, part: &Part) -> String {
    match part {
        Part::College(id) => {
            let name = said::college_name(statutes, id);
            t!(lang, "collège « {name} »", "college “{name}”")
        }
        Part::Organ(organ) => said::organ(lang, *organ),
        Part::Decision(organ, decision) => {
            let (organ, decision) = (said::organ(lang, *organ), said::decision(lang, *decision));
            format!("{organ} › {decision}")
        }
        Part::Cap(n) => said::line(lang, statutes, &Point::Cap(*n)).term,
    }
}
