//! The elections of a CPTS.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::election::stage::Stage;
use leptos::prelude::*;
use service::election::list::{Election, List, list};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Badge, Empty, Icon, LinkButton, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words::{date_time, election as words};

/// `GET /cpts/{slug}/elections`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Élections", "Elections");
    let up = (format!("/cpts/{slug}"), read.cpts.short_name.clone());
    let new = format!("/cpts/{slug}/elections/nouvelle");
    let prepare = read.manages.then(|| {
        view! {
            <div class="actions">
                <LinkButton
                    href=new
                    icon=Icon::Plus
                    label=t!(lang, "Préparer une élection", "Prepare an election")
                />
            </div>
        }
    });
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Qui siège au conseil\u{a0}: candidatures, vote secret, résultat.",
                        "Who sits on the board: candidacies, secret vote, result."
                    )}
                </PageHead>
                {prepare}
                {rows(lang, &slug, &read)}
            }
        })
        .within(&slug)
        .into_response())
}

fn rows(lang: Lang, slug: &str, read: &List) -> AnyView {
    if read.all.is_empty() {
        return view! {
            <Empty
                icon=Icon::Decision
                title=t!(lang, "Aucune élection n’a encore été préparée.", "No election has been prepared yet.")
            />
        }
        .into_any();
    }
    let rows = read
        .all
        .iter()
        .map(|(row, stage)| {
            let href = format!("/cpts/{slug}/elections/{}", row.id);
            let end = badge(lang, *stage);
            let said = about(lang, row, *stage);
            view! {
                <Row title=row.title.clone() href=href end=end>
                    {said}
                </Row>
            }
        })
        .collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}

/// Where it stands.
pub(super) fn badge(lang: Lang, stage: Stage) -> AnyView {
    let label = words::stage(lang, stage);
    match words::stage_kind(stage) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

/// The date that counts now.
fn about(lang: Lang, row: &Election, stage: Stage) -> String {
    let said = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.map(|it| date_time(lang, it)).unwrap_or_default()
    };
    match stage {
        Stage::Draft => t!(
            lang,
            "Visible de celles et ceux qui la préparent",
            "Seen by those who prepare it"
        ),
        Stage::Candidacies => {
            let until = said(row.candidacies_close_at);
            t!(
                lang,
                "Candidatures jusqu’au {until}",
                "Candidacies until {until}"
            )
        }
        Stage::Roll | Stage::Sealed => {
            let from = said(row.opens_at);
            t!(lang, "Vote à partir du {from}", "Vote from {from}")
        }
        Stage::Open => {
            let until = said(row.closes_at);
            t!(lang, "Vote jusqu’au {until}", "Vote until {until}")
        }
        Stage::Closed | Stage::Counted => {
            let at = said(row.closed_at);
            t!(lang, "Vote clos le {at}", "Closed on {at}")
        }
        Stage::Challenge | Stage::Archived => {
            let at = said(row.proclaimed_at);
            t!(
                lang,
                "Résultat proclamé le {at}",
                "Result proclaimed on {at}"
            )
        }
        Stage::Cancelled => row.cancelled_reason.clone().unwrap_or_default(),
    }
}
