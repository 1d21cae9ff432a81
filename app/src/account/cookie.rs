//! The two cookies of signing in: that of the session, and the one that binds an attempt or a code
//! to the browser that asked for it.

use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use service::Ctx;
use service::account::session::Opened;

use crate::visit::{session_cookie, set_cookie};

/// How long a browser remembers what it asked for: longer than codes and attempts open.
const MEMORY: time::Duration = time::Duration::hours(1);

/// The secret that names this browser until it is signed in.
pub struct Browser {
    /// The secret.
    pub secret: String,
}

impl Browser {
    /// The browser's secret, if it has one of the right form.
    pub fn known(ctx: &Ctx, jar: &CookieJar) -> Option<Self> {
        let secret = jar.get(browser_cookie(ctx))?.value();
        (secret.len() == 43).then(|| Self {
            secret: secret.to_owned(),
        })
    }

    /// The browser's secret, or a new one.
    pub fn known_or_new(ctx: &Ctx, jar: &CookieJar) -> Self {
        Self::known(ctx, jar).unwrap_or_else(|| Self {
            secret: BASE64_URL_SAFE_NO_PAD.encode(ctx.secret::<32>()),
        })
    }

    /// Tells the browser its secret.
    pub fn remember(&self, ctx: &Ctx, response: &mut Response) {
        let cookie = ours(ctx, browser_cookie(ctx), &self.secret, MEMORY);
        set_cookie(response, &cookie);
    }
}

/// Signs the browser in, and forgets what bound the attempt to it.
pub fn sign_in(ctx: &Ctx, response: &mut Response, opened: &Opened) {
    let left = time::Duration::seconds((opened.until - ctx.now()).num_seconds());
    let cookie = ours(ctx, session_cookie(ctx), &opened.token, left);
    set_cookie(response, &cookie);
    forget(ctx, response, browser_cookie(ctx));
}

/// Signs the browser out.
pub fn sign_out(ctx: &Ctx, response: &mut Response) {
    forget(ctx, response, session_cookie(ctx));
}

fn forget(ctx: &Ctx, response: &mut Response, name: &'static str) {
    set_cookie(response, &ours(ctx, name, "", time::Duration::ZERO));
}

/// `SameSite=Lax`, not `Strict`: the return from a provider is a link from elsewhere.
fn ours(ctx: &Ctx, name: &'static str, value: &str, age: time::Duration) -> Cookie<'static> {
    Cookie::build((name, value.to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_https(ctx))
        .max_age(age)
        .build()
}

fn browser_cookie(ctx: &Ctx) -> &'static str {
    if is_https(ctx) {
        "__Host-browser"
    } else {
        "browser"
    }
}

fn is_https(ctx: &Ctx) -> bool {
    ctx.settings().public_url.starts_with("https:")
}
