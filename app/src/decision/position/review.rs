//! What every page with something to sign has: the key of the device, what is read again, what is kept when the network fails.

use domain::account::device::State;
use leptos::prelude::*;
use service::account::device::Devices;

use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use crate::visit::Visit;

/// What is signed, and where it goes.
pub(crate) struct Signs {
    /// `position`, `vote`, `answer` or `word`.
    pub kind: &'static str,
    /// The label of the statement.
    pub label: &'static str,
    /// Where it is posted.
    pub action: String,
    /// Its id.
    pub decision: String,
}

/// The form that signs.
pub(crate) fn sign(
    visit: &Visit,
    keys: &Devices,
    signs: Signs,
    asked: AnyView,
    statements: AnyView,
    what: String,
) -> AnyView {
    let lang = visit.lang;
    let speaking = keys
        .list
        .iter()
        .filter(|it| matches!(it.state, State::Speaking { .. }));
    let ids: Vec<&str> = speaking.map(|it| it.key_id.as_str()).collect();
    let waits = keys
        .list
        .iter()
        .any(|it| matches!(it.state, State::Waiting { .. }));
    let account = visit
        .signed_in
        .as_ref()
        .map(|it| it.actor.person.to_string());
    let devices = format!("/moi/appareils?retour={}", signs.action);
    view! {
        {without_script(lang)}
        {missing(lang, devices, waits)}
        <form
            method="post"
            action=signs.action
            class="stack stack-loose"
            data-sign=signs.kind
            data-label=signs.label
            data-decision=signs.decision
            data-account=account
            data-keys=ids.join(" ")
            hidden=true
        >
            <div id="voix">{statements}</div>
            <div id="choisir" class="stack stack-loose">
                {asked}
                <p class="muted">{seen(lang)}</p>
                <div class="actions">
                    <Button label=t!(lang, "Relire avant de signer", "Read again before signing") />
                </div>
            </div>
            {form_parts(lang, what)}
        </form>
        {script(visit)}
    }
    .into_any()
}

/// What is read again and signed, and what is said of the sending.
pub(crate) fn form_parts(lang: Lang, what: String) -> impl IntoView + use<> {
    view! {
        <section id="relire" class="card stack" hidden=true>
            <h2>{t!(lang, "Ce que vous signez", "What you sign")}</h2>
            <p>
                <strong id="relire-choix"></strong>
                <span id="relire-voix"></span>
            </p>
            <div id="relire-raisons"></div>
            <p id="ce-qui-est-signe">{what}</p>
            <div class="actions">
                <Button label=t!(lang, "Signer et envoyer", "Sign and send") />
                <button class="button button--quiet" type="button" id="modifier">
                    {t!(lang, "Modifier", "Change")}
                </button>
            </div>
        </section>
        <p id="signature-etat" role="status"></p>
        <div id="renvoyer" hidden=true>
            <Notice
                kind=NoticeKind::Caution
                title=t!(lang, "Signé, mais pas encore envoyé", "Signed, but not sent yet")
            >
                <p>
                    {t!(
                        lang,
                        "Le réseau a manqué. Ce que vous avez signé est gardé sur cet appareil. Renvoyez-le : reçu deux fois, il ne compte qu’une.",
                        "The network failed. What you signed is kept on this device. Send it again: received twice, it counts once."
                    )}
                </p>
                <div class="actions">
                    <button class="button button--primary" type="button">
                        {t!(lang, "Renvoyer", "Send again")}
                    </button>
                </div>
            </Notice>
        </div>
    }
}

/// Who sees it.
fn seen(lang: Lang) -> String {
    t!(
        lang,
        "Les membres de la CPTS voient votre nom, votre réponse et vos raisons. L’archive ouverte à tous, si la décision l’est, n’a ni nom ni raison.",
        "The members of the CPTS see your name, your answer and your reasons. The archive open to everybody, if the decision is, has neither names nor reasons."
    )
}

/// What is said where there is no script.
fn without_script(lang: Lang) -> impl IntoView {
    view! {
        <div id="sans-script">
            <Notice>
                <p>
                    {t!(
                        lang,
                        "Pour signer, il faut JavaScript : la clé reste dans votre navigateur. Tout le reste de la décision se lit sans.",
                        "Signing needs JavaScript: the key stays in your browser. All the rest of the decision can be read without."
                    )}
                </p>
            </Notice>
        </div>
    }
}

/// Why nothing can be signed here, and how to fix it.
pub(crate) fn missing(lang: Lang, devices: String, waits: bool) -> impl IntoView + use<> {
    let why = if waits {
        t!(
            lang,
            "Un appareil attend encore. S’il s’agit de celui-ci, faites-le accepter par un autre appareil ou par le bureau.",
            "A device still waits. If it is this one, have it let in by another device or by the board."
        )
    } else {
        t!(
            lang,
            "Ce que vous faites ici est signé par une clé qui reste sur votre appareil. Il faut l’enregistrer une fois, en un geste ; ce que vous avez écrit est gardé.",
            "What you do here is signed by a key that stays on your device. It must be enrolled once, in one tap; what you wrote is kept."
        )
    };
    view! {
        <div id="sans-cle" hidden=true>
            <Notice
                kind=NoticeKind::Caution
                title=t!(lang, "Ce navigateur ne sait pas garder de clé", "This browser cannot keep a key")
            >
                <p>
                    {t!(
                        lang,
                        "Ouvrez cette page hors navigation privée, ou avec un autre navigateur. Si le réseau vient de manquer, rechargez-la.",
                        "Open this page outside private browsing, or in another browser. If the network has just failed, reload it."
                    )}
                </p>
            </Notice>
        </div>
        <div id="sans-appareil" hidden=true>
            <Notice
                kind=NoticeKind::Caution
                title=t!(lang, "Cet appareil ne signe pas encore pour vous", "This device does not sign for you yet")
            >
                <p>{why}</p>
                <div class="actions">
                    <LinkButton href=devices kind=ButtonKind::Primary label=t!(lang, "Enregistrer cet appareil", "Enrol this device") />
                </div>
            </Notice>
        </div>
    }
}

/// The script, and what it says.
pub(crate) fn script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let words = serde_json::json!({
        "for": t!(lang, ", pour #", ", for #"),
        "working": t!(lang, "Signature et envoi…", "Signing and sending…"),
        "failed": t!(
            lang,
            "Le serveur n’a pas pu l’enregistrer. Réessayez dans un instant : rien n’est perdu.",
            "The server could not record it. Try again in a moment: nothing is lost."
        ),
        "signIn": t!(
            lang,
            "Votre connexion a pris fin. Ce que vous avez signé est gardé sur cet appareil : reconnectez-vous dans un autre onglet, puis renvoyez.",
            "You are signed out. What you signed is kept on this device: sign in again in another tab, then send again."
        ),
    });
    crate::signing::script(visit, include_str!("../sign.js"), &words)
}
