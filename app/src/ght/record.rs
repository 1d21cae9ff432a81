//! The board records an attachment of a member.

use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use domain::member::MemberKind;
use leptos::prelude::*;
use service::ght::attachment::edit::record;
use service::member::sheet::sheet;

use super::fields::{read, tie};
use super::standing::Reader;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{Button, ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/membres/{adhesion}/rattachement`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, AdhesionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/membres/{adhesion}/rattachement`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, AdhesionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(typed) = read(&mut form, lang) else {
        return show(&visit, &slug, id, form).await;
    };
    match record(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/membres/{id}"),
            &t!(
                lang,
                "Rattachement enregistré ; le membre en est averti.",
                "Attachment recorded; the member is told."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: AdhesionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let placed = read.placed.filter(|it| it.may_attach);
    let refused = AppError::Forbidden(domain::permission::Refused::NoRole);
    let standing = placed.ok_or(refused)?.standing;
    let name = service::member::full_name(&read.adhesion.row);
    let title = t!(
        lang,
        "Rattacher {name} à un groupe",
        "Attach {name} to a group"
    );
    let here = format!("/cpts/{slug}/membres/{id}");
    let kind = read.adhesion.row.kind.parse().unwrap_or(MemberKind::Person);
    let today = visit.ctx.today();
    Ok(visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=(here.clone(), name)>
                    {t!(
                        lang,
                        "Cela compte dès le premier jour que vous indiquez. Le membre en est averti et peut contester.",
                        "It counts from the first day that you say. The member is told and may contest."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{here}/rattachement")>
                    {tie(&form, (&standing, Reader::Board), kind, today, lang)}
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
