//! Where an import begins: the file, what it may hold, the imports before it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::import::{Column, limit};
use leptos::prelude::*;
use service::import::{self, Batch, Kind, State};

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

/// The page, also with what was refused.
pub(super) async fn start(
    visit: &Visit,
    slug: &str,
    kind: Kind,
    form: &Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    import::may_import(&visit.ctx, actor, slug, kind).await?;
    let mut history = import::history(&visit.ctx, actor, slug).await?;
    history.retain(|batch| batch.kind == kind);
    let title = title(lang, kind);
    let form = form.clone();
    let status = form.status();
    let (to, slug_here) = (home(slug, kind), slug.to_owned());
    let page = visit.page(&title.clone(), || {
        view! {
            <ErrorSummary form=&form lang=lang />
            <PageHead title=title up=up(lang, &slug_here, kind)>
                {t!(
                    lang,
                    "Vous verrez d’abord, ligne par ligne, ce qui se passerait. Rien n’est enregistré avant votre accord.",
                    "You first see, line by line, what would happen. Nothing is recorded before you agree."
                )}
            </PageHead>
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

/// The title of the page.
pub(super) fn title(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Members => t!(lang, "Importer des membres", "Import members"),
        Kind::Dues => t!(lang, "Importer des cotisations", "Import dues"),
    }
}

/// The page above.
fn up(lang: Lang, slug: &str, kind: Kind) -> (String, String) {
    match kind {
        Kind::Members => (format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board")),
        Kind::Dues => (
            format!("/cpts/{slug}/cotisations"),
            t!(lang, "Cotisations", "Dues"),
        ),
    }
}

const fn model(kind: Kind) -> &'static str {
    match kind {
        Kind::Members => "/modeles/membres.csv",
        Kind::Dues => "/modeles/cotisations.csv",
    }
}

fn hint(lang: Lang, kind: Kind) -> String {
    let lines = words::number(lang, i64::try_from(limit::LINES).unwrap_or(i64::MAX));
    let megabytes = limit::FILE_BYTES >> 20;
    match kind {
        Kind::Members => t!(
            lang,
            "Au moins les colonnes Nom et Prénom ; un extrait de l’Annuaire Santé convient tel quel. {lines} lignes et {megabytes} Mo au plus.",
            "At least the columns Nom and Prénom; an extract of the Annuaire Santé will do as it is. At most {lines} lines and {megabytes} MB."
        ),
        Kind::Dues => t!(
            lang,
            "Qui (numéro d’adhésion, RPPS, ou nom et prénom), l’année, le montant ou « exonéré ». {lines} lignes et {megabytes} Mo au plus.",
            "Who (membership number, RPPS, or family and given name), the year, the amount or \"exempt\". At most {lines} lines and {megabytes} MB."
        ),
    }
}

/// The names of columns that are understood, folded away.
fn columns(lang: Lang, kind: Kind) -> impl IntoView {
    let is_dues = |column: Column| column >= Column::DuesYear;
    let of_kind = move |column: &Column| match kind {
        Kind::Members => !is_dues(*column) && *column != Column::MemberNumber,
        Kind::Dues => {
            is_dues(*column)
                || matches!(
                    column,
                    Column::MemberNumber | Column::FamilyName | Column::GivenName | Column::Rpps
                )
        }
    };
    let names = Column::ALL
        .into_iter()
        .filter(of_kind)
        .map(|column| view! { <li>{column.title()}</li> })
        .collect_view();
    view! {
        <details>
            <summary>{t!(lang, "Colonnes reconnues", "Columns that are understood")}</summary>
            <p>
                {t!(
                    lang,
                    "Accents, majuscules et ordre ne comptent pas ; les noms de l’Annuaire Santé et les mots courants (mail, tél, ville, kiné…) sont compris. Les autres colonnes sont ignorées.",
                    "Accents, capitals and order do not matter; the names of the Annuaire Santé and common words (mail, tél, ville, kiné…) are understood. Other columns are ignored."
                )}
            </p>
            <ul class="columns">{names}</ul>
        </details>
    }
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
            let lines = words::number(lang, batch.summary.counts.lines.into());
            view! {
                <Row title=batch.file_name href=one(slug, batch.kind, batch.id) end=badge>
                    {t!(lang, "{lines} lignes, {author}, {when}", "{lines} lines, {author}, {when}")}
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
