//! What of a contract is downloaded: the document, its signed file, what was joined.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::id::{ContractId, DocumentId};
use leptos::prelude::*;
use service::contract::document::content;
use service::contract::file::{self, FileRefused};
use service::contract::print::printed;
use service::{Failure, Outcome};

use super::export::sent;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::ui::{ErrorSummary, PageHead};
use crate::visit::Visit;
use crate::words::Refusal;

/// `GET /cpts/{slug}/conventions/{contract}/document.pdf`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_pdf(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let bytes = printed(&visit.ctx, visit.actor()?, &slug, id).await;
    let mut response = match bytes {
        Ok(bytes) => sent(bytes, "application/pdf", "convention.pdf"),
        Err(failure) => return refused(&visit, &slug, id, failure),
    };
    // It is read in the browser, where a phone shows it at once.
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("inline; filename=\"convention.pdf\""),
    );
    Ok(response)
}

/// `GET /cpts/{slug}/conventions/{contract}/fichier.convention`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_file(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let read: Outcome<_, FileRefused> = file::of(&visit.ctx, visit.actor()?, &slug, id).await;
    match read {
        Ok(archive) => {
            let name = format!("convention-{id}.convention");
            Ok(sent(archive.bytes(), "application/jsonl", &name))
        }
        Err(failure) => refused(&visit, &slug, id, failure),
    }
}

/// `GET /cpts/{slug}/conventions/{contract}/documents/{document}`: to be kept and not to be shown.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_document(
    visit: Visit,
    Ids((slug, id, document)): Ids<(String, ContractId, DocumentId)>,
) -> Result<Response, AppError> {
    let (name, kind, bytes) = content(&visit.ctx, visit.actor()?, &slug, id, document).await?;
    Ok(crate::decision::document::kept(&name, kind, bytes))
}

/// Why there is nothing to download yet.
fn refused<R: Refusal>(
    visit: &Visit,
    slug: &str,
    id: ContractId,
    failure: Failure<R>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let form = Form::default().refused(failure, lang)?;
    let status = form.status();
    let title = t!(lang, "Rien à télécharger", "Nothing to download");
    let up = (
        format!("/cpts/{slug}/conventions/{id}"),
        t!(lang, "La convention", "The agreement"),
    );
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>""</PageHead>
                <ErrorSummary form=&form lang=lang />
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}
