//! To a provider and back, and out.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use service::Failure;
use service::account::provider::{Added, Proof, Taken, add, begin, sign_in, take};
use service::account::session::{self, Place};

use super::client::Client;
use super::cookie::{self, Browser};
use super::gate::GateError;
use super::merge::MERGE;
use super::view::{label, leave, local, trouble};
use crate::error::AppError;
use crate::form::Posted;
use crate::visit::{Visit, see_other};
use crate::words::{self, Refusal};

/// `POST /auth/{provider}`: to the provider.
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn depart(
    visit: Visit,
    client: Client,
    Path(provider): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let known = visit.state.providers.iter().find(|it| it.id == provider);
    let name = known.map(|it| label(lang, it)).ok_or(AppError::NotFound)?;
    let adding = match form.text("ajouter") {
        "" => None,
        _ => Some(visit.actor()?),
    };
    let browser = Browser::known_or_new(&visit.ctx, &client.jar);
    let return_to = local(form.text("retour"));
    let attempt = begin(&visit.ctx, &browser.secret, &provider, return_to, adding).await?;
    let to = match visit.state.gate.begin(&provider, &attempt).await {
        Ok(to) => to,
        Err(error) => return Ok(refused(&visit, error)),
    };
    let title = t!(lang, "Vers {name}…", "To {name}…");
    let words = t!(
        lang,
        "Vous allez vous identifier chez {name}, puis revenir ici.",
        "You will identify yourself at {name}, then come back here."
    );
    let mut response = leave(&visit, &to, &title, &words);
    browser.remember(&visit.ctx, &mut response);
    Ok(response)
}

/// What a provider's redirection carries (RFC 6749, 4.1.2; RFC 9207).
#[derive(Debug, Deserialize)]
pub struct Return {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
    iss: Option<String>,
}

/// `GET /auth/{provider}/retour`: back from the provider. The one address that changes something
/// by GET, because providers come back so; the state that it must carry serves once and in one
/// browser.
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn arrive(
    visit: Visit,
    client: Client,
    Path(provider): Path<String>,
    Query(back): Query<Return>,
) -> Result<Response, AppError> {
    let ctx = &visit.ctx;
    let Some(browser) = Browser::known(ctx, &client.jar) else {
        return Ok(refused(&visit, GateError::Code));
    };
    let taken = match take(ctx, &browser.secret, &provider, &back.state).await {
        Ok(taken) => taken,
        Err(Failure::Refused(_)) => return Ok(refused(&visit, GateError::Code)),
        Err(failure) => {
            return Err(AppError::from_failure(
                failure.map(|_| GateError::Code),
                visit.lang,
            ));
        }
    };
    if !back.error.is_empty() {
        return Ok(came_back_without(&visit, &back.error));
    }
    let known = visit.state.providers.iter().find(|it| it.id == provider);
    let issuer = known.map(|it| it.issuer.as_str());
    if back.iss.is_some() && back.iss.as_deref() != issuer {
        return Ok(refused(&visit, GateError::Refused));
    }
    match visit
        .state
        .gate
        .finish(&provider, &back.code, &taken.attempt)
        .await
    {
        Ok(proof) => open(&visit, client, &proof, &taken).await,
        Err(error) => Ok(refused(&visit, error)),
    }
}

/// Signs in, or adds the provider to the account of who asked for that.
async fn open(
    visit: &Visit,
    client: Client,
    proof: &Proof,
    taken: &Taken,
) -> Result<Response, AppError> {
    let (ctx, lang) = (&visit.ctx, visit.lang);
    let refused = |failure| match AppError::from_failure(failure, lang) {
        AppError::Refused { status, sentence } => Ok(trouble(visit, status, sentence)),
        other => Err(other),
    };
    if let Some(person) = taken.adding {
        let actor = visit.actor()?;
        if actor.person != person {
            return Ok(trouble(
                visit,
                StatusCode::CONFLICT,
                words::account::gate(lang, GateError::Code),
            ));
        }
        return match add(ctx, actor, proof, lang.tag()).await {
            Ok(Added::Here) => {
                let added = t!(
                    lang,
                    "Le moyen de connexion est ajouté.",
                    "The way to sign in is added."
                );
                Ok(visit.see_other("/moi/connexion", &added))
            }
            Ok(Added::OtherAccount) => Ok(see_other(MERGE)),
            Err(failure) => refused(failure),
        };
    }
    let place = Place {
        device: client.device,
        earlier: visit.signed_in.as_ref().map(|who| who.actor.session),
    };
    match sign_in(ctx, proof, &place, lang.tag()).await {
        Ok(opened) => {
            let mut response = see_other(local(&taken.return_to));
            cookie::sign_in(ctx, &mut response, &opened);
            Ok(response)
        }
        Err(failure) => refused(failure),
    }
}

/// `POST /deconnexion`: out here, and at the provider one came by.
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn sign_out(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let said = t!(lang, "Vous êtes déconnecté.", "You are signed out.");
    let Some(who) = &visit.signed_in else {
        return Ok(see_other("/"));
    };
    let there = session::sign_out(&visit.ctx, who).await?;
    let end = match &there {
        Some(there) => visit.state.gate.sign_out(there).await,
        None => None,
    };
    let mut response = match end {
        Some(to) => {
            let visit =
                Visit::anonymous(&visit.state, lang, visit.path.clone(), visit.nonce.clone());
            let words = t!(
                lang,
                "Vous êtes déconnecté d’ici. La déconnexion se termine chez votre fournisseur d’identité.",
                "You are signed out here. Signing out ends at your identity provider."
            );
            leave(&visit, &to, &t!(lang, "Déconnexion", "Signing out"), &words)
        }
        None => visit.see_other("/", &said),
    };
    cookie::sign_out(&visit.ctx, &mut response);
    Ok(response)
}

fn refused(visit: &Visit, error: GateError) -> Response {
    trouble(
        visit,
        error.status(),
        words::account::gate(visit.lang, error),
    )
}

impl Refusal for GateError {
    fn say(&self, lang: crate::lang::Lang) -> String {
        words::account::gate(lang, *self)
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchProvider => StatusCode::NOT_FOUND,
            Self::Unreachable => StatusCode::BAD_GATEWAY,
            Self::Level | Self::Refused => StatusCode::FORBIDDEN,
            Self::Code => StatusCode::BAD_REQUEST,
        }
    }
}

/// The provider sent nobody: most often, the person changed her mind.
fn came_back_without(visit: &Visit, error: &str) -> Response {
    let lang = visit.lang;
    let sentence = match error {
        "access_denied" | "login_required" | "interaction_required" => t!(
            lang,
            "Vous n’avez pas été identifié : la demande a été annulée chez le fournisseur d’identité.",
            "You were not identified: the request was cancelled at the identity provider."
        ),
        "temporarily_unavailable" | "server_error" => {
            words::account::gate(lang, GateError::Unreachable)
        }
        _ => {
            tracing::warn!("a provider sent an error back");
            words::account::gate(lang, GateError::Refused)
        }
    };
    trouble(visit, StatusCode::BAD_REQUEST, sentence)
}
