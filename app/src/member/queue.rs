//! The queue of applications.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::member::AdhesionState;
use leptos::prelude::*;
use service::calendar::paris_day;
use service::member::queue::{Filter, PER_PAGE, Queue, queue};

use super::said;
use crate::error::AppError;
use crate::query::{Query, page, with_page};
use crate::ui::{Disc, Empty, Icon, PageHead, Pagination, Row, Rows, Tab, Tabs};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/candidatures`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (filter, code) = match asked.text("etat") {
        "attente" => (Filter::MoreAsked, "attente"),
        "refusees" => (Filter::Refused, "refusees"),
        _ => (Filter::ToExamine, ""),
    };
    let number = page(&asked);
    let queue = queue(&visit.ctx, visit.actor()?, &slug, filter, number).await?;
    let title = t!(lang, "Demandes d’adhésion", "Applications");
    let path = format!("/cpts/{slug}/candidatures");
    let total = match filter {
        Filter::ToExamine => queue.to_examine,
        Filter::MoreAsked => queue.more_asked,
        Filter::Refused => queue.refused,
    };
    let count = queue.to_examine;
    let tabs = tabs(&visit, &path, code, &queue);
    let lines = lines(&visit, &slug, &queue);
    let nothing = match filter {
        Filter::ToExamine => t!(
            lang,
            "Aucune demande n’attend le bureau.",
            "No application waits for the board."
        ),
        Filter::MoreAsked => t!(
            lang,
            "Aucune demande n’attend une réponse.",
            "No application waits for an answer."
        ),
        Filter::Refused => t!(
            lang,
            "Aucune demande refusée.",
            "No application was refused."
        ),
    };
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, count,
                        "{count} demande attend le bureau.", "{count} demandes attendent le bureau.",
                        "{count} application waits for the board.", "{count} applications wait for the board."
                    )}
                </PageHead>
                <Tabs label=t!(lang, "État des demandes", "State of applications") tabs=tabs />
                {if total == 0 {
                    view! { <Empty title=nothing icon=Icon::Tick /> }.into_any()
                } else {
                    view! { <Rows>{lines}</Rows> }.into_any()
                }}
                <Pagination page=number size=PER_PAGE total=total href=|n| with_page(&path, &asked, &["etat"], n) />
            }
        })
        .within(&slug)
        .into_response())
}

fn tabs(visit: &Visit, path: &str, code: &str, queue: &Queue) -> Vec<Tab> {
    let lang = visit.lang;
    [
        ("", t!(lang, "À examiner", "To examine"), queue.to_examine),
        (
            "attente",
            t!(lang, "En attente de réponse", "Waiting for an answer"),
            queue.more_asked,
        ),
        ("refusees", t!(lang, "Refusées", "Refused"), queue.refused),
    ]
    .into_iter()
    .map(|(value, label, count)| Tab {
        href: if value.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?etat={value}")
        },
        label,
        count: Some(count),
        current: value == code,
    })
    .collect()
}

fn lines(visit: &Visit, slug: &str, queue: &Queue) -> Vec<AnyView> {
    let lang = visit.lang;
    queue
        .lines
        .iter()
        .map(|(row, commune)| {
            let name = service::member::full_name(row);
            let what = said::profession(lang, row.profession.as_deref(), row.skill.as_deref());
            let day = words::date(lang, paris_day(row.applied_at));
            let since = t!(lang, "demande du {day}", "applied on {day}");
            let facts = [what, commune.clone().unwrap_or_default(), since]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            let end =
                (row.state != AdhesionState::Applied.code()).then(|| said::state(lang, &row.state));
            let href = format!("/cpts/{slug}/candidatures/{}", row.id);
            let disc = view! { <Disc name=&name /> }.into_any();
            match end {
                Some(end) => {
                    view! { <Row title=name href=href lead=disc end=end>{facts}</Row> }.into_any()
                }
                None => view! { <Row title=name href=href lead=disc>{facts}</Row> }.into_any(),
            }
        })
        .collect()
}
