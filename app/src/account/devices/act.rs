use axum::Json;
use axum::response::Response;
use domain::id::DeviceId;
use service::account::device::{self, Reason};

use super::HERE;
use super::show::show;
use crate::account::client::Client;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::visit::Visit;
use crate::words::Refusal;

/// `POST /moi/appareils/defi`: what an enrolment must sign, for the page's script.
///
/// # Errors
/// [`AppError`].
pub async fn challenge(visit: Visit) -> Result<Json<serde_json::Value>, AppError> {
    let begun = device::begin(&visit.ctx, visit.actor()?).await?;
    Ok(Json(serde_json::json!({
        "account": begun.account,
        "challenge": begun.challenge,
    })))
}

/// `POST /moi/appareils`: enrols the device that signed.
///
/// # Errors
/// [`AppError`].
pub async fn enrol(
    visit: Visit,
    client: Client,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (actor, lang) = (visit.actor()?, visit.lang);
    let envelope = form.text("enveloppe").as_bytes();
    match device::enrol(&visit.ctx, actor, envelope, form.text("nom")).await {
        Ok(_) => {
            let said = t!(
                lang,
                "L’appareil est enregistré.",
                "The device is enrolled."
            );
            Ok(visit.see_other(HERE, &said))
        }
        Err(failure) => again(&visit, client, form, failure).await,
    }
}

/// `POST /moi/appareils/accepter`: one of one's devices lets another one in.
///
/// # Errors
/// [`AppError`].
pub async fn approve(
    visit: Visit,
    client: Client,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (actor, lang) = (visit.actor()?, visit.lang);
    let envelope = form.text("enveloppe").as_bytes();
    match device::approve(&visit.ctx, actor, envelope).await {
        Ok(()) => {
            let said = t!(lang, "L’appareil est accepté.", "The device is accepted.");
            Ok(visit.see_other(HERE, &said))
        }
        Err(failure) => again(&visit, client, form, failure).await,
    }
}

/// `POST /moi/appareils/{device}/arreter`
///
/// # Errors
/// [`AppError`]; not found for a device that is not one's own.
pub async fn stop(
    visit: Visit,
    client: Client,
    Ids(id): Ids<DeviceId>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match device::stop(&visit.ctx, visit.actor()?, id).await {
        Ok(()) => {
            let said = t!(lang, "L’appareil est arrêté.", "The device is stopped.");
            Ok(visit.see_other(HERE, &said))
        }
        Err(failure) => again(&visit, client, Form::default(), failure).await,
    }
}

/// `POST /moi/appareils/{device}/revoquer`: by the signature of a device, or else by a fresh sign-in.
///
/// # Errors
/// [`AppError`]; not found for a device that is not one's own.
pub async fn revoke(
    visit: Visit,
    client: Client,
    Ids(id): Ids<DeviceId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, lang, actor) = (&visit.ctx, visit.lang, visit.actor()?);
    let said = t!(lang, "L’appareil est révoqué.", "The device is revoked.");
    let form = match form.optional("enveloppe").map(str::to_owned) {
        Some(envelope) => match device::revoke_signed(ctx, actor, envelope.as_bytes()).await {
            Ok(()) => return Ok(visit.see_other(HERE, &said)),
            Err(failure) => form.refused(failure, lang)?,
        },
        None => match device::revoke(ctx, actor, id, reason(form.text("motif"))).await {
            Ok(()) => return Ok(visit.see_other(HERE, &said)),
            Err(failure) => form.refused(failure, lang)?,
        },
    };
    show(&visit, &client, &form).await
}

fn reason(code: &str) -> Reason {
    match code {
        "stolen" => Reason::Stolen,
        "retired" => Reason::Retired,
        _ => Reason::Lost,
    }
}

/// `POST /moi/appareils/{device}/nom`
///
/// # Errors
/// [`AppError`]; not found for a device that is not one's own.
pub async fn rename(
    visit: Visit,
    client: Client,
    Ids(id): Ids<DeviceId>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    match device::rename(&visit.ctx, visit.actor()?, id, form.text("nouveau")).await {
        Ok(()) => {
            let said = t!(lang, "Le nom est changé.", "The name is changed.");
            Ok(visit.see_other(HERE, &said))
        }
        Err(failure) => again(&visit, client, Form::default(), failure).await,
    }
}

/// The page again, with what was refused said in it.
async fn again<R: Refusal>(
    visit: &Visit,
    client: Client,
    form: Form,
    failure: service::Failure<R>,
) -> Result<Response, AppError> {
    let form = form.refused(failure, visit.lang)?;
    show(visit, &client, &form).await
}
