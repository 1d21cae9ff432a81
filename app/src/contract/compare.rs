//! What a version changes, clause by clause: read in one column, on a phone too.

use axum::response::{IntoResponse, Response};
use domain::contract::compare::{Change, compare as compared};
use domain::contract::promise::{Indicator, Meeting, Money};
use domain::contract::text::{Clause, Text};
use domain::dues::Cents;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::compare::compare;
use service::contract::version::Whole;

use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::territory::words::mission;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, DifferenceOf, NoticeKind, PageHead, Prose, Select,
};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::{every, renewal};

/// `GET /cpts/{slug}/conventions/{contract}/versions`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = |name: &str| form.text(name).parse().ok();
    let asked = (number("de"), number("a"));
    let (seen, before, after) = compare(&visit.ctx, visit.actor()?, &slug, id, asked).await?;
    let title = t!(lang, "Ce qui change", "What changes");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let (from, to) = (before.version.number, after.version.number);
    let up = (path.clone(), seen.row.title.clone());
    let head = seen.row.head;
    Ok(visit
        .page(&title, || {
            let note = after.version.note.clone();
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(lang, "De la version {from} à la version {to}. {note}", "From version {from} to version {to}. {note}")}
                </PageHead>
                {(2 < head).then(|| choose(lang, &path, (from, to), head))}
                {changes(lang, &before, &after)}
            }
        })
        .within(&slug)
        .into_response())
}

fn choose(lang: Lang, path: &str, (from, to): (i32, i32), head: i32) -> impl IntoView + use<> {
    let form = Form::default()
        .with("de", from.to_string())
        .with("a", to.to_string());
    let choices = || -> Vec<Choice> {
        let one = |n: i32| Choice::new(n.to_string(), t!(lang, "Version {n}", "Version {n}"));
        (1..=head).map(one).collect()
    };
    view! {
        <form class="filters" method="get" action=format!("{path}/versions")>
            <Select form=&form name="de" label=t!(lang, "Avant", "Before") choices=choices() />
            <Select form=&form name="a" label=t!(lang, "Après", "After") choices=choices() />
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=t!(lang, "Comparer", "Compare") />
            </div>
        </form>
    }
}

fn changes(lang: Lang, before: &Whole, after: &Whole) -> AnyView {
    let found = compared(&before.text, &after.text);
    if found.is_same() {
        return view! { <p>{t!(lang, "Les deux versions disent la même chose.", "Both versions say the same thing.")}</p> }.into_any();
    }
    let same = found.clauses.iter().filter(|it| it.is_same()).count();
    let clauses = found.clauses.iter().filter(|it| !it.is_same());
    let clauses: Vec<AnyView> = clauses.map(|it| clause(lang, it)).collect();
    let rest = plural!(
        lang,
        same,
        "Une clause ne change pas.",
        "{same} clauses ne changent pas.",
        "One clause does not change.",
        "{same} clauses do not change."
    );
    let moved = found.moved.then(|| {
        view! { <p>{t!(lang, "Des clauses ont changé de place.", "Some clauses have moved.")}</p> }
    });
    view! {
        {beside(lang, &before.text, &after.text)}
        <section class="stack">
            <h2>{t!(lang, "Clauses", "Clauses")}</h2>
            {clauses.into_iter().collect_view()}
            {moved}
            <p class="muted">{rest}</p>
        </section>
    }
    .into_any()
}

/// A clause that changed: what became of it, then its words.
fn clause(lang: Lang, change: &Change<'_, Clause>) -> AnyView {
    let (kind, label, heading, body) = match change {
        Change::Same(_) => return ().into_any(),
        Change::Added(it) => (
            NoticeKind::Success,
            t!(lang, "Ajoutée", "Added"),
            it.heading.clone(),
            view! { <Prose text=it.body.clone() below=3 /> }.into_any(),
        ),
        Change::Removed(it) => (
            NoticeKind::Refusal,
            t!(lang, "Retirée", "Removed"),
            it.heading.clone(),
            view! { <DifferenceOf before=it.body.clone() after=String::new() /> }.into_any(),
        ),
        Change::Changed { before, after } => {
            let heading = if before.heading == after.heading {
                after.heading.clone()
            } else {
                format!("{} → {}", before.heading, after.heading)
            };
            let body = (before.body != after.body).then(|| {
                view! { <DifferenceOf before=before.body.clone() after=after.body.clone() /> }
            });
            (
                NoticeKind::Caution,
                t!(lang, "Modifiée", "Changed"),
                heading,
                body.into_any(),
            )
        }
    };
    view! {
        <article class="card stack">
            <h3>{words::unbroken(&heading)} " " <Badge kind=kind label=label /></h3>
            {body}
        </article>
    }
    .into_any()
}

