//! A fault of ours in one request must not end the server, nor show anything of itself.

use std::any::Any;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// The response in the place of a panic; the error page is put around it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature that the layer asks for"
)]
pub fn answer(panic: Box<dyn Any + Send + 'static>) -> Response {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    tracing::error!(message, "a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
