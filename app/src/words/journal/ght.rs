//! What happened to groups and attachments, and what an admission broke.

use domain::ght::attachment::Happening;
use leptos::serde_json::Value;

use crate::lang::Lang;
use crate::words;

/// What was done to a group.
pub(super) fn bloc(lang: Lang, detail: &Value) -> String {
    let text = |key: &str| detail.get(key).and_then(Value::as_str).unwrap_or_default();
    let day = |key: &str| text(key).parse().ok();
    match (text("what"), day("from"), day("to")) {
        ("named", ..) => t!(lang, "Groupe corrigé", "Group corrected"),
        ("party-added", Some(from), to) => {
            let period = words::period(lang, from, to);
            t!(
                lang,
                "Établissement ajouté à un groupe, {period}",
                "Establishment added to a group, {period}"
            )
        }
        ("party-dated", _, Some(to)) => {
            let day = words::date(lang, to);
            t!(
                lang,
                "Dernier jour d’un établissement dans un groupe : {day}",
                "Last day of an establishment in a group: {day}"
            )
        }
        ("party-dated", _, None) => t!(
            lang,
            "Un établissement n’a plus de dernier jour dans un groupe",
            "An establishment has no last day in a group any more"
        ),
        ("party-struck", ..) => t!(
            lang,
            "Établissement rayé d’un groupe : enregistré par erreur",
            "Establishment struck from a group: recorded by mistake"
        ),
        _ => t!(lang, "Groupe modifié", "Group changed"),
    }
}

/// What was done to an attachment.
pub(super) fn attachment(lang: Lang, detail: &Value) -> String {
    let change = detail.get("change").and_then(Value::as_str);
    let Some(change) = change.and_then(|it| it.parse::<Happening>().ok()) else {
        return t!(
            lang,
            "Rattachement d’un membre à un groupe modifié",
            "A member's attachment to a group changed"
        );
    };
    let what = words::ght::happening(lang, change);
    t!(
        lang,
        "Rattachement à un groupe · {what}",
        "Attachment to a group · {what}"
    )
}

/// A change of an adhesion, with what was confirmed: limits that it broke, no college.
pub(super) fn confirmed(lang: Lang, change: String, detail: &Value) -> String {
    let Some(confirmed) = detail.get("confirmed") else {
        return change;
    };
    let articles: Vec<&str> = confirmed
        .get("broken")
        .and_then(Value::as_array)
        .map(|it| it.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let mut said = Vec::new();
    let list = articles.join(", ");
    match articles.len() {
        0 => {}
        1 => said.push(t!(
            lang,
            "une limite des règles est dépassée (art.\u{a0}{list})",
            "a limit of the rules is exceeded (art.\u{a0}{list})"
        )),
        _ => said.push(t!(
            lang,
            "des limites des règles sont dépassées (art.\u{a0}{list})",
            "limits of the rules are exceeded (art.\u{a0}{list})"
        )),
    }
    if confirmed.get("no-college") == Some(&Value::Bool(true)) {
        said.push(t!(
            lang,
            "aucun collège n’accueille ce profil",
            "no college takes this profile"
        ));
    }
    let said = said.join(t!(lang, " et ", " and ").as_str());
    t!(
        lang,
        "{change}, en connaissance de cause : {said}",
        "{change}, knowingly: {said}"
    )
}

#[cfg(test)]
mod tests {
    use leptos::serde_json::json;

    use super::*;

    #[test]
    fn an_admission_that_broke_a_limit_says_which() {
        let said = |detail| confirmed(Lang::Fr, "Adhésion acceptée".to_owned(), &detail);
        assert_eq!(said(json!({})), "Adhésion acceptée");
        let broken = said(json!({ "confirmed": { "broken": ["14"], "no-college": false } }));
        assert!(
            broken.ends_with("une limite des règles est dépassée (art.\u{a0}14)"),
            "{broken}"
        );
        let both = said(json!({ "confirmed": { "broken": ["14", "15"], "no-college": true } }));
        assert!(both.contains("14, 15) et aucun collège"), "{both}");
    }

    #[test]
    fn what_happened_to_a_group_is_told_and_what_is_unknown_is_not_guessed() {
        let said = |detail| bloc(Lang::Fr, &detail);
        assert!(
            said(json!({ "what": "party-added", "from": "2020-01-01", "to": null }))
                .contains("2020")
        );
        assert!(said(json!({ "what": "party-dated", "to": "2021-06-30" })).contains("juin 2021"));
        assert_eq!(said(json!({ "what": "demain" })), "Groupe modifié");
        let told = attachment(Lang::Fr, &json!({ "change": "confirmed" }));
        assert!(told.ends_with("Confirmé par le bureau"), "{told}");
    }
}
