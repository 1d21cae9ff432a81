//! What the pages that write a version have in common: who may, the head, the note on what changes, the buttons.

use std::convert::Infallible;

use axum::response::{IntoResponse, Response};
use domain::contract::limit;
use domain::contract::stage::Stage;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::show::{Sheet, show as read_sheet};
use service::contract::write::Typed;

use super::chars;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Field, LinkButton, Notice, NoticeKind, PageHead,
};
use crate::visit::Visit;

/// The contract, for who writes it.
pub(in crate::contract) async fn written(
    visit: &Visit,
    slug: &str,
    id: ContractId,
) -> Result<Sheet, AppError> {
    let read = read_sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    read.seen.require_lead::<Infallible>()?;
    Ok(read)
}

/// The last version as it stands, with the note that was typed: each page changes its own part.
pub(in crate::contract) fn as_it_is(read: &Sheet, form: &Form) -> Typed {
    let text = &read.head.text;
    Typed {
        title: text.title.clone(),
        parties: text.parties.clone(),
        clauses: read.head.source.clone(),
        annexes: text.annexes.clone(),
        term: text.term,
        promises: text.promises.clone(),
        note: form.text("note").to_owned(),
    }
}

/// The other parts of a text, each with its page.
const PARTS: [&str; 3] = ["modifier", "engagements", "annexes"];

/// A page that writes a version.
pub(in crate::contract) struct Writing<'w> {
    /// Its title.
    pub title: String,
    /// What is written here, and what becomes of it.
    pub said: String,
    /// The last part of its address.
    pub to: &'static str,
    /// What its button does.
    pub save: String,
    /// The contract.
    pub read: &'w Sheet,
}

impl Writing<'_> {
    /// The page where nothing can be written yet: what stands in the way, and the other parts.
    pub(in crate::contract) fn nothing(
        self,
        visit: &Visit,
        (slug, id): (&str, ContractId),
        instead: impl FnOnce() -> AnyView,
    ) -> Response {
        let path = format!("/cpts/{slug}/conventions/{id}");
        let up = (path.clone(), self.read.head.text.title.clone());
        let (title, to) = (self.title, self.to);
        visit
            .page(&title, || {
                view! {
                    <PageHead title=title.clone() up=up>{self.said}</PageHead>
                    {instead()}
                    <div class="actions">{others(visit.lang, &path, to)}</div>
                }
            })
            .within(slug)
            .into_response()
    }

    /// The page, around its fields.
    pub(in crate::contract) fn page(
        self,
        visit: &Visit,
        (slug, id): (&str, ContractId),
        form: &Form,
        fields: impl FnOnce() -> AnyView,
    ) -> Response {
        let (lang, read) = (visit.lang, self.read);
        let path = format!("/cpts/{slug}/conventions/{id}");
        let stage = &read.seen.stage;
        let draft = *stage == Stage::Draft;
        let voids = !matches!(
            stage,
            Stage::Draft | Stage::Negotiation | Stage::Opinion { .. }
        );
        let up = (path.clone(), read.head.text.title.clone());
        let (title, to) = (self.title, self.to);
        visit
            .page(&title, || {
                view! {
                    <PageHead title=title.clone() up=up>{self.said}</PageHead>
                    {voids.then(|| warning(lang))}
                    <ErrorSummary form=form lang=lang />
                    <form method="post" action=format!("{path}/{to}")>
                        <input type="hidden" name="revision" value=form.text("revision").to_owned() />
                        {fields()}
                        {(!draft).then(|| note(lang, form))}
                        <div class="actions">
                            <Button label=self.save />
                            {others(lang, &path, to)}
                        </div>
                    </form>
                }
            })
            .status(form.status())
            .within(slug)
            .into_response()
    }
}

/// The pages of the other parts.
fn others(lang: Lang, path: &str, to: &str) -> impl IntoView + use<> {
    let others = PARTS.iter().filter(|it| **it != to);
    let links = others.map(|it| {
        let label = part(lang, it);
        view! { <LinkButton href=format!("{path}/{it}") kind=ButtonKind::Quiet label=label /> }
    });
    links.collect_view()
}

fn part(lang: Lang, to: &str) -> String {
    match to {
        "modifier" => t!(lang, "Clauses et signataires", "Clauses and signatories"),
        "engagements" => t!(
            lang,
            "Engagements et financement",
            "Commitments and funding"
        ),
        _ => t!(lang, "Annexes", "Annexes"),
    }
}

/// What a new version undoes.
fn warning(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Caution title=t!(lang, "Un nouveau texte demande un nouveau mandat", "A new text needs a new mandate")>
            <p>
                {t!(
                    lang,
                    "Le mandat et les signatures portent sur le texte exact. Si vous l’enregistrez changé, ils ne valent plus, et la convention revient en négociation.",
                    "The mandate and the signatures apply to this exact text. If you save a change, they become void, and the agreement goes back to negotiation."
                )}
            </p>
        </Notice>
    }
}

/// What changes, for who reads the versions.
fn note(lang: Lang, form: &Form) -> impl IntoView + use<> {
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
