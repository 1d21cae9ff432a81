//! An entity joins a group.

use axum::response::{IntoResponse, Response};
use domain::id::{BlocId, PartnerId};
use leptos::prelude::*;
use service::ght::party::{RecordRefused, Typed, add, entity};
use service::ght::register::{Sheet, sheet};

use super::day::period;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{Button, ErrorSummary, Field, FieldKind, PageHead, TextArea};
use crate::visit::Visit;
use crate::words::Refusal as _;

/// `GET /cpts/{slug}/blocs/{bloc}/parties/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_new(
    visit: Visit,
    Ids((slug, id)): Ids<(String, BlocId)>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let read = kept(&visit, &slug, id).await?;
    let partner: Option<PartnerId> = asked.text("partenaire").parse().ok();
    let known = read
        .proposed
        .iter()
        .find(|row| Some(PartnerId(row.id)) == partner);
    let form = match known {
        Some(row) => {
            // One number names it; the FINESS is what Pro Santé Connect tells of members.
            let finess = row.finess.clone().unwrap_or_default();
            let siren = row.siren.clone().filter(|_| finess.is_empty());
            Form::default()
                .with("finess", finess)
                .with("siren", siren.unwrap_or_default())
                .with("name", row.name.clone())
        }
        None => Form::default(),
    };
    Ok(show_new(&visit, &slug, &read, &form))
}

/// `POST /cpts/{slug}/blocs/{bloc}/parties/nouvelle`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_new(
    visit: Visit,
    Ids((slug, id)): Ids<(String, BlocId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = kept(&visit, &slug, id).await?;
    let period = period(&mut form, lang);
    missing(&mut form, lang);
    let Some(period) = period.filter(|_| form.is_valid()) else {
        return Ok(show_new(&visit, &slug, &read, &form));
    };
    let typed = Typed {
        finess: form.text("finess").to_owned(),
        siren: form.text("siren").to_owned(),
        name: form.text("name").to_owned(),
        period,
        source: form.raw("source").to_owned(),
    };
    match add(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/blocs/{id}"),
            &t!(lang, "Établissement enregistré.", "Establishment recorded."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            Ok(show_new(&visit, &slug, &read, &form))
        }
    }
}

/// Says everything that is wrong at once: the numbers and the name, beside the days.
fn missing(form: &mut Form, lang: Lang) {
    let mut refused = Vec::new();
    refused.extend(entity(form.text("finess"), form.text("siren")).err());
    if form.text("name").is_empty() {
        refused.push(RecordRefused::Name(None));
    }
    for it in refused {
        if let Some(field) = it.field() {
            form.reject(field, it.say(lang));
        }
    }
}

/// The group, for who keeps the register.
pub(super) async fn kept(visit: &Visit, slug: &str, id: BlocId) -> Result<Sheet, AppError> {
    let read = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    if read.may_manage {
        Ok(read)
    } else {
        Err(AppError::Forbidden(domain::permission::Refused::NoRole))
    }
}

fn show_new(visit: &Visit, slug: &str, read: &Sheet, form: &Form) -> Response {
    let lang = visit.lang;
    let name = read.row.name.clone();
    let title = t!(
        lang,
        "Ajouter un établissement à {name}",
        "Add an establishment to {name}"
    );
    let here = format!("/cpts/{slug}/blocs/{}", read.row.id);
    let action = format!("{here}/parties/nouvelle");
    visit
        .page(&title.clone(), || {
            view! {
                <PageHead title=title up=(here, name) />
                <ErrorSummary form=form lang=lang />
                <form method="post" action=action>
                    <Field
                        form=form
                        name="finess"
                        kind=FieldKind::Digits
                        label=t!(lang, "FINESS de l’entité juridique", "FINESS of the legal entity")
                        hint=t!(lang, "Celui de l’entité juridique, pas du site. À défaut, donnez le SIREN.", "That of the legal entity, not of the site. Failing that, give the SIREN.")
                        optional=true
                    />
                    <Field form=form name="siren" kind=FieldKind::Digits label=t!(lang, "SIREN", "SIREN") optional=true />
                    <Field form=form name="name" label=t!(lang, "Nom", "Name") required=true max=120_u32 />
                    <Field form=form name="starts_on" kind=FieldKind::Date label=t!(lang, "Dans le groupe depuis le", "In the group since") required=true />
                    <Field form=form name="ends_on" kind=FieldKind::Date label=t!(lang, "Dernier jour", "Last day") optional=true />
                    <TextArea
                        form=form
                        name="source"
                        rows=2
                        label=t!(lang, "Où c’est écrit", "Where that is written")
                        hint=t!(lang, "Par exemple la convention constitutive du GHT et sa date.", "For example the founding agreement of the GHT and its date.")
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
        .into_response()
}
