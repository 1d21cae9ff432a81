//! Headers, limits, files.

use std::sync::atomic::Ordering;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use server::config::Http;

use crate::site::TestSite;

async fn site() -> TestSite {
    TestSite::new(Http::default(), false).await
}

#[tokio::test]
async fn the_policy_lets_wasm_run_and_nothing_inline_without_this_nonce() {
    let site = site().await;
    let first = site.get("/", &[]).await;
    let second = site.get("/", &[]).await;
    let policy = first.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    assert!(!policy.contains("'unsafe-eval'"), "{policy}");
    let nonce = |policy: &str| {
        let (_, rest) = policy.split_once("'nonce-").unwrap();
        rest.split_once('\'').unwrap().0.to_owned()
    };
    assert_ne!(
        nonce(policy),
        nonce(second.header("content-security-policy"))
    );
}

#[tokio::test]
async fn every_answer_carries_the_headers_even_an_error() {
    let site = site().await;
    for path in ["/", "/nowhere", "/robots.txt"] {
        let answer = site.get(path, &[]).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        assert!(answer.header("strict-transport-security").is_empty());
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn https_is_kept() {
    let http = Http {
        public_url: "https://collegiale.example".to_owned(),
        ..Http::default()
    };
    let answer = TestSite::new(http, false).await.get("/", &[]).await;
    assert!(
        answer
            .header("strict-transport-security")
            .starts_with("max-age=63072000")
    );
    assert!(
        answer
            .header("content-security-policy")
            .ends_with("upgrade-insecure-requests")
    );
}

#[tokio::test]
async fn an_unknown_address_has_a_page_in_the_visitors_language() {
    let site = site().await;
    let french = site.get("/nowhere", &[]).await;
    assert_eq!(french.status, StatusCode::NOT_FOUND);
    assert!(french.text().contains("Page introuvable"));
    let english = site.get("/nowhere", &[("accept-language", "en-GB")]).await;
    assert!(english.text().contains("Page not found"));
}

#[tokio::test]
async fn a_page_is_compressed_as_the_browser_asks() {
    let site = site().await;
    let plain = site.get("/", &[]).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert!(plain.header("vary").contains("accept-encoding"));
    for encoding in ["br", "gzip"] {
        let answer = site.get("/", &[("accept-encoding", encoding)]).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.body.len() < plain.body.len(), "{encoding}");
    }
}

#[tokio::test]
async fn files_are_sent_as_they_were_compressed_and_kept_for_ever() {
    let site = site().await;
    for (encoding, body) in [("br, gzip", "brotli"), ("gzip", "gzip"), ("", "plain")] {
        let answer = site
            .get("/pkg/collegiale.abc.css", &[("accept-encoding", encoding)])
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.text(), body);
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
    }
    let robots = site.get("/robots.txt", &[]).await;
    assert!(!robots.header("cache-control").contains("immutable"));
    for path in [
        "/pkg/collegiale.abc.css.br",
        "/pkg/../manifest.json",
        "/manifest.json",
    ] {
        assert_eq!(site.get(path, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let site = site().await;
    let request = Request::post("/")
        .header("sec-fetch-site", "same-origin")
        .header("content-length", "1000000000")
        .body(Body::empty())
        .unwrap();
    let answer = site.ask(request).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("<h1"), "it has a page");
}

#[tokio::test]
async fn a_demonstration_answers_this_machine_only() {
    let site = TestSite::new(Http::default(), true).await;
    let here = site.get("/", &[("host", "127.0.0.1:3000")]).await;
    assert_eq!(here.status, StatusCode::OK);
    for headers in [
        [("host", "demo.example"), ("accept", "*/*")],
        [("host", "127.0.0.1:3000"), ("x-forwarded-for", "192.0.2.1")],
        [("host", "127.0.0.1:3000"), ("forwarded", "for=192.0.2.1")],
    ] {
        let answer = site.get("/", &headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn a_supervisor_is_told_what_it_asks() {
    let site = site().await;
    assert_eq!(site.get("/healthz", &[]).await.status, StatusCode::OK);
    assert_eq!(site.get("/readyz", &[]).await.status, StatusCode::OK);
    site.ending.store(true, Ordering::Relaxed);
    assert_eq!(site.get("/healthz", &[]).await.status, StatusCode::OK);
    assert_eq!(
        site.get("/readyz", &[]).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
}

#[tokio::test]
async fn a_body_without_a_length_is_cut_at_the_limit() {
    let router = axum::Router::new()
        .route(
            "/",
            axum::routing::post(async |body: Bytes| body.len().to_string()),
        )
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(axum::middleware::from_fn_with_state(
            server::layer::limit::Limits::from(&Http {
                form_bytes_max: 10,
                ..Http::default()
            }),
            server::layer::limit::limit,
        ));
    let answer = |text: &'static str| {
        let router = router.clone();
        async move {
            let stream = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(text))]);
            let request = Request::post("/").body(Body::from_stream(stream)).unwrap();
            tower::ServiceExt::oneshot(router, request)
                .await
                .unwrap()
                .status()
        }
    };
    assert_eq!(answer("0123456789").await, StatusCode::OK);
    assert_eq!(answer("0123456789a").await, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_panic_is_a_page_and_an_answer_that_does_not_come_is_given_up() {
    async fn panics() -> &'static str {
        panic!("a secret")
    }
    async fn sleeps() -> &'static str {
        tokio::time::sleep(std::time::Duration::from_mins(1)).await;
        "late"
    }
    let limits = server::layer::limit::Limits::from(&Http {
        seconds_max: 0,
        ..Http::default()
    });
    let router = axum::Router::new()
        .route("/panic", axum::routing::get(panics))
        .route("/sleep", axum::routing::get(sleeps))
        .layer(axum::middleware::from_fn_with_state(
            limits,
            server::layer::limit::limit,
        ))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(
            server::layer::panic::answer,
        ));
    for (path, status) in [
        ("/panic", StatusCode::INTERNAL_SERVER_ERROR),
        ("/sleep", StatusCode::SERVICE_UNAVAILABLE),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = tower::ServiceExt::oneshot(router.clone(), request)
            .await
            .unwrap();
        assert_eq!(response.status(), status, "{path}");
        let body = axum::body::to_bytes(response.into_body(), 1_000_000)
            .await
            .unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("secret"));
    }
}
