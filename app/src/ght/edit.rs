//! A group is recorded, or corrected.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::ght::BlocKind;
use domain::id::BlocId;
use leptos::prelude::*;
use service::ght::bloc::{Typed, add, correct};
use service::ght::register::{list, sheet};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, Choice, ErrorSummary, Field, PageHead, RadioCards, TextArea};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/blocs/nouveau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_new(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let form = Form::default().with("kind", BlocKind::Ght.code());
    show(&visit, &slug, None, form).await
}

/// `POST /cpts/{slug}/blocs/nouveau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_new(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(typed) = read(&mut form, lang) else {
        return show(&visit, &slug, None, form).await;
    };
    match add(&visit.ctx, visit.actor()?, &slug, &typed).await {
        Ok(id) => Ok(visit.see_other(
            &format!("/cpts/{slug}/blocs/{id}"),
            &t!(
                lang,
                "Groupe enregistré. Ajoutez maintenant ses établissements.",
                "Group recorded. Now add its establishments."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, None, form).await
        }
    }
}

/// `GET /cpts/{slug}/blocs/{bloc}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, BlocId)>,
) -> Result<Response, AppError> {
    let read = sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
    let form = Form::default()
        .with("kind", read.kind.code())
        .with("name", read.row.name)
        .with("note", read.row.note.unwrap_or_default())
        .with("version", read.row.version.to_string());
    show(&visit, &slug, Some(id), form).await
}

/// `POST /cpts/{slug}/blocs/{bloc}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, BlocId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(typed) = read(&mut form, lang) else {
        return show(&visit, &slug, Some(id), form).await;
    };
    match correct(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/blocs/{id}"),
            &t!(lang, "Groupe corrigé.", "Group corrected."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, Some(id), form).await
        }
    }
}

fn read(form: &mut Form, lang: Lang) -> Option<Typed> {
    let Ok(kind) = form.text("kind").parse() else {
        form.reject(
            "kind",
            t!(lang, "Choisissez ce qu’il est.", "Choose what it is."),
        );
        return None;
    };
    Some(Typed {
        kind,
        name: form.text("name").to_owned(),
        note: form.raw("note").to_owned(),
        version: form.text("version").parse().unwrap_or_default(),
    })
}

async fn show(
    visit: &Visit,
    slug: &str,
    id: Option<BlocId>,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let may_manage = match id {
        Some(id) => sheet(&visit.ctx, actor, slug, id).await?.may_manage,
        None => list(&visit.ctx, actor, slug).await?.may_manage,
    };
    if !may_manage {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let path = format!("/cpts/{slug}/blocs");
    let (title, action, up) = match id {
        None => (
            t!(lang, "Enregistrer un groupe", "Record a group"),
            format!("{path}/nouveau"),
            path,
        ),
        Some(id) => (
            t!(lang, "Corriger un groupe", "Correct a group"),
            format!("{path}/{id}/modifier"),
            format!("{path}/{id}"),
        ),
    };
    let kinds = BlocKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), words::ght::bloc_kind(lang, *kind)).detail(detail(lang, *kind))
        })
        .collect();
    let version = form.text("version").to_owned();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(up, t!(lang, "Groupes", "Groups")) />
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=action>
                    <RadioCards form=&form name="kind" label=t!(lang, "Ce qu’il est", "What it is") choices=kinds required=true />
                    <Field form=&form name="name" label=t!(lang, "Nom", "Name") required=true max=120_u32 />
                    <TextArea form=&form name="note" rows=3 label=t!(lang, "Remarque", "Remark") optional=true />
                    <input type="hidden" name="version" value=version />
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

fn detail(lang: Lang, kind: BlocKind) -> String {
    match kind {
        BlocKind::Ght => t!(
            lang,
            "Les établissements publics parties à une même convention.",
            "The public establishments parties to one agreement."
        ),
        BlocKind::UniversityHospital => t!(
            lang,
            "AP-HP, HCL, AP-HM : ils ne sont dans aucun GHT.",
            "AP-HP, HCL, AP-HM: they are in no GHT."
        ),
        BlocKind::PrivateGroup => t!(
            lang,
            "Cliniques, laboratoires, centres d’imagerie sous une même société.",
            "Clinics, laboratories, imaging centres under one company."
        ),
        BlocKind::Other => t!(
            lang,
            "Tout autre ensemble d’établissements qui agit d’une seule voix.",
            "Any other set of establishments that acts with one voice."
        ),
    }
}
