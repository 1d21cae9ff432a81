use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::{DecisionId, StatementId};
use service::decision::object::{self, Answered};

use super::show;
use crate::decision::position::{done, typed};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::visit::Visit;

/// `POST /cpts/{slug}/decisions/{decision}/objections/{statement}`: an answer, or the objector's word, signed.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id, statement)): Ids<(String, DecisionId, StatementId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let envelope = form.text("enveloppe").as_bytes();
    let taken = if form.has("reponse") {
        let proposal = typed(&form, "propose");
        let answered = Answered {
            envelope: envelope.to_vec(),
            reply: typed(&form, "reponse"),
            salt: form.text("sel").to_owned(),
            proposal: Some(proposal).filter(|it| !it.is_empty()),
        };
        object::answer(ctx, actor, &slug, id, &answered).await
    } else {
        object::word(ctx, actor, &slug, id, envelope).await
    };
    match taken {
        Ok(_) => {
            let said = t!(
                lang,
                "C’est signé et enregistré.",
                "It is signed and recorded."
            );
            let to = format!("/cpts/{slug}/decisions/{id}/objections/{statement}");
            Ok(done(&visit, &headers, &to, &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, (id, statement), form).await
        }
    }
}
