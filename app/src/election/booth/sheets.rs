//! « Feuilles de vote »: who is charged with it makes and prints codes on paper. They are made in her browser; the server
//! learns their public part.

use axum::response::{IntoResponse, Response};
use domain::id::ElectionId;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use service::election::sheet::{Sheet, SheetRefused, Stack, make, stacks};
use uuid::Uuid;

use super::{only_script, refused, script, told, words};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind, PageHead};
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/feuilles`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = stacks(&visit.ctx, visit.actor()?, &slug, id).await;
    let (voting, stacks) = read.map_err(|it| AppError::from_failure(it, lang))?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), voting.row.title.clone());
    let title = t!(lang, "Feuilles de vote", "Voting sheets");
    let election = voting.row.title.clone();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            // One is the next to be made.
            let waits = |it: &Stack| it.made == 0 && it.urn.election_json.is_none();
            let next = stacks.iter().position(waits);
            let parts = stacks.iter().enumerate();
            let parts = parts.map(|(at, it)| stack(lang, it, next == Some(at))).collect_view();
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Une feuille par membre sans code, et quelques-unes en réserve. Elles sont faites dans votre navigateur : imprimez-les aussitôt, personne ne peut les refaire à l’identique.",
                        "One sheet for each member without a code, and a few in reserve. They are made in your browser: print them at once, nobody can make the same ones again."
                    )}
                </PageHead>
                {only_script(
                    &visit,
                    &t!(
                        lang,
                        "Les feuilles sont faites dans votre navigateur, pour que le serveur n’en connaisse pas les codes\u{a0}: il faut JavaScript. Ouvrez cette page avec un navigateur à jour.",
                        "Sheets are made in your browser, so that the server does not know their codes: JavaScript is needed. Open this page in an up-to-date browser."
                    ),
                )}
                <div
                    id="feuilles"
                    class="stack stack-loose"
                    hidden=true
                    data-action=format!("{path}/feuilles")
                    data-booth=format!("{path}/voter")
                    data-title=election
                >
                    {parts}
                </div>
                <p id="feuilles-etat" role="status"></p>
                <section id="impression" class="stack" hidden=true>
                    <Notice kind=NoticeKind::Caution title=t!(lang, "Imprimez maintenant", "Print now")>
                        <p>
                            {t!(
                                lang,
                                "Ces codes ne sont gardés nulle part. Imprimez-les sur une imprimante que vous surveillez, comptez les feuilles, et rangez-les sous clé.",
                                "These codes are kept nowhere. Print them on a printer that you watch, count the sheets, and lock them away."
                            )}
                        </p>
                        <div class="actions">
                            <button type="button" class="button button--primary" id="imprimer">
                                {t!(lang, "Imprimer", "Print")}
                            </button>
                            <button type="button" class="button button--quiet" id="imprime">
                                {t!(lang, "C’est imprimé : effacer les codes", "They are printed: erase the codes")}
                            </button>
                        </div>
                    </Notice>
                    <div id="impression-feuilles" class="stack"></div>
                </section>
                {sheets_script(&visit)}
            }
        })
        .within(&slug)
        .into_response())
}

fn stack(lang: Lang, stack: &Stack, next: bool) -> impl IntoView + use<> {
    let (needed, made, given) = (stack.needed, stack.made, stack.given);
    let locked = stack.urn.election_json.is_some();
    let said = if locked {
        t!(
            lang,
            "{made} feuilles imprimées, {given} remises.",
            "{made} sheets printed, {given} given."
        )
    } else if made == 0 {
        t!(
            lang,
            "{needed} feuilles à préparer.",
            "{needed} sheets to prepare."
        )
    } else if made < needed {
        t!(
            lang,
            "{made} feuilles préparées, il en faut {needed} : refaites-les, et détruisez les premières.",
            "{made} sheets prepared, {needed} are needed: make them anew, and destroy the first ones."
        )
    } else {
        t!(
            lang,
            "{made} feuilles préparées.",
            "{made} sheets prepared."
        )
    };
    let label = if made == 0 {
        t!(
            lang,
            "Préparer les {needed} feuilles",
            "Prepare the {needed} sheets"
        )
    } else {
        t!(lang, "Refaire les feuilles", "Make the sheets anew")
    };
    let kind = if next {
        "button button--primary"
    } else {
        "button button--quiet"
    };
    let button = (!locked).then(|| {
        view! {
            <div class="actions">
                <button
                    type="button"
                    class=kind
                    data-urn=stack.urn.id.to_string()
                    data-uuid=stack.urn.uuid.clone()
                    data-name=stack.urn.name.clone()
                    data-needed=needed.to_string()
                >
                    {label}
                </button>
            </div>
        }
    });
    let name = stack.urn.name.clone();
    view! {
        <section class="card stack">
            <h2>{name}</h2>
            <p>{said}</p>
            {button}
        </section>
    }
}

fn sheets_script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = json!({
        "sheet": t!(lang, "Feuille de vote n° {{n}}", "Voting sheet no. {{n}}"),
        "how": t!(
            lang,
            "Connectez-vous à Collégiale, puis lisez ce QR code avec l’appareil photo, ou tapez ce code sur la page « Voter ». Ne donnez cette feuille à personne.",
            "Sign in to Collégiale, then scan this QR code with the camera, or type this code on the page “Vote”. Give this sheet to nobody."
        ),
        "made": t!(
            lang,
            "Les feuilles sont prêtes à imprimer.",
            "The sheets are ready to be printed."
        ),
    });
    script(visit, include_str!("sheets/sheets.js"), &words(visit, own))
}

#[derive(Deserialize)]
struct Sent {
    credential: String,
    proof: String,
}

/// `POST /cpts/{slug}/elections/{election}/feuilles`: the public parts.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let actor = visit.actor()?;
    let urn: Uuid = form.raw("urne").parse().map_err(|_| AppError::NotFound)?;
    let sent: Vec<Sent> = serde_json::from_str(form.raw("feuilles")).unwrap_or_default();
    let sent = sent.into_iter().map(|it| Sheet {
        credential: it.credential,
        proof: it.proof,
    });
    let sheets: Vec<Sheet> = sent.collect();
    match make(&visit.ctx, actor, &slug, id, urn, &sheets).await {
        Ok(()) => Ok(told(&json!({}))),
        Err(failure) => refused::<SheetRefused>(&visit, failure),
    }
}
