//! A member says whether an attachment is true.

use axum::response::{IntoResponse, Response};
use domain::ght::attachment::{AttachmentState, Way};
use domain::id::{AdhesionId, AttachmentId};
use leptos::prelude::*;
use service::ght::attachment::challenge::contest;
use service::ght::attachment::declare::agree;
use service::ght::attachment::shown::Shown;
use service::ght::standing::own;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ght::fields::{half_days, week};
use crate::ght::story::{badge, facts, history, whom};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, ErrorSummary, PageHead, TextArea};
use crate::visit::Visit;

type Whose = Ids<(AdhesionId, AttachmentId)>;

/// `GET /mes-adhesions/{adhesion}/groupes/{attachment}`
///
/// # Errors
/// Not found for somebody else's.
pub async fn get(visit: Visit, Ids((adhesion, id)): Whose) -> Result<Response, AppError> {
    show(&visit, adhesion, id, Form::default()).await
}

/// `POST /mes-adhesions/{adhesion}/groupes/{attachment}`: « c'est exact », or contested.
///
/// # Errors
/// Not found for somebody else's.
pub async fn post(
    visit: Visit,
    Ids((adhesion, id)): Whose,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let version = form.text("version").parse().unwrap_or_default();
    let there = format!("/mes-adhesions/{adhesion}/groupes");
    let refused = if form.text("answer") == "agree" {
        let Ok(days) = half_days(&mut form, lang) else {
            return show(&visit, adhesion, id, form).await;
        };
        match agree(&visit.ctx, actor, adhesion, id, days, version).await {
            Ok(()) => {
                let said = t!(
                    lang,
                    "Merci. Le bureau confirmera.",
                    "Thank you. The board will confirm."
                );
                return Ok(visit.see_other(&there, &said));
            }
            Err(failure) => form.refused(failure, lang)?,
        }
    } else {
        match contest(&visit.ctx, actor, adhesion, id, form.raw("reason"), version).await {
            Ok(()) => {
                let said = t!(
                    lang,
                    "Contesté : le bureau va examiner vos raisons.",
                    "Contested: the board will examine your reasons."
                );
                return Ok(visit.see_other(&there, &said));
            }
            Err(failure) => form.refused(failure, lang)?,
        }
    };
    show(&visit, adhesion, id, refused).await
}

async fn show(
    visit: &Visit,
    adhesion: AdhesionId,
    id: AttachmentId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (_, standing) = own(&visit.ctx, visit.actor()?, adhesion).await?;
    let it = standing.ties.iter().find(|it| it.attachment.id == id);
    let it = it.cloned().ok_or(AppError::NotFound)?;
    let here = format!("/mes-adhesions/{adhesion}/groupes");
    let action = format!("{here}/{id}");
    let title = whom(&it);
    let up = (
        here,
        t!(
            lang,
            "Mon collège et mes rattachements",
            "My college and attachments"
        ),
    );
    let state = badge(lang, it.attachment.state);
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=up>{state}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {facts(lang, &it, Some(&standing))}
                {agreeing(lang, &action, &form, &it)}
                {contesting(lang, &action, &form, &it)}
                {history(lang, &it)}
            }
        })
        .status(form.status())
        .into_response())
}

fn agreeing(lang: Lang, action: &str, form: &Form, it: &Shown) -> Option<impl IntoView + use<>> {
    if !it.waits_for_member() {
        return None;
    }
    let version = it.row.version.to_string();
    let person = it.attachment.way == Way::MainActivity;
    Some(view! {
        <section>
            <h2>{t!(lang, "C’est exact", "It is true")}</h2>
            <form method="post" action=action.to_owned()>
                {person.then(|| week(form, lang))}
                <input type="hidden" name="version" value=version />
                <div class="actions">
                    <Button name="answer" value="agree" label=t!(lang, "C’est exact", "It is true") />
                </div>
            </form>
        </section>
    })
}

fn contesting(lang: Lang, action: &str, form: &Form, it: &Shown) -> Option<impl IntoView + use<>> {
    let state = it.attachment.state;
    if state.contest().is_err() {
        return None;
    }
    let version = it.row.version.to_string();
    let meaning = if state == AttachmentState::Proposed {
        t!(
            lang,
            "Il ne compte pas : le bureau lira vos raisons avant de décider.",
            "It does not count: the board reads your reasons before it decides."
        )
    } else {
        t!(
            lang,
            "Il compte encore jusqu’à ce que le bureau ait lu vos raisons et décidé.",
            "It still counts until the board has read your reasons and decided."
        )
    };
    Some(view! {
        <section>
            <h2>{t!(lang, "Contester", "Contest")}</h2>
            <p>{meaning}</p>
            <form method="post" action=action.to_owned()>
                <TextArea form=form name="reason" rows=4 label=t!(lang, "Ce qui est inexact, et pourquoi", "What is not true, and why") required=true max=2000_u32 />
                <input type="hidden" name="version" value=version />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet name="answer" value="contest" label=t!(lang, "Contester", "Contest") />
                </div>
            </form>
        </section>
    })
}
