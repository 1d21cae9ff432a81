//! The contact data of an adhesion, corrected by the board.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::AdhesionId;
use leptos::prelude::*;
use service::member::contact::{Contact, contact};
use service::member::sheet::sheet;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::id;
use crate::ui::{Button, ErrorSummary, Field, FieldKind, Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/membres/{adhesion}/coordonnees`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id(&adhesion)?, None).await
}

/// `POST /cpts/{slug}/membres/{adhesion}/coordonnees`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: AdhesionId = id(&adhesion)?;
    let typed = Contact {
        email: form.text("email").to_owned(),
        phone: form.text("phone").to_owned(),
        place_name: form.text("place_name").to_owned(),
        version: form.text("version").parse().unwrap_or_default(),
    };
    match contact(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/membres/{id}"),
            &t!(
                lang,
                "Coordonnées enregistrées. La personne est prévenue.",
                "Saved. The person is told."
            ),
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
    id: AdhesionId,
    form: Option<Form>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    if !read.may_edit {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let row = &read.adhesion.row;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let form = form.unwrap_or_else(|| {
        Form::default()
            .with("email", text(&row.email))
            .with("phone", text(&row.phone))
            .with("place_name", text(&row.place_name))
            .with("version", row.version.to_string())
    });
    let title = t!(lang, "Corriger les coordonnées", "Correct contact data");
    let back = format!("/cpts/{slug}/membres/{id}");
    let name = service::member::full_name(row);
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(back.clone(), name) />
                <ErrorSummary form=&form lang=lang />
                <Notice kind=NoticeKind::Info>
                    {t!(
                        lang,
                        "Ces coordonnées servent à joindre la personne pour cette adhésion. Elles ne changent ni son compte ni sa façon de se connecter.",
                        "These data serve to reach the person about this membership. They change neither the account nor the way to sign in."
                    )}
                </Notice>
                <form method="post" action=format!("{back}/coordonnees")>
                    <input type="hidden" name="version" value=form.raw("version").to_owned() />
                    <Field form=&form name="email" kind=FieldKind::Email label=t!(lang, "Courriel", "E-mail") optional=true />
                    <Field form=&form name="phone" kind=FieldKind::Phone label=t!(lang, "Téléphone", "Telephone") optional=true />
                    <Field
                        form=&form
                        name="place_name"
                        label=t!(lang, "Lieu d’exercice", "Place of practice")
                        optional=true
                    />
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
