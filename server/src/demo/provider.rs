//! The protocol: discovery at Pro Santé Connect's path, keys, authorization code with PKCE, token,
//! userinfo, end of session.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::error::AppError;
use app::visit::{AppState, see_other};
use axum::extract::{Extension, Query, RawForm};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreGenderClaim, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreRsaPrivateSigningKey,
};
use openidconnect::{
    AccessToken, Audience, AuthenticationContextClass, EmptyAdditionalClaims, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey, StandardClaims, SubjectIdentifier,
};
use serde::Deserialize;
use serde_json::{Value, json};
use service::Ctx;

use super::key::{RS256, make_key};
use super::page::{self, Request};
use super::{claims, person};
use crate::oidc::{Kind, Label, Settings};

/// Its name in addresses.
const ID: &str = "pro-sante-connect";
/// Where it stands on the site.
const ROOT: &str = "/demo/fournisseur";
/// How long a code serves, and an access token: as at Pro Santé Connect.
const PATIENCE: TimeDelta = TimeDelta::minutes(2);

/// The demonstration's own identity provider. Cheap to clone.
#[derive(Clone)]
pub struct DemoProvider(Arc<Inner>);

struct Inner {
    ctx: Ctx,
    issuer: String,
    client_id: String,
    client_secret: String,
    redirect_uri: String,
    key: CoreRsaPrivateSigningKey,
    granted: Mutex<HashMap<String, Granted>>,
}

/// What a code or an access token stands for.
#[derive(Clone)]
struct Granted {
    rpps: String,
    nonce: Option<String>,
    challenge: Option<String>,
    until: DateTime<Utc>,
}

impl DemoProvider {
    /// A provider with a key of its own and one client: us.
    ///
    /// # Errors
    /// If the context is not that of the demonstration, or no key can be made.
    pub fn new(ctx: Ctx) -> Result<Self, String> {
        let settings = ctx.settings();
        if !settings.demonstration {
            return Err("the demonstration's provider outside the demonstration".to_owned());
        }
        let public = settings.public_url.clone();
        let key = make_key(&ctx)?;
        let client_secret = BASE64_URL_SAFE_NO_PAD.encode(ctx.secret::<32>());
        Ok(Self(Arc::new(Inner {
            issuer: format!("{public}{ROOT}"),
            client_id: "collegiale".to_owned(),
            client_secret,
            redirect_uri: format!("{public}/auth/{ID}/retour"),
            key,
            granted: Mutex::default(),
            ctx,
        })))
    }

    /// What our own client is configured with.
    pub fn settings(&self) -> Settings {
        Settings {
            id: ID.to_owned(),
            kind: Kind::ProSanteConnect,
            issuer: self.0.issuer.clone(),
            discovery_url: None,
            client_id: self.0.client_id.clone(),
            client_secret: Some(self.0.client_secret.clone().into()),
            client_secret_file: None,
            client_secret_env: None,
            scopes: None,
            label: Some(Label {
                fr: "Pro Santé Connect (fictif)".to_owned(),
                en: "Pro Santé Connect (fictitious)".to_owned(),
            }),
        }
    }

    /// Its pages, for people.
    pub fn pages(&self) -> Router<AppState> {
        Router::new()
            .route(
                &format!("{ROOT}/auth"),
                get(page::choose).post(page::chosen),
            )
            .layer(Extension(self.clone()))
    }

    /// Its other addresses, for our client.
    pub fn protocol(&self) -> Router<AppState> {
        let at = |path: &str| format!("{ROOT}{path}");
        Router::new()
            .route(
                &at("/.well-known/wallet-openid-configuration"),
                get(discovery),
            )
            .route(&at("/cles"), get(keys))
            .route(&at("/jeton"), post(token))
            .route(&at("/userinfo"), get(userinfo))
            .route(&at("/fin"), get(end_session))
            .layer(Extension(self.clone()))
    }

    /// The context.
    pub(super) fn ctx(&self) -> &Ctx {
        &self.0.ctx
    }

    /// Whether an authorization request is one that our client makes. Nobody is sent back to an
    /// address that is not to the letter the one declared.
    pub(super) fn accepts(&self, request: &Request) -> bool {
        request.client_id == self.0.client_id
            && request.redirect_uri == self.0.redirect_uri
            && request.response_type == "code"
            && request.scope.split(' ').any(|scope| scope == "openid")
            && request.code_challenge_method == "S256"
            && request.code_challenge.len() == 43
    }

    /// Sends the browser back: with a code for the person chosen, or with the refusal.
    pub(super) fn answer(&self, request: &Request, rpps: Option<&str>) -> Response {
        let mut back = form_urlencoded::Serializer::new(String::new());
        match rpps {
            Some(rpps) => {
                let code = self.grant(Granted {
                    rpps: rpps.to_owned(),
                    nonce: Some(request.nonce.clone()),
                    challenge: Some(request.code_challenge.clone()),
                    until: self.0.ctx.now() + PATIENCE,
                });
                back.append_pair("code", &code);
            }
            None => {
                back.append_pair("error", "access_denied");
            }
        }
        back.append_pair("state", &request.state);
        back.append_pair("iss", &self.0.issuer);
        see_other(&format!("{}?{}", self.0.redirect_uri, back.finish()))
    }

