//! The picture of a candidate: shown, joined, taken away.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{CandidacyId, ElectionId};
use leptos::prelude::*;
use service::election::photo::{self, BYTES, PhotoRefused, SIDE, may_put, put, take};
use service::{Failure, Outcome};

use super::show;
use crate::error::AppError;
use crate::form::Form;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, FileField};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, which)): Ids<(String, ElectionId, CandidacyId)>,
) -> Result<Response, AppError> {
    let (kind, bytes) = photo::photo(&visit.ctx, visit.actor()?, &slug, id, which).await?;
    let kind = (header::CONTENT_TYPE, kind);
    // Somebody else may use this browser next, and it may be taken away any time.
    let kept = (header::CACHE_CONTROL, "private, no-cache".to_owned());
    Ok(([kind, kept], bytes).into_response())
}

/// `POST /cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo`
///
/// # Errors
/// Not found, forbidden, or the database refuses; a refused file comes back on the candidate's page.
pub async fn post(
    visit: Visit,
    Ids((slug, id, which)): Ids<(String, ElectionId, CandidacyId)>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    // Who may not does not get to send megabytes first.
    let done = match may_put(ctx, actor, &slug, id, which).await {
        Ok(()) => match receive(body).await {
            Ok(bytes) => put(ctx, actor, &slug, id, which, bytes).await,
            Err(refused) => Err(Failure::Refused(refused)),
        },
        Err(failure) => Err(failure),
    };
    let said = t!(visit.lang, "Photo enregistrée.", "Picture saved.");
    answer(&visit, &slug, id, which, done, &said).await
}

/// `POST /cpts/{slug}/elections/{election}/candidatures/{candidacy}/photo/retrait`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_take(
    visit: Visit,
    Ids((slug, id, which)): Ids<(String, ElectionId, CandidacyId)>,
) -> Result<Response, AppError> {
    let done = take(&visit.ctx, visit.actor()?, &slug, id, which).await;
    let said = t!(visit.lang, "Photo retirée.", "Picture taken away.");
    answer(&visit, &slug, id, which, done, &said).await
}

async fn answer(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    which: CandidacyId,
    done: Outcome<(), PhotoRefused>,
    said: &str,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => {
            let to = format!("/cpts/{slug}/elections/{id}/candidatures/{which}");
            Ok(visit.see_other(&to, said))
        }
        Err(failure) => {
            let form = Form::default().refused(failure, visit.lang)?;
            show(visit, slug, id, which, form).await
        }
    }
}

/// The file of the form, read up to what a picture may have.
async fn receive(body: Result<Multipart, MultipartRejection>) -> Result<Vec<u8>, PhotoRefused> {
    let broken = |error: MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            PhotoRefused::TooLarge
        } else {
            PhotoRefused::Empty
        }
    };
    let mut body = body.map_err(|_| PhotoRefused::Empty)?;
    while let Some(mut field) = body.next_field().await.map_err(broken)? {
        if field.name() != Some("photo") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            if BYTES < bytes.len() + chunk.len() {
                return Err(PhotoRefused::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        return Ok(bytes);
    }
    Err(PhotoRefused::Empty)
}

/// A picture beside a name that says whose it is.
pub(in crate::election) fn small(path: &str, candidacy: uuid::Uuid) -> AnyView {
    let address = format!("{path}/candidatures/{candidacy}/photo");
    view! { <img class="portrait portrait--small" src=address alt="" width="48" height="48" loading="lazy" /> }
        .into_any()
}

/// The picture on its candidate's own page.
pub(super) fn large(lang: Lang, path: &str, candidacy: uuid::Uuid, name: &str) -> AnyView {
    let address = format!("{path}/candidatures/{candidacy}/photo");
    let said = t!(lang, "Photo de {name}", "Picture of {name}");
    view! { <img class="portrait" src=address alt=said width=SIDE.to_string() height=SIDE.to_string() /> }
        .into_any()
}

/// What its candidate may do with it.
pub(super) fn forms(
    lang: Lang,
    path: &str,
    candidacy: uuid::Uuid,
    form: &Form,
    there: bool,
) -> AnyView {
    let action = format!("{path}/candidatures/{candidacy}/photo");
    let gone = format!("{action}/retrait");
    let open = form.error("photo").is_some();
    let label = if there {
        t!(lang, "Changer ma photo", "Change my picture")
    } else {
        t!(lang, "Ajouter une photo", "Add a picture")
    };
    let title = label.clone();
    let take = there.then(|| {
        view! {
            <form method="post" action=gone>
                <div class="actions">
                    <Button kind=ButtonKind::Link label=t!(lang, "Retirer ma photo", "Take my picture away") />
                </div>
            </form>
        }
    });
    view! {
        <details class="stack" open=open>
            <summary>{title}</summary>
                <form method="post" action=action enctype="multipart/form-data">
                    <FileField
                        form=form
                        name="photo"
                        label=t!(lang, "Photo", "Picture")
                        hint=t!(
                            lang,
                            "JPEG, PNG ou WebP, 8 Mo au plus. Elle est recadrée en carré et redessinée\u{a0}: le lieu et l’heure que le téléphone y écrit disparaissent. Elle est effacée quand l’élection se termine.",
                            "JPEG, PNG or WebP, 8 MB at most. It is cut square and drawn anew: the place and hour that the telephone writes into it disappear. It is erased when the election is over."
                        )
                        accept="image/jpeg,image/png,image/webp"
                    />
                    <div class="actions">
                        <Button kind=ButtonKind::Quiet label=label />
                    </div>
                </form>
                {take}
        </details>
    }
    .into_any()
}
