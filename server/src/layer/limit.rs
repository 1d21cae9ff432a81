//! How long a request may take, and how large it may be.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::contract::limit::VERIFIED_BYTES;
use domain::decision::limit::DOCUMENT_BYTES;
use domain::import::limit::FILE_BYTES;
use futures::{StreamExt as _, stream};
use http_body_util::Limited;
use service::election::photo;

use crate::config::Http;

/// The limits of the configuration.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_field_names, reason = "each is the most that is taken")]
pub struct Limits {
    seconds_max: u64,
    form_bytes_max: usize,
    import_bytes_max: usize,
}

impl From<&Http> for Limits {
    fn from(http: &Http) -> Self {
        Self {
            seconds_max: http.seconds_max,
            form_bytes_max: http.form_bytes_max,
            import_bytes_max: http.import_bytes_max,
        }
    }
}

/// What a page that takes files hears out at most, in bytes, though it keeps far less: a browser that is cut off in mid-file
/// shows an error of its own, and not the page that says which size is taken.
const HEARD_BYTES: u64 = 100_000_000;

/// What is thrown away at most, in bytes, of a file that was answered before it came.
const THROWN_BYTES: u64 = 1_000_000_000;

/// Middleware: 413 for a body that is too large, before it is read when it says its size; on pages that take files the page
/// itself says so, at its field, unless the file is far too large. 503 for an answer that does not come. What was under way is
/// dropped, and its transaction rolled back.
pub async fn limit(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let files = file_bytes(path);
    let bytes_max = if files.is_some() {
        limits.import_bytes_max
    } else {
        limits.form_bytes_max
    };
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    let patience = Duration::from_secs(limits.seconds_max);
    match (files, announced) {
        (Some(most), Some(length)) if HEARD_BYTES < length => {
            if length <= THROWN_BYTES {
                throw_away(request.into_body(), patience);
            }
            return app::error::file_too_large(most);
        }
        (None, Some(length)) if u64::try_from(bytes_max).is_ok_and(|max| max < length) => {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        _ => {}
    }
    let request = request.map(|body| {
        let body = if files.is_some() {
            heard_out(body, bytes_max)
        } else {
            body
        };
        Body::new(Limited::new(body, bytes_max))
    });
    tokio::time::timeout(patience, next.run(request))
        .await
        .unwrap_or_else(|_| {
            tracing::warn!(seconds_max = limits.seconds_max, "gave up");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        })
}

/// What one file may have at most on a page that takes files, in bytes: those of imports, beside decisions, contracts and
/// candidacies, and where one is verified.
fn file_bytes(path: &str) -> Option<u64> {
    let most = [
        ("/import", FILE_BYTES),
        ("/documents", DOCUMENT_BYTES as u64),
        ("/scan", DOCUMENT_BYTES as u64),
        ("/photo", photo::BYTES as u64),
    ];
    if path == "/verifier/convention" || path.starts_with("/conventions/verifier/") {
        return Some(VERIFIED_BYTES as u64);
    }
    let found = most.iter().find(|(end, _)| path.ends_with(end));
    found.map(|(_, most)| *most)
}

/// A browser reads no answer before it has sent its file: for as long as a request may take, what still comes is thrown away,
/// beside the answer, which would else be lost with the connection.
fn throw_away(body: Body, patience: Duration) {
    tokio::spawn(async move {
        let mut rest = body.into_data_stream();
        let all = async { while let Some(Ok(_)) = rest.next().await {} };
        // Whoever is slower sees what a browser says of a connection that is cut.
        let _late = tokio::time::timeout(patience, all).await;
    });
}

/// A body that is read to its end before what is too much of it is met. Nothing is kept of the rest, and nothing is read
/// until somebody asks for it: a handler that refuses who may not send files does so at once.
fn heard_out(body: Body, bytes_max: usize) -> Body {
    let begun = (body.into_data_stream(), Some(bytes_max));
    Body::from_stream(stream::unfold(begun, |(mut rest, left)| async move {
        let left = left?;
        let chunk = match rest.next().await? {
            Ok(chunk) => chunk,
            Err(error) => return Some((Err(error), (rest, None))),
        };
        if let Some(left) = left.checked_sub(chunk.len()) {
            return Some((Ok(chunk), (rest, Some(left))));
        }
        let mut heard = 0;
        while let Some(Ok(chunk)) = rest.next().await {
            heard += chunk.len() as u64;
            if HEARD_BYTES < heard {
                break;
            }
        }
        Some((Ok(chunk), (rest, None)))
    }))
}
