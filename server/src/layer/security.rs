//! What a browser may do with our pages.

use app::visit::Nonce;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use service::Ctx;

/// What the policy of every response is made from.
#[derive(Clone)]
pub struct Security {
    ctx: Ctx,
    https: bool,
}

impl Security {
    /// With https, browsers are told to stay on it.
    pub const fn new(ctx: Ctx, https: bool) -> Self {
        Self { ctx, https }
    }

    /// Scripts are our files, or carry the nonce of this very response; WebAssembly may run.
    /// Nothing else is inline, nothing comes from elsewhere, nobody frames us.
    fn policy(&self, nonce: &Nonce) -> String {
        let upgrade = if self.https {
            "; upgrade-insecure-requests"
        } else {
            ""
        };
        format!(
            "default-src 'none'; script-src 'self' 'nonce-{}' 'wasm-unsafe-eval'; \
             style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
             manifest-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'{upgrade}",
            nonce.0
        )
    }
}

/// Middleware: a fresh nonce for the page, and the headers for its response.
pub async fn security(
    State(security): State<Security>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = Nonce(BASE64_STANDARD_NO_PAD.encode(security.ctx.secret::<16>()));
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&security.policy(&nonce)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in FIXED {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if security.https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    response
}

/// The same for every response.
const FIXED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    // Other sites learn the origin at most: a path may hold the name of a CPTS.
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];
