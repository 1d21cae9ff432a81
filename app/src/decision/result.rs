//! What a round or a vote came to: the sentence first, then every number, then where it is proved.

mod round;

use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use leptos::prelude::*;
use service::Failure;
use service::decision::result::{Counted, Result as Counts, result};
use service::decision::written::written;

use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::statutes::vote;
use crate::ui::{Empty, Icon, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/resultat`: of the last round or vote that closed, or of `?tour=`.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = form.text("tour").parse().ok();
    let path = format!("/cpts/{slug}/decisions/{id}");
    let read = match result(&visit.ctx, visit.actor()?, &slug, id, number).await {
        Ok(read) => read,
        Err(Failure::NotFound) => return nothing(&visit, &slug, id).await,
        Err(failure) => return Err(failure.into()),
    };
    let number = read.round.number;
    let title = if read.round.vote {
        t!(lang, "Le résultat du vote", "The result of the vote")
    } else {
        t!(
            lang,
            "Le résultat du tour {number}",
            "The result of round {number}"
        )
    };
    let up = (path, read.title.clone());
    Ok(visit
        .page(&title, || {
            let sentence = sentence(lang, &read);
            view! {
                <PageHead title=title.clone() up=up>{sentence}</PageHead>
                {numbers(lang, &read)}
                <p class="small muted">
                    {t!(
                        lang,
                        "Compté de nouveau à chaque lecture, à partir de ce que chacun a signé. Lu par les membres de la CPTS.",
                        "Counted anew each time it is read, from what everybody signed. Read by the members of the CPTS."
                    )}
                </p>
            }
        })
        .within(&slug)
        .into_response())
}

/// A decision of which nothing was counted yet.
async fn nothing(visit: &Visit, slug: &str, id: DecisionId) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, _) = written(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Le résultat", "The result");
    let up = (format!("/cpts/{slug}/decisions/{id}"), seen.row.title);
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up />
                <Empty
                    icon=Icon::Clock
                    title=t!(
                        lang,
                        "Rien n’est encore compté\u{a0}: le résultat se lit ici à la clôture du premier tour.",
                        "Nothing is counted yet: the result is read here once the first round closes."
                    )
                />
            }
        })
        .within(slug)
        .into_response())
}

/// The result in one sentence.
pub(super) fn sentence(lang: Lang, read: &Counts) -> String {
    match &read.counted {
        Counted::Round(outcome) => round::sentence(lang, outcome),
        Counted::Vote(played) => vote::sentence(lang, played),
    }
}

/// Every number that says so.
pub(super) fn numbers(lang: Lang, read: &Counts) -> AnyView {
    match &read.counted {
        Counted::Round(outcome) => round::numbers(lang, &read.statutes, outcome),
        Counted::Vote(played) => vote::numbers(lang, &read.statutes, played),
    }
}
