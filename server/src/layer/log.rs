//! One line a request, without anything about a person.
//!
//! Of a secret vote nothing is written, unless it breaks: the time of a line would say when somebody voted.
//!
//! Written of all else: an identifier, the method, the pattern of the route (`/cpts/{slug}/membres/{adhesion}`,
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
    let secret = is_secret(&route);
    let span = tracing::info_span!("request", id = number, %method, route);
    async {
        let mut response = next.run(request).await;
        let status = response.status().as_u16();
        let duration_ms = start.elapsed().as_secs_f64() * 1000.0;
        if status < 500 {
            if !secret {
                tracing::info!(status, duration_ms, "answered");
            }
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

/// Whether the time at which somebody asks for this is nobody's to know: she votes, or tests a ballot.
fn is_secret(route: &str) -> bool {
    let of_elections = route.strip_prefix("/cpts/{slug}/elections/{election}/");
    of_elections.is_some_and(|it| matches!(it, "voter" | "deposer" | "tester"))
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn nothing_is_written_of_who_votes_when() {
        let routes: Vec<&str> = app::root::table()
            .entries
            .iter()
            .map(|it| it.path)
            .filter(|it| is_secret(it))
            .collect();
        // Each of them with a page and what it sends: `voter` sends to `deposer`.
        assert_eq!(routes.len(), 4, "{routes:?}");
        assert!(!is_secret("/cpts/{slug}/elections/{election}"));
        assert!(!is_secret("/cpts/{slug}/membres"));
    }
}
