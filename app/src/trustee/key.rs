//! The part of the page that the trustee's own device does: without JavaScript there is none.

use domain::election::trustee::BoardState;
use leptos::prelude::*;
use service::trustee::show::{Board, Mine};

use super::script::script;
use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind};
use crate::visit::Visit;

/// What a trustee does here now; nothing for everybody else.
pub(super) fn part(visit: &Visit, slug: &str, read: &Board) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let mine = read.mine.as_ref()?;
    if read.state == BoardState::Retired {
        return None;
    }
    let action = format!("/cpts/{slug}/depositaires/{}", read.row.id);
    let about = format!("{} · {}", read.cpts.short_name, read.row.name);
    Some(view! {
        {facts(read, mine)}
        <section id="cle" class="stack" data-action=action data-board=read.row.id.to_string() data-about=about>
            <h2>{t!(lang, "Votre clé", "Your key")}</h2>
            <div id="sans-script">
                <Notice kind=NoticeKind::Caution>
                    {t!(
                        lang,
                        "Votre clé se crée sur votre appareil et n’en sort que protégée : il faut JavaScript.",
                        "Your key is made on your device and leaves it only when protected: this needs JavaScript."
                    )}
                </Notice>
            </div>
            {create(lang)}
            {open(lang)}
            {keep(lang)}
            <p id="cle-etat" role="status"></p>
        </section>
        {script(visit)}
    })
}

/// What the script works with; read anew while one waits.
fn facts(read: &Board, mine: &Mine) -> impl IntoView + use<> {
    view! {
        <div
            id="faits"
            hidden
            data-state=read.state.code()
            data-place=mine.place.to_string()
            data-needed=read.row.threshold.to_string()
            data-size=read.row.size.to_string()
            data-awaited=mine.awaited.then_some("")
            data-key=mine.has_key.then_some("")
            data-certificates=mine.certificates.clone()
            data-received=mine.received.clone()
        ></div>
    }
}

/// Accepting: the passphrase is chosen, the key is made.
fn create(lang: Lang) -> impl IntoView {
    view! {
        <form id="creer" class="stack" hidden>
            <p>
                {t!(
                    lang,
                    "Choisissez une phrase secrète d’au moins 14 signes. Elle protège votre clé ; personne ne peut la retrouver pour vous.",
                    "Choose a passphrase of at least 14 characters. It protects your key; nobody can find it again for you."
                )}
            </p>
            <div class="field">
                <label class="field__label" for="phrase">{t!(lang, "Phrase secrète", "Passphrase")}</label>
                <input class="input" id="phrase" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" minlength="14" required />
            </div>
            <div class="actions">
                <button class="button button--quiet" type="button" id="proposer">
                    {t!(lang, "Proposer une phrase", "Propose one")}
                </button>
            </div>
            <div class="field">
                <label class="field__label" for="encore">{t!(lang, "La même, encore une fois", "The same once more")}</label>
                <input class="input" id="encore" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" required />
            </div>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    {t!(lang, "J’accepte et je crée ma clé", "I accept and make my key")}
                </button>
            </div>
        </form>
    }
}

/// Coming back: the key is on this device, or in the file.
fn open(lang: Lang) -> impl IntoView {
    view! {
        <form id="ouvrir" class="stack" hidden>
            <p id="ouvrir-aide">
                {t!(
                    lang,
                    "C’est à vous : ouvrez votre clé pour continuer. Le reste se fait tout seul.",
                    "It is your turn: open your key to go on. The rest happens by itself."
                )}
            </p>
            {super::script::asked(lang)}
            <div class="actions">
                <button class="button button--primary" type="submit">
                    {t!(lang, "Ouvrir ma clé et continuer", "Open my key and go on")}
                </button>
            </div>
        </form>
    }
}

/// The file, to be kept.
fn keep(lang: Lang) -> impl IntoView {
    view! {
        <div id="garder" class="stack" hidden>
            <Notice kind=NoticeKind::Success title=t!(lang, "Votre clé est sur cet appareil", "Your key is on this device")>
                <p>
                    {t!(
                        lang,
                        "Gardez aussi le fichier ailleurs (clé USB, coffre) et la phrase secrète sur papier, pas au même endroit. Avec les deux, vous continuez sur n’importe quel appareil.",
                        "Also keep the file elsewhere (USB stick, safe) and the passphrase on paper, not in the same place. With both you go on with any device."
                    )}
                </p>
            </Notice>
            <div class="actions">
                <a class="button button--quiet" id="fichier" href="#fichier">
                    {t!(lang, "Télécharger le fichier", "Download the file")}
                </a>
                <button class="button button--quiet" type="button" id="imprimer">
                    {t!(lang, "Imprimer la clé protégée", "Print the protected key")}
                </button>
            </div>
            <pre id="feuille" class="only-print"></pre>
        </div>
    }
}
