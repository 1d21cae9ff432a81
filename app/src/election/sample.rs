//! A sample of registrations: two draw it, every teller opens her part on her device, members are asked.

mod lines;
mod stage;

use axum::response::{IntoResponse, Response};
use domain::election::sample::Answer;
use domain::id::{ActId, ElectionId};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use service::election::act::{Act, ActRefused, confirm_with, propose};
use service::election::sample::{SampleRefused, Shown, answer, sample, share};
use uuid::Uuid;

use crate::election::booth::{refused, told};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/echantillon`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/elections/{election}/echantillon`: draws, confirms, or says what members answered.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let at = format!("/cpts/{slug}/elections/{id}/echantillon");
    let number: String = form.text("nombre").split_whitespace().collect();
    let form = match form.text("action") {
        "tirer" => {
            let act = Act::Sample {
                first: number,
                second: String::new(),
            };
            match propose(ctx, actor, &slug, id, &act).await {
                Ok(_) => {
                    let said = t!(
                        lang,
                        "Proposé\u{a0}: une autre personne du bureau de vote dit son propre nombre.",
                        "Proposed: another member of the electoral board says a number of their own."
                    );
                    return Ok(visit.see_other(&at, &said));
                }
                Err(failure) => form.refused::<ActRefused>(failure, lang)?,
            }
        }
        "confirmer" => {
            let act = form.text("acte").parse::<ActId>();
            let act = act.map_err(|_| AppError::NotFound)?;
            match confirm_with(ctx, actor, &slug, id, act, &number).await {
                Ok(()) => {
                    let said = t!(lang, "L’échantillon est tiré.", "The sample is drawn.");
                    return Ok(visit.see_other(&at, &said));
                }
                Err(failure) => form.refused::<ActRefused>(failure, lang)?,
            }
        }
        _ => {
            let read = sample(ctx, actor, &slug, id).await?;
            let answers = answers(&read, &form);
            match answer(ctx, actor, &slug, id, &answers).await {
                Ok(()) => {
                    let said = t!(
                        lang,
                        "C’est noté, et inscrit au registre scellé.",
                        "It is noted, and written in the sealed register."
                    );
                    return Ok(visit.see_other(&at, &said));
                }
                Err(failure) => form.refused::<SampleRefused>(failure, lang)?,
            }
        }
    };
    show(&visit, &slug, id, form).await
}

fn answers(read: &Shown, form: &Form) -> Vec<(Uuid, Answer)> {
    let lines = read.drawn.iter().flat_map(|it| &it.lines);
    let said = lines.filter_map(|it| {
        let said = form.text(&format!("reponse-{}", it.id)).parse().ok()?;
        Some((it.id, said))
    });
    said.collect()
}

#[derive(Deserialize)]
struct Sent {
    line: Uuid,
    part: String,
}

/// `POST /cpts/{slug}/elections/{election}/echantillon/part`: a teller’s part of each registration.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_part(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let sent: Vec<Sent> = serde_json::from_str(form.raw("parts")).unwrap_or_default();
    let parts: Vec<(Uuid, String)> = sent.into_iter().map(|it| (it.line, it.part)).collect();
    match share(&visit.ctx, visit.actor()?, &slug, id, &parts).await {
        Ok(()) => Ok(told(&json!({}))),
        Err(failure) => refused::<SampleRefused>(&visit, failure),
    }
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let me = visit.actor()?.person;
    let read = sample(&visit.ctx, visit.actor()?, slug, id).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (
        format!("{path}/bureau"),
        t!(lang, "Bureau de vote", "Electoral board"),
    );
    let title = t!(
        lang,
        "Échantillon d’inscriptions",
        "Sample of registrations"
    );
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Quelques inscriptions sont ouvertes au hasard, et leurs membres interrogés\u{a0}: personne ne vote au nom d’un membre à son insu.",
                        "A few registrations are opened at random, and their members asked: nobody votes in a member’s name without their knowledge."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {stage::stage(visit, &path, &read, &form, me)}
            }
        })
        .within(slug)
        .status(status)
        .into_response())
}
