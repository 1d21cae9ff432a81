//! The demonstration lets anybody be anybody: it must not be reachable from elsewhere.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Headers by which a proxy says that a request came from elsewhere.
const FORWARDED: [&str; 5] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-real-ip",
    "via",
];

/// Middleware of `collegiale demo`: 403 unless the request was made on this machine, for this
/// machine. A name that leads to the loopback address (DNS rebinding) is not this machine.
pub async fn this_machine_only(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let forwarded = FORWARDED.iter().any(|name| headers.contains_key(*name));
    let here = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .is_some_and(is_loopback);
    if forwarded || !here {
        tracing::warn!("the demonstration was asked for from elsewhere");
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_this_machine() {
        assert!(is_loopback("127.0.0.1:3000"));
        assert!(is_loopback("localhost"));
        assert!(is_loopback("[::1]:3000"));
        assert!(!is_loopback("demo.example:3000"));
        assert!(!is_loopback("127.0.0.1.example"));
        assert!(!is_loopback("localhost.example:80"));
        assert!(!is_loopback(""));
    }
}
