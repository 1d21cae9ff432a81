//! A teller prepares her key, on the page of codes: it is kept like a code, on her device.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::ElectionId;
use leptos::prelude::*;
use serde_json::json;
use service::election::booth::Booth;
use service::election::teller::{LINE, TellerRefused, key};

use crate::decision::position::done;
use crate::election::booth::{refused, script, words};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::ui::Card;
use crate::visit::Visit;

/// The identifier under which a teller makes her key; nothing for who is none.
pub(super) async fn under(
    visit: &Visit,
    id: ElectionId,
    read: &Booth,
) -> Result<Option<String>, AppError> {
    if read.teller.is_none() {
        return Ok(None);
    }
    Ok(service::election::teller::under(visit.ctx.db().read(), id).await?)
}

/// The card of a teller.
pub(super) fn card(
    visit: &Visit,
    path: &str,
    read: &Booth,
    under: Option<String>,
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let (there, under) = (read.teller?, under?);
    let (action, urn) = (format!("{path}/code/scrutateur"), under);
    let said = if there {
        t!(
            lang,
            "Votre clé de scrutateur est prête.",
            "Your teller’s key is ready."
        )
    } else {
        t!(
            lang,
            "Vous êtes scrutateur. Préparez votre clé : les inscriptions des membres sont scellées pour tous les scrutateurs ensemble, et aucun ne les lit seul.",
            "You are a teller. Prepare your key: members’ registrations are encrypted for all tellers together, and none reads them alone."
        )
    };
    let form = (!there).then(|| {
        view! {
            <form id="scrutateur" method="post" action=action data-urn=urn data-line=LINE>
                <div class="actions">
                    <button type="submit" class="button button--primary">
                        {t!(lang, "Préparer ma clé de scrutateur", "Prepare my teller’s key")}
                    </button>
                </div>
                <p id="scrutateur-etat" role="status"></p>
            </form>
            {script(visit, include_str!("teller.js"), &words(visit, json!({})))}
        }
    });
    Some(view! {
        <Card title=t!(lang, "Clé de scrutateur", "Teller’s key")>
            <p>{said}</p>
            {form}
        </Card>
    })
}

/// `POST /cpts/{slug}/elections/{election}/code/scrutateur`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (lang, actor) = (visit.lang, visit.actor()?);
    let (public, proof) = (form.raw("cle"), form.raw("preuve"));
    match key(&visit.ctx, actor, &slug, id, public, proof).await {
        Ok(()) => Ok(done(
            &visit,
            &headers,
            &format!("/cpts/{slug}/elections/{id}/code"),
            &t!(
                lang,
                "Votre clé de scrutateur est prête.",
                "Your teller’s key is ready."
            ),
        )),
        Err(failure) => refused::<TellerRefused>(&visit, failure),
    }
}
