//! The text is written: title, who signs, term, clauses, and what the template left open.

mod clause;
mod left;
mod party;

use std::convert::Infallible;

use axum::response::{IntoResponse, Response};
use domain::contract::limit;
use domain::contract::stage::Stage;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::show::{Sheet, show as read_sheet};
use service::contract::write::{Typed, WriteRefused, write};

use super::term;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, ErrorSummary, Field, LinkButton, Notice, PageHead};
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

/// The contract, for who writes it.
pub(super) async fn written(visit: &Visit, slug: &str, id: ContractId) -> Result<Sheet, AppError> {
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    read.seen.require_lead::<Infallible>()?;
    Ok(read)
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
        annexes: read.head.text.annexes.clone(),
        term: term?,
        promises: read.head.text.promises.clone(),
        note: form.text("note").to_owned(),
    })
}

fn show(visit: &Visit, slug: &str, id: ContractId, read: &Sheet, form: Form) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Écrire la convention", "Write the agreement");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let draft = read.seen.stage == Stage::Draft;
    let voids = !matches!(
        read.seen.stage,
        Stage::Draft | Stage::Negotiation | Stage::Opinion { .. }
    );
    let up = (path.clone(), read.head.text.title.clone());
    visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {if draft {
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
                    }}
                </PageHead>
                {voids.then(|| warning(lang))}
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{path}/modifier")>
                    <input type="hidden" name="revision" value=form.text("revision").to_owned() />
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
                    {(!draft).then(|| note(lang, &form))}
                    <div class="actions">
                        <Button
                            label=if draft {
                                t!(lang, "Enregistrer le brouillon", "Save the draft")
                            } else {
                                t!(lang, "Enregistrer une nouvelle version", "Save a new version")
                            }
                        />
                        <LinkButton
                            href=format!("{path}/engagements")
                            kind=ButtonKind::Quiet
                            label=t!(lang, "Engagements et financement", "Promises and money")
                        />
                    </div>
                </form>
            }
        })
        .status(status)
        .within(slug)
        .into_response()
}

/// What a new version undoes.
pub(super) fn warning(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=crate::ui::NoticeKind::Caution title=t!(lang, "Un nouveau texte demande un nouveau mandat", "A new text needs a new mandate")>
            <p>
                {t!(
                    lang,
                    "Le mandat et les signatures portent sur le texte exact. Si vous l’enregistrez changé, ils ne valent plus, et la convention revient en négociation.",
                    "The mandate and the signatures are for the exact text. If you save it changed, they are void, and the agreement goes back to negotiation."
                )}
            </p>
        </Notice>
    }
}

/// What changes, for who reads the versions.
pub(super) fn note(lang: Lang, form: &Form) -> impl IntoView + use<> {
    view! {
        <Field
            form=form
            name="note"
            label=t!(lang, "Ce qui change, en une phrase", "What changes, in one sentence")
            max=chars(limit::NOTE_CHARS)
            required=true
        />
    }
}

/// A limit, as a field takes it.
pub(super) fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
