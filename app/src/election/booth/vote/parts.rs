//! The other steps: what was chosen and the number of the ballot, the sending, the receipt, and the test.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind};

/// « Vérifier »: the number comes before one decides to cast or to test.
pub(super) fn check(lang: Lang) -> impl IntoView {
    view! {
        <div id="etape-verifier" class="stack stack-loose" hidden=true>
            <h2>{t!(lang, "Votre choix", "Your choice")}</h2>
            <ul id="recap" class="recap"></ul>
            <section class="stack">
                <h3>{t!(lang, "Numéro de suivi de votre bulletin", "Tracking number of your ballot")}</h3>
                <div id="numeros"></div>
                <p class="muted">
                    {t!(
                        lang,
                        "Votre bulletin est mis sous pli scellé, ici, sur votre appareil. Son numéro ne dit rien de votre choix ; il vous permettra de retrouver le bulletin dans l’urne.",
                        "Your ballot is encrypted, here, on your device. Its number says nothing of your choice; with it you will find the ballot in the urn."
                    )}
                </p>
            </section>
            <div class="actions">
                <button type="button" class="button button--primary" id="deposer">
                    {t!(lang, "Déposer mon bulletin", "Cast my ballot")}
                </button>
                <button type="button" class="button button--quiet" data-revenir="">
                    {t!(lang, "Changer mon choix", "Change my choice")}
                </button>
            </div>
            <details>
                <summary>{t!(lang, "Tester ce bulletin au lieu de le déposer", "Test this ballot instead of casting it")}</summary>
                <p>
                    {t!(
                        lang,
                        "Le bulletin est ouvert devant vous : vous voyez ce qu’il contient vraiment, et pouvez le vérifier avec un autre appareil. Un bulletin testé n’est jamais compté ; vous en remplirez un autre pour voter.",
                        "The ballot is opened before you: you see what was really encrypted, and can check it with another device. A tested ballot is never counted; you will fill in another one to vote."
                    )}
                </p>
                <button type="button" class="button button--quiet" id="tester">
                    {t!(lang, "Tester ce bulletin", "Test this ballot")}
                </button>
            </details>
        </div>
    }
}

/// « Voter »: it is sent until it is there.
pub(super) fn send(lang: Lang) -> impl IntoView {
    view! {
        <div id="etape-deposer" class="stack stack-loose" hidden=true>
            <h2>{t!(lang, "Envoi de votre bulletin", "Sending your ballot")}</h2>
            <p id="envoi" role="status"></p>
            <p id="reconnecter" hidden=true>
                <a href="/connexion" target="_blank" rel="noopener">
                    {t!(lang, "Se reconnecter dans un nouvel onglet", "Sign in again in a new tab")}
                </a>
            </p>
            <div class="actions">
                <button type="button" class="button button--primary" id="renvoyer" hidden=true>
                    {t!(lang, "Réessayer", "Try again")}
                </button>
                <button type="button" class="button button--quiet" id="refuse-revenir" data-revenir="" hidden=true>
                    {t!(lang, "Revenir au choix", "Back to the choice")}
                </button>
            </div>
        </div>
    }
}

/// « Reçu ».
pub(super) fn receipt(lang: Lang) -> impl IntoView {
    view! {
        <div id="etape-recu" class="stack stack-loose" hidden=true>
            <h2>{t!(lang, "Vous avez voté", "You have voted")}</h2>
            <p>
                {t!(
                    lang,
                    "Gardez ce numéro : il ne dit pas pour qui vous avez voté, et prouve que votre bulletin est dans l’urne.",
                    "Keep this number: it does not say for whom you voted, and proves that your ballot is in the urn."
                )}
            </p>
            <div id="recu-numeros" class="stack"></div>
            <div class="actions">
                <button type="button" class="button button--primary" id="recu-telecharger">
                    {t!(lang, "Conserver mon reçu", "Keep my receipt")}
                </button>
                <button type="button" class="button button--quiet" id="recu-partager" hidden=true>
                    {t!(lang, "Partager", "Share")}
                </button>
                <button type="button" class="button button--quiet" id="recu-imprimer">
                    {t!(lang, "Imprimer", "Print")}
                </button>
                <button type="button" class="button button--link" data-revenir="">
                    {t!(lang, "Modifier mon vote", "Change my vote")}
                </button>
            </div>
        </div>
    }
}

/// « Tester ce bulletin ».
pub(super) fn tested(lang: Lang, path: &str) -> impl IntoView + use<> {
    let elsewhere = format!("{path}/tester");
    view! {
        <div id="teste" class="stack stack-loose" hidden=true>
            <h2>{t!(lang, "Ce que ce bulletin contenait", "What this ballot contained")}</h2>
            <div id="teste-bulletins" class="stack"></div>
            <Notice kind=NoticeKind::Info>
                <p>
                    {t!(
                        lang,
                        "Ce bulletin ne sera jamais compté : pour voter, remplissez-en un nouveau. Pour ne pas vous fier à cet appareil seul, téléchargez le bulletin ouvert et vérifiez-le avec un autre : ",
                        "This ballot will never be counted: to vote, fill in a new one. So as not to trust this device alone, download the opened ballot and check it with another one: "
                    )}
                    <a href=elsewhere>{t!(lang, "vérifier un bulletin testé", "check a tested ballot")}</a> "."
                </p>
            </Notice>
            <div class="actions">
                <button type="button" class="button button--primary" id="teste-revenir">
                    {t!(lang, "Remplir un nouveau bulletin", "Fill in a new ballot")}
                </button>
            </div>
        </div>
    }
}
