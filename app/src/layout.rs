//! The document around every page.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::error::Said;
use crate::ui::{Notice, NoticeKind};
use crate::visit::{Page, Visit, render};
use crate::words;

/// The whole document of a page.
pub(crate) fn document(page: &Page<'_>) -> String {
    let visit = page.visit;
    let lang = visit.lang;
    let assets = visit.state.assets.clone();
    let body = page.body.clone();
    let flash = visit.flash.clone();
    let title = format!("{} – Collégiale", page.title);
    let script = page.islands.then(|| {
        let (script, wasm, nonce) = (
            assets.script.clone(),
            assets.wasm.clone(),
            visit.nonce.0.clone(),
        );
        // The loader of islands that Leptos ships, for our own hashed file names.
        let loader = format!(
            "{}({script:?},{wasm:?});",
            include_str!("layout/islands.js")
        );
        view! { <script type="module" nonce=nonce inner_html=loader></script> }
    });
    let html = render(|| {
        view! {
            <html lang=lang.tag()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <title>{title}</title>
                    <link rel="stylesheet" href=assets.style.clone() />
                    {script}
                </head>
                <body>
                    <a class="skip-link" href="#contenu">
                        {t!(lang, "Aller au contenu", "Skip to content")}
                    </a>
                    <header class="site-header">
                        <a href="/">"Collégiale"</a>
                    </header>
                    <main id="contenu" tabindex="-1">
                        {flash.map(|text| view! { <div role="status"><Notice kind=NoticeKind::Success>{text}</Notice></div> })}
                        <div class="page" inner_html=body></div>
                    </main>
                </body>
            </html>
        }
        .into_any()
    });
    format!("<!DOCTYPE html>{html}")
}

/// The page of a failure.
pub(crate) fn error_page(visit: &Visit, said: &Said) -> Response {
    let lang = visit.lang;
    let title = match said.status.as_u16() {
        403 => t!(lang, "Page réservée", "Restricted page"),
        404 => t!(lang, "Page introuvable", "Page not found"),
        413 => t!(lang, "Envoi trop volumineux", "Too large"),
        429 => t!(lang, "Trop de tentatives", "Too many tries"),
        503 => t!(
            lang,
            "Service momentanément indisponible",
            "Service unavailable for now"
        ),
        400..500 => t!(lang, "Demande refusée", "Request refused"),
        _ => t!(lang, "Une erreur est survenue", "Something went wrong"),
    };
    let sentence = said
        .sentence
        .clone()
        .filter(|sentence| !sentence.is_empty())
        .or_else(|| {
            said.forbidden
                .map(|refused| words::forbidden(lang, refused))
        })
        .unwrap_or_else(|| match said.status.as_u16() {
            404 => t!(
                lang,
                "Cette adresse n’existe pas ou plus, ou n’est pas la vôtre.",
                "This address does not exist, or is not yours."
            ),
            503 => t!(
                lang,
                "Réessayez dans un instant : rien n’a été enregistré.",
                "Try again in a moment: nothing was recorded."
            ),
            500.. => t!(
                lang,
                "Ce n’est pas de votre fait ; rien n’a été enregistré.",
                "It is not your doing; nothing was recorded."
            ),
            _ => t!(
                lang,
                "La demande n’a pas pu être traitée.",
                "The request could not be handled."
            ),
        });
    let heading = title.clone();
    visit
        .page(&title, || {
            view! {
                <h1>{heading}</h1>
                <p>{sentence}</p>
                <p><a href="/">{t!(lang, "Revenir à l’accueil", "Back to the home page")}</a></p>
            }
        })
        .status(said.status)
        .into_response()
}
