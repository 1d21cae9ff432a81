//! What happens around trustees.

use domain::audit::Event;
use leptos::serde_json::Value;

use crate::lang::Lang;

/// The sentence of an event of trustees; empty for every other.
pub(super) fn event(lang: Lang, event: Event, detail: &Value) -> String {
    let number = |key: &str| detail.get(key).and_then(Value::as_i64).unwrap_or_default();
    let place = number("place");
    match event {
        Event::TrusteesNamed => {
            let (needed, people) = (number("needed"), number("people"));
            t!(
                lang,
                "Dépositaires des clés nommés : {people}, dont {needed} suffisent",
                "Key holders named: {people}, of whom {needed} are enough"
            )
        }
        Event::TrusteeReplaced => t!(
            lang,
            "Dépositaire n° {place} remplacé",
            "Key holder no. {place} replaced"
        ),
        Event::TrusteeSpoke => match detail.get("step").and_then(Value::as_str) {
            Some("gathering") => t!(
                lang,
                "Un dépositaire a accepté et créé sa clé",
                "A key holder accepted and made their key"
            ),
            Some("answers") => t!(
                lang,
                "Un dépositaire a vérifié sa part de la clé",
                "A key holder checked their part of the key"
            ),
            _ => t!(
                lang,
                "Un dépositaire a préparé sa part de la clé",
                "A key holder prepared their part of the key"
            ),
        },
        Event::TrusteeAccused => t!(
            lang,
            "La part envoyée par le dépositaire n° {place} n’était pas juste ; elle est redemandée",
            "The part sent by key holder no. {place} was not right; it is asked again"
        ),
        Event::TrusteesChosen => t!(
            lang,
            "Dépositaires d’une élection choisis",
            "Key holders of an election chosen"
        ),
        Event::UrnShared => t!(
            lang,
            "Le dépositaire n° {place} a fait sa part pour ouvrir une urne",
            "Key holder no. {place} did their part of opening an urn"
        ),
        Event::UrnShareRefused => t!(
            lang,
            "La part du dépositaire n° {place} pour ouvrir une urne n’était pas juste ; elle est refusée",
            "The part of key holder no. {place} of opening an urn was not right; it is refused"
        ),
        Event::PapersCounted => t!(
            lang,
            "Compte de bulletins de papier enregistré",
            "Count of paper ballots saved"
        ),
        Event::TrusteesRetired => t!(
            lang,
            "Un groupe de dépositaires ne sert plus",
            "A group of key holders serves no more"
        ),
        _ => String::new(),
    }
}
