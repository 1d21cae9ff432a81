//! « Vérifier soi-même »: an election's archive is checked in the browser, and does not leave it.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Constat, FileField, PageHead};
use crate::visit::Visit;

/// `GET /verifier`. The module is fetched when a file is chosen, or named by `?archive=`.
pub async fn page(visit: Visit) -> Response {
    let title = t!(visit.lang, "Vérifier un vote", "Verify a vote");
    visit.page(&title, || text(&visit)).into_response()
}

fn text(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let form = Form::default();
    view! {
        <PageHead title=t!(lang, "Vérifier un vote soi-même", "Verify a vote yourself")>
            {t!(
                lang,
                "Chaque vote secret a une archive publique, où les bulletins restent scellés ; une élection a un dossier, avec toutes ses urnes et ses sièges. Ouvrez-les ici : votre appareil vérifie chaque bulletin, l’urne, les dépositaires, le résultat, et refait les sièges. Le fichier ne quitte pas votre appareil.",
                "Every secret vote has a public archive, in which ballots are encrypted; an election has a dossier, with all its urns and seats. Open them here: your device checks every ballot, the urn, the key holders, the result, and computes the seats anew. The file does not leave your device."
            )}
        </PageHead>
        <div class="prose" id="sans-script">
            <p>
                {t!(
                    lang,
                    "Sans JavaScript, cette page ne peut rien vérifier. Le programme « verify », distribué avec le code de Collégiale, fait les mêmes vérifications.",
                    "Without JavaScript this page can verify nothing. The program “verify”, which comes with the code of Collégiale, makes the same checks."
                )}
            </p>
        </div>
        <div class="stack stack-loose" id="verifier" hidden=true>
            <div class="field">
                <label class="field__label" for="suivi">
                    {t!(lang, "Numéro de suivi (facultatif)", "Tracking number (optional)")}
                </label>
                <p class="field__hint" id="suivi-aide">
                    {t!(
                        lang,
                        "Celui que vous avez reçu en votant : 43 caractères.",
                        "The one you received when you voted: 43 characters."
                    )}
                </p>
                <input
                    class="input"
                    id="suivi"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="suivi-aide"
                />
            </div>
            <FileField
                form=&form
                name="archive"
                label=t!(lang, "Archive du vote, ou dossier de l’élection", "Archive of the vote, or dossier of the election")
                hint=t!(lang, "Un fichier dont le nom finit par .bel ou .tar", "A file whose name ends in .bel or .tar")
                accept=".bel,.tar"
            />
            <Constat />
        </div>
        <p>
            <a href="/verifier/decision">
                {t!(lang, "Vérifier une décision par consensus", "Verify a decision by consensus")}
            </a>
            " · "
            <a href="/verifier/convention">{t!(lang, "Vérifier une convention", "Verify an agreement")}</a>
        </p>
        {script(visit)}
    }
}

/// What the script says by itself.
fn words(lang: Lang) -> serde_json::Value {
    serde_json::json!({
        "working": t!(lang, "Vérification en cours…", "Checking…"),
        "result": t!(lang, "Résultat", "Result"),
        "seats": t!(lang, "Les sièges, refaits ici", "The seats, computed here"),
        "urn": t!(lang, "Détail : #", "In detail: #"),
        "answer": t!(lang, "Réponse", "Answer"),
        "voices": t!(lang, "Voix", "Votes"),
        "checks": t!(lang, "Ce qui a été vérifié", "What was checked"),
        "marks": marks(lang),
        "more": t!(lang, "… et # de plus", "… and # more"),
        "fingerprint": t!(lang, "Empreinte de l’archive :", "Fingerprint of the archive:"),
        "choose": t!(
            lang,
            "Choisissez le fichier .bel qui est publié avec le vote, ou le dossier .tar de l’élection.",
            "Choose the .bel file that is published with the vote, or the .tar dossier of the election."
        ),
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
        "elsewhere": t!(
            lang,
            "Cette archive est sur un autre site. Téléchargez-la, puis choisissez-la ici.",
            "This archive is on another site. Download it, then choose it here."
        ),
        "gone": t!(
            lang,
            "Il n’y a pas d’archive à cette adresse.",
            "There is no archive at this address."
        ),
        "offline": t!(
            lang,
            "La vérification n’a pas pu se faire. Vérifiez votre connexion, puis choisissez le fichier de nouveau.",
            "The check could not be made. See whether you are online, then choose the file again."
        ),
    })
}

/// What is read aloud before each check.
pub(crate) fn marks(lang: Lang) -> serde_json::Value {
    serde_json::json!({
        "holds": t!(lang, "Juste :", "Holds:"),
        "tolerated": t!(lang, "Sans effet sur le résultat :", "Without effect on the result:"),
        "fails": t!(lang, "Pas juste :", "Does not hold:"),
        "unknown": t!(lang, "Pas vérifiable :", "Cannot be checked:"),
        "absent": t!(lang, "Absent :", "Absent:"),
    })
}

fn script(visit: &Visit) -> impl IntoView + use<> {
    let assets = &visit.state.assets;
    let code = format!(
        "{}\n{}({},{:?},{});",
        include_str!("shown.js"),
        include_str!("verify.js").trim_end(),
        serde_json::json!([
            assets.verify_worker,
            assets.verify_script,
            assets.verify_wasm
        ]),
        visit.lang.tag(),
        words(visit.lang),
    );
    crate::layout::module(visit, code)
}
