//! The discussion by itself, and what is done in it.

use axum::response::{IntoResponse, Response};
use domain::id::{CommentId, DecisionId};
use leptos::prelude::*;
use service::Failure;
use service::decision::discussion as talk;

use super::comments::{Talk, discussion};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{ErrorSummary, PageHead};
use crate::visit::Visit;
use crate::words::Refusal;

/// `GET /cpts/{slug}/decisions/{decision}/discussion`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/decisions/{decision}/discussion`: the buttons of a discussion, by their `action`.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let of = form.text("comment").parse::<CommentId>().ok();
    let name = |what: &str| of.map_or_else(String::new, |it| format!("{what}-{it}"));
    let action = form.text("action").to_owned();
    let (field, done) = match (action.as_str(), of) {
        ("ecrire", _) => {
            let typed = form.raw("commentaire");
            (
                "commentaire".to_owned(),
                talk::post(ctx, actor, &slug, id, None, typed)
                    .await
                    .map(Some),
            )
        }
        ("repondre", Some(of)) => {
            let field = name("reponse");
            let done = talk::post(ctx, actor, &slug, id, Some(of), form.raw(&field)).await;
            (field, done.map(Some))
        }
        ("modifier", Some(of)) => {
            let field = name("mots");
            let done = talk::rewrite(ctx, actor, &slug, id, of, form.raw(&field)).await;
            (field, done.map(|()| Some(of)))
        }
        ("retirer", Some(of)) => {
            let done = talk::remove(ctx, actor, &slug, id, of).await;
            (String::new(), done.map(|()| None))
        }
        ("masquer", Some(of)) => {
            let (field, note) = (name("raison"), name("note"));
            let why = (form.text(&field).parse().ok(), form.text(&note));
            let done = talk::hide(ctx, actor, &slug, id, of, why).await;
            (field, done.map(|()| Some(of)))
        }
        ("montrer", Some(of)) => {
            let done = talk::show(ctx, actor, &slug, id, of).await;
            (String::new(), done.map(|()| Some(of)))
        }
        _ => return Err(AppError::NotFound),
    };
    match done {
        Ok(at) => {
            let at = at.map_or_else(|| "discussion".to_owned(), |it| format!("c-{it}"));
            Ok(visit.see_other(
                &format!("/cpts/{slug}/decisions/{id}#{at}"),
                &said(lang, &action),
            ))
        }
        Err(Failure::Refused(refused)) => {
            form.reject(&field, refused.say(lang));
            show(&visit, &slug, id, form).await
        }
        Err(other) => Err(AppError::from_failure(other, lang)),
    }
}

fn said(lang: Lang, action: &str) -> String {
    match action {
        "ecrire" | "repondre" => t!(lang, "Publié.", "Published."),
        "modifier" => t!(lang, "Commentaire modifié.", "Comment edited."),
        "retirer" => t!(lang, "Commentaire effacé.", "Comment erased."),
        "masquer" => t!(lang, "Commentaire masqué.", "Comment hidden."),
        _ => t!(
            lang,
            "Commentaire de nouveau montré.",
            "Comment shown again."
        ),
    }
}

async fn show(visit: &Visit, slug: &str, id: DecisionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, read) = talk::list(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Discussion", "Discussion");
    let path = format!("/cpts/{slug}/decisions/{id}");
    let up = (path.clone(), seen.row.title);
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let talk = Talk {
                lang,
                path: &path,
                form: &form,
                read: &read,
            };
            view! {
                <PageHead title=title.clone() up=up />
                <ErrorSummary form=&form lang=lang />
                {discussion(talk)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}
