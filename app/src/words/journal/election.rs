//! What happens around elections.

use domain::audit::Event;
use domain::election::act::ActKind;
use domain::election::stage::Stage;
use leptos::serde_json::Value;

use crate::lang::Lang;
use crate::words::election::{act_kind, stage};

/// The sentence of an event of an election; empty for every other.
pub(super) fn event(lang: Lang, event: Event, detail: &Value) -> String {
    let text = |key: &str| detail.get(key).and_then(Value::as_str).unwrap_or_default();
    match event {
        Event::ElectionMoved => {
            let known = text("stage").parse::<Stage>();
            let what = known.map_or_else(|_| String::new(), |it| stage(lang, it));
            t!(lang, "Élection\u{a0}: {what}", "Election: {what}")
        }
        Event::ElectionChanged => changed(lang, text("what")),
        Event::CandidacyChanged => match text("what") {
            "filed" => t!(lang, "Candidature déposée", "Candidacy filed"),
            "withdrawn" => t!(lang, "Candidature retirée", "Candidacy withdrawn"),
            _ => t!(lang, "Candidature modifiée", "Candidacy changed"),
        },
        Event::ElectionAct => {
            let known = text("act").parse::<ActKind>();
            let what = known.map_or_else(|_| String::new(), |it| act_kind(lang, it));
            match text("step") {
                "proposed" => t!(
                    lang,
                    "Bureau de vote, proposé\u{a0}: {what}",
                    "Electoral board, proposed: {what}"
                ),
                "confirmed" => t!(
                    lang,
                    "Bureau de vote, confirmé à deux\u{a0}: {what}",
                    "Electoral board, confirmed by two: {what}"
                ),
                _ => t!(
                    lang,
                    "Bureau de vote, écarté\u{a0}: {what}",
                    "Electoral board, set aside: {what}"
                ),
            }
        }
        _ => String::new(),
    }
}

fn changed(lang: Lang, what: &str) -> String {
    match what {
        "begun" => t!(lang, "Élection en préparation", "Election being prepared"),
        "deleted" => t!(
            lang,
            "Préparation d’une élection supprimée",
            "Draft of an election deleted"
        ),
        "officer-named" | "officer-left" => {
            t!(lang, "Bureau de vote modifié", "Electoral board changed")
        }
        "proxy-given" | "proxy-taken-back" => t!(
            lang,
            "Pouvoir pour une élection donné ou repris",
            "Proxy for an election given or taken back"
        ),
        "declared" => t!(
            lang,
            "Déclaration des dirigeants en préfecture notée",
            "Declaration of the leaders at the prefecture noted"
        ),
        "rehearsal" => t!(lang, "Répétition du vote", "Rehearsal of the vote"),
        "request" => t!(
            lang,
            "Correction de la liste électorale demandée",
            "Correction of the roll asked for"
        ),
        "answer" => t!(
            lang,
            "Réponse à une demande de correction",
            "Request for a correction answered"
        ),
        "incident" => t!(
            lang,
            "Note au journal du vote",
            "Note in the journal of the vote"
        ),
        _ => t!(lang, "Élection modifiée", "Election changed"),
    }
}
