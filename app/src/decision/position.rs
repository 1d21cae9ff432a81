//! Taking a position, or casting a ballot: what is signed is shown first, and the key stays on the device.

mod act;
mod ask;
mod refused;
mod review;
mod words;

pub use act::post;
pub(crate) use act::{done, typed};
pub(crate) use review::{Signs, form_parts, missing, script, sign};

use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use leptos::prelude::*;
use service::account::device::list;
use service::decision::voices::{Open, Voices, voices};

use super::live::live;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::ui::{Notice, PageHead, Prose};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /cpts/{slug}/decisions/{decision}/position`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// The page, with what was refused.
async fn show(visit: &Visit, slug: &str, id: DecisionId, form: Form) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let read = voices(&visit.ctx, actor, slug, id).await?;
    let keys = list(&visit.ctx, actor).await?;
    let path = format!("/cpts/{slug}/decisions/{id}");
    let vote = read.open.as_ref().is_some_and(|it| it.round.vote);
    let title = if vote {
        t!(lang, "Voter", "Vote")
    } else {
        t!(lang, "Prendre position", "Take a position")
    };
    let status = form.status();
    let up = (path.clone(), read.seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            let sentence = sentence(visit, &read);
            let direct = live(visit, &path, &read.now);
            let body = read.open.as_ref().map(|open| {
                view! {
                    {said(visit, &path, &read)}
                    {text(visit, open)}
                    {ask::ask(visit, &path, &form, &read, open, &keys)}
                }
            });
            view! {
                <PageHead title=heading up=up>{sentence}</PageHead>
                <div id="refus">
                    <crate::ui::ErrorSummary form=&form lang=lang />
                </div>
                {body}
                {direct}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn sentence(visit: &Visit, read: &Voices) -> String {
    let lang = visit.lang;
    let Some(open) = &read.open else {
        return t!(
            lang,
            "Rien n’est ouvert en ce moment : il n’y a pas de position à prendre.",
            "Nothing is open at the moment: there is no position to take."
        );
    };
    let closes = date_time(lang, open.round.closes_at);
    let (number, version) = (open.round.number, open.round.text_version);
    if read.voices.is_empty() {
        return t!(
            lang,
            "Vous n’avez pas de voix sur la liste de cette décision : vous pouvez la suivre, sans y prendre position.",
            "You have no voice on the roll of this decision: you can follow it, without taking a position."
        );
    }
    if open.round.vote {
        t!(
            lang,
            "On vote sur le texte (version {version}) jusqu’au {closes}. Le vote est signé et public entre membres.",
            "One votes on the text (version {version}) until {closes}. The vote is signed, and open among members."
        )
    } else {
        t!(
            lang,
            "Tour {number}, sur la version {version} du texte, jusqu’au {closes}. Vous pouvez changer d’avis avant la clôture\u{a0}: la dernière position compte, toutes sont gardées.",
            "Round {number}, on version {version} of the text, until {closes}. You can change your mind until then: the last position counts, all are kept."
        )
    }
}

/// What was said already, with receipts.
fn said(visit: &Visit, path: &str, read: &Voices) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let vote = read.open.as_ref().is_some_and(|it| it.round.vote);
    let lines = read.voices.iter().filter_map(|voice| {
        let last = voice.last.as_ref()?;
        let (who, what) = (voice.name.clone(), words::code(lang, &last.code, vote));
        let at = date_time(lang, last.at);
        let receipt = format!("/log/{}/proof/{}", read.register, last.entry_hash);
        let objection = last.objection.is_some().then(|| {
            let href = format!("{path}/objections/{}", last.id);
            view! {
                " "
                <a href=href>{t!(lang, "Suivre l’objection", "Follow the objection")}</a>
            }
        });
        Some(view! {
            <li>
                {t!(lang, "{who} : {what}, {at}. ", "{who}: {what}, {at}. ")}
                <a href=receipt download="recu.tlog-proof">{t!(lang, "Reçu", "Receipt")}</a>
                {objection}
            </li>
        })
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=crate::ui::NoticeKind::Success title=t!(lang, "C’est signé et enregistré", "Signed and recorded")>
                <ul>{lines.into_iter().collect_view()}</ul>
            </Notice>
        }
    })
}

fn text(visit: &Visit, open: &Open) -> impl IntoView + use<> {
    let lang = visit.lang;
    let version = open.round.text_version;
    let body = open.text.clone();
    view! {
        <details>
            <summary>{t!(lang, "Relire le texte, version {version}", "Read the text again, version {version}")}</summary>
            <Prose text=body />
        </details>
    }
}
