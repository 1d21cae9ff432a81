//! A tested ballot is opened on a second device: nothing leaves the page.

use axum::response::{IntoResponse, Response};
use domain::id::ElectionId;
use leptos::prelude::*;
use serde_json::json;
use service::election::track::public;

use super::{only_script, script, words};
use crate::error::AppError;
use crate::ids::Ids;
use crate::ui::PageHead;
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/tester`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = public::<std::convert::Infallible>(&visit.ctx, &slug, id).await?;
    let title = t!(lang, "Vérifier un bulletin testé", "Check a tested ballot");
    let up = (
        format!("/cpts/{slug}/elections/{id}/suivi"),
        read.row.title.clone(),
    );
    let elections: Vec<String> = read
        .urns
        .iter()
        .filter_map(|it| it.election_json.as_ref())
        .map(|it| String::from_utf8_lossy(it).into_owned())
        .collect();
    let elections = serde_json::Value::from(elections).to_string();
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Choisissez le fichier que le premier appareil a donné : cette page l’ouvre sans rien envoyer, et sans se fier à lui.",
                        "Choose the file that the first device gave: this page opens it without sending anything, and without trusting it."
                    )}
                </PageHead>
                {only_script(
                    &visit,
                    &t!(
                        lang,
                        "Ouvrir ce fichier se fait dans votre navigateur, sans rien envoyer\u{a0}: il faut JavaScript. Ouvrez cette page avec un navigateur à jour.",
                        "This file is opened in your browser, and nothing is sent: JavaScript is needed. Open this page in an up-to-date browser."
                    ),
                )}
                <form id="teste" class="stack stack-loose" data-elections=elections hidden=true>
                    <div class="field">
                        <label class="field__label" for="bulletin">
                            {t!(lang, "Bulletin ouvert (bulletin-teste.json)", "Opened ballot (bulletin-teste.json)")}
                        </label>
                        <input class="input" id="bulletin" type="file" accept=".json,application/json" />
                    </div>
                    <div id="teste-resultat" role="status" class="stack"></div>
                </form>
                {tested_script(&visit)}
            }
        })
        .within(&slug)
        .into_response())
}

fn tested_script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = json!({
        "holds": t!(lang, "Ce bulletin contient :", "This ballot contains:"),
        "blank": t!(lang, "Vote blanc", "Blank vote"),
        "other": t!(
            lang,
            "Ce bulletin n’est pas de cette élection : le premier appareil l’a fait pour un autre texte. Prévenez le bureau de vote.",
            "This ballot is not of this election: the first device made it for another text. Tell the electoral board."
        ),
        "wrong": t!(
            lang,
            "Ce fichier n’ouvre pas ce bulletin : il a été modifié, ou le premier appareil n’y a pas mis ce qu’il dit. Prévenez le bureau de vote.",
            "This file does not open this ballot: it was changed, or the first device did not encrypt what it says. Tell the electoral board."
        ),
        "number": t!(
            lang,
            "Comparez ce numéro avec celui du premier appareil :",
            "Compare this number with that of the first device:"
        ),
    });
    script(visit, include_str!("tested.js"), &words(visit, own))
}
