//! Requests that another site makes in a visitor's name.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Middleware: 403 for a request that may change something and does not come from our own pages.
/// Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; who says neither is no browser that
/// we trust. Reading is always allowed: nothing changes by GET.
pub async fn own_pages_only(
    State(origin): State<Arc<str>>,
    request: Request,
    next: Next,
) -> Response {
    if is_ours(request.method(), request.headers(), &origin) {
        return next.run(request).await;
    }
    tracing::warn!("a request from another site was refused");
    StatusCode::FORBIDDEN.into_response()
}

fn is_ours(method: &Method, headers: &HeaderMap, origin: &str) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let mut sites = headers.get_all("sec-fetch-site").iter().peekable();
    if sites.peek().is_some() {
        // A browser says it once; whoever says it twice must say the same.
        return sites.all(|site| site == "same-origin");
    }
    headers
        .get(header::ORIGIN)
        .is_some_and(|from| from == origin)
}

#[cfg(test)]
mod tests {
    use super::is_ours;
    use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};

    fn with(headers: &[(&'static str, &'static str)]) -> HeaderMap {
        headers
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_change_something() {
        for (headers, ours) in [
            (with(&[("sec-fetch-site", "same-origin")]), true),
            (with(&[("origin", "https://ours.example")]), true),
            (with(&[("sec-fetch-site", "same-site")]), false),
            (with(&[("sec-fetch-site", "cross-site")]), false),
            (with(&[("sec-fetch-site", "none")]), false),
            (
                with(&[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://ours.example"),
                ]),
                false,
            ),
            (with(&[("origin", "https://ours.example.evil")]), false),
            (with(&[("origin", "http://ours.example")]), false),
            (with(&[("origin", "null")]), false),
            (with(&[]), false),
        ] {
            assert_eq!(
                is_ours(&Method::POST, &headers, "https://ours.example"),
                ours,
                "{headers:?}"
            );
            assert!(is_ours(&Method::GET, &headers, "https://ours.example"));
        }
        assert!(!is_ours(
            &Method::DELETE,
            &with(&[]),
            "https://ours.example"
        ));
    }
}
