//! The pages of signing in.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use service::Failure;
use service::account::code::{Pending, pending};

use super::client::Client;
use super::cookie::Browser;
use super::view::{ask_code, local, providers};
use crate::error::AppError;
use crate::form::Form;
use crate::ui::{Button, ButtonKind, Card, ErrorSummary, Field, FieldKind, Notice, PageHead};
use crate::visit::{Visit, see_other};

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Back {
    /// Local path.
    #[serde(default)]
    retour: String,
}

/// `GET /connexion`
pub async fn sign_in(visit: Visit, Query(back): Query<Back>) -> Response {
    let return_to = local(&back.retour).to_owned();
    if visit.signed_in.is_some() {
        return see_other(&return_to);
    }
    show_sign_in(&visit, &Form::default(), &return_to)
}

/// The page, with what was typed.
pub(super) fn show_sign_in(visit: &Visit, form: &Form, return_to: &str) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Se connecter", "Sign in");
    let heading = title.clone();
    let has_providers = !visit.state.providers.is_empty();
    let demonstration = visit.ctx.settings().demonstration;
    let kind = if has_providers {
        ButtonKind::Quiet
    } else {
        ButtonKind::Primary
    };
    visit
        .page(&title, || {
            let buttons = providers(visit, return_to, false);
            let by_email = ask_code(visit, form, "/connexion", return_to, kind);
            view! {
                <PageHead title=heading>
                    {t!(
                        lang,
                        "La première connexion crée votre compte. Un compte suffit pour plusieurs CPTS.",
                        "Signing in for the first time creates your account. One account is enough for several CPTS."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                {has_providers
                    .then(|| {
                        view! {
                            <Card title=t!(lang, "Professionnels de santé", "Health professionals")>
                                <p>
                                    {t!(
                                        lang,
                                        "Votre numéro RPPS et vos activités sont repris : rien à recopier.",
                                        "Your RPPS number and your activities are taken over: nothing to copy."
                                    )}
                                </p>
                                {buttons}
                            </Card>
                        }
                    })}
                <Card title=t!(lang, "Par e-mail", "By e-mail")>
                    <p>
                        {t!(
                            lang,
                            "Pour les usagers, élus, coordinateurs et toute personne sans carte de professionnel de santé. Sans mot de passe.",
                            "For users, elected officials, coordinators and anyone without a health professional's card. No password."
                        )}
                    </p>
                    {by_email}
                </Card>
                {demonstration
                    .then(|| {
                        view! {
                            <Notice>
                                <p>
                                    {t!(
                                        lang,
                                        "Démonstration : aucun e-mail ne part. Les codes arrivent dans ",
                                        "Demonstration: no mail is sent. Codes arrive in "
                                    )}
                                    <a href="/demo/courrier">
                                        {t!(lang, "la boîte aux lettres", "the mailbox")}
                                    </a> "."
                                </p>
                            </Notice>
                        }
                    })}
            }
        })
        .status(form.status())
        .into_response()
}

/// `GET /connexion/code`
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn code(visit: Visit, client: Client) -> Result<Response, AppError> {
    let Some(pending) = asked_here(&visit, &client).await? else {
        return Ok(see_other("/connexion"));
    };
    Ok(show_code(&visit, &Form::default(), Some(&pending)))
}

/// The code that this browser asked for.
pub(super) async fn asked_here(
    visit: &Visit,
    client: &Client,
) -> Result<Option<Pending>, AppError> {
    let Some(browser) = Browser::known(&visit.ctx, &client.jar) else {
        return Ok(None);
    };
    match pending(&visit.ctx, &browser.secret).await {
        Ok(pending) => Ok(Some(pending)),
        Err(Failure::NotFound) => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

/// The page that takes a code.
pub(super) fn show_code(visit: &Visit, form: &Form, pending: Option<&Pending>) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Entrez le code", "Enter the code");
    let heading = title.clone();
    let email = pending.map(|it| it.email.clone());
    let again = if pending.is_some_and(|it| it.adding) {
        "/moi/connexion"
    } else {
        "/connexion"
    };
    let demonstration = visit.ctx.settings().demonstration;
    visit
        .page(&title, || {
            view! {
                <PageHead title=heading>
                    {email
                        .map(|email| {
                            view! {
                                {t!(lang, "Nous l’avons envoyé à ", "We sent it to ")}
                                <strong>{email}</strong>
                                "."
                            }
                        })}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <form method="post" action="/connexion/code">
                    <Field
                        form=form
                        name="code"
                        label=t!(lang, "Code à 8 chiffres", "8-digit code")
                        hint=t!(
                            lang,
                            "Il est dans l’objet du message. Il sert une fois, dans ce navigateur.",
                            "It is in the subject of the message. It serves once, in this browser."
                        )
                        kind=FieldKind::Digits
                        autocomplete="one-time-code"
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Valider le code", "Use the code") />
                    </div>
                </form>
                {demonstration
                    .then(|| {
                        view! {
                            <Notice>
                                <p>
                                    <a href="/demo/courrier">
                                        {t!(lang, "Ouvrir la boîte aux lettres de la démonstration", "Open the demonstration's mailbox")}
                                    </a>
                                </p>
                            </Notice>
                        }
                    })}
                <p>
                    {t!(
                        lang,
                        "Rien reçu ? Regardez dans les indésirables, vérifiez l’adresse, ou ",
                        "Nothing received? Look in the spam folder, check the address, or "
                    )}
                    <a href=again>{t!(lang, "demandez un autre code", "ask for another code")}</a> "."
                </p>
            }
        })
        .status(form.status())
        .into_response()
}

/// `GET /connexion/nom`
///
/// # Errors
/// [`AppError::SignIn`].
pub async fn name(visit: Visit, Query(back): Query<Back>) -> Result<Response, AppError> {
    visit.actor()?;
    Ok(show_name(&visit, &Form::default(), local(&back.retour)))
}

/// The page that asks who one is.
pub(super) fn show_name(visit: &Visit, form: &Form, return_to: &str) -> Response {
    let lang = visit.lang;
    let title = t!(lang, "Comment vous appelez-vous ?", "What is your name?");
    let heading = title.clone();
    visit
        .page(&title, || {
            view! {
                <PageHead title=heading>
                    {t!(
                        lang,
                        "Votre compte est créé. Votre nom est montré aux CPTS que vous rejoignez, pas avant.",
                        "Your account is created. Your name is shown to the CPTS you join, not before."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <form method="post" action="/connexion/nom">
                    <input type="hidden" name="retour" value=return_to.to_owned() />
                    <Field
                        form=form
                        name="prenom"
                        label=t!(lang, "Prénom", "Given name")
                        autocomplete="given-name"
                        required=true
                    />
                    <Field
                        form=form
                        name="nom"
                        label=t!(lang, "Nom", "Family name")
                        autocomplete="family-name"
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Continuer", "Continue") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .into_response()
}
