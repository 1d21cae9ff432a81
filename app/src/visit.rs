//! One request to one page: who comes, in which language, and how a page goes back.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use leptos::prelude::*;
use service::account::{self, Place, SignedIn};
use service::{Actor, Ctx, Fault};

use crate::account::gate::Gate;
use crate::error::AppError;
use crate::lang::Lang;
use crate::layout;
use crate::ui::NoticeKind;

/// What handlers share.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// Database, clock, settings.
    pub ctx: Ctx,
    /// Addresses of style, script and font files.
    pub assets: Arc<Assets>,
    /// Ways to sign in beside e-mail, for the sign-in page.
    pub providers: Arc<[Provider]>,
    /// The way to them.
    pub gate: Arc<dyn Gate>,
    /// Whether a reverse proxy of ours stands in front and says whom it speaks for.
    pub behind_proxy: bool,
    /// The pages that are told what changes while they are open.
    pub live: crate::decision::live::Live,
}

/// Addresses of the files a page names; they carry a hash of the content.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// Style sheet.
    pub style: String,
    /// Module script of the islands of most pages.
    pub script: String,
    /// WebAssembly of the islands of most pages.
    pub wasm: String,
    /// Module script of the simulator.
    pub simulator_script: String,
    /// WebAssembly of the simulator.
    pub simulator_wasm: String,
    /// Script that runs the auditor's part beside the page.
    pub verify_worker: String,
    /// Module script of the auditor's part.
    pub verify_script: String,
    /// WebAssembly of the auditor's part.
    pub verify_wasm: String,
    /// Module script that compares checkpoints of registers.
    pub watch_script: String,
    /// WebAssembly that compares checkpoints of registers.
    pub watch_wasm: String,
    /// Module script of the part that verifies a decision.
    pub replay_script: String,
    /// WebAssembly that verifies a decision.
    pub replay_wasm: String,
    /// Script that runs it beside the page.
    pub replay_worker: String,
    /// Module script of the key of a device.
    pub device_script: String,
    /// Module script of the key for browsers that make none themselves.
    pub softkey_script: String,
    /// WebAssembly of that key.
    pub softkey_wasm: String,
    /// Module script of the voter's booth.
    pub booth_script: String,
    /// WebAssembly of the booth.
    pub booth_wasm: String,
    /// Module script that keeps the key of a trustee.
    pub trustee_script: String,
    /// Module script of what a trustee computes.
    pub ceremony_script: String,
    /// WebAssembly of it.
    pub ceremony_wasm: String,
    /// Module script that the pages of a vote share.
    pub vote_script: String,
    /// The font, to be fetched early.
    pub font: String,
}

/// A module of islands; a page loads one at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Islands {
    /// Those of most pages.
    Common,
    /// The simulator, which knows every rule and is large.
    Simulator,
}

/// An OpenID Connect provider, as the sign-in page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its word in addresses: `/auth/{id}`.
    pub id: String,
    /// Its name in French.
    pub label_fr: String,
    /// Its name in English.
    pub label_en: String,
    /// Its issuer, by which « mes moyens de connexion » recognises it.
    pub issuer: String,
}

/// The nonce of a response's Content-Security-Policy; set by the server's middleware.
#[derive(Debug, Clone, Default)]
pub struct Nonce(pub String);

/// One request to one page.
pub struct Visit {
    /// Database, clock, settings.
    pub ctx: Ctx,
    /// What handlers share.
    pub state: AppState,
    /// Language of the page.
    pub lang: Lang,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// Every CPTS where they are something.
    pub places: Vec<Place>,
    /// Path and query, to come back to.
    pub path: String,
    /// Nonce for scripts.
    pub nonce: Nonce,
    /// Message of the action that led here.
    pub flash: Option<(NoticeKind, String)>,
}

/// Name of the cookie that carries a message to the next page.
const FLASH: &str = "flash";
/// Before a message that tells no success.
const PLAIN: char = '-';
/// Name of the cookie that keeps the language.
pub const LANGUAGE: &str = "langue";

/// Name of the session cookie. On https the `__Host-` prefix ties it to this host.
pub fn session_cookie(ctx: &Ctx) -> &'static str {
    if ctx.settings().public_url.starts_with("https:") {
        "__Host-session"
    } else {
        "session"
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = AppError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let jar = CookieJar::from_headers(&parts.headers);
        let lang = language(&jar, &parts.headers);
        let path = parts
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string);
        let nonce = parts.extensions.get::<Nonce>().cloned().unwrap_or_default();
        Ok(Self::of(state, &jar, lang, path, nonce).await?)
    }
}

/// The language of a request: the one chosen, else the browser's.
pub(crate) fn language(jar: &CookieJar, headers: &HeaderMap) -> Lang {
    if let Some(cookie) = jar.get(LANGUAGE) {
        return Lang::from_tag(cookie.value());
    }
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or(Lang::Fr, Lang::from_tag)
}

