//! The form with which chair and tellers sign.

use domain::account::device::State;
use leptos::prelude::*;
use serde_json::json;
use service::account::device::Devices;
use service::election::minutes::Minutes;

use crate::decision::position::missing;
use crate::ui::{Button, Notice};
use crate::visit::Visit;

/// The form, for who may sign and has not.
pub(super) fn ask(
    visit: &Visit,
    path: &str,
    read: &Minutes,
    keys: &Devices,
) -> Option<impl IntoView + use<>> {
    let statement = read.statement.as_ref()?.to_string();
    let lang = visit.lang;
    let ids = keys.list.iter();
    let ids = ids.filter(|it| matches!(it.state, State::Speaking { .. }));
    let ids: Vec<&str> = ids.map(|it| it.key_id.as_str()).collect();
    let mut all = keys.list.iter();
    let waits = all.any(|it| matches!(it.state, State::Waiting { .. }));
    let own = visit.signed_in.as_ref();
    let account = own.map(|it| it.actor.person.to_string());
    let action = format!("{path}/proces-verbal");
    let devices = format!("/moi/appareils?retour={action}");
    Some(view! {
        <section class="stack">
            <h2>{t!(lang, "À vous de signer", "Yours to sign")}</h2>
            <div id="sans-script">
                <Notice>
                    <p>
                        {t!(
                            lang,
                            "Pour signer, il faut JavaScript : la clé reste dans votre navigateur. Lire et télécharger le document se fait sans.",
                            "Signing needs JavaScript: the key stays in your browser. The document can be read and downloaded without."
                        )}
                    </p>
                </Notice>
            </div>
            {missing(lang, devices, waits)}
            <form
                id="signer"
                class="stack"
                method="post"
                action=action
                data-account=account
                data-keys=ids.join(" ")
                data-statement=statement
                hidden=true
            >
                <p>
                    {t!(
                        lang,
                        "Lisez d’abord le document. Vous signez ce fichier-là et aucun autre : son empreinte est ci-dessous. Votre signature reste, avec votre nom, dans le dossier de l’élection.",
                        "Read the document first. You sign this file and no other: its fingerprint is below. Your signature stays, with your name, in the dossier of the election."
                    )}
                </p>
                <div class="actions">
                    <Button label=t!(lang, "Signer le procès-verbal", "Sign the minutes") />
                </div>
                <p id="signature-etat" role="status"></p>
            </form>
        </section>
        {script(visit)}
    })
}

fn script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let words = json!({
        "working": t!(lang, "Signature et envoi…", "Signing and sending…"),
        "network": t!(
            lang,
            "Le réseau manque. Rien n’est perdu : réessayez quand il revient.",
            "There is no network. Nothing is lost: try again when it is back."
        ),
        "signIn": t!(
            lang,
            "Votre connexion a pris fin. Reconnectez-vous dans un autre onglet, puis réessayez ici.",
            "You are signed out. Sign in again in another tab, then try again here."
        ),
        "failed": t!(
            lang,
            "Le serveur n’a pas pu l’enregistrer. Réessayez dans un instant.",
            "The server could not record it. Try again in a moment."
        ),
    });
    crate::signing::script(visit, include_str!("sign.js"), &words)
}
