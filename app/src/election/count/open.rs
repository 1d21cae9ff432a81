//! What a trustee's own device does: one passphrase, one button, every urn that waits for her.

use domain::election::urn::UrnStatus;
use leptos::prelude::*;
use service::election::counting::Counting;

use crate::trustee;
use crate::ui::{Notice, NoticeKind};
use crate::visit::Visit;

/// The part, if the reader is a trustee who is awaited.
pub(super) fn part(visit: &Visit, path: &str, read: &Counting) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let mine = read.mine.as_ref()?;
    let waits: Vec<_> = read
        .urns
        .iter()
        .filter(|it| it.status == UrnStatus::Tallied && !it.few && !it.given.contains(&mine.place))
        .map(|it| serde_json::json!([it.row.id, it.row.uuid, it.row.turnout, it.row.name]))
        .collect();
    if waits.is_empty() {
        return None;
    }
    let count = waits.len();
    Some(view! {
        <section
            id="ouverture"
            class="stack"
            data-action=format!("{path}/depouillement")
            data-board=mine.board.to_string()
            data-sealed=mine.sealed.clone()
            data-urns=serde_json::Value::from(waits).to_string()
        >
            <h2>{t!(lang, "Votre part", "Your part")}</h2>
            <div id="sans-script">
                <Notice kind=NoticeKind::Caution>
                    {t!(
                        lang,
                        "Votre clé ne quitte pas votre appareil : il faut JavaScript pour ouvrir une urne.",
                        "Your key does not leave your device: opening an urn needs JavaScript."
                    )}
                </Notice>
            </div>
            <form id="ouvrir" class="stack" hidden>
                {trustee::asked(lang)}
                <div class="actions">
                    <button class="button button--primary" type="submit">
                        {plural!(
                            lang, count,
                            "Ouvrir {count} urne avec ma clé", "Ouvrir {count} urnes avec ma clé",
                            "Open {count} urn with my key", "Open {count} urns with my key"
                        )}
                    </button>
                </div>
            </form>
            <p id="cle-etat" role="status"></p>
        </section>
        {script(visit)}
    })
}

fn script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let mut words = trustee::words(lang);
    if let Some(all) = words.as_object_mut() {
        let more = serde_json::json!({
            "checking": t!(lang, "#1 : votre appareil vérifie l’urne…", "#1: your device checks the urn…"),
            "done": t!(lang, "C’est fait. Merci !", "Done. Thank you!"),
            "archive": t!(
                lang,
                "L’urne a été modifiée : votre appareil ne l’ouvre pas. Prévenez le bureau de vote.",
                "The urn was changed: your device does not open it. Tell the electoral board."
            ),
            "sealed": t!(lang, "Cette clé n’est pas celle de cette élection.", "This key is not the one of this election."),
        });
        all.extend(more.as_object().cloned().unwrap_or_default());
    }
    let code = format!(
        "{}({},{words});",
        include_str!("open.js").trim_end(),
        trustee::addresses(visit)
    );
    crate::layout::module(visit, code)
}
