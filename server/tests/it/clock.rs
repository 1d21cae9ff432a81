//! The demonstration's clock: who presents moves it, on this machine; elsewhere nobody does.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use server::config::Http;

use crate::site::{Answer, TestSite};

const HERE: &str = "127.0.0.1:3000";

async fn put(site: &TestSite, host: &str, form: &'static str) -> Answer {
    let request = Request::post("/demo/horloge")
        .header("host", host)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    site.ask(request).await
}

#[tokio::test]
async fn the_clock_of_the_demonstration_is_put_forward_for_everybody() {
    let site = TestSite::new(Http::default(), true).await;
    let told = |answer: Answer| {
        let text = answer.text();
        let (_, rest) = text.split_once("Nous sommes le ").unwrap();
        let (_, time) = rest.split_once("<time ").unwrap();
        time.split_once("</time>").unwrap().0.to_owned()
    };
    let before = told(site.get("/demo/horloge", &[("host", HERE)]).await);
    let moved = put(&site, HERE, "jours=40&heures=2").await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let after = told(site.get("/demo/horloge", &[("host", HERE)]).await);
    assert_ne!(before, after);
    for form in ["jours=0&heures=0", "jours=-1", "jours=x", "jours=9999"] {
        let refused = put(&site, HERE, form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
    }
    assert_eq!(
        told(site.get("/demo/horloge", &[("host", HERE)]).await),
        after
    );
}

#[tokio::test]
async fn the_clock_is_not_moved_from_another_machine() {
    let site = TestSite::new(Http::default(), true).await;
    let answer = put(&site, "demo.example", "jours=1").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn outside_the_demonstration_there_is_no_clock_to_move() {
    let site = TestSite::new(Http::default(), false).await;
    let page = site.get("/demo/horloge", &[("host", HERE)]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let moved = put(&site, HERE, "jours=1").await;
    assert_eq!(moved.status, StatusCode::NOT_FOUND);
}
