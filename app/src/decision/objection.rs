//! An objection: why, what is answered, and the objector's word.

mod act;
mod ask;

pub use act::post;

use axum::response::{IntoResponse, Response};
use domain::decision::objection::{Objection, Word};
use domain::id::{DecisionId, StatementId};
use leptos::prelude::*;
use service::account::device::list;
use service::decision::objected::{Objected, objected};

use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Card, ErrorSummary, PageHead, Prose};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /cpts/{slug}/decisions/{decision}/objections/{statement}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, statement)): Ids<(String, DecisionId, StatementId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, (id, statement), Form::default()).await
}

/// The page, with what was refused.
async fn show(
    visit: &Visit,
    slug: &str,
    (id, statement): (DecisionId, StatementId),
    form: Form,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = objected(&visit.ctx, actor, slug, id, statement.0).await?;
    let keys = list(&visit.ctx, actor).await?;
    let path = format!("/cpts/{slug}/decisions/{id}");
    let who = read.member.clone();
    let title = t!(lang, "Objection de {who}", "Objection of {who}");
    let status = form.status();
    let up = (path.clone(), read.seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let (heading, lead) = (title.clone(), stands(lang, read.stands, &read.member));
            view! {
                <PageHead title=heading up=up>{lead}</PageHead>
                <div id="refus">
                    <ErrorSummary form=&form lang=lang />
                </div>
                {why(lang, &read)}
                {said(lang, &read)}
                {ask::ask(visit, &path, &form, &read, &keys)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn stands(lang: Lang, it: Objection, name: &str) -> String {
    match it {
        Objection::Open => t!(
            lang,
            "Elle attend une réponse de qui anime la décision. Sans réponse à la clôture, elle compte comme maintenue.",
            "It waits for an answer from those who lead the decision. Unanswered when the round closes, it counts as maintained."
        ),
        Objection::Answered => t!(
            lang,
            "Une réponse est donnée. À {name} de dire ce que devient son objection ; sans un mot à la clôture, elle compte comme maintenue.",
            "An answer is given. {name} now says what becomes of the objection; without a word when the round closes, it counts as maintained."
        ),
        Objection::Integrated => t!(
            lang,
            "Prise en compte : {name} accepte la réponse.",
            "Taken into account: {name} accepts the answer."
        ),
        Objection::Withdrawn => t!(
            lang,
            "Retirée par qui l’a faite.",
            "Withdrawn by the objector."
        ),
        Objection::Maintained => t!(
            lang,
            "Maintenue : elle empêche l’accord de ce tour.",
            "Maintained: it keeps this round from agreeing."
        ),
    }
}

fn why(lang: Lang, read: &Objected) -> impl IntoView + use<> {
    let at = date_time(lang, read.row.at);
    let body = match read.reason.clone() {
        Some((reason, harm)) => view! {
            <h2>{t!(lang, "Pourquoi", "Why")}</h2>
            <p class="letter">{reason}</p>
            <h2>{t!(lang, "Le dommage prévu", "The harm that is foreseen")}</h2>
            <p class="letter">{harm}</p>
        }
        .into_any(),
        None => view! {
            <p class="muted">
                {t!(lang, "Le texte de l’objection a été effacé.", "The text of the objection was erased.")}
            </p>
        }
        .into_any(),
    };
    view! {
        <Card>
            {body}
            <p class="muted">{at}</p>
        </Card>
    }
}

/// Answers and words, as they came.
fn said(lang: Lang, read: &Objected) -> impl IntoView + use<> {
    let parts = read.said.iter().map(|it| {
        let at = date_time(lang, it.at);
        if it.kind == "answer" {
            let reply = it.reason.clone();
            let proposal = it.proposal.clone().map(|text| {
                view! {
                    <details>
                        <summary>{t!(lang, "Le texte proposé à la place", "The text that is proposed instead")}</summary>
                        <Prose text=text />
                    </details>
                }
            });
            view! {
                <Card title=t!(lang, "Réponse", "Answer")>
                    <p class="letter">
                        {reply.unwrap_or_else(|| t!(lang, "(texte effacé)", "(text erased)"))}
                    </p>
                    {proposal}
                    <p class="muted">{at}</p>
                </Card>
            }
            .into_any()
        } else {
            let word = Word::ALL.iter().find(|word| word.code() == it.code);
            let word = word.map(|word| ask::word(lang, *word).0);
            view! {
                <p>
                    <strong>{word}</strong>
                    " "
                    <span class="muted">{at}</span>
                </p>
            }
            .into_any()
        }
    });
    parts.collect_view()
}
