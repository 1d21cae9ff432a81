//! What a page can fail with, and the page that says so.

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use domain::permission;
use service::{Failure, Fault};

use crate::lang::Lang;
use crate::layout;
use crate::visit::{AppState, Nonce, Visit, language, see_other};
use crate::words::Refusal;

/// When a database that does not answer may be asked again, in seconds.
const RETRY_SECONDS: &str = "5";

/// What a page can fail with.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// 404.
    #[error("not found")]
    NotFound,
    /// 403, with what is missing.
    #[error("forbidden: {0}")]
    Forbidden(permission::Refused),
    /// To the sign-in page, and back.
    #[error("sign in first")]
    SignIn {
        /// Local path to come back to.
        return_to: String,
    },
    /// A refusal where no form can show it: its sentence and its status.
    #[error("{sentence}")]
    Refused {
        /// 4xx.
        status: StatusCode,
        /// In the person's language.
        sentence: String,
    },
    /// 500, or 503 when trying again may help.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What the error page has to say; carried by the response to [`pages`].
#[derive(Debug, Clone)]
pub struct Said {
    /// Status of the response.
    pub status: StatusCode,
    /// What is missing, for 403.
    pub forbidden: Option<permission::Refused>,
    /// A sentence that is already said.
    pub sentence: Option<String>,
    /// The register of a CPTS is stopped: trying again does not help.
    pub stopped: bool,
    /// What one file may have at most where this one was sent, in bytes, for 413.
    pub file_bytes: Option<u64>,
}

impl Said {
    /// With nothing to say but the status.
    const fn only(status: StatusCode) -> Self {
        Self {
            status,
            forbidden: None,
            sentence: None,
            stopped: false,
            file_bytes: None,
        }
    }
}

/// What is answered to a file that is far too large, before the page is asked to which it was sent: 413, with the most bytes
/// that a file may have there.
pub fn file_too_large(file_bytes: u64) -> Response {
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    let mut response = status.into_response();
    response.extensions_mut().insert(Said {
        file_bytes: Some(file_bytes),
        ..Said::only(status)
    });
    response
}

impl AppError {
    /// From the failure of an action, where no form can show its refusal.
    pub fn from_failure<R: Refusal>(failure: Failure<R>, lang: Lang) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::Forbidden(refused) => Self::Forbidden(refused),
            Failure::Refused(refusal) => Self::Refused {
                status: refusal.status(),
                sentence: refusal.say(lang),
            },
            Failure::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Reading actions refuse nothing of their own.
impl From<Failure<std::convert::Infallible>> for AppError {
    fn from(failure: Failure<std::convert::Infallible>) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::Forbidden(refused) => Self::Forbidden(refused),
            Failure::Refused(never) => match never {},
            Failure::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl From<permission::Refused> for AppError {
    fn from(refused: permission::Refused) -> Self {
        Self::Forbidden(refused)
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut stopped = false;
        let (status, forbidden, sentence) = match self {
            Self::SignIn { return_to } => {
                return see_other(&format!("/connexion?retour={}", percent(&return_to)));
            }
            Self::NotFound => (StatusCode::NOT_FOUND, None, None),
            Self::Forbidden(refused) => (StatusCode::FORBIDDEN, Some(refused), None),
            Self::Refused { status, sentence } => (status, None, Some(sentence)),
            Self::Fault(Fault::Stopped) => {
                stopped = true;
                (StatusCode::SERVICE_UNAVAILABLE, None, None)
            }
            Self::Fault(fault) => {
                let status = if fault.is_unavailable() {
                    StatusCode::SERVICE_UNAVAILABLE
                } else {
                    StatusCode::INTERNAL_SERVER_ERROR
                };
                tracing::error!(%fault, "an action broke");
                (status, None, None)
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Said {
            forbidden,
            sentence,
            stopped,
            ..Said::only(status)
        });
        response
    }
}

fn percent(path: &str) -> String {
    form_urlencoded::byte_serialize(path.as_bytes()).collect()
}

/// Whether an error page of this status says who is signed in.
fn reads_who(status: StatusCode) -> bool {
    let too_much = [
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::PAYLOAD_TOO_LARGE,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    status.is_client_error() && !too_much.contains(&status)
}

/// Middleware: gives every failed response a page in the person's language. Who is signed in keeps the way to her other
/// pages, but where the server broke or was asked too much: there no database is read, so that the page comes when the
/// database does not.
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let lang = language(&jar, request.headers());
    let nonce = request
        .extensions()
        .get::<Nonce>()
        .cloned()
        .unwrap_or_default();
    let path = request.uri().path().to_owned();
    let is_head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    let status = response.status();
    let kept =
        [ALLOW, RETRY_AFTER].map(|name| (name.clone(), response.headers().get(&name).cloned()));
    let said = response.extensions().get::<Said>().cloned();
    let bare = said.is_none()
        && (status.is_client_error() || status.is_server_error())
        && !response
            .headers()
            .get(axum::http::header::CONTENT_TYPE)
            .is_some_and(|kind| {
                kind.to_str().is_ok_and(|kind| {
                    kind.starts_with("text/html") || kind.starts_with("application/json")
                })
            });
    if is_head || (said.is_none() && !bare) {
        return response;
    }
    let said = said.unwrap_or(Said::only(status));
    let status = said.status;
    let anonymous = Visit::anonymous(&state, lang, path.clone(), nonce.clone());
    let visit = if reads_who(status) {
        Visit::of(&state, &jar, lang, path, nonce)
            .await
            .unwrap_or(anonymous)
    } else {
        anonymous
    };
    let mut page = layout::error_page(&visit, &said);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        page.headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
    }
    for (name, value) in kept {
        if let Some(value) = value {
            page.headers_mut().insert(name, value);
        }
    }
    page
}
