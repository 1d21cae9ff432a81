//! Sending a file, and what is done with an import.

use axum::extract::Path;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::BatchId;
use domain::import::{Choice, FileRefused, limit};
use service::import::{self, BatchRefused, CheckRefused, File, Kind};
use service::{Failure, Outcome};

use super::{batch, home, one, page};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::visit::Visit;
use crate::words;

/// `POST /cpts/{slug}/import`
///
/// # Errors
/// Not found, forbidden, or a fault; a refused file comes back on its page.
pub async fn members(
    visit: Visit,
    Path(slug): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    upload(visit, slug, Kind::Members, body).await
}

/// `POST /cpts/{slug}/cotisations/import`
///
/// # Errors
/// As [`members`].
pub async fn dues(
    visit: Visit,
    Path(slug): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    upload(visit, slug, Kind::Dues, body).await
}

/// `POST /cpts/{slug}/blocs/import`
///
/// # Errors
/// As [`members`].
pub async fn parties(
    visit: Visit,
    Path(slug): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    upload(visit, slug, Kind::Parties, body).await
}

async fn upload(
    visit: Visit,
    slug: String,
    kind: Kind,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    // Who may not import does not get to send megabytes first.
    import::may_import(&visit.ctx, actor, &slug, kind).await?;
    let checked = match receive(body).await {
        Err(refused) => Err(Failure::Refused(refused)),
        Ok(file) => match kind {
            Kind::Members => import::check(&visit.ctx, actor, &slug, file).await,
            Kind::Dues => import::payment::check(&visit.ctx, actor, &slug, file).await,
            Kind::Parties => import::party::check(&visit.ctx, actor, &slug, file).await,
        },
    };
    match checked {
        Ok(batch) => Ok(visit.see_other(&one(&slug, kind, batch), "")),
        Err(failure) => {
            let form = Form::default().refused(failure, visit.lang)?;
            page::start(&visit, &slug, kind, &form).await
        }
    }
}

/// The file of the form, read up to what an import takes.
async fn receive(body: Result<Multipart, MultipartRejection>) -> Result<File, CheckRefused> {
    let broken = |error: MultipartError| {
        CheckRefused::File(if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            FileRefused::TooLarge
        } else {
            FileRefused::Interrupted
        })
    };
    let mut body = body.map_err(|_| CheckRefused::NoFile)?;
    while let Some(mut field) = body.next_field().await.map_err(broken)? {
        if field.name() != Some("fichier") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let (mut bytes, mut size) = (Vec::new(), 0);
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            size += chunk.len() as u64;
            // What is too much is heard out, so that the browser shows our answer.
            if size <= limit::FILE_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        if limit::FILE_BYTES < size {
            return Err(CheckRefused::File(FileRefused::TooLarge));
        }
        return Ok(File { name, bytes });
    }
    Err(CheckRefused::NoFile)
}

/// `POST /cpts/{slug}/import/{batch}`: the buttons of the page of an import, by their `action`.
///
/// # Errors
/// Not found, forbidden, or a fault; a refusal comes back on the page.
pub async fn act(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    act_on(visit, slug, Kind::Members, &id, form).await
}

/// `POST /cpts/{slug}/cotisations/import/{batch}`
///
/// # Errors
/// As [`act`].
pub async fn act_dues(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    act_on(visit, slug, Kind::Dues, &id, form).await
}

/// `POST /cpts/{slug}/blocs/import/{batch}`
///
/// # Errors
/// As [`act`].
pub async fn act_parties(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    act_on(visit, slug, Kind::Parties, &id, form).await
}

async fn act_on(
    visit: Visit,
    slug: String,
    kind: Kind,
    id: &str,
    form: Form,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let id: BatchId = id.parse().map_err(|_| AppError::NotFound)?;
    let here = one(&slug, kind, id);
    let done: Outcome<(String, String), BatchRefused> = match form.text("action") {
        "commit" => import::commit(ctx, actor, &slug, id)
            .await
            .map(|done| (here, words::import::committed(lang, kind, done))),
        "commit-rest" => import::commit_rest(ctx, actor, &slug, id)
            .await
            .map(|done| (here, words::import::committed(lang, kind, done))),
        "recheck" => import::recheck(ctx, actor, &slug, id).await.map(|()| {
            (
                here,
                t!(
                    lang,
                    "Comparé à nouveau avec le registre.",
                    "Compared again with the register."
                ),
            )
        }),
        "choose" => import::choose(ctx, actor, &slug, id, &choices(&form))
            .await
            .map(|()| {
                (
                    format!("{here}?lignes=likely"),
                    t!(lang, "Vos choix sont gardés.", "Your choices are kept."),
                )
            }),
        "drop" => import::drop_batch(ctx, actor, &slug, id).await.map(|()| {
            (
                home(&slug, kind),
                t!(
                    lang,
                    "Import abandonné : rien n’a été enregistré.",
                    "Import dropped: nothing was recorded."
                ),
            )
        }),
        "undo" => import::undo(ctx, actor, &slug, id)
            .await
            .map(|()| (here, t!(lang, "Import annulé.", "Import undone."))),
        _ => return Err(AppError::NotFound),
    };
    match done {
        Ok((to, message)) => Ok(visit.see_other(&to, &message)),
        Err(Failure::Refused(refused)) => {
            batch::show(
                &visit,
                &slug,
                kind,
                id,
                batch::Asked::default(),
                Some(refused),
            )
            .await
        }
        Err(other) => Err(AppError::from_failure(other, lang)),
    }
}

/// The choices of a page of likely duplicates: each line is named by `ligne`, its choice by
/// `choix-{line}`.
fn choices(form: &Form) -> Vec<(u32, Choice)> {
    let lines = form
        .all("ligne")
        .filter_map(|line| line.parse::<u32>().ok());
    lines
        .filter_map(|line| Some((line, form.text(&format!("choix-{line}")).parse().ok()?)))
        .collect()
}
