//! The page of a failure: what happened, whether something was lost, where to go.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::error::Said;
use crate::ui::{ButtonKind, LinkButton};
use crate::visit::Visit;
use crate::words;

/// The page of a failure.
pub(crate) fn error_page(visit: &Visit, said: &Said) -> Response {
    let lang = visit.lang;
    let status = said.status.as_u16();
    let title = match status {
        403 => t!(
            lang,
            "Cette page ne vous est pas ouverte",
            "This page is not open to you"
        ),
        404 => t!(lang, "Page introuvable", "Page not found"),
        413 => t!(lang, "Envoi trop volumineux", "Too large"),
        503 if said.stopped => t!(lang, "Écriture suspendue", "Writing is suspended"),
        429 => t!(lang, "Trop de tentatives", "Too many tries"),
        503 => t!(
            lang,
            "Service momentanément indisponible",
            "Unavailable for a moment"
        ),
        400..500 => t!(
            lang,
            "La demande n’a pas pu être traitée",
            "The request could not be handled"
        ),
        _ => t!(lang, "Une erreur est survenue", "Something went wrong"),
    };
    let sentence = said
        .sentence
        .clone()
        .filter(|sentence| !sentence.is_empty())
        .or_else(|| said.forbidden.map(|refused| words::forbidden(lang, refused)))
        .unwrap_or_else(|| match status {
            403 => t!(
                lang,
                "La demande ne vient pas de ce site, ou n’est pas permise. Revenez à la page et recommencez.",
                "The request does not come from this site, or is not allowed. Go back to the page and try again."
            ),
            404 => t!(
                lang,
                "Cette adresse n’existe pas, n’existe plus, ou mène à ce qui n’est pas à vous.",
                "This address does not exist, no longer exists, or leads to what is not yours."
            ),
            413 if said.file_bytes.is_some() => {
                let most = said.file_bytes.unwrap_or_default() >> 20;
                t!(
                    lang,
                    "Ici, un fichier a {most}\u{a0}Mo au plus. Réduisez-le ou partagez-le en plusieurs, puis revenez à la page précédente. Rien n’a été enregistré.",
                    "Here a file has {most} MB at most. Make it smaller or split it, then go back to the previous page. Nothing was recorded."
                )
            }
            413 => t!(
                lang,
                "Le fichier ou le texte dépasse ce que le serveur accepte. Rien n’a été enregistré.",
                "The file or the text is larger than the server accepts. Nothing was recorded."
            ),
            422 => t!(
                lang,
                "Les données reçues ne sont pas celles du formulaire. Rien n’a été enregistré.",
                "What was received is not what the form asks. Nothing was recorded."
            ),
            429 => t!(
                lang,
                "Attendez quelques minutes avant de recommencer.",
                "Wait a few minutes before trying again."
            ),
            503 if said.stopped => words::log::nothing_written(lang),
            503 => t!(
                lang,
                "Rien n’a été enregistré. Réessayez dans un instant : le service revient de lui-même.",
                "Nothing was recorded. Try again in a moment: the service comes back by itself."
            ),
            500.. => t!(
                lang,
                "Ce n’est pas de votre fait. Rien n’a été enregistré.",
                "It is not your doing. Nothing was recorded."
            ),
            _ => t!(
                lang,
                "Revenez à la page précédente et recommencez. Rien n’a été enregistré.",
                "Go back to the previous page and try again. Nothing was recorded."
            ),
        });
    // A page that can be asked again gets a link to itself.
    let again = (matches!(status, 500 | 503) && !said.stopped).then(|| {
        let path = visit.path.clone();
        view! { <LinkButton href=path label=t!(lang, "Réessayer", "Try again") /> }
    });
    let home = if again.is_some() {
        ButtonKind::Quiet
    } else {
        ButtonKind::Primary
    };
    let heading = title.clone();
    visit
        .page(&title, || {
            view! {
                <div class="failure">
                    <p class="failure__code">{status}</p>
                    <h1>{heading}</h1>
                    <p>{sentence}</p>
                    <div class="actions">
                        {again}
                        <LinkButton
                            href="/"
                            label=t!(lang, "Revenir à l’accueil", "Back to the home page")
                            kind=home
                        />
                    </div>
                </div>
            }
        })
        .status(said.status)
        .into_response()
}
