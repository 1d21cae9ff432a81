//! One import: what would happen, what is wrong, who may be known; then what happened.

mod actions;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::BatchId;
use domain::import::Verdict;
use leptos::prelude::*;
use serde::Deserialize;
use service::import::{self, BatchRefused, Kind, LINES_PER_PAGE, Look, State};

use super::page::tone;
use super::{duplicate, home, one, table, weight};
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Badge, Notice, NoticeKind, PageHead, Pagination, Tab, Tabs};
use crate::visit::Visit;
use crate::words::{self, Refusal};

/// Which lines are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Code of a verdict.
    lignes: Option<String>,
    /// From 1.
    page: Option<u64>,
}

/// `GET /cpts/{slug}/import/{batch}`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn members(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    page(visit, slug, Kind::Members, &id, asked).await
}

/// `GET /cpts/{slug}/cotisations/import/{batch}`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn dues(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    page(visit, slug, Kind::Dues, &id, asked).await
}

/// `GET /cpts/{slug}/blocs/import/{batch}`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn parties(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    page(visit, slug, Kind::Parties, &id, asked).await
}

async fn page(
    visit: Visit,
    slug: String,
    kind: Kind,
    id: &str,
    asked: Asked,
) -> Result<Response, AppError> {
    visit.actor()?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    show(&visit, &slug, kind, id, asked, None).await
}

/// The page, also with what was refused.
pub(super) async fn show(
    visit: &Visit,
    slug: &str,
    kind: Kind,
    id: BatchId,
    asked: Asked,
    refused: Option<BatchRefused>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let verdict = asked
        .lignes
        .as_deref()
        .and_then(|code| code.parse::<Verdict>().ok());
    let page = asked.page.unwrap_or(1).max(1);
    let look = import::look(&visit.ctx, visit.actor()?, slug, id, verdict, page - 1).await?;
    if look.batch.kind != kind {
        return Err(AppError::NotFound);
    }
    let status = refused.as_ref().map_or(StatusCode::OK, Refusal::status);
    let title = look.batch.file_name.clone();
    let title = if title.is_empty() {
        super::kind::title(lang, kind)
    } else {
        title
    };
    let here = one(slug, kind, id);
    let up = (home(slug, kind), super::kind::title(lang, kind));
    let said = told(lang, &look);
    let stale = matches!(refused, Some(BatchRefused::Stale(_)));
    // Who asks for some lines wants to see those.
    let is_first = verdict.is_none() && page == 1;
    let body = visit.page(&title.clone(), || {
        view! {
            {refused.map(|refused| refusal(lang, &refused))}
            <PageHead title=title up=up>
                <Badge kind=tone(look.batch.state) label=words::import::import_state(lang, look.batch.state) />
                " "
                {said}
            </PageHead>
            {look.before.map(|before| again(lang, &one(slug, kind, before)))}
            {look.weighs.as_ref().and_then(|it| weight::weighs(lang, it))}
            {actions::actions(lang, slug, &here, &look, stale)}
            {is_first.then(|| table::errors(lang, &here, &look))}
            {lines(lang, &here, &look, verdict, page)}
            {unused(lang, &look)}
        }
    });
    Ok(body.within(slug).status(status).into_response())
}

/// What the import would do or did, in one sentence.
fn told(lang: Lang, look: &Look) -> String {
    let batch = &look.batch;
    let author = &batch.author;
    let done = || {
        let done = import::Committed {
            created: batch.summary.created,
            updated: batch.summary.updated,
            groups: batch.summary.groups,
        };
        words::import::committed(lang, batch.kind, done)
    };
    match batch.state {
        State::Checked => {
            let counts = batch.summary.counts;
            let parts = [
                (Verdict::Create, counts.create),
                (Verdict::Update, counts.update),
                (Verdict::Likely, counts.likely),
                (Verdict::Already, counts.already),
                (Verdict::Repeats, counts.repeats),
                (Verdict::Refused, counts.refused),
            ];
            // What would be created is said even when it is nothing.
            let said = parts
                .into_iter()
                .filter(|(verdict, count)| *count > 0 || *verdict == Verdict::Create);
            said.map(|(verdict, count)| words::import::verdict_count(lang, verdict, count))
                .collect::<Vec<_>>()
                .join(" · ")
        }
        State::Committed => {
            let when = batch
                .committed_at
                .map(|at| words::date_time(lang, at))
                .unwrap_or_default();
            let done = done();
            t!(lang, "{done} {author}, {when}.", "{done} {author}, {when}.")
        }
        State::Undone => {
            let when = batch
                .undone_at
                .map(|at| words::date_time(lang, at))
                .unwrap_or_default();
            words::import::undone(lang, batch.kind, &when)
        }
        State::Dropped => t!(lang, "Rien n’a été enregistré.", "Nothing was recorded."),
    }
}

