//! Attachments that wait for the board.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::ght::attachment::queue::{PER_PAGE, Waiting, queue};

use super::story::{badge, whom};
use crate::error::AppError;
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::ui::{Empty, PageHead, Pagination, Row, Rows};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/rattachements`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = queue(&visit.ctx, visit.actor()?, &slug, page(&asked)).await?;
    let title = t!(lang, "Rattachements à examiner", "Attachments to examine");
    let (count, number) = (read.count, read.page);
    let path = format!("/cpts/{slug}/rattachements");
    let rows = read
        .waiting
        .iter()
        .map(|it| row(lang, &slug, it))
        .collect_view();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/blocs"), t!(lang, "Groupes", "Groups"))>
                    {t!(
                        lang,
                        "Ce qui est trouvé ou déclaré ne compte pas avant votre décision ; ce qui est contesté compte encore jusqu’à elle. Le membre lit tout ce qui suit.",
                        "What is found or declared does not count before your decision; what is contested still counts until then. The member reads all of this."
                    )}
                </PageHead>
                {if count == 0 {
                    view! { <Empty title=t!(lang, "Aucun rattachement n’attend.", "No attachment waits.") /> }.into_any()
                } else {
                    view! { <Rows>{rows}</Rows> }.into_any()
                }}
                <Pagination page=number size=PER_PAGE total=count href=|n| with_page(&path, &asked, &[], n) />
            }
        })
        .within(&slug)
        .into_response())
}

fn row(lang: Lang, slug: &str, it: &Waiting) -> impl IntoView + use<> {
    let name = service::member::full_name(&it.adhesion);
    let whom = whom(&it.shown);
    let how = words::ght::way(lang, it.shown.attachment.way);
    let last = it.shown.last().map(|it| words::ght::happening(lang, it));
    let own = it.is_own.then(|| {
        t!(
            lang,
            "Le vôtre : une autre personne décide. ",
            "Your own: somebody else decides. "
        )
    });
    let end = badge(lang, it.shown.attachment.state);
    let href = format!("/cpts/{slug}/rattachements/{}", it.shown.row.id);
    view! {
        <Row title=format!("{name} · {whom}") href=href end=end>
            {own}
            {how}
            ". "
            {last}
        </Row>
    }
}
