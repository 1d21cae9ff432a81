//! « Sur cet appareil »: the browser keeps the last fingerprint that it saw, and checks that the present one extends
//! it. Nothing is sent.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::Icon;
use crate::visit::Visit;

/// The section, empty without JavaScript but for the way to do the same by hand.
pub fn watch(visit: &Visit, log: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <section class="stack">
            <h2>{t!(lang, "Sur cet appareil", "On this device")}</h2>
            <p id="sans-script">
                {t!(
                    lang,
                    "Sans JavaScript, cet appareil ne peut pas comparer de lui-même. Téléchargez l’empreinte signée ci-dessous et gardez-la : à la prochaine visite, l’ancienne et la nouvelle se comparent avec les logiciels nommés plus bas.",
                    "Without JavaScript this device cannot compare by itself. Download the signed fingerprint below and keep it: at your next visit, the old and the new one are compared with the software named further down."
                )}
            </p>
            <div id="constat" role="status"></div>
            <template id="signe-success">{Icon::Tick}</template>
            <template id="signe-info">{Icon::Info}</template>
            <template id="signe-refusal">{Icon::No}</template>
            {script(visit, log)}
        </section>
    }
}

fn words(lang: Lang) -> serde_json::Value {
    serde_json::json!({
        "working": t!(lang, "Comparaison avec votre dernière visite…", "Comparing with your last visit…"),
        "first": t!(
            lang,
            "Première visite : cet appareil garde l’empreinte (# inscriptions). À la prochaine, il vérifiera que le registre la prolonge.",
            "First visit: this device keeps the fingerprint (# entries). Next time it will check that the register extends it."
        ),
        "same": t!(
            lang,
            "Vérifié : le registre est exactement celui de votre dernière visite (# inscriptions).",
            "Checked: the register is exactly the one of your last visit (# entries)."
        ),
        "extends": t!(
            lang,
            "Vérifié : tout ce que cet appareil avait vu (@ inscriptions) est toujours là, et # en tout.",
            "Checked: everything that this device had seen (@ entries) is still there, and # in all."
        ),
        "broken": t!(
            lang,
            "Attention : le registre ne prolonge pas ce que cet appareil avait vu",
            "Caution: the register does not extend what this device had seen"
        ),
        "shorter": t!(
            lang,
            "Il a moins d’inscriptions qu’à votre dernière visite. Quelque chose a été retiré.",
            "It has fewer entries than at your last visit. Something was removed."
        ),
        "differs": t!(
            lang,
            "Des inscriptions que cet appareil avait vues ont été retirées ou récrites.",
            "Entries that this device had seen were removed or rewritten."
        ),
        "signature": t!(
            lang,
            "L’empreinte n’est pas signée avec la clé que cet appareil connaît.",
            "The fingerprint is not signed with the key that this device knows."
        ),
        "evidence": t!(
            lang,
            "Gardez ces deux fichiers : ensemble, ils prouvent ce qui s’est passé. Montrez-les à la présidence de la CPTS et à d’autres membres.",
            "Keep these two files: together they prove what happened. Show them to the president of the CPTS and to other members."
        ),
        "old": t!(lang, "Ce que cet appareil avait vu", "What this device had seen"),
        "new": t!(lang, "Ce qui est montré maintenant", "What is shown now"),
        "stopped": t!(
            lang,
            "Le registre ne montre rien pour le moment. Cet appareil garde ce qu’il avait vu.",
            "The register shows nothing for now. This device keeps what it had seen."
        ),
        "offline": t!(
            lang,
            "La comparaison n’a pas pu se faire. Vérifiez votre connexion, puis rechargez la page.",
            "The comparison could not be made. See whether you are online, then reload the page."
        ),
    })
}

fn script(visit: &Visit, log: &str) -> impl IntoView + use<> {
    let assets = &visit.state.assets;
    let code = format!(
        "{}({},{:?},{:?},{});",
        include_str!("watch.js").trim_end(),
        serde_json::json!([assets.watch_script, assets.watch_wasm]),
        visit.lang.tag(),
        log,
        words(visit.lang),
    );
    crate::layout::module(visit, code)
}
