//! « Mes moyens de connexion ».

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use leptos::tachys::view::IntoRender;
use service::account::means::{Means, all, remove};

use super::client::Client;
use super::form::{Sent, send_code};
use super::view::{ask_code, label, providers};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ui::{Button, ButtonKind, Card, ErrorSummary, Icon, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /moi/connexion`
///
/// # Errors
/// [`AppError`].
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    show(&visit, &Form::default()).await
}

async fn show(visit: &Visit, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let list = all(&visit.ctx, visit.actor()?).await?;
    let alone = list.len() < 2;
    let title = t!(lang, "Mes moyens de connexion", "My ways to sign in");
    let heading = title.clone();
    let rows: Vec<_> = list.iter().map(|it| row(visit, it, alone)).collect();
    let has_providers = !visit.state.providers.is_empty();
    Ok(visit
        .page(&title, || {
            let by_email = ask_code(
                visit,
                form,
                "/moi/connexion",
                "/moi/connexion",
                ButtonKind::Quiet,
            );
            let buttons = providers(visit, "/moi/connexion", true);
            view! {
                <PageHead title=heading up=("/moi".to_owned(), t!(lang, "Moi", "Me"))>
                    {t!(
                        lang,
                        "Chacun ouvre ce même compte. En avoir deux évite de rester à la porte.",
                        "Each opens this same account. Having two keeps you from being locked out."
                    )}
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <Rows>{rows}</Rows>
                <Card title=t!(lang, "Ajouter une adresse", "Add an address")>
                    {by_email}
                </Card>
                {has_providers
                    .then(|| {
                        view! {
                            <Card title=t!(
                                lang,
                                "Ajouter un fournisseur d’identité",
                                "Add an identity provider"
                            )>{buttons}</Card>
                        }
                    })}
            }
        })
        .status(form.status())
        .into_response())
}

fn row(visit: &Visit, means: &Means, alone: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let icon = match &means.email {
        Some(_) => Icon::Mail,
        None => Icon::Key,
    };
    let name = name_of(visit, means);
    let since = date_time(lang, means.since);
    let words = match means.used {
        Some(used) => {
            let used = date_time(lang, used);
            t!(lang, "Dernière connexion {used}", "Last sign-in {used}")
        }
        None => t!(lang, "Ajouté {since}", "Added {since}"),
    };
    let id = means.id.to_string();
    let end = (!alone).then(|| {
        view! {
            <form method="post" action="/moi/connexion/retirer">
                <input type="hidden" name="moyen" value=id />
                <Button label=t!(lang, "Retirer", "Remove") kind=ButtonKind::Quiet />
            </form>
        }
        .into_any()
    });
    view! {
        <Row title=name lead=icon.into_render().into_any() end=end>
            {words}
        </Row>
    }
}

/// The address, or the provider's name.
pub(super) fn name_of(visit: &Visit, means: &Means) -> String {
    means
        .email
        .clone()
        .unwrap_or_else(|| provider(visit, means.issuer.as_deref()))
}

fn provider(visit: &Visit, issuer: Option<&str>) -> String {
    let lang = visit.lang;
    visit
        .state
        .providers
        .iter()
        .find(|it| Some(it.issuer.as_str()) == issuer)
        .map_or_else(
            || t!(lang, "Fournisseur d’identité", "Identity provider"),
            |known| label(lang, known),
        )
}

/// `POST /moi/connexion`: sends a code to an address to be added.
///
/// # Errors
/// [`AppError`].
pub async fn add_address(
    visit: Visit,
    client: Client,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    match send_code(&visit, &client, form, "/moi/connexion", true).await? {
        Sent::Yes(response) => Ok(response),
        Sent::No(form) => show(&visit, &form).await,
    }
}

/// `POST /moi/connexion/retirer`
///
/// # Errors
/// [`AppError`]; not found for a way in that is not one's own.
pub async fn remove_one(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id = form.text("moyen").parse().map_err(|_| AppError::NotFound)?;
    match remove(&visit.ctx, visit.actor()?, id).await {
        Ok(()) => {
            let said = t!(
                lang,
                "Le moyen de connexion est retiré.",
                "The way to sign in is removed."
            );
            Ok(visit.see_other("/moi/connexion", &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &form).await
        }
    }
}
