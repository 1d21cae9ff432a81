//! One attachment: the board reads, confirms, puts aside, corrects.

use axum::response::{IntoResponse, Response};
use domain::ght::attachment::{AttachmentState, Verdict, Way};
use domain::id::AttachmentId;
use leptos::prelude::*;
use service::ght::attachment::decide::{Decision, decide};
use service::ght::attachment::edit::{Correction, correct};
use service::ght::attachment::queue::{Waiting, read};

use super::day::period;
use super::fields::{half_days, week};
use super::story::{badge, facts, history, whom};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, Notice, PageHead, TextArea};
use crate::visit::Visit;

type Whose = Ids<(String, AttachmentId)>;

/// `GET /cpts/{slug}/rattachements/{attachment}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Ids((slug, id)): Whose) -> Result<Response, AppError> {
    show(&visit, &slug, id, None).await
}

/// `POST /cpts/{slug}/rattachements/{attachment}`: confirm or put aside.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Whose,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(verdict) = form.text("decision").parse::<Verdict>() else {
        form.reject(
            "reason",
            t!(lang, "Choisissez une décision.", "Choose a decision."),
        );
        return show(&visit, &slug, id, Some(form)).await;
    };
    let decision = Decision {
        verdict,
        reason: form.raw("reason").to_owned(),
        version: form.text("version").parse().unwrap_or_default(),
    };
    let said = match verdict {
        Verdict::Confirm => t!(
            lang,
            "Rattachement confirmé ; le membre en est averti.",
            "Attachment confirmed; the member is told."
        ),
        Verdict::PutAside => t!(
            lang,
            "Rattachement écarté ; le membre en est averti.",
            "Attachment put aside; the member is told."
        ),
    };
    match decide(&visit.ctx, visit.actor()?, &slug, id, &decision).await {
        Ok(()) => Ok(visit.see_other(&format!("/cpts/{slug}/rattachements"), &said)),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, Some(form)).await
        }
    }
}

/// `POST /cpts/{slug}/rattachements/{attachment}/dates`: days and half-days.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_dates(
    visit: Visit,
    Ids((slug, id)): Whose,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (period, days) = (period(&mut form, lang), half_days(&mut form, lang));
    let (Some(period), Ok(half_days)) = (period, days) else {
        return show(&visit, &slug, id, Some(form)).await;
    };
    let typed = Correction {
        period,
        half_days,
        reason: form.raw("why").to_owned(),
        version: form.text("version").parse().unwrap_or_default(),
    };
    match correct(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/rattachements/{id}"),
            &t!(lang, "Corrigé.", "Corrected."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, Some(form)).await
        }
    }
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: AttachmentId,
    posted: Option<Form>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let it = read(&visit.ctx, visit.actor()?, slug, id).await?;
    let name = service::member::full_name(&it.adhesion);
    let title = t!(lang, "Rattachement de {name}", "Attachment of {name}");
    let sheet = format!("/cpts/{slug}/membres/{}", it.adhesion.id);
    let up = (
        format!("/cpts/{slug}/rattachements"),
        t!(lang, "Rattachements", "Attachments"),
    );
    let form = posted.unwrap_or_else(|| filled(&it));
    let (status, own) = (form.status(), it.is_own);
    let action = format!("/cpts/{slug}/rattachements/{id}");
    let (whom, state) = (whom(&it.shown), badge(lang, it.shown.attachment.state));
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=up>
                    {whom} " " {state}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {facts(lang, &it.shown, None)}
                <p>
                    <a href=sheet>{t!(lang, "Fiche du membre", "The member's sheet")}</a>
                </p>
                {if own {
                    view! {
                        <Notice>
                            {t!(
                                lang,
                                "C’est le vôtre, ou celui d’une structure que vous représentez : une autre personne du bureau décide.",
                                "It is your own, or that of a structure you represent: somebody else of the board decides."
                            )}
                        </Notice>
                    }
                        .into_any()
                } else {
                    view! {
                        {decision(lang, &action, &form, &it)}
                        {dates(lang, &action, &form, &it)}
                    }
                        .into_any()
                }}
                {history(lang, &it.shown)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn filled(it: &Waiting) -> Form {
    let row = &it.shown.row;
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    let number = |it: Option<i32>| it.map(|it| it.to_string()).unwrap_or_default();
    Form::default()
        .with("starts_on", row.starts_on.to_string())
        .with("ends_on", day(row.ends_on))
        .with("inside", number(row.half_days_inside))
        .with("outside", number(row.half_days_outside))
        .with("at_threshold", row.at_threshold.clone().unwrap_or_default())
}

fn decision(lang: Lang, action: &str, form: &Form, it: &Waiting) -> impl IntoView + use<> {
    let state = it.shown.attachment.state;
    let version = it.shown.row.version.to_string();
    let confirm = (state != AttachmentState::Confirmed).then(|| {
        let label = t!(lang, "Confirmer", "Confirm");
        view! { <Button name="decision" value=Verdict::Confirm.code() label=label /> }
    });
    let aside = (state != AttachmentState::Rejected).then(|| {
        let label = t!(lang, "Écarter", "Put aside");
        view! { <Button kind=ButtonKind::Quiet name="decision" value=Verdict::PutAside.code() label=label /> }
    });
    view! {
        <section>
            <h2>{t!(lang, "Décider", "Decide")}</h2>
            <form method="post" action=action.to_owned()>
                <TextArea
                    form=form
                    name="reason"
                    rows=3
                    label=t!(lang, "Raison", "Reason")
                    hint=t!(lang, "Le membre la lit. Il en faut une pour écarter, ou pour confirmer ce qu’il conteste.", "The member reads it. One is needed to put aside, or to confirm what the member contests.")
                    optional=true
                />
                <input type="hidden" name="version" value=version />
                <div class="actions">{confirm} {aside}</div>
            </form>
        </section>
    }
}

fn dates(lang: Lang, action: &str, form: &Form, it: &Waiting) -> impl IntoView + use<> {
    let version = it.shown.row.version.to_string();
    let person = it.shown.attachment.way == Way::MainActivity;
    let open = !form.is_valid();
    view! {
        <details open=open>
            <summary>{t!(lang, "Corriger les dates ou les demi-journées", "Correct dates or half-days")}</summary>
            <form method="post" action=format!("{action}/dates")>
                <Field form=form name="starts_on" kind=FieldKind::Date label=t!(lang, "Depuis le", "Since") required=true />
                <Field form=form name="ends_on" kind=FieldKind::Date label=t!(lang, "Jusqu’au", "Until") optional=true />
                {person.then(|| week(form, lang))}
                <TextArea form=form name="why" rows=2 label=t!(lang, "Pourquoi", "Why") optional=true />
                <input type="hidden" name="version" value=version />
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Enregistrer", "Save") />
                </div>
            </form>
        </details>
    }
}
