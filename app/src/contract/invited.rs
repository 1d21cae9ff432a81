//! A link is followed by somebody of a partner: she signs in with the address to which it went, and takes part.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::contract::guest::{AcceptRefused, Offer, accept, offered};

use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, ErrorSummary, LinkButton, PageHead};
use crate::visit::Visit;

/// `GET /invitation-convention/{token}`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    show(&visit, &token, Form::default()).await
}

/// `POST /invitation-convention/{token}`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn post(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    match accept(&visit.ctx, visit.actor()?, &token).await {
        Ok((slug, id)) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(
                lang,
                "Vous pouvez lire la convention et la commenter, clause par clause.",
                "You can read the agreement and comment on it, clause by clause."
            ),
        )),
        Err(failure) => {
            let form = Form::default().refused::<AcceptRefused>(failure, lang)?;
            show(&visit, &token, form).await
        }
    }
}

async fn show(visit: &Visit, token: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (offer, form) = match offered(&visit.ctx, token).await {
        Ok(offer) => (Some(offer), form),
        Err(failure) => (None, form.refused::<AcceptRefused>(failure, lang)?),
    };
    let title = t!(
        lang,
        "Une convention vous attend",
        "An agreement is waiting for you"
    );
    let status = form.status();
    let signed_in = visit.signed_in.is_some();
    Ok(visit
        .page(&title, || {
            let body = offer.as_ref().map(|it| body(lang, token, it, signed_in));
            view! {
                <PageHead title=title.clone()>""</PageHead>
                <ErrorSummary form=&form lang=lang />
                {body}
            }
        })
        .status(status)
        .into_response())
}

fn body(lang: Lang, token: &str, offer: &Offer, signed_in: bool) -> impl IntoView + use<> {
    let (cpts, what, email) = (
        offer.cpts.name.clone(),
        offer.title.clone(),
        offer.email.clone(),
    );
    let action = format!("/invitation-convention/{token}");
    let sign_in = format!("/connexion?retour={action}");
    let go = if signed_in {
        view! {
            <form method="post" action=action>
                <Button label=t!(lang, "Lire la convention", "Read the agreement") />
            </form>
        }
        .into_any()
    } else {
        view! {
            <LinkButton
                href=sign_in
                kind=crate::ui::ButtonKind::Primary
                label=t!(lang, "Se connecter avec cette adresse", "Sign in with this address")
            />
        }
        .into_any()
    };
    view! {
        <p>
            {t!(
                lang,
                "{cpts} vous invite à lire et à commenter «\u{a0}{what}\u{a0}».",
                "{cpts} invites you to read and comment on “{what}”."
            )}
        </p>
        <p>
            {t!(
                lang,
                "Ce lien ne vaut que pour {email}. Vous prouvez que cette adresse est la vôtre en vous connectant avec un code reçu par e-mail. Cela ne fait pas de vous un membre, et ne donne aucune voix.",
                "This link works for {email} only. You prove that this address is yours by signing in with a code sent to it. It does not make you a member, and gives no vote."
            )}
        </p>
        <div class="actions">{go}</div>
    }
}
