use std::collections::BTreeSet;

use super::*;

fn all() -> Vec<(String, French)> {
    let of_kinds = Kind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), of(*kind)));
    let ght = ("ght, a legal person".to_owned(), ght_as_legal_person());
    of_kinds.chain([ght]).collect()
}

/// The variables of a text, and whether every brace belongs to one.
fn variables(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        assert!(!before.contains(['{', '}']), "{before}");
        let (name, after) = after.split_once("}}").expect("the variable ends");
        found.insert(name.to_owned());
        rest = after;
    }
    assert!(!rest.contains(['{', '}']), "{rest}");
    found
}

#[test]
fn every_variable_is_explained_and_every_explanation_is_used() {
    let explained: BTreeSet<String> = VARIABLES.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(explained.len(), VARIABLES.len(), "each once");
    let mut used = BTreeSet::new();
    for (_, french) in all() {
        used.extend(variables(french.title));
        for clause in french.clauses {
            used.extend(variables(clause.heading));
            used.extend(variables(clause.body));
        }
    }
    assert_eq!(used, explained);
}

#[test]
fn every_template_says_what_a_contract_must_say() {
    for (kind, french) in all() {
        let keys: Vec<&str> = french.clauses.iter().map(|it| it.key).collect();
        let once: BTreeSet<&str> = keys.iter().copied().collect();
        assert_eq!(once.len(), keys.len(), "{kind}: each key once");
        for key in [
            "preambule",
            "objet",
            "gouvernance",
            "duree",
            "avenant",
            "resiliation",
            "signature",
        ] {
            assert!(once.contains(key), "{kind} has no clause {key}");
        }
        // Who is paid, for what and when stands in the annex, to which a clause leads.
        let led = french
            .clauses
            .iter()
            .any(|it| it.body.contains("l’annexe « Engagements »"));
        assert!(led, "{kind}");
        assert_eq!(keys.last(), Some(&"signature"), "{kind}");
    }
}

#[test]
fn no_template_gives_a_partner_a_voice() {
    for (kind, french) in all() {
        let said = french.clauses.iter().find(|it| it.key == "gouvernance");
        let body = said.map(|it| it.body).unwrap_or_default();
        assert!(body.contains("ni voix, ni siège"), "{kind}: {body}");
    }
}

#[test]
fn texts_are_french_as_it_is_printed() {
    for (kind, french) in all() {
        let texts = french.clauses.iter().flat_map(|it| [it.heading, it.body]);
        for text in texts.chain([french.title]) {
            assert_eq!(text.trim(), text, "{kind}");
            for wrong in [
                "'", "\"", "...", "  ", "\u{a0}", "\u{202f}", " ,", " .", "\n\n\n",
            ] {
                assert!(!text.contains(wrong), "{kind}: {wrong:?} in {text}");
            }
            for mark in [';', ':', '!', '?', '»'] {
                let mut before = ' ';
                for letter in text.chars() {
                    assert!(letter != mark || before == ' ', "{kind}: {mark} in {text}");
                    before = letter;
                }
            }
            // Every item of a list ends as French lists do.
            let items: Vec<&str> = text.lines().filter(|it| it.starts_with("- ")).collect();
            for (n, item) in items.iter().enumerate() {
                let end = if n + 1 == items.len() { '.' } else { ';' };
                assert!(item.ends_with(end), "{kind}: {item}");
            }
        }
    }
}
