//! A draft is written anew by its author; the text of a tabled proposal is improved by who facilitates.

mod improve;

use axum::response::{IntoResponse, Response};
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use leptos::prelude::*;
use service::decision::Seen;
use service::decision::choices::choices;
use service::decision::draft::edit;
use service::decision::written::{Written, written};

use super::fields;
use super::preview::preview;
use super::propose::buttons;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::ui::{ErrorSummary, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/decisions/{decision}/modifier`: keeps it, or shows the text as it will be read.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    if form.text("action") == "voir" {
        return show(&visit, &slug, id, form).await;
    }
    let here = format!("/cpts/{slug}/decisions/{id}");
    if form.has("base") {
        return improve::keep(&visit, &slug, id, form).await;
    }
    let Some(typed) = fields::read(&mut form, lang) else {
        return show(&visit, &slug, id, form).await;
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    match edit(ctx, actor, &slug, id, revision, &typed).await {
        Ok(_) => Ok(visit.see_other(&here, &t!(lang, "Brouillon gardé.", "Draft saved."))),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: DecisionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, read) = written(&visit.ctx, visit.actor()?, slug, id).await?;
    if seen.stage != Stage::Draft {
        return improve::show(visit, slug, &seen, &read, form);
    }
    let known = choices(&visit.ctx, visit.actor()?, slug).await?;
    let form = if form.has("titre") {
        form
    } else {
        filled(&seen, &read)
    };
    let title = t!(lang, "Modifier le brouillon", "Edit the draft");
    let path = format!("/cpts/{slug}/decisions/{id}");
    let status = form.status();
    let revision = form.text("revision").to_owned();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), seen.row.title.clone()) />
                <ErrorSummary form=&form lang=lang />
                {preview(lang, &form)}
                <form method="post" action=format!("{path}/modifier")>
                    <input type="hidden" name="revision" value=revision />
                    {fields::fields(lang, &form, &known)}
                    {buttons(lang)}
                </form>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// The draft as it was kept.
fn filled(seen: &Seen, read: &Written) -> Form {
    let row = &seen.row;
    let mut form = Form::default()
        .with("revision", row.revision.to_string())
        .with("titre", &*row.title)
        .with("decision", format!("{}/{}", row.organ, row.kind))
        .with("pourquoi", &*row.why)
        .with("texte", read.versions.last().map_or("", |it| &*it.body));
    for code in row.missions.split_whitespace() {
        form = form.with("mission", code);
    }
    for it in &read.concerned.partners {
        form = form.with("partenaire", it.id.to_string());
    }
    for it in &read.concerned.blocs {
        form = form.with("groupe", it.id.to_string());
    }
    form
}
