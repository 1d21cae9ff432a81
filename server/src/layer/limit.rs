//! How long a request may take, and how large it may be.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::{StreamExt as _, stream};
use http_body_util::Limited;

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
const HEARD_BYTES: usize = 100_000_000;

/// Middleware: 413 for a body that is too large, before it is read when it says its size; on pages that take files the page
/// itself says so, at its field. 503 for an answer that does not come. What was under way is dropped, and its transaction rolled
/// back.
pub async fn limit(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    // Files are sent to the import pages, beside decisions, contracts and candidacies, and to be verified, only.
    let path = request.uri().path();
    let files = ["/import", "/documents", "/scan", "/photo"]
        .iter()
        .any(|it| path.ends_with(it));
    let verified = path == "/verifier/convention" || path.starts_with("/conventions/verifier/");
    let bytes_max = if files || verified {
        limits.import_bytes_max
    } else {
        limits.form_bytes_max
    };
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    let heard = if files { HEARD_BYTES } else { bytes_max };
    if announced.is_some_and(|length| u64::try_from(heard).is_ok_and(|max| max < length)) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let request = request.map(|body| {
        let body = if files {
            heard_out(body, bytes_max)
        } else {
            body
        };
        Body::new(Limited::new(body, bytes_max))
    });
    let patience = Duration::from_secs(limits.seconds_max);
    tokio::time::timeout(patience, next.run(request))
        .await
        .unwrap_or_else(|_| {
            tracing::warn!(seconds_max = limits.seconds_max, "gave up");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        })
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
            heard += chunk.len();
            if HEARD_BYTES < heard {
                break;
            }
        }
        Some((Ok(chunk), (rest, None)))
    }))
}
