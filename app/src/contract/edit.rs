//! The text is written: title, who signs, term, clauses, and what the template left open.

pub(super) mod clause;
mod left;
mod party;
mod writing;

pub(super) use writing::{Writing, as_it_is, written};

use axum::response::Response;
use domain::contract::limit;
use domain::contract::stage::Stage;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::show::Sheet;
use service::contract::write::{Typed, WriteRefused, write};

use super::term;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::Field;
use crate::visit::Visit;

/// `GET /cpts/{slug}/conventions/{contract}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let read = written(&visit, &slug, id).await?;
    let form = filled(&read);
    Ok(show(&visit, &slug, id, &read, form))
}

/// `POST /cpts/{slug}/conventions/{contract}/modifier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = written(&visit, &slug, id).await?;
    let Some(typed) = typed(&mut form, &read, lang) else {
        return Ok(show(&visit, &slug, id, &read, form));
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    let path = format!("/cpts/{slug}/conventions/{id}");
    match write(&visit.ctx, visit.actor()?, &slug, id, revision, &typed).await {
        Ok(number) => {
            let said = if read.seen.stage == Stage::Draft {
                t!(lang, "Brouillon enregistré.", "Draft saved.")
            } else {
                t!(
                    lang,
                    "Version {number} enregistrée\u{a0}: les parties la voient.",
                    "Version {number} saved: the parties see it."
                )
            };
            Ok(visit.see_other(&path, &said))
        }
        Err(failure) => {
            let form = form.refused::<WriteRefused>(failure, lang)?;
            Ok(show(&visit, &slug, id, &read, form))
        }
    }
}

/// The form with what the text says.
fn filled(read: &Sheet) -> Form {
    let text = &read.head.text;
    let form = Form::default()
        .with("revision", read.seen.row.revision.to_string())
        .with("titre", text.title.clone());
    let form = term::with(form, &text.term);
    let form = party::with(form, text);
    clause::with(form, &read.head.source)
}

/// What was typed; nothing when a field cannot be read, which the form says.
fn typed(form: &mut Form, read: &Sheet, lang: Lang) -> Option<Typed> {
    let term = term::read(form, lang);
    let parties = party::read(form, &read.head.text, lang);
    let title = left::put(form, form.raw("titre"));
    let clauses = clause::read(form);
    Some(Typed {
        title,
        parties: parties?,
        clauses,
        term: term?,
        ..as_it_is(read, form)
    })
}

fn show(visit: &Visit, slug: &str, id: ContractId, read: &Sheet, form: Form) -> Response {
    let lang = visit.lang;
    let draft = read.seen.stage == Stage::Draft;
    let said = if draft {
        t!(
            lang,
            "Le texte vient du modèle. Changez ce que vous voulez\u{a0}: rien n’est montré au partenaire avant que vous n’ouvriez la négociation.",
            "The text comes from the template. Change what you like: nothing is shown to the partner before you open the negotiation."
        )
    } else {
        t!(
            lang,
            "Chaque enregistrement fait une nouvelle version, que toutes les parties peuvent comparer à la précédente.",
            "Each save makes a new version, which all parties can compare with the one before."
        )
    };
    let save = if draft {
        t!(lang, "Enregistrer le brouillon", "Save the draft")
    } else {
        t!(
            lang,
            "Enregistrer une nouvelle version",
            "Save a new version"
        )
    };
    let writing = Writing {
        title: t!(lang, "Écrire la convention", "Write the agreement"),
        said,
        to: "modifier",
        save,
        read,
    };
    writing.page(visit, (slug, id), &form, || {
        view! {
            {left::fields(lang, &form, &read.head.source)}
            <Field
                form=&form
                name="titre"
                label=t!(lang, "Titre", "Title")
                max=chars(limit::TITLE_CHARS)
                required=true
            />
            {party::fields(lang, &form, &read.head.text)}
            <fieldset class="stack">
                <legend class="h2">{t!(lang, "Durée", "Term")}</legend>
                {term::fields(lang, &form)}
            </fieldset>
            {clause::fields(lang, &form)}
        }
        .into_any()
    })
}

/// A limit, as a field takes it.
pub(super) fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
