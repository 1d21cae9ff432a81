//! The script of a trustee's pages, and what both of them ask.

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::lang::Lang;
use crate::visit::Visit;

/// The addresses of the part that keeps a key, and of the program that computes.
pub(crate) fn addresses(visit: &Visit) -> Value {
    let assets = &visit.state.assets;
    json!([
        assets.trustee_script,
        [assets.ceremony_script, assets.ceremony_wasm]
    ])
}

/// The passphrase and, where this device has no key, the file.
pub(crate) fn asked(lang: Lang) -> impl IntoView {
    view! {
        <div class="stack" id="autre-appareil" hidden>
            <div class="field">
                <label class="field__label" for="cle-fichier">
                    {t!(lang, "Fichier de votre clé", "File of your key")}
                </label>
                <p class="field__hint" id="cle-fichier-aide">
                    {t!(
                        lang,
                        "Cet appareil n’a pas votre clé : choisissez le fichier que vous aviez téléchargé.",
                        "This device does not have your key: choose the file that you downloaded."
                    )}
                </p>
                <input class="input" id="cle-fichier" type="file" accept=".json,application/json" aria-describedby="cle-fichier-aide" />
            </div>
        </div>
        <div class="field">
            <label class="field__label" for="ouvre-phrase">{t!(lang, "Phrase secrète", "Passphrase")}</label>
            <input class="input" id="ouvre-phrase" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" required />
        </div>
    }
}

/// What scripts of trustees say by themselves.
pub(crate) fn words(lang: Lang) -> Value {
    json!({
        "differ": t!(lang, "Les deux phrases ne sont pas les mêmes.", "The two passphrases are not the same."),
        "short": t!(lang, "Il faut au moins 14 signes.", "At least 14 characters are needed."),
        "making": t!(lang, "Votre clé se crée…", "Your key is being made…"),
        "opening": t!(lang, "Votre clé s’ouvre…", "Your key is being opened…"),
        "phrase": t!(
            lang,
            "Cette phrase n’ouvre pas cette clé. Vérifiez les espaces et les accents.",
            "This passphrase does not open this key. Check spaces and accents."
        ),
        "file": t!(lang, "Choisissez le fichier de votre clé.", "Choose the file of your key."),
        "notFile": t!(lang, "Ce fichier n’est pas une clé de dépositaire.", "This file is no key of a key holder."),
        "notMine": t!(
            lang,
            "Cette clé n’est pas celle de ce groupe de dépositaires.",
            "This key is not the one of this group of key holders."
        ),
        "sending": t!(lang, "Votre appareil fait votre part…", "Your device does your part…"),
        "waiting": t!(
            lang,
            "Votre part est faite. Laissez cette page ouverte : la suite se fera toute seule. Sinon, revenez plus tard avec votre phrase secrète.",
            "Your part is done. Leave this page open: the rest happens by itself. Or come back later with your passphrase."
        ),
        "ready": t!(lang, "La clé commune est prête. Merci !", "The common key is ready. Thank you!"),
        "accused": t!(
            lang,
            "Ce que cette personne a envoyé n’est pas juste ; elle est invitée à le refaire : #",
            "What this person sent is not right; they are asked to do it again: #"
        ),
        "failed": t!(
            lang,
            "Cela n’a pas abouti. Vérifiez votre connexion, puis rechargez la page : rien n’est perdu.",
            "That did not work. See whether you are online, then reload the page: nothing is lost."
        ),
        "signIn": t!(lang, "Votre session est terminée : connectez-vous dans un autre onglet.", "Your session is over: sign in in another tab."),
        "old": t!(
            lang,
            "Ce navigateur est trop ancien pour garder une clé. Essayez avec un autre.",
            "This browser is too old to keep a key. Try another one."
        ),
    })
}

/// Runs the script of the ceremony.
pub(super) fn script(visit: &Visit) -> impl IntoView + use<> {
    let code = format!(
        "{}({},{});",
        include_str!("ceremony.js").trim_end(),
        addresses(visit),
        words(visit.lang)
    );
    crate::layout::module(visit, code)
}
