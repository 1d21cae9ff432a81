//! A voter's pages: her code, the booth, the look for her ballot; and the sheets on paper.

pub mod cast;
pub mod code;
pub mod desk;
pub mod papers;
pub mod sheets;
pub mod tested;
pub mod track;
pub mod vote;

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::error::AppError;
use crate::ui::{Notice, NoticeKind};
use crate::visit::Visit;
use crate::words::Refusal;

/// The scripts that stand in a voter's pages themselves, by the name of the page.
pub const SCRIPTS: [(&str, &str); 4] = [
    ("page-code", include_str!("booth/code/code.js")),
    ("page-papiers", include_str!("booth/papers.js")),
    ("page-tester", include_str!("booth/tested.js")),
    ("page-voter", include_str!("booth/vote/booth.js")),
];

/// The script of such a page: a function of addresses and words.
pub(super) fn script(visit: &Visit, code: &str, words: &Value) -> impl IntoView + use<> {
    let assets = &visit.state.assets;
    let addresses = json!([
        assets.device_script,
        [assets.softkey_script, assets.softkey_wasm],
        assets.vote_script,
        [assets.booth_script, assets.booth_wasm],
    ]);
    crate::layout::module(visit, format!("{}({addresses},{words});", code.trim_end()))
}

/// What every script of these pages says of sending.
fn sending(visit: &Visit) -> Value {
    let lang = visit.lang;
    json!({
        "working": t!(lang, "Préparation…", "Preparing…"),
        "sending": t!(lang, "Envoi…", "Sending…"),
        "retry": t!(lang, "Le réseau ne répond pas : nouvel essai…", "The network does not answer: trying again…"),
        "network": t!(
            lang,
            "Le réseau manque. Rien n’est perdu : réessayez quand il revient, sans fermer cette page.",
            "There is no network. Nothing is lost: try again when it is back, without closing this page."
        ),
        "signIn": t!(
            lang,
            "Votre connexion a pris fin. Reconnectez-vous dans un autre onglet, puis réessayez ici : rien n’est perdu.",
            "You are signed out. Sign in again in another tab, then try again here: nothing is lost."
        ),
        "failed": t!(
            lang,
            "Le serveur n’a pas pu répondre. Réessayez dans un instant : rien n’est perdu.",
            "The server could not answer. Try again in a moment: nothing is lost."
        ),
        "drawing": t!(lang, "QR code à lire avec un téléphone", "QR code to be read with a phone"),
    })
}

/// The words of a script, with those of sending.
pub(super) fn words(visit: &Visit, own: Value) -> Value {
    let mut all = sending(visit);
    if let (Some(all), Value::Object(own)) = (all.as_object_mut(), own) {
        all.extend(own);
    }
    all
}

/// An answer to a script. Nobody keeps it.
pub(super) fn told(value: &Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(value.clone())).into_response()
}

/// A refusal, told to a script.
pub(super) fn refused<R: Refusal>(
    visit: &Visit,
    failure: service::Failure<R>,
) -> Result<Response, AppError> {
    match failure {
        service::Failure::Refused(refusal) => {
            let said = json!({ "refused": refusal.say(visit.lang) });
            Ok((refusal.status(), told(&said)).into_response())
        }
        other => Err(AppError::from_failure(other, visit.lang)),
    }
}

/// What is said where there is no script, on a page that does one thing with it.
fn only_script(visit: &Visit, why: &str) -> impl IntoView + use<> {
    let (lang, why) = (visit.lang, why.to_owned());
    view! {
        <div id="sans-script">
            <Notice kind=NoticeKind::Caution title=t!(lang, "Cette page a besoin de JavaScript", "This page needs JavaScript")>
                <p>{why}</p>
            </Notice>
        </div>
    }
}

/// The same where one votes, or prepares it.
fn needs_script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <div id="sans-script">
            <Notice kind=NoticeKind::Caution title=t!(lang, "Cette page a besoin de JavaScript", "This page needs JavaScript")>
                <p>
                    {t!(
                        lang,
                        "Votre bulletin est mis sous pli scellé sur votre appareil, avant d’être envoyé : sans JavaScript, c’est impossible. Ouvrez cette page avec un navigateur à jour.",
                        "Your ballot is encrypted on your device, before it is sent: without JavaScript this is impossible. Open this page in an up-to-date browser."
                    )}
                </p>
                <p>
                    {t!(
                        lang,
                        "Vous pouvez aussi voter sur papier : demandez-le au bureau de vote avant la clôture.",
                        "You can also vote on paper: ask the electoral board before the close."
                    )}
                </p>
            </Notice>
        </div>
    }
}
