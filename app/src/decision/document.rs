//! Documents beside a proposal: joined, taken away, downloaded and never opened in the page.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::decision::document::{DocumentKind, DocumentRefused};
use domain::decision::limit::DOCUMENT_BYTES;
use domain::id::{DecisionId, DocumentId};
use service::decision::document::{content, join, may_join, take};
use service::{Failure, Outcome};

use super::documents::page;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/document/{document}`: the file, to be kept and not to be shown.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, document)): Ids<(String, DecisionId, DocumentId)>,
) -> Result<Response, AppError> {
    let (name, kind, bytes) = content(&visit.ctx, visit.actor()?, &slug, id, document).await?;
    Ok(kept(&name, kind, bytes))
}

/// A file that a member sent, to be kept and never opened in the page.
pub(crate) fn kept(name: &str, kind: DocumentKind, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, kind.media_type()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Letters of any language, as RFC 8187 writes them.
    let name = name.bytes().fold(String::new(), |mut out, byte| {
        use std::fmt::Write;
        let plain = byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        let _ = if plain {
            write!(out, "{}", char::from(byte))
        } else {
            write!(out, "%{byte:02X}")
        };
        out
    });
    let value = format!(
        "attachment; filename=\"document.{}\"; filename*=UTF-8''{name}",
        kind.code()
    );
    if let Ok(value) = HeaderValue::from_str(&value) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// `POST /cpts/{slug}/decisions/{decision}/documents`: joins a file.
///
/// # Errors
/// Not found, forbidden, or the database refuses; a refused file comes back on the page of documents.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    // Who may not join one does not get to send megabytes first.
    let done = match may_join(ctx, actor, &slug, id).await {
        Ok(()) => match receive(body).await {
            Ok((name, bytes)) => join(ctx, actor, &slug, id, (&name, &bytes))
                .await
                .map(|_| ()),
            Err(refused) => Err(Failure::Refused(refused)),
        },
        Err(failure) => Err(failure),
    };
    let said = t!(visit.lang, "Document joint.", "Document attached.");
    answer(&visit, &slug, id, done, &said).await
}

/// `POST /cpts/{slug}/decisions/{decision}/document/{document}/retrait`
///
/// # Errors
/// As [`post`].
pub async fn post_take(
    visit: Visit,
    Ids((slug, id, document)): Ids<(String, DecisionId, DocumentId)>,
) -> Result<Response, AppError> {
    let done = take(&visit.ctx, visit.actor()?, &slug, id, document).await;
    let said = t!(visit.lang, "Document retiré.", "Document taken away.");
    answer(&visit, &slug, id, done, &said).await
}

async fn answer(
    visit: &Visit,
    slug: &str,
    id: DecisionId,
    done: Outcome<(), DocumentRefused>,
    said: &str,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(visit.see_other(&format!("/cpts/{slug}/decisions/{id}/documents"), said)),
        Err(failure) => {
            let form = Form::default().refused(failure, visit.lang)?;
            page(visit, slug, id, form).await
        }
    }
}

/// The file of the form, kept up to what a document may have; what is larger is heard out, so that the browser shows our answer.
pub(crate) async fn receive(
    body: Result<Multipart, MultipartRejection>,
) -> Result<(String, Vec<u8>), DocumentRefused> {
    let broken = |error: MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            DocumentRefused::TooLarge
        } else {
            DocumentRefused::Empty
        }
    };
    let mut body = body.map_err(|_| DocumentRefused::Empty)?;
    while let Some(mut field) = body.next_field().await.map_err(broken)? {
        if field.name() != Some("document") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let (mut bytes, mut size) = (Vec::new(), 0);
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            size += chunk.len();
            if size <= DOCUMENT_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        if DOCUMENT_BYTES < size {
            return Err(DocumentRefused::TooLarge);
        }
        return Ok((name, bytes));
    }
    Err(DocumentRefused::Empty)
}
