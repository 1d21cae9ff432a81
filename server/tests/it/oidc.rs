//! The OpenID Connect client against a provider that lies.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use serde_json::{Value, json};
use server::oidc::{Http, Kind, OidcError, Problem, Provider, Settings, Verified};
use service::account::provider::Attempt;
use url::Url;

const CLIENT: &str = "collegiale";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_690_800, 0).unwrap()
}

/// Two keys, made once: making one takes a while.
fn keys() -> &'static [String; 2] {
    static KEYS: OnceLock<[String; 2]> = OnceLock::new();
    KEYS.get_or_init(|| {
        [(); 2].map(|()| {
            let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
            key.to_pkcs1_pem(LineEnding::LF).unwrap().to_string()
        })
    })
}

fn key(number: usize, id: &str) -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(&keys()[number], Some(JsonWebKeyId::new(id.to_owned())))
        .unwrap()
}

/// What the provider says and does; honest until a test changes it.
struct Liar {
    issuer: String,
    discovery: Value,
    header: Value,
    claims: Value,
    userinfo: Value,
    signs_with: usize,
    shows: Vec<(usize, &'static str)>,
    codes_used: usize,
    hangs: bool,
    floods: bool,
}

type Shared = Arc<Mutex<Liar>>;

impl Liar {
    fn id_token(&self) -> String {
        let part = |value: &Value| BASE64.encode(value.to_string());
        let signed = format!("{}.{}", part(&self.header), part(&self.claims));
        let signature = key(self.signs_with, "")
            .sign(
                &CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                signed.as_bytes(),
            )
            .unwrap();
        format!("{signed}.{}", BASE64.encode(signature))
    }
}

/// A provider on a port of its own, and our client of it.
struct World {
    liar: Shared,
    client: Provider,
    attempt: Attempt,
}

impl World {
    async fn new() -> Self {
        // Made before anybody waits for an answer.
        keys();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let seconds = now().timestamp();
        let liar = Arc::new(Mutex::new(Liar {
            discovery: json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/auth"),
                "token_endpoint": format!("{issuer}/token"),
                "userinfo_endpoint": format!("{issuer}/userinfo"),
                "jwks_uri": format!("{issuer}/keys"),
                "end_session_endpoint": format!("{issuer}/end"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }),
            header: json!({ "alg": "RS256", "kid": "one" }),
            claims: json!({
                "iss": issuer, "aud": CLIENT, "sub": "claire", "nonce": "the nonce", "acr": "eidas1",
                "iat": seconds, "exp": seconds + 120,
            }),
            userinfo: json!({ "sub": "claire", "given_name": "Claire", "family_name": "Martin",
                "SubjectNameID": "810003461033" }),
            signs_with: 0,
            shows: vec![(0, "one")],
            codes_used: 0,
            hangs: false,
            floods: false,
            issuer: issuer.clone(),
        }));
        let router = Router::new()
            .route(
                "/.well-known/wallet-openid-configuration",
                get(async |State(liar): State<Shared>| {
                    Json(liar.lock().unwrap().discovery.clone())
                }),
            )
            .route("/keys", get(shown_keys))
            .route("/token", post(token))
            .route(
                "/userinfo",
                get(async |State(liar): State<Shared>| Json(liar.lock().unwrap().userinfo.clone())),
            )
            .with_state(Arc::clone(&liar));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let settings = Settings {
            id: "psc".to_owned(),
            kind: Kind::ProSanteConnect,
            issuer,
            discovery_url: None,
            client_id: CLIENT.to_owned(),
            client_secret: Some("secret".to_owned().into()),
            client_secret_file: None,
            client_secret_env: None,
            scopes: None,
            label: None,
        };
        Self {
            liar,
            client: Provider::new(settings, Http::new(Duration::from_secs(2)).unwrap()),
            attempt: Attempt {
                state: "the state".to_owned(),
                nonce: "the nonce".to_owned(),
                verifier: "v".repeat(43),
            },
        }
    }

    fn lie(&self, change: impl FnOnce(&mut Liar)) {
        change(&mut self.liar.lock().unwrap());
    }

    async fn finish_at(&self, now: DateTime<Utc>) -> Result<Verified, OidcError> {
        let back = Url::parse("http://127.0.0.1:3000/auth/psc/retour").unwrap();
        self.client.finish("code", &self.attempt, &back, now).await
    }

