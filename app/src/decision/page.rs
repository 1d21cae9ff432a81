//! The one page of a decision: where it stands, what the reader can do, until when; then everything else.

mod act;
mod facts;
mod lead;
mod minority;
mod objections;
mod open;
mod stages;

pub(super) use act::{DELETE, WITHDRAW};
pub(super) use facts::under;
pub(super) use lead::over;

use axum::response::{IntoResponse, Response};
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use leptos::prelude::*;
use service::decision::result::Result as Counts;
use service::decision::sheet::Sheet;
use service::decision::show;
use service::decision::whole::{Whole, whole};

use super::comments::{Talk, discussion};
use super::documents;
use super::line::badge;
use super::live::live;
use super::result as numbers;
use super::resumed;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{ButtonKind, Card, ErrorSummary, Icon, LinkButton, PageHead, Prose};
use crate::visit::Visit;

/// What the parts of the page are shown with.
#[derive(Clone, Copy)]
pub(super) struct Shown<'p> {
    pub lang: Lang,
    pub slug: &'p str,
    /// The address of the decision.
    pub path: &'p str,
    pub form: &'p Form,
    pub it: &'p Sheet,
    /// Rounds, objections, and what the reader may do now.
    pub now: &'p show::Sheet,
    /// What it came to, once it is over.
    pub result: Option<&'p Counts>,
    pub today: chrono::NaiveDate,
}

/// `GET /cpts/{slug}/decisions/{decision}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// The page, with what is wrong with one of its forms.
pub(super) async fn show(
    visit: &Visit,
    slug: &str,
    id: DecisionId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Whole {
        sheet: it,
        now,
        live: direct,
        result,
        reserved,
    } = whole(&visit.ctx, visit.actor()?, slug, id).await?;
    let over = matches!(it.seen.stage, Stage::Over(_));
    let path = format!("/cpts/{slug}/decisions/{id}");
    let title = it.seen.row.title.clone();
    let status = form.status();
    let up = (
        format!("/cpts/{slug}/decisions"),
        t!(lang, "Décisions", "Decisions"),
    );
    Ok(visit
        .page(&title, || {
            let badge = badge(lang, &it.seen.stage);
            let shown = Shown {
                lang,
                slug,
                path: &path,
                form: &form,
                it: &it,
                now: &now,
                result: result.as_ref(),
                today: visit.ctx.today(),
            };
            let sentence = lead::sentence(shown);
            view! {
                <PageHead title=title.clone() up=up>{sentence}</PageHead>
                <p class="decision__state">{badge}</p>
                <ErrorSummary form=&form lang=lang />
                {now.resumed.map(|at| resumed::notice(lang, slug, at, !over))}
                {act::primary(shown)}
                {direct.as_ref().and_then(|it| live(visit, &path, it))}
                {outcome(shown)}
                {stages::stages(shown)}
                {text(shown)}
                {objections::objections(shown)}
                {minority::statements(lang, &reserved)}
                {facts::facts(shown)}
                {files(shown)}
                {act::others(shown)}
                {talk(shown)}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// The result: every number, and where it is proved.
fn outcome(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, read) = (shown.lang, shown.result?);
    let archive = format!("{}/archive", shown.path);
    let verify = format!("/verifier/decision?archive={archive}");
    let public = shown.it.seen.row.public.then(|| {
        let href = format!("{}/resultat-public", shown.path);
        view! { <a href=href>{t!(lang, "La page ouverte à tous", "The page open to everybody")}</a> }
    });
    Some(
        view! {
            <section id="resultat">
                <h2>{t!(lang, "Le résultat", "The result")}</h2>
                <p><strong>{numbers::sentence(lang, read)}</strong></p>
            </section>
            {numbers::numbers(lang, read)}
            <div class="stack">
                <div class="actions">
                    <LinkButton href=verify kind=ButtonKind::Quiet icon=Icon::Tick label=t!(lang, "Vérifier", "Verify") />
                    <LinkButton
                        href=archive
                        kind=ButtonKind::Quiet
                        icon=Icon::Download
                        label=t!(lang, "Télécharger l’archive", "Download the archive")
                    />
                </div>
                <p class="small muted">
                    {t!(
                        lang,
                        "L’archive contient ce que chacun a signé\u{a0}: n’importe qui peut recompter sans nous. ",
                        "The archive holds what everybody signed: anybody can count again without us. "
                    )}
                    {public}
                </p>
            </div>
        }
        .into_any(),
    )
}

/// Why, and the text that is decided.
fn text(shown: Shown<'_>) -> AnyView {
    let (lang, written) = (shown.lang, &shown.it.written);
    let Some(last) = written.versions.last() else {
        return ().into_any();
    };
    let count = written.versions.len();
    let why = shown.it.seen.row.why.clone();
    let href = format!("{}/texte", shown.path);
    let number = last.number;
    let changed = (1 < count).then(|| {
        let note = last.note.clone();
        view! {
            <p>
                {t!(lang, "Version {number}\u{a0}: {note} ", "Version {number}: {note} ")}
                <a href=href>{t!(lang, "Voir ce qui change", "See what changes")}</a>
            </p>
        }
    });
    let body = last.body.clone();
    view! {
        <section>
            <h2>{t!(lang, "Pourquoi", "Why")}</h2>
            <Prose text=why />
        </section>
        <Card title=t!(lang, "Le texte soumis à la décision", "The text to be decided")>
            {changed}
            <Prose text=body />
        </Card>
    }
    .into_any()
}

fn files(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    let may = it.seen.facilitates && domain::decision::document::may_change(&it.seen.stage).is_ok();
    if it.documents.is_empty() && !may {
        return None;
    }
    let href = format!("{}/documents", shown.path);
    let rows =
        (!it.documents.is_empty()).then(|| documents::rows(lang, shown.path, &it.documents, false));
    let join = may.then(|| {
        view! {
            <p>
                <a href=href>{t!(lang, "Joindre ou retirer un document", "Attach or remove a document")}</a>
            </p>
        }
    });
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Documents", "Documents")}</h2>
                {rows}
                {join}
            </section>
        }
        .into_any(),
    )
}

fn talk(shown: Shown<'_>) -> Option<AnyView> {
    let tabled = shown.it.seen.row.number.is_some();
    tabled.then(|| {
        discussion(Talk {
            lang: shown.lang,
            path: shown.path,
            form: shown.form,
            read: &shown.it.discussion,
        })
    })
}
