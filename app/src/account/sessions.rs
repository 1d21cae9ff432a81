//! « Mes sessions »: where one is signed in.

use axum::response::{IntoResponse, Response};
use domain::id::SessionId;
use leptos::prelude::*;
use service::account::session::{Device, devices, revoke, revoke_others};

use crate::error::AppError;
use crate::form::Posted;
use crate::lang::Lang;
use crate::ui::{Badge, Button, ButtonKind, Icon, PageHead, Row, Rows};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /moi/sessions`
///
/// # Errors
/// [`AppError`].
pub async fn page(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let list = devices(&visit.ctx, visit.actor()?).await?;
    let others = list.len() - usize::from(list.iter().any(|it| it.here));
    let title = t!(lang, "Mes sessions", "My sessions");
    let heading = title.clone();
    let rows: Vec<_> = list.iter().map(|device| row(&visit, device)).collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=heading up=("/moi".to_owned(), t!(lang, "Moi", "Me"))>
                    {t!(
                        lang,
                        "Les navigateurs où votre compte est ouvert. Fermez ceux que vous ne reconnaissez pas.",
                        "The browsers where your account is open. Close those you do not recognise."
                    )}
                </PageHead>
                <Rows>{rows}</Rows>
                {(others > 0)
                    .then(|| {
                        view! {
                            <form method="post" action="/moi/sessions">
                                <input type="hidden" name="session" value="autres" />
                                <div class="actions">
                                    <Button
                                        label=t!(lang, "Fermer toutes les autres", "Close all others")
                                        kind=ButtonKind::Quiet
                                    />
                                </div>
                            </form>
                        }
                    })}
                <form method="post" action="/deconnexion">
                    <div class="actions">
                        <Button
                            label=t!(lang, "Se déconnecter", "Sign out")
                            kind=ButtonKind::Quiet
                            icon=Icon::Leave
                        />
                    </div>
                </form>
            }
        })
        .into_response())
}

fn row(visit: &Visit, device: &Device) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = device
        .device
        .clone()
        .unwrap_or_else(|| t!(lang, "Navigateur inconnu", "Unknown browser"));
    let seen = date_time(lang, device.seen);
    let by = by(visit, device);
    let words = t!(
        lang,
        "Vue pour la dernière fois {seen} · {by}",
        "Last seen {seen} · {by}"
    );
    let end = if device.here {
        view! { <Badge label=t!(lang, "Celle-ci", "This one") /> }.into_any()
    } else {
        close(lang, device.id).into_any()
    };
    view! {
        <Row title=name end=end>
            {words}
        </Row>
    }
}

fn by(visit: &Visit, device: &Device) -> String {
    let lang = visit.lang;
    let provider = device.provider.as_ref().and_then(|id| {
        let known = visit.state.providers.iter().find(|it| it.id == *id)?;
        Some(super::view::label(lang, known))
    });
    match provider {
        Some(name) => t!(lang, "par {name}", "by {name}"),
        None if device.by_email => t!(lang, "par e-mail", "by e-mail"),
        None => t!(
            lang,
            "par un fournisseur d’identité",
            "by an identity provider"
        ),
    }
}

fn close(lang: Lang, id: SessionId) -> impl IntoView {
    view! {
        <form method="post" action="/moi/sessions">
            <input type="hidden" name="session" value=id.to_string() />
            <Button label=t!(lang, "Fermer", "Close") kind=ButtonKind::Quiet />
        </form>
    }
}

/// `POST /moi/sessions`: closes one, or all others.
///
/// # Errors
/// [`AppError`]; not found for a session that is not one's own.
pub async fn close_one(visit: Visit, Posted(form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let said = match form.text("session") {
        "autres" => {
            let count = revoke_others(&visit.ctx, actor).await?;
            plural!(
                lang,
                count,
                "{count} autre session fermée.",
                "{count} autres sessions fermées.",
                "{count} other session closed.",
                "{count} other sessions closed."
            )
        }
        id => {
            let id = id.parse().map_err(|_| AppError::NotFound)?;
            revoke(&visit.ctx, actor, id).await?;
            t!(lang, "La session est fermée.", "The session is closed.")
        }
    };
    Ok(visit.see_other("/moi/sessions", &said))
}
