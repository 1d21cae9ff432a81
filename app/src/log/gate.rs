//! Nothing is sent in the name of a CPTS that is stopped.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::Fault;

use crate::error::AppError;
use crate::visit::AppState;

/// What an officer posts to go on.
const WAY_OUT: &str = "/registre/reprendre";

/// Middleware: answers every form of a stopped CPTS before it is read. Forms at other addresses learn it from
/// the action: no transaction can be recorded in its name.
pub async fn gate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let rest = request.uri().path().strip_prefix("/cpts/");
    if let Some((slug, rest)) = rest.and_then(|rest| rest.split_once('/'))
        && !reads
        && WAY_OUT.trim_start_matches('/') != rest
        && state.ctx.is_stopped(slug)
    {
        return AppError::Fault(Fault::Stopped).into_response();
    }
    next.run(request).await
}
