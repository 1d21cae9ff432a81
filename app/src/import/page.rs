//! Where an import begins: the file, what it may hold, the imports before it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::import::{self, Batch, Kind, State};

use super::kind::{columns, hint, model, title, up};
use super::{home, one};
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Badge, Button, Card, ErrorSummary, FileField, NoticeKind, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/import`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn members(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    start(&visit, &slug, Kind::Members, &Form::default()).await
}

/// `GET /cpts/{slug}/cotisations/import`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn dues(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    start(&visit, &slug, Kind::Dues, &Form::default()).await
}

/// `GET /cpts/{slug}/blocs/import`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn parties(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    start(&visit, &slug, Kind::Parties, &Form::default()).await
}

/// The page, also with what was refused.
pub(super) async fn start(
    visit: &Visit,
    slug: &str,
    kind: Kind,
    form: &Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let history = import::history(&visit.ctx, actor, slug, kind).await?;
    let title = title(lang, kind);
    let form = form.clone();
    let status = form.status();
    let (to, slug_here) = (home(slug, kind), slug.to_owned());
    let page = visit.page(&title.clone(), || {
        view! {
            <PageHead title=title up=up(lang, &slug_here, kind)>
                {t!(
                    lang,
                    "Vous verrez d’abord, ligne par ligne, ce qui se passerait. Rien n’est enregistré avant votre accord.",
                    "You first see, line by line, what would happen. Nothing is recorded before you agree."
                )}
            </PageHead>
            <ErrorSummary form=&form lang=lang />
            <form method="post" action=to enctype="multipart/form-data">
                <FileField
                    form=&form
                    name="fichier"
                    label=t!(lang, "Fichier CSV", "CSV file")
                    hint=hint(lang, kind)
                    accept=".csv,.txt,.tsv,text/csv,text/plain"
                />
                <div class="actions">
                    <Button label=t!(lang, "Vérifier le fichier", "Check the file") />
                    <a href=model(kind)>{t!(lang, "Télécharger un modèle", "Download a model")}</a>
                </div>
            </form>
            {columns(lang, kind)}
            {past(lang, &slug_here, history)}
        }
    });
    Ok(page.within(slug).status(status).into_response())
}

/// The imports before.
fn past(lang: Lang, slug: &str, history: Vec<Batch>) -> Option<impl IntoView> {
    if history.is_empty() {
        return None;
    }
    let rows = history
        .into_iter()
        .map(|batch| {
            let badge = view! { <Badge kind=tone(batch.state) label=words::import::import_state(lang, batch.state) /> }.into_any();
            let when = words::date_time(lang, batch.created_at);
            let author = batch.author.clone();
            let count = batch.summary.counts.lines;
            let lines = words::number(lang, count.into());
            view! {
                <Row title=batch.file_name href=one(slug, batch.kind, batch.id) end=badge>
                    {plural!(
                        lang, count,
                        "{lines} ligne, {author}, {when}", "{lines} lignes, {author}, {when}",
                        "{lines} line, {author}, {when}", "{lines} lines, {author}, {when}"
                    )}
                </Row>
            }
        })
        .collect_view();
    Some(view! {
        <Card title=t!(lang, "Derniers imports", "Latest imports")>
            <Rows>{rows}</Rows>
        </Card>
    })
}

pub(super) const fn tone(state: State) -> NoticeKind {
    match state {
        State::Checked => NoticeKind::Caution,
        State::Committed => NoticeKind::Success,
        State::Undone | State::Dropped => NoticeKind::Info,
    }
}
