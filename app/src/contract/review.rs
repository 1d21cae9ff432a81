//! What was reached: the yearly review of a contract that runs or ran, and how it ends or goes on.

mod after;

pub use after::{post_follow, post_notice};

use axum::response::{IntoResponse, Response};
use domain::contract::limit::COMMENT_CHARS;
use domain::contract::text::Text;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::review::{Line, ReviewRefused, Typed, list, note};

use super::edit::chars;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ErrorSummary, Event, Field, FieldKind, PageHead, TextArea, Timeline};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/conventions/{contract}/bilan`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/conventions/{contract}/bilan`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(typed) = typed(&mut form, lang) else {
        return show(&visit, &slug, id, form).await;
    };
    match note(&visit.ctx, visit.actor()?, &slug, id, &typed).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}/bilan"),
            &t!(lang, "Bilan enregistré.", "Review saved."),
        )),
        Err(failure) => {
            let form = form.refused::<ReviewRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

fn typed(form: &mut Form, lang: Lang) -> Option<Typed> {
    let mut reached = Vec::new();
    let mut whole = true;
    for n in 0..domain::contract::limit::PROMISES {
        let name = format!("i{n}.atteint");
        if !form.has(&name) {
            break;
        }
        let number: Option<u32> = form.text(&name).parse().ok();
        if number.is_none() && form.optional(&name).is_some() {
            form.reject(
                &name,
                t!(lang, "Écrivez un nombre entier.", "Write a whole number."),
            );
            whole = false;
        }
        let note = form.raw(&format!("i{n}.note")).replace("\r\n", "\n");
        reached.push((n, number, note));
    }
    let note = form.raw("ensemble").replace("\r\n", "\n");
    whole.then_some(Typed { reached, note })
}

/// The page, with what is wrong with one of its forms.
async fn show(visit: &Visit, slug: &str, id: ContractId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (seen, text, lines) = list(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Bilan et suite", "Review and next steps");
    let path = format!("/cpts/{slug}/conventions/{id}");
    let status = form.status();
    let up = (path.clone(), seen.row.title.clone());
    Ok(visit
        .page(&title, || {
            let ask = (seen.manages && seen.row.in_force_on.is_some())
                .then(|| ask(lang, &path, &form, &text));
            let before = before(lang, &lines);
            let after = after::after(lang, &path, &form, &seen, &text);
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Ce qui a été promis, ce qui a été atteint, et ce que l’on décide ensuite.",
                        "What was promised, what was reached, and what is decided next."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {before}
                {ask}
                {after}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn before(lang: Lang, lines: &[Line]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="muted">{t!(lang, "Aucun bilan n’est encore noté.", "No review is recorded yet.")}</p> }.into_any();
    }
    let lines = lines.iter().map(|it| {
        let what = if it.label.is_empty() {
            t!(lang, "Sur l’ensemble", "Overall")
        } else {
            it.label.clone()
        };
        let numbers = it.reached.zip(it.target.as_ref());
        let numbers = numbers.map(|(reached, (target, unit))| {
            t!(
                lang,
                "{reached}\u{a0}{unit}, pour une cible de {target}. ",
                "{reached}\u{a0}{unit}, for a target of {target}. "
            )
        });
        let (note, by) = (it.note.clone(), it.by.clone().unwrap_or_default());
        view! {
            <Event when=words::date(lang, it.on) datetime=it.on.to_string() what=what>
                <p>{numbers} {note}</p>
                <p class="small muted">{by}</p>
            </Event>
        }
        .into_any()
    });
    let lines = lines.collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Les bilans", "The reviews")}</h2>
            <Timeline>{lines}</Timeline>
        </section>
    }
    .into_any()
}

fn ask(lang: Lang, path: &str, form: &Form, text: &Text) -> impl IntoView + use<> {
    let indicators = text.promises.indicators.iter().enumerate().map(|(n, it)| {
        let (label, target, unit) = (it.label.clone(), it.target, it.unit.clone());
        view! {
            <fieldset class="stack">
                <legend class="field__label">{words::unbroken(&label)}</legend>
                <Field
                    form=form
                    name=format!("i{n}.atteint")
                    kind=FieldKind::Number
                    label=t!(lang, "Atteint, pour une cible de {target}\u{a0}{unit}", "Reached, for a target of {target}\u{a0}{unit}")
                />
                <Field form=form name=format!("i{n}.note") label=t!(lang, "Remarque", "Remark") max=300_u32 optional=true />
            </fieldset>
        }
    });
    let indicators = indicators.collect_view();
    view! {
        <section class="stack">
            <h2>{t!(lang, "Enregistrer un bilan", "Record a review")}</h2>
            <form method="post" action=format!("{path}/bilan")>
                {indicators}
                <TextArea
                    form=form
                    name="ensemble"
                    rows=4
                    label=t!(lang, "Sur l’ensemble", "Overall")
                    max=chars(COMMENT_CHARS)
                    optional=true
                />
                <div class="actions">
                    <Button label=t!(lang, "Enregistrer le bilan", "Save the review") />
                </div>
            </form>
        </section>
    }
}
