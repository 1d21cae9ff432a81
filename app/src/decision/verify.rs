//! « Vérifier une décision soi-même »: its archive is checked in the browser, and does not leave it.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Constat, FileField, PageHead};
use crate::visit::Visit;

/// `GET /verifier/decision`. The module is fetched when an archive is chosen, or named by `?archive=`.
pub async fn page(visit: Visit) -> Response {
    let title = t!(visit.lang, "Vérifier une décision", "Verify a decision");
    visit.page(&title, || text(&visit)).into_response()
}

fn text(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let form = Form::default();
    view! {
        <PageHead title=t!(lang, "Vérifier une décision soi-même", "Verify a decision yourself")>
            {t!(
                lang,
                "Chaque décision par consensus a une archive : les règles, la liste des voix, chaque position signée, et leur place au registre scellé. Ouvrez-la ici : votre appareil refait tout, des signatures au résultat. Le fichier ne quitte pas votre appareil.",
                "Every decision by consensus has an archive: the rules, the roll of voices, every signed position, and their place in the sealed register. Open it here: your device does everything again, from the signatures to the result. The file does not leave your device."
            )}
        </PageHead>
        <div class="prose" id="sans-script">
            <p>
                {t!(
                    lang,
                    "Sans JavaScript, cette page ne peut rien vérifier. Le programme « verify », distribué avec le code de Collégiale, fait les mêmes vérifications :",
                    "Without JavaScript this page can verify nothing. The program “verify”, which comes with the code of Collégiale, makes the same checks:"
                )}
            </p>
            <pre tabindex="0">"verify archive.decision"</pre>
        </div>
        <div class="stack stack-loose" id="verifier" hidden=true>
            <FileField
                form=&form
                name="archive"
                label=t!(lang, "Archive de la décision", "Archive of the decision")
                hint=t!(lang, "Un fichier dont le nom finit par .decision", "A file whose name ends in .decision")
                accept=".decision"
            />
            <Constat />
        </div>
        {limits(lang)}
        {script(visit)}
    }
}

/// What it does not prove, and the other page.
fn limits(lang: Lang) -> impl IntoView {
    view! {
        <details>
            <summary>{t!(lang, "Ce que cela ne prouve pas", "What this does not prove")}</summary>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Que la liste des voix a été bien dressée à partir du registre des membres : chaque membre y vérifie sa ligne.",
                        "That the roll of voices was rightly drawn up from the register of members: each member checks their own line."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Qu’une clé est bien à la personne qui parle : le serveur l’atteste quand l’appareil est enregistré.",
                        "That a key is really that of who speaks: the server attests it when the device is enrolled."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Que tout le monde voie le même registre : pour cela, comparez la clé et l’empreinte avec d’autres membres.",
                        "That everybody sees the same register: for that, compare the key and the fingerprint with other members."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Et cette page vient du même serveur. Qui ne veut pas le croire prend le programme « verify », avec la clé du registre : verify --log CLÉ archive.decision",
                        "And this page comes from the same server. Who would not believe it takes the program “verify”, with the key of the register: verify --log KEY archive.decision"
                    )}
                </li>
            </ul>
        </details>
        <p>
            <a href="/verifier">{t!(lang, "Vérifier un vote secret", "Verify a secret vote")}</a>
        </p>
    }
}

/// What the script says by itself.
fn words(lang: Lang) -> serde_json::Value {
    serde_json::json!({
        "working": t!(lang, "Vérification en cours…", "Checking…"),
        "counts": t!(lang, "Ce que donne le compte refait", "What counting anew gives"),
        "checks": t!(lang, "Ce qui a été vérifié", "What was checked"),
        "marks": crate::election::verify::marks(lang),
        "more": t!(lang, "… et # de plus", "… and # more"),
        "known": t!(
            lang,
            "C’est la clé que ce site publie pour ce registre.",
            "It is the key that this site publishes for this register."
        ),
        "unknown": t!(
            lang,
            "Comparez cette clé avec celle que la CPTS publie : cette page n’a pas pu le faire.",
            "Compare this key with the one that the CPTS publishes: this page could not do it."
        ),
        "secret": t!(lang, "Vérifier un vote secret", "Verify a secret vote"),
        "empty": t!(lang, "Ce fichier est vide.", "This file is empty."),
        "large": t!(
            lang,
            "Ce fichier est trop lourd pour cette page. Le programme « verify » peut le vérifier.",
            "This file is too large for this page. The program “verify” can check it."
        ),
        "unreadable": t!(
            lang,
            "Le fichier n’a pas pu être lu. Choisissez-le de nouveau.",
            "The file could not be read. Choose it again."
        ),
        "offline": t!(
            lang,
            "La vérification n’a pas pu se faire. Vérifiez votre connexion, puis recommencez.",
            "The check could not be made. See whether you are online, then try again."
        ),
        "elsewhere": t!(
            lang,
            "Cette archive est sur un autre site. Téléchargez-la, puis choisissez-la ici.",
            "This archive is on another site. Download it, then choose it here."
        ),
        "signIn": t!(
            lang,
            "Cette archive est réservée aux membres : connectez-vous d’abord.",
            "This archive is for members only: sign in first."
        ),
        "open": t!(lang, "Se connecter et la télécharger", "Sign in and download it"),
        "gone": t!(
            lang,
            "Il n’y a pas d’archive à cette adresse, ou vous n’y avez pas accès.",
            "There is no archive at this address, or it is not for you."
        ),
    })
}

fn script(visit: &Visit) -> impl IntoView + use<> {
    let assets = &visit.state.assets;
    let code = format!(
        "{}\n{}({},{:?},{});",
        include_str!("../election/shown.js"),
        include_str!("verify/page.js").trim_end(),
        serde_json::json!([
            assets.replay_worker,
            assets.replay_script,
            assets.replay_wasm
        ]),
        visit.lang.tag(),
        words(visit.lang),
    );
    crate::layout::module(visit, code)
}