    fn grant(&self, granted: Granted) -> String {
        let name = BASE64_URL_SAFE_NO_PAD.encode(self.0.ctx.secret::<32>());
        let now = self.0.ctx.now();
        let mut all = self
            .0
            .granted
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, one| one.until > now);
        all.insert(name.clone(), granted);
        name
    }

    fn take(&self, name: &str) -> Option<Granted> {
        let now = self.0.ctx.now();
        let mut all = self
            .0
            .granted
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.remove(name).filter(|one| one.until > now)
    }

    fn is_client(&self, headers: &HeaderMap) -> bool {
        let wanted = format!("{}:{}", self.0.client_id, self.0.client_secret);
        let given = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Basic "))
            .and_then(|text| BASE64_STANDARD.decode(text).ok());
        given.as_deref() == Some(wanted.as_bytes())
    }

    fn id_token(&self, granted: &Granted, access: &AccessToken) -> Result<String, String> {
        let now = self.0.ctx.now();
        let issuer = IssuerUrl::new(self.0.issuer.clone()).map_err(|error| error.to_string())?;
        let subject = SubjectIdentifier::new(claims::subject(&granted.rpps));
        let claims = CoreIdTokenClaims::new(
            issuer,
            vec![Audience::new(self.0.client_id.clone())],
            now + PATIENCE,
            now,
            StandardClaims::<CoreGenderClaim>::new(subject),
            EmptyAdditionalClaims {},
        )
        .set_nonce(granted.nonce.clone().map(Nonce::new))
        .set_auth_context_ref(Some(AuthenticationContextClass::new("eidas1".to_owned())));
        CoreIdToken::new(claims, &self.0.key, RS256, Some(access), None)
            .map(|token| token.to_string())
            .map_err(|error| error.to_string())
    }
}

async fn discovery(Extension(provider): Extension<DemoProvider>) -> Json<Value> {
    let issuer = &provider.0.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/jeton"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/cles"),
        "end_session_endpoint": format!("{issuer}/fin"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "scopes_supported": ["openid", "scope_all"],
        "acr_values_supported": ["0"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn keys(Extension(provider): Extension<DemoProvider>) -> Json<CoreJsonWebKeySet> {
    Json(CoreJsonWebKeySet::new(vec![
        provider.0.key.as_verification_key(),
    ]))
}

async fn token(
    Extension(provider): Extension<DemoProvider>,
    headers: HeaderMap,
    RawForm(body): RawForm,
) -> Response {
    if !provider.is_client(&headers) {
        let wanted = [(WWW_AUTHENTICATE, "Basic realm=\"demo\"")];
        return (
            StatusCode::UNAUTHORIZED,
            wanted,
            Json(json!({ "error": "invalid_client" })),
        )
            .into_response();
    }
    let form: HashMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let refused =
        |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if field("grant_type") != "authorization_code" {
        return refused("unsupported_grant_type");
    }
    let Some(granted) = provider.take(field("code")) else {
        return refused("invalid_grant");
    };
    let verifier = field("code_verifier");
    let proved = (43..=128).contains(&verifier.len()) && {
        let verifier = PkceCodeVerifier::new(verifier.to_owned());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        granted.challenge.as_deref() == Some(challenge.as_str())
    };
    if !proved || field("redirect_uri") != provider.0.redirect_uri {
        return refused("invalid_grant");
    }
    let access = AccessToken::new(provider.grant(Granted {
        nonce: None,
        challenge: None,
        until: provider.0.ctx.now() + PATIENCE,
        ..granted.clone()
    }));
    match provider.id_token(&granted, &access) {
        Ok(id_token) => (
            [(CACHE_CONTROL, "no-store")],
            Json(json!({
                "access_token": access.secret(),
                "token_type": "Bearer",
                "expires_in": PATIENCE.num_seconds(),
                "id_token": id_token,
            })),
        )
            .into_response(),
        Err(error) => {
            tracing::error!(error, "no ID token");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn userinfo(
    Extension(provider): Extension<DemoProvider>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let granted = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .and_then(|token| provider.take(token))
        // A code is no access token.
        .filter(|granted| granted.challenge.is_none());
    let Some(granted) = granted else {
        return Ok(StatusCode::UNAUTHORIZED.into_response());
    };
    let person = person::by_rpps(provider.ctx(), &granted.rpps).await?;
    let person = person.ok_or(AppError::NotFound)?;
    Ok(Json(claims::userinfo(&person)).into_response())
}

#[derive(Deserialize)]
struct EndSession {
    #[serde(default)]
    post_logout_redirect_uri: String,
}

/// It keeps no session of its own, so there is nothing to end: it only sends back, to the address
/// that is declared and to no other.
async fn end_session(
    Extension(provider): Extension<DemoProvider>,
    Query(end): Query<EndSession>,
) -> Response {
    let declared = format!("{}/", provider.0.ctx.settings().public_url);
    if end.post_logout_redirect_uri == declared {
        see_other(&declared)
    } else {
        StatusCode::BAD_REQUEST.into_response()
    }
}