    async fn finish(&self) -> Result<Verified, OidcError> {
        self.finish_at(now()).await
    }
}

async fn shown_keys(State(liar): State<Shared>) -> Json<CoreJsonWebKeySet> {
    let shows = liar.lock().unwrap().shows.clone();
    let keys = shows
        .into_iter()
        .map(|(number, id)| key(number, id).as_verification_key());
    Json(CoreJsonWebKeySet::new(keys.collect()))
}

async fn token(State(liar): State<Shared>) -> Response {
    let hangs = liar.lock().unwrap().hangs;
    if hangs {
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
    let mut liar = liar.lock().unwrap();
    if liar.floods {
        return "x".repeat(2 << 20).into_response();
    }
    liar.codes_used += 1;
    if liar.codes_used > 1 && liar.claims["replayable"] != json!(true) {
        let refused = Json(json!({ "error": "invalid_grant" }));
        return (StatusCode::BAD_REQUEST, refused).into_response();
    }
    Json(json!({
        "access_token": "access", "token_type": "Bearer", "id_token": liar.id_token(),
    }))
    .into_response()
}

/// The client refuses, for this reason, what the provider says after this change.
async fn refuses(change: impl FnOnce(&mut Liar), problem: Problem) {
    let world = World::new().await;
    world.lie(change);
    match world.finish().await {
        Err(OidcError::Refused(found)) => assert_eq!(found, problem),
        other => panic!("{problem:?} expected: {other:?}"),
    }
}

#[tokio::test]
async fn an_honest_answer_is_taken_with_its_rpps() {
    let world = World::new().await;
    let verified = world.finish().await.unwrap();
    assert_eq!(verified.subject, "claire");
    let profile = verified.profile;
    assert_eq!(profile.rpps.unwrap().as_str(), "10003461033");
    assert_eq!(profile.family_name.as_deref(), Some("Martin"));
}

#[tokio::test]
async fn the_request_has_pkce_state_nonce_level_and_the_exact_way_back() {
    let world = World::new().await;
    let back = Url::parse("http://127.0.0.1:3000/auth/psc/retour").unwrap();
    let to = world
        .client
        .begin(&world.attempt, &back, now())
        .await
        .unwrap();
    let query: std::collections::HashMap<_, _> = to.query_pairs().into_owned().collect();
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", CLIENT),
        ("redirect_uri", back.as_str()),
        ("state", "the state"),
        ("nonce", "the nonce"),
        ("acr_values", "eidas1"),
        ("scope", "openid scope_all"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(query.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert_eq!(query["code_challenge"].len(), 43);
    assert!(!to.as_str().contains(&world.attempt.verifier));
}

#[tokio::test]
async fn what_is_made_for_another_attempt_or_another_client_is_refused() {
    refuses(|it| it.claims["nonce"] = json!("another"), Problem::Nonce).await;
    refuses(
        |it| drop(it.claims.as_object_mut().unwrap().remove("nonce")),
        Problem::Nonce,
    )
    .await;
    refuses(|it| it.claims["aud"] = json!("another"), Problem::Audience).await;
    refuses(
        |it| it.claims["aud"] = json!([CLIENT, "another"]),
        Problem::Audience,
    )
    .await;
    refuses(|it| it.claims["azp"] = json!("another"), Problem::Audience).await;
    refuses(
        |it| it.claims["iss"] = json!("https://evil.example"),
        Problem::Issuer,
    )
    .await;
    refuses(
        |it| it.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA"),
        Problem::AccessToken,
    )
    .await;
}

#[tokio::test]
async fn a_signature_by_anything_but_the_providers_key_is_refused() {
    refuses(|it| it.signs_with = 1, Problem::Signature).await;
    refuses(
        |it| it.header = json!({ "alg": "HS256", "kid": "one" }),
        Problem::Signature,
    )
    .await;
    let world = World::new().await;
    world.lie(|it| it.header = json!({ "alg": "none" }));
    assert!(world.finish().await.is_err());
}

#[tokio::test]
async fn five_minutes_of_skew_are_borne_in_both_directions_and_not_more() {
    for (at, fine) in [(419, true), (421, false), (-299, true), (-301, false)] {
        let world = World::new().await;
        let outcome = world.finish_at(now() + TimeDelta::seconds(at)).await;
        assert_eq!(outcome.is_ok(), fine, "{at} s: {outcome:?}");
    }
    let later = now().timestamp() + 301;
    refuses(|it| it.claims["nbf"] = json!(later), Problem::Time).await;
}

#[tokio::test]
async fn without_the_level_nobody_comes_in() {
    refuses(
        |it| drop(it.claims.as_object_mut().unwrap().remove("acr")),
        Problem::Level,
    )
    .await;
    refuses(|it| it.claims["acr"] = json!("0"), Problem::Level).await;
}

#[tokio::test]
async fn userinfo_of_somebody_else_is_refused() {
    refuses(|it| it.userinfo["sub"] = json!("another"), Problem::Subject).await;
}

#[tokio::test]
async fn userinfo_may_lack_everything_but_the_subject() {
    let world = World::new().await;
    world.lie(|it| it.userinfo = json!({ "sub": "claire", "SubjectRefPro": { "exercices": "?" } }));
    let profile = world.finish().await.unwrap().profile;
    assert_eq!(profile, domain::account::Profile::default());
}

#[tokio::test]
async fn a_code_that_served_is_refused() {
    let world = World::new().await;
    world.finish().await.unwrap();
    assert!(matches!(
        world.finish().await,
        Err(OidcError::Refused(Problem::CodeRefused))
    ));
}

#[tokio::test]
async fn a_key_that_was_changed_meanwhile_locks_nobody_out() {
    let world = World::new().await;
    world.lie(|it| it.claims["replayable"] = json!(true));
    world.finish().await.unwrap();
    world.lie(|it| {
        it.signs_with = 1;
        it.header = json!({ "alg": "RS256", "kid": "two" });
        it.shows = vec![(1, "two")];
    });
    // Too soon after the keys were asked for: a stranger's nonsense must not become a flood.
    assert!(world.finish().await.is_err());
    world
        .finish_at(now() + TimeDelta::seconds(5))
        .await
        .unwrap();
    // A stranger's key is asked for again, and still refused.
    world.lie(|it| it.signs_with = 0);
    assert!(
        world
            .finish_at(now() + TimeDelta::seconds(20))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_discovery_document_that_is_not_the_issuers_is_refused() {
    let world = World::new().await;
    world.lie(|it| it.discovery["issuer"] = json!("https://evil.example"));
    assert!(matches!(
        world.finish().await,
        Err(OidcError::Refused(Problem::Discovery(_)))
    ));
    world.lie(|it| {
        it.discovery["issuer"] = json!(it.issuer);
        it.discovery["token_endpoint"] = json!("http://evil.example/token");
    });
    assert!(matches!(
        world.finish().await,
        Err(OidcError::Refused(Problem::Discovery(_)))
    ));
}

#[tokio::test]
async fn the_last_discovery_serves_while_the_provider_publishes_nonsense() {
    let world = World::new().await;
    world.lie(|it| it.claims["replayable"] = json!(true));
    world.finish().await.unwrap();
    world.lie(|it| {
        it.discovery = json!("maintenance");
        let seconds = now().timestamp() + 7200;
        it.claims["iat"] = json!(seconds);
        it.claims["exp"] = json!(seconds + 120);
    });
    world.finish_at(now() + TimeDelta::hours(2)).await.unwrap();
}

#[tokio::test]
async fn an_answer_without_end_is_cut() {
    for change in [(|it: &mut Liar| it.hangs = true) as fn(&mut Liar), |it| {
        it.floods = true;
    }] {
        let world = World::new().await;
        world.lie(change);
        let begin = std::time::Instant::now();
        assert!(matches!(world.finish().await, Err(OidcError::Http(_))));
        assert!(begin.elapsed() < Duration::from_secs(15));
    }
}

#[tokio::test]
async fn signing_out_there_names_the_exact_way_back() {
    let world = World::new().await;
    let verified = world.finish().await.unwrap();
    let back = Url::parse("http://127.0.0.1:3000/").unwrap();
    let to = world
        .client
        .sign_out(&verified.id_token, &back, now())
        .await
        .unwrap();
    let query: std::collections::HashMap<_, _> = to.query_pairs().into_owned().collect();
    assert_eq!(query["post_logout_redirect_uri"], "http://127.0.0.1:3000/");
    assert_eq!(query["id_token_hint"], verified.id_token);
}
