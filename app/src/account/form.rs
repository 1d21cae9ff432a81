//! The forms of signing in by e-mail.

use axum::response::Response;
use domain::account::EmailAddress;
use service::Failure;
use service::account::code::{Asked, EnterRefused, ask, enter};
use service::account::names;
use service::account::provider::Added;
use service::account::session::Place;

use super::client::Client;
use super::cookie::{self, Browser};
use super::merge::MERGE;
use super::page::{asked_here, show_code, show_name, show_sign_in};
use super::view::local;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::visit::{Visit, see_other};
use crate::words::account::bad_address;

/// `POST /connexion`: sends a code.
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn ask_code(
    visit: Visit,
    client: Client,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let return_to = local(form.text("retour")).to_owned();
    match send_code(&visit, &client, form, &return_to, false).await? {
        Sent::Yes(response) => Ok(response),
        Sent::No(form) => Ok(show_sign_in(&visit, &form, &return_to)),
    }
}

/// What became of a wish for a code.
pub(super) enum Sent {
    /// To the page that takes it.
    Yes(Response),
    /// The form with what is wrong.
    No(Form),
}

/// Sends a code to the address of the form.
pub(super) async fn send_code(
    visit: &Visit,
    client: &Client,
    mut form: Form,
    return_to: &str,
    adding: bool,
) -> Result<Sent, AppError> {
    let lang = visit.lang;
    let email = match EmailAddress::parse(form.text("adresse")) {
        Ok(email) => email,
        Err(bad) => {
            form.reject("adresse", bad_address(lang, bad));
            return Ok(Sent::No(form));
        }
    };
    let browser = Browser::known_or_new(&visit.ctx, &client.jar);
    let asked = Asked {
        browser: &browser.secret,
        client: &client.network,
        email: &email,
        return_to,
        adding: if adding { Some(visit.actor()?) } else { None },
        locale: lang.tag(),
    };
    if let Err(failure) = ask(&visit.ctx, &asked).await {
        return Ok(Sent::No(form.refused(failure, lang)?));
    }
    let mut response = see_other("/connexion/code");
    browser.remember(&visit.ctx, &mut response);
    Ok(Sent::Yes(response))
}

/// `POST /connexion/code`: enters a code.
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn enter_code(
    visit: Visit,
    client: Client,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some(browser) = Browser::known(&visit.ctx, &client.jar) else {
        return Ok(see_other("/connexion"));
    };
    let place = Place {
        device: client.device.clone(),
        earlier: visit.signed_in.as_ref().map(|who| who.actor.session),
    };
    let actor = visit.signed_in.as_ref().map(|who| &who.actor);
    let typed = form.raw("code").to_owned();
    let entered = match enter(
        &visit.ctx,
        &browser.secret,
        &typed,
        actor,
        &place,
        lang.tag(),
    )
    .await
    {
        Ok(entered) => entered,
        Err(Failure::Refused(refused @ EnterRefused::Attach(_))) => {
            let form = form.refused(Failure::Refused(refused), lang)?;
            return Ok(show_code(&visit, &form, None));
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            let pending = asked_here(&visit, &client).await?;
            return Ok(show_code(&visit, &form, pending.as_ref()));
        }
    };
    if entered.added == Some(Added::OtherAccount) {
        return Ok(see_other(MERGE));
    }
    let Some(opened) = entered.opened else {
        let added = t!(lang, "L’adresse est ajoutée.", "The address is added.");
        return Ok(visit.see_other("/moi/connexion", &added));
    };
    let mut response = if entered.new {
        let back: String = form_urlencoded::byte_serialize(entered.return_to.as_bytes()).collect();
        see_other(&format!("/connexion/nom?retour={back}"))
    } else {
        see_other(local(&entered.return_to))
    };
    cookie::sign_in(&visit.ctx, &mut response, &opened);
    Ok(response)
}

/// `POST /connexion/nom`
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn give_name(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    let return_to = local(form.text("retour")).to_owned();
    let actor = visit.actor()?;
    let (given, family) = (form.text("prenom"), form.text("nom"));
    match names::give(&visit.ctx, actor, given, family).await {
        Ok(()) => Ok(see_other(&return_to)),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            Ok(show_name(&visit, &form, &return_to))
        }
    }
}