impl Visit {
    /// The visit of who brings these cookies.
    ///
    /// # Errors
    /// [`Fault`] when the database refuses.
    pub async fn of(
        state: &AppState,
        jar: &CookieJar,
        lang: Lang,
        path: String,
        nonce: Nonce,
    ) -> Result<Self, Fault> {
        let mut visit = Self::anonymous(state, lang, path, nonce);
        if let Some(cookie) = jar.get(session_cookie(&state.ctx)) {
            visit.signed_in = account::signed_in(&state.ctx, cookie.value()).await?;
        }
        if let Some(who) = &visit.signed_in {
            visit.places = account::places(&state.ctx, who.actor.person).await?;
        }
        visit.flash = jar.get(FLASH).and_then(|cookie| decode(cookie.value()));
        Ok(visit)
    }

    /// A visit by nobody, for pages about errors.
    pub fn anonymous(state: &AppState, lang: Lang, path: String, nonce: Nonce) -> Self {
        Self {
            ctx: state.ctx.clone(),
            state: state.clone(),
            lang,
            signed_in: None,
            places: Vec::new(),
            path,
            nonce,
            flash: None,
        }
    }

    /// Who acts.
    ///
    /// # Errors
    /// [`AppError::SignIn`] leads to the sign-in page and back here.
    pub fn actor(&self) -> Result<&Actor, AppError> {
        self.signed_in
            .as_ref()
            .map(|who| &who.actor)
            .ok_or_else(|| AppError::SignIn {
                return_to: self.path.clone(),
            })
    }

    /// What the person is in the CPTS of that address.
    pub fn place(&self, slug: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.cpts.slug == slug)
    }

    /// A page. The title is shown in the browser's tab; the view has the page's one `h1`.
    pub fn page<V: IntoView + 'static>(&self, title: &str, view: impl FnOnce() -> V) -> Page<'_> {
        Page {
            visit: self,
            title: title.to_owned(),
            body: render(|| {
                provide_context(self.lang);
                view().into_any()
            }),
            status: StatusCode::OK,
            islands: None,
            slug: None,
        }
    }

    /// To another page, with a message there (303).
    pub fn see_other(&self, to: &str, message: &str) -> Response {
        flashed(to, message, encode(message))
    }

    /// The same, where what came of it is no success: it is told without a tick.
    pub fn see_other_plainly(&self, to: &str, message: &str) -> Response {
        flashed(to, message, format!("{PLAIN}{}", encode(message)))
    }
}

fn flashed(to: &str, message: &str, value: String) -> Response {
    let mut response = see_other(to);
    if !message.is_empty() {
        let cookie = Cookie::build((FLASH, value))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(time::Duration::minutes(1));
        set_cookie(&mut response, &cookie.build());
    }
    response
}

/// A redirection after a form (303).
pub fn see_other(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Adds a cookie to a response.
pub fn set_cookie(response: &mut Response, cookie: &Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.encoded().to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn encode(message: &str) -> String {
    message.bytes().fold(String::new(), |mut out, byte| {
        use std::fmt::Write;
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn decode(value: &str) -> Option<(NoticeKind, String)> {
    let (kind, value) = match value.strip_prefix(PLAIN) {
        Some(rest) => (NoticeKind::Info, rest),
        None => (NoticeKind::Success, value),
    };
    let bytes: Option<Vec<u8>> = value
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    String::from_utf8(bytes?)
        .ok()
        .filter(|text| text.len() <= 500)
        .map(|text| (kind, text))
}

/// Renders a view to HTML, in islands mode: only islands carry what hydration needs.
pub fn render(view: impl FnOnce() -> AnyView) -> String {
    let context = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| view().to_html());
    owner.cleanup();
    html
}

/// A page on its way out.
pub struct Page<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) status: StatusCode,
    pub(crate) islands: Option<Islands>,
    pub(crate) slug: Option<String>,
}

impl Page<'_> {
    /// With another status than 200; `form.status()` for a page with a form.
    #[must_use]
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// With a browser part: the page has an island of that module.
    #[must_use]
    pub const fn islands(mut self, which: Islands) -> Self {
        self.islands = Some(which);
        self
    }

    /// Inside a CPTS: its name and colour in the header, its entries in the navigation.
    #[must_use]
    pub fn within(mut self, slug: &str) -> Self {
        self.slug = Some(slug.to_owned());
        self
    }

    /// The response.
    pub fn respond(self) -> Response {
        let status = self.status;
        let had_flash = self.visit.flash.is_some();
        let mut response = (status, Html(layout::document(&self))).into_response();
        if had_flash {
            let gone = Cookie::build((FLASH, "")).path("/").removal().build();
            set_cookie(&mut response, &gone);
        }
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        self.respond()
    }
}

/// Extractor that never fails: the language alone, for handlers without a page.
pub struct Language(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Self(language(&jar, &parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_success_is_told_with_a_tick() {
        let text = "Rejetée par un vote";
        assert_eq!(
            decode(&encode(text)),
            Some((NoticeKind::Success, text.to_owned()))
        );
        assert_eq!(
            decode(&format!("{PLAIN}{}", encode(text))),
            Some((NoticeKind::Info, text.to_owned()))
        );
    }
}