/// What changed beside the clauses, line by line.
fn beside(lang: Lang, before: &Text, after: &Text) -> Option<AnyView> {
    let found = compared(before, after);
    let mut lines: Vec<(Option<String>, Option<String>)> = Vec::new();
    if let Some((old, new)) = found.title {
        lines.push((Some(old.to_owned()), Some(new.to_owned())));
    }
    if let Some((old, new)) = &found.term {
        let said = |it: &domain::contract::term::Term| {
            let (from, to) = (words::date(lang, it.begin), words::date(lang, it.end));
            let (notice, goes_on) = (it.notice_days, renewal(lang, it));
            t!(
                lang,
                "Du {from} au {to}, préavis de {notice} jours. {goes_on}",
                "From {from} to {to}, {notice} days of notice. {goes_on}"
            )
        };
        lines.push((Some(said(old)), Some(said(new))));
    }
    lines.extend(
        found
            .missions_removed
            .iter()
            .map(|it| (Some(mission(lang, *it)), None)),
    );
    lines.extend(
        found
            .missions_added
            .iter()
            .map(|it| (None, Some(mission(lang, *it)))),
    );
    let signs = |it: &domain::contract::party::Party| {
        format!(
            "{} : {}, {}",
            it.name, it.signatory.name, it.signatory.function
        )
    };
    lines.extend(found.parties.iter().filter_map(|it| pair(it, &signs)));
    lines.extend(
        found
            .annexes
            .iter()
            .filter_map(|it| pair(it, &|it| it.title.clone())),
    );
    lines.extend(
        found
            .actions
            .iter()
            .filter_map(|it| pair(it, &|it| it.label.clone())),
    );
    lines.extend(
        found
            .indicators
            .iter()
            .filter_map(|it| pair(it, &|it| indicator(lang, it))),
    );
    lines.extend(
        found
            .money
            .iter()
            .filter_map(|it| pair(it, &|it| money(lang, it))),
    );
    lines.extend(
        found
            .meetings
            .iter()
            .filter_map(|it| pair(it, &|it| meeting(lang, it))),
    );
    if lines.is_empty() {
        return None;
    }
    let (was, is) = (
        t!(lang, "Avant\u{a0}: ", "Before: "),
        t!(lang, "Après\u{a0}: ", "After: "),
    );
    let lines = lines.into_iter().map(|(old, new)| {
        // A line that says something else is read word by word, as a clause is.
        let (old, new) = match (old, new) {
            (Some(before), Some(after)) => {
                return view! { <div class="card"><DifferenceOf before=before after=after /></div> }.into_any();
            }
            other => other,
        };
        let old = old.map(|it| {
            let was = was.clone();
            view! { <p><del><span class="visually-hidden">{was}</span>{words::unbroken(&it)}</del></p> }
        });
        let new = new.map(|it| {
            let is = is.clone();
            view! { <p><ins><span class="visually-hidden">{is}</span>{words::unbroken(&it)}</ins></p> }
        });
        view! { <div class="difference card">{old}{new}</div> }.into_any()
    });
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Parties, durée et engagements", "Parties, term and commitments")}</h2>
                {lines.collect_view()}
            </section>
        }
        .into_any(),
    )
}

/// What stood before, and what stands now; nothing where it is the same.
fn pair<T>(
    change: &Change<'_, T>,
    say: &impl Fn(&T) -> String,
) -> Option<(Option<String>, Option<String>)> {
    match change {
        Change::Same(_) => None,
        Change::Added(it) => Some((None, Some(say(it)))),
        Change::Removed(it) => Some((Some(say(it)), None)),
        Change::Changed { before, after } => Some((Some(say(before)), Some(say(after)))),
    }
}

/// « Lettres de liaison : 90 %, le 30 juin 2027 ».
pub(super) fn indicator(lang: Lang, it: &Indicator) -> String {
    let (label, target, unit) = (&it.label, it.target, &it.unit);
    let due = words::date(lang, it.due);
    t!(
        lang,
        "{label}\u{a0}: {target}\u{a0}{unit}, le {due}",
        "{label}: {target}\u{a0}{unit}, on {due}"
    )
}

/// « Temps de coordination : 3 000,00 €, chaque trimestre dès le 31 mars 2027 ».
pub(super) fn money(lang: Lang, it: &Money) -> String {
    let (label, sum) = (&it.label, words::euros(lang, Cents(it.cents)));
    let (often, due) = (every(lang, it.every), words::date(lang, it.due));
    let most = it.ceiling.map(|it| {
        let most = words::euros(lang, Cents(it));
        t!(lang, ", {most} au plus en tout", ", {most} at most in all")
    });
    let most = most.unwrap_or_default();
    t!(
        lang,
        "{label}\u{a0}: {sum}, {often} dès le {due}{most}",
        "{label}: {sum}, {often} from {due}{most}"
    )
}

/// « Comité de suivi, chaque semestre, la première au plus tard le 15 juin 2027 ».
pub(super) fn meeting(lang: Lang, it: &Meeting) -> String {
    let (label, often, due) = (&it.label, every(lang, it.every), words::date(lang, it.due));
    t!(
        lang,
        "{label}, {often}, dès le {due}",
        "{label}, {often}, from {due}"
    )
}
