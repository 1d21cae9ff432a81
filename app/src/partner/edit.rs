//! A partner is registered, corrected, or leaves.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::PartnerId;
use domain::partner::PartnerKind;
use leptos::prelude::*;
use service::partner::list::{list, one};
use service::partner::save::{Partner, end, save};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::id;
use crate::ui::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, PageHead, Select, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/partenaires/nouveau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_new(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show(&visit, &slug, None, Form::default()).await
}

/// `POST /cpts/{slug}/partenaires/nouveau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_new(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    keep(&visit, &slug, None, form).await
}

/// `GET /cpts/{slug}/partenaires/{partner}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, partner)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let id: PartnerId = id(&partner)?;
    let row = one(&visit.ctx, visit.actor()?, &slug, id).await?;
    let text = |value: Option<String>| value.unwrap_or_default();
    let form = Form::default()
        .with("kind", row.kind)
        .with("name", row.name)
        .with(
            "group",
            row.parent_id.map(|it| it.to_string()).unwrap_or_default(),
        )
        .with("finess", text(row.finess))
        .with("siren", text(row.siren))
        .with("contact_name", text(row.contact_name))
        .with("email", text(row.email))
        .with("phone", text(row.phone))
        .with("note", text(row.note));
    show(&visit, &slug, Some(id), form).await
}

/// `POST /cpts/{slug}/partenaires/{partner}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path((slug, partner)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let id: PartnerId = id(&partner)?;
    keep(&visit, &slug, Some(id), form).await
}

/// `POST /cpts/{slug}/partenaires/{partner}/fin`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_end(
    visit: Visit,
    Path((slug, partner)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let id: PartnerId = id(&partner)?;
    end(&visit.ctx, visit.actor()?, &slug, id).await?;
    Ok(visit.see_other(
        &format!("/cpts/{slug}/partenaires"),
        &t!(
            visit.lang,
            "Rangé parmi les anciens partenaires.",
            "Moved to the former partners."
        ),
    ))
}

async fn keep(
    visit: &Visit,
    slug: &str,
    id: Option<PartnerId>,
    mut form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(kind) = form.text("kind").parse::<PartnerKind>() else {
        form.reject(
            "kind",
            t!(lang, "Choisissez ce qu’il est.", "Choose what it is."),
        );
        return show(visit, slug, id, form).await;
    };
    let typed = Partner {
        kind,
        name: form.text("name").to_owned(),
        group: form.text("group").parse().ok(),
        finess: form.text("finess").to_owned(),
        siren: form.text("siren").to_owned(),
        contact_name: form.text("contact_name").to_owned(),
        email: form.text("email").to_owned(),
        phone: form.text("phone").to_owned(),
        note: form.text("note").to_owned(),
    };
    match save(&visit.ctx, visit.actor()?, slug, id, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/partenaires"),
            &t!(lang, "Partenaire enregistré.", "Partner saved."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(visit, slug, id, form).await
        }
    }
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: Option<PartnerId>,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, slug).await?;
    if !read.may_manage {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let title = match id {
        None => t!(lang, "Enregistrer un partenaire", "Register a partner"),
        Some(_) => t!(lang, "Corriger un partenaire", "Correct a partner"),
    };
    let path = format!("/cpts/{slug}/partenaires");
    let action = id.map_or_else(|| format!("{path}/nouveau"), |id| format!("{path}/{id}"));
    let leave = id.map(|id| format!("{path}/{id}/fin"));
    let kinds = PartnerKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), words::partner_kind(lang, *kind)))
        .collect();
    let groups: Vec<Choice> = read
        .current
        .iter()
        .filter(|(row, kind)| *kind == PartnerKind::Ght && Some(row.id) != id.map(|it| it.0))
        .map(|(row, _)| Choice::new(row.id.to_string(), row.name.clone()))
        .collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Partenaires", "Partners")) />
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=action>
                    <Select
                        form=&form
                        name="kind"
                        label=t!(lang, "Ce qu’il est", "What it is")
                        empty=t!(lang, "Choisissez…", "Choose…")
                        choices=kinds
                        required=true
                    />
                    <Field form=&form name="name" label=t!(lang, "Nom", "Name") required=true />
                    {(!groups.is_empty())
                        .then(|| {
                            view! {
                                <Select
                                    form=&form
                                    name="group"
                                    label=t!(lang, "Partie à ce GHT", "Party to this GHT")
                                    empty=t!(lang, "Aucun", "None")
                                    choices=groups
                                    optional=true
                                />
                            }
                        })}
                    <Field
                        form=&form
                        name="finess"
                        kind=FieldKind::Digits
                        label=t!(lang, "FINESS de l’entité juridique", "FINESS of the legal entity")
                        optional=true
                    />
                    <Field form=&form name="siren" kind=FieldKind::Digits label=t!(lang, "SIREN", "SIREN") optional=true />
                    <Field form=&form name="contact_name" label=t!(lang, "Personne à contacter", "Whom to contact") optional=true />
                    <Field form=&form name="email" kind=FieldKind::Email label=t!(lang, "Courriel", "E-mail") optional=true />
                    <Field form=&form name="phone" kind=FieldKind::Phone label=t!(lang, "Téléphone", "Telephone") optional=true />
                    <TextArea form=&form name="note" rows=3 label=t!(lang, "Remarque", "Remark") optional=true />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Save") />
                    </div>
                </form>
                {leave
                    .map(|action| {
                        view! {
                            <form method="post" action=action>
                                <p>
                                    {t!(
                                        lang,
                                        "S’il n’est plus partenaire, il reste lisible parmi les anciens.",
                                        "If it is no longer a partner, it stays readable among the former ones."
                                    )}
                                </p>
                                <div class="actions">
                                    <Button
                                        kind=ButtonKind::Quiet
                                        label=t!(lang, "Ranger parmi les anciens", "Move to the former ones")
                                    />
                                </div>
                            </form>
                        }
                    })}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
