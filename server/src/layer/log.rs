//! One line a request, without anything about a person.
//!
//! Written: an identifier, the method, the pattern of the route (`/cpts/{slug}/membres/{adhesion}`,
//! never the path itself), the status, the duration. Never: query strings, bodies, addresses of
//! clients, names, e-mails, RPPS.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Format, Log};

/// Begins writing to standard error.
///
/// # Errors
/// A sentence, when the level is no filter.
pub fn init(log: &Log) -> Result<(), String> {
    let filter = EnvFilter::try_new(&log.level).map_err(|error| format!("log.level: {error}"))?;
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    match log.format {
        Format::Text => registry.with(layer.with_target(false)).try_init(),
        Format::Json => registry
            .with(layer.json().flatten_event(true).with_current_span(true))
            .try_init(),
    }
    .map_err(|error| error.to_string())
}

/// Counts requests from the start of the server; enough to find the lines of one.
static COUNT: AtomicU64 = AtomicU64::new(1);

/// Middleware: gives the request its number, and writes its line.
pub async fn log(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let span = tracing::info_span!("request", id = number, %method, route);
    async {
        let mut response = next.run(request).await;
        let status = response.status().as_u16();
        let duration_ms = start.elapsed().as_secs_f64() * 1000.0;
        if status < 500 {
            tracing::info!(status, duration_ms, "answered");
        } else {
            tracing::warn!(status, duration_ms, "answered with a fault");
        }
        response
            .headers_mut()
            .insert("x-request-id", HeaderValue::from(number));
        response
    }
    .instrument(span)
    .await
}
