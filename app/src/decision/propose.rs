//! A proposal is begun.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::decision::choices::{Choices, choices};
use service::decision::draft::create;

use super::fields;
use super::preview::preview;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Empty, ErrorSummary, Icon, PageHead};
use crate::visit::Visit;
use crate::words::decision::not_tabled;

/// `GET /cpts/{slug}/decisions/proposer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show(&visit, &slug, Form::default()).await
}

/// `POST /cpts/{slug}/decisions/proposer`: keeps a draft, or shows the text as it will be read.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if form.text("action") == "voir" {
        return show(&visit, &slug, form).await;
    }
    let Some(typed) = fields::read(&mut form, lang) else {
        return show(&visit, &slug, form).await;
    };
    match create(&visit.ctx, visit.actor()?, &slug, &typed).await {
        Ok(id) => Ok(visit.see_other(
            &format!("/cpts/{slug}/decisions/{id}"),
            &t!(
                lang,
                "Brouillon gardé\u{a0}: personne d’autre ne le voit. Relisez-le, puis déposez-le.",
                "Draft saved: nobody else sees it. Read it again, then table it."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let mut known = choices(&visit.ctx, visit.actor()?, slug).await?;
    // A vote without agreement is for the mandate to sign a contract, which the contract's own page asks for.
    known.kinds.retain(|it| !it.rule.votes_at_once());
    let title = t!(lang, "Proposer une décision", "Propose a decision");
    let path = format!("/cpts/{slug}/decisions");
    let form = match only(&known) {
        Some(value) if !form.has("decision") => form.with("decision", value),
        _ => form,
    };
    let status = form.status();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Décisions", "Decisions"))>
                    {t!(
                        lang,
                        "Écrivez, gardez un brouillon que personne d’autre ne voit, puis déposez-le quand il est prêt.",
                        "Write, save a draft that nobody else sees, then table it when it is ready."
                    )}
                </PageHead>
                {closed(lang, slug, &known)
                    .unwrap_or_else(|| {
                        view! {
                            <ErrorSummary form=&form lang=lang />
                            {preview(lang, &form)}
                            <form method="post" action=format!("{path}/proposer")>
                                {fields::fields(lang, &form, &known)}
                                {buttons(lang)}
                            </form>
                        }
                            .into_any()
                    })}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Keep, or look first.
pub(super) fn buttons(lang: Lang) -> impl IntoView {
    view! {
        <div class="actions">
            <Button label=t!(lang, "Garder le brouillon", "Save the draft") />
            <Button
                kind=ButtonKind::Quiet
                name="action"
                value="voir"
                icon=Icon::Eye
                label=t!(lang, "Voir le texte mis en forme", "See the text as it will be read")
            />
        </div>
    }
}

/// The one kind of decision that one may propose, if there is one only.
fn only(known: &Choices) -> Option<String> {
    let mut open = known.kinds.iter().filter(|it| it.not.is_none());
    let one = open.next()?;
    open.next()
        .is_none()
        .then(|| fields::value(one.organ, one.kind))
}

/// Why nothing can be proposed, if so.
fn closed(lang: Lang, slug: &str, known: &Choices) -> Option<AnyView> {
    let rules = format!("/cpts/{slug}/statuts/regles");
    if known.kinds.is_empty() {
        return Some(
            view! {
                <Empty
                    icon=Icon::Document
                    title=t!(
                        lang,
                        "Les règles en vigueur ne prévoient pas de chercher un accord avant de voter.",
                        "The rules in force do not seek agreement before a vote."
                    )
                >
                    <p>
                        {t!(
                            lang,
                            "Une proposition peut être déposée ici dès que les règles de vote disent comment\u{a0}: sur quoi, en combien de jours, et ce qui suit sans accord. ",
                            "A proposal can be tabled here once the voting rules say how: on what, in how many days, and what follows without agreement. "
                        )}
                        <a href=rules>{t!(lang, "Lire les règles", "Read the rules")}</a>
                    </p>
                </Empty>
            }
            .into_any(),
        );
    }
    if known.kinds.iter().any(|it| it.not.is_none()) {
        return None;
    }
    let why = known.kinds.iter().find_map(|it| it.not);
    let why = why.map(|it| not_tabled(lang, it));
    Some(
        view! {
            <Empty icon=Icon::Info title=t!(lang, "Vous ne pouvez pas proposer ici.", "You cannot propose here.")>
                <p>
                    {why} " " <a href=rules>{t!(lang, "Lire les règles", "Read the rules")}</a>
                </p>
            </Empty>
        }
        .into_any(),
    )
}
