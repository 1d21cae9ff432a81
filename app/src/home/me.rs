//! `/moi`: everything about me, one line each.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::error::AppError;
use crate::ui::{Button, ButtonKind, Icon, PageHead, Row, Rows};
use crate::visit::Visit;

/// `GET /moi`
///
/// # Errors
/// [`AppError::SignIn`] when nobody is signed in.
pub async fn me(visit: Visit) -> Result<Response, AppError> {
    visit.actor()?;
    let lang = visit.lang;
    let title = t!(lang, "Moi", "Me");
    Ok(visit.page(&title, || hub(&visit)).into_response())
}

fn hub(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = visit
        .signed_in
        .as_ref()
        .map(|who| format!("{} {}", who.person.given_name, who.person.family_name))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| t!(lang, "Moi", "Me"));
    let row = |href: &'static str, icon: Icon, title: String, text: String| {
        view! {
            <Row title=title href=href lead=icon>
                {text}
            </Row>
        }
    };
    view! {
        <PageHead title=name />
        <Rows>
            {row(
                "/mes-adhesions",
                Icon::Board,
                t!(lang, "Mes adhésions et mandats", "My memberships and mandates"),
                t!(lang, "Où j’en suis, cotisations, départ", "Where I stand, dues, leaving"),
            )}
            {row(
                "/moi/donnees",
                Icon::Me,
                t!(lang, "Mes données", "My data"),
                t!(lang, "Identité, coordonnées, exercices", "Identity, contact, practices"),
            )}
            {row(
                "/moi/visibilite",
                Icon::Eye,
                t!(lang, "Qui voit quoi de moi", "Who sees what of me"),
                t!(lang, "Champ par champ, dans l’annuaire", "Field by field, in the directory"),
            )}
            {row(
                "/moi/connexion",
                Icon::Key,
                t!(lang, "Mes moyens de connexion", "How I sign in"),
                t!(lang, "Pro Santé Connect, adresses électroniques", "Pro Santé Connect, e-mail addresses"),
            )}
            {row(
                "/moi/appareils",
                Icon::Shield,
                t!(lang, "Mes appareils", "My devices"),
                t!(lang, "Ceux qui signent pour moi", "Those that sign for me"),
            )}
            {row(
                "/moi/sessions",
                Icon::Leave,
                t!(lang, "Mes sessions", "My sessions"),
                t!(lang, "Où mon compte est ouvert : en fermer une, ou toutes", "Where my account is open: close one, or all"),
            )}
            {row(
                "/moi/export.json",
                Icon::Download,
                t!(lang, "Emporter mes données", "Take my data along"),
                t!(lang, "Un fichier JSON, tout de suite", "A JSON file, at once"),
            )}
        </Rows>
        <form class="actions" method="post" action="/deconnexion">
            <Button
                label=t!(lang, "Me déconnecter", "Sign out")
                kind=ButtonKind::Quiet
                icon=Icon::Leave
            />
        </form>
    }
}
