//! Offer a role by e-mail, or take the offer back.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::id::InvitationId;
use domain::role::RoleKind;
use leptos::prelude::*;
use service::role::invite::{accept, invite, offered, withdraw};
use service::role::list::list;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::id;
use crate::ui::{Button, Choice, ErrorSummary, Field, FieldKind, PageHead, RadioCards};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/roles/inviter`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_invite(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show_invite(
        &visit,
        &slug,
        Form::default().with("invited_kind", RoleKind::Coordinator.code()),
    )
    .await
}

/// `POST /cpts/{slug}/roles/inviter`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_invite(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(kind) = form.text("invited_kind").parse::<RoleKind>() else {
        form.reject(
            "invited_kind",
            t!(lang, "Choisissez un rôle.", "Choose a role."),
        );
        return show_invite(&visit, &slug, form).await;
    };
    match invite(&visit.ctx, visit.actor()?, &slug, form.text("email"), kind).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/roles"),
            &t!(
                lang,
                "L’invitation est en route.",
                "The invitation is on its way."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_invite(&visit, &slug, form).await
        }
    }
}

async fn show_invite(visit: &Visit, slug: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, slug).await?;
    if !read.may_manage {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let title = t!(
        lang,
        "Inviter une personne extérieure",
        "Invite someone from outside"
    );
    let path = format!("/cpts/{slug}/roles");
    let kinds = RoleKind::ALL
        .iter()
        .filter(|kind| !kind.is_board())
        .map(|kind| Choice::new(kind.code(), words::role(lang, *kind)))
        .collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Rôles", "Roles")) />
                <ErrorSummary form=&form lang=lang />
                <p>
                    {t!(
                        lang,
                        "La personne reçoit un lien qui sert une fois, pendant quatorze jours. Elle se connecte, puis accepte. Vous verrez alors son nom.",
                        "The person receives a link that serves once, for fourteen days. They sign in, then accept. You will see their name then."
                    )}
                </p>
                <form method="post" action=format!("{path}/inviter")>
                    <RadioCards form=&form name="invited_kind" label=t!(lang, "Rôle", "Role") choices=kinds required=true />
                    <Field form=&form name="email" kind=FieldKind::Email label=t!(lang, "Courriel", "E-mail") required=true />
                    <div class="actions">
                        <Button label=t!(lang, "Envoyer l’invitation", "Send the invitation") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

/// `POST /cpts/{slug}/roles/invitations/{invitation}/retirer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_withdraw(
    visit: Visit,
    Path((slug, invitation)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: InvitationId = id(&invitation)?;
    withdraw(&visit.ctx, visit.actor()?, &slug, id)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    Ok(visit.see_other(
        &format!("/cpts/{slug}/roles"),
        &t!(lang, "Invitation retirée.", "Invitation withdrawn."),
    ))
}

/// `GET /invitation/{token}`: the offer, for whoever follows its link and is signed in.
///
/// # Errors
/// Not found, used or expired, or the database refuses.
pub async fn get_offer(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    visit.actor()?;
    let offer = offered(&visit.ctx, &token)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    let what = words::role(lang, offer.kind);
    let name = offer.cpts.name.clone();
    let heading = name.clone();
    let title = t!(lang, "Une invitation", "An invitation");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone()>{heading}</PageHead>
                <p>
                    {t!(
                        lang,
                        "{name} vous propose ce rôle : {what}. En l’acceptant, votre nom devient visible de son bureau.",
                        "{name} offers you this role: {what}. If you accept, its board sees your name."
                    )}
                </p>
                <form method="post" action=format!("/invitation/{token}")>
                    <div class="actions">
                        <Button label=t!(lang, "Accepter ce rôle", "Accept this role") />
                    </div>
                </form>
                <p>
                    {t!(
                        lang,
                        "Si vous ne l’acceptez pas, ne faites rien : l’invitation s’éteint d’elle-même.",
                        "If you do not accept it, do nothing: the invitation lapses by itself."
                    )}
                </p>
            }
        })
        .into_response())
}

/// `POST /invitation/{token}`
///
/// # Errors
/// Not found, used or expired, or the database refuses.
pub async fn post_offer(visit: Visit, Path(token): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let slug = accept(&visit.ctx, visit.actor()?, &token)
        .await
        .map_err(|failure| AppError::from_failure(failure, lang))?;
    Ok(visit.see_other(
        &format!("/cpts/{slug}/bureau"),
        &t!(
            lang,
            "Bienvenue : le rôle est à vous.",
            "Welcome: the role is yours."
        ),
    ))
}
