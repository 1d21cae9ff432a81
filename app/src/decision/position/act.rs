use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use service::decision::{Given, SayRefused, speak};

use super::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::visit::Visit;

/// `POST /cpts/{slug}/decisions/{decision}/position`: positions or ballots, signed.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let envelopes: Vec<Vec<u8>> = form
        .all("enveloppe")
        .filter(|it| !it.is_empty())
        .map(|it| it.as_bytes().to_vec())
        .collect();
    let kind = envelopes.first().and_then(|it| signs(it));
    let taken = match kind {
        Some(signed::Label::Vote) => speak::vote(ctx, actor, &slug, id, &envelopes).await,
        _ => speak::speak(ctx, actor, &slug, id, &envelopes, given(&form).as_ref()).await,
    };
    match taken {
        Ok(_) => {
            // The page itself says so, with the receipt.
            let to = format!("/cpts/{slug}/decisions/{id}/position");
            Ok(done(&visit, &headers, &to, ""))
        }
        Err(failure) => {
            let form = form.refused::<SayRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// The reason, when one was committed to.
fn given(form: &Form) -> Option<Given> {
    form.optional("sel")?;
    Some(Given {
        reason: typed(form, "motif"),
        harm: typed(form, "dommage"),
        salt: form.text("sel").to_owned(),
    })
}

/// A text as the browser signed it: forms are sent with the line ends of the network.
pub(crate) fn typed(form: &Form, name: &str) -> String {
    form.raw(name).replace("\r\n", "\n")
}

/// The kind that an envelope claims.
fn signs(envelope: &[u8]) -> Option<signed::Label> {
    signed::Envelope::parse(envelope).ok()?.label()
}

/// On to a page: the script is told where, everybody else is sent there.
pub(crate) fn done(visit: &Visit, headers: &HeaderMap, to: &str, said: &str) -> Response {
    let response = visit.see_other(to, said);
    let asked = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    if asked != Some("application/json") {
        return response;
    }
    let mut told = Json(serde_json::json!({ "to": to })).into_response();
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        told.headers_mut()
            .append(header::SET_COOKIE, cookie.clone());
    }
    told
}