fn refusal(lang: Lang, refused: &BatchRefused) -> impl IntoView + use<> {
    let named = match refused {
        BatchRefused::Touched(touched) => {
            let rest = touched
                .count
                .saturating_sub(u32::try_from(touched.named.len()).unwrap_or(u32::MAX));
            let lines = touched.named.iter().map(|(line, name, touch)| {
                let touch = words::import::touch(lang, *touch);
                let said = t!(
                    lang,
                    "Ligne {line}, {name} : {touch}",
                    "Line {line}, {name}: {touch}"
                );
                view! { <li>{said}</li> }
            });
            let lines = lines.collect::<Vec<_>>();
            let more = (rest > 0)
                .then(|| view! { <li>{t!(lang, "et {rest} autres", "and {rest} others")}</li> });
            Some(view! { <ul>{lines} {more}</ul> })
        }
        _ => None,
    };
    view! {
        <div role="alert">
            <Notice kind=NoticeKind::Refusal title=refused.say(lang)>
                {named}
            </Notice>
        </div>
    }
}

fn again(lang: Lang, before: &str) -> impl IntoView + use<> {
    let before = before.to_owned();
    view! {
        <Notice kind=NoticeKind::Caution>
            <p>
                {t!(lang, "Ce même fichier a déjà été enregistré. ", "This very file was recorded already. ")}
                <a href=before>{t!(lang, "Voir cet import", "See that import")}</a>
            </p>
        </Notice>
    }
}

/// The lines, by verdict, a page at a time.
fn lines(
    lang: Lang,
    here: &str,
    look: &Look,
    verdict: Option<Verdict>,
    page: u64,
) -> Option<impl IntoView + use<>> {
    if matches!(look.batch.state, State::Undone | State::Dropped) {
        return None;
    }
    let counts = look.batch.summary.counts;
    let of = |code: Option<Verdict>, label: String, count: u32| Tab {
        href: code.map_or_else(
            || format!("{here}#lignes"),
            |code| format!("{here}?lignes={}#lignes", code.code()),
        ),
        label,
        count: Some(count.into()),
        current: code == verdict,
    };
    let mut tabs = vec![of(None, t!(lang, "Toutes", "All"), counts.lines)];
    let each = [
        (Verdict::Create, counts.create),
        (Verdict::Update, counts.update),
        (Verdict::Likely, counts.likely),
        (Verdict::Already, counts.already),
        (Verdict::Repeats, counts.repeats),
        (Verdict::Refused, counts.refused),
    ];
    tabs.extend(
        each.into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(code, count)| {
                of(
                    Some(code),
                    words::import::verdict(lang, code, look.batch.state),
                    count,
                )
            }),
    );
    let is_open = look.batch.state == State::Checked;
    let body = if verdict == Some(Verdict::Likely) && is_open {
        duplicate::form(lang, here, look).into_any()
    } else {
        table::lines(lang, look).into_any()
    };
    let base = verdict.map_or_else(
        || format!("{here}?"),
        |code| format!("{here}?lignes={}&", code.code()),
    );
    let total = look.total;
    Some(view! {
        <section id="lignes">
            <h2>{t!(lang, "Ligne par ligne", "Line by line")}</h2>
            <Tabs label=t!(lang, "Lignes", "Lines") tabs=tabs />
            {body}
            <Pagination page=page size=LINES_PER_PAGE total=total href=move |page| format!("{base}page={page}#lignes") />
        </section>
    })
}

/// Columns of the file that nothing was made of.
fn unused(lang: Lang, look: &Look) -> Option<impl IntoView + use<>> {
    let unused = &look.batch.summary.unused;
    if unused.is_empty() || look.batch.state != State::Checked {
        return None;
    }
    let count = unused.len();
    let names = unused.join(", ");
    Some(view! {
        <details>
            <summary>
                {plural!(lang, count, "Une colonne n’est pas utilisée", "{count} colonnes ne sont pas utilisées", "One column is not used", "{count} columns are not used")}
            </summary>
            <p>{names}</p>
        </details>
    })
}
