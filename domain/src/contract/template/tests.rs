use super::*;
use crate::contract::example::{clause, text};
use crate::contract::text::About;
use proptest::prelude::*;

fn of(body: &str) -> Vec<Clause> {
    vec![clause("objet", About::Purpose, body)]
}

fn put(body: &str) -> String {
    fill(&of(body), &text()).clauses.remove(0).body
}

#[test]
fn variables_are_filled_with_what_the_contract_says() {
    assert_eq!(
        put("Entre {{cpts}} et {{ partenaire }}, du {{debut}} au {{fin}}."),
        "Entre CPTS du Val et Hôpital du Val, du 1er\u{a0}janvier 2026 au 31\u{a0}décembre 2026."
    );
    assert_eq!(put("{{preavis}}"), "90 jours");
    assert_eq!(put("{{missions}}"), "parcours pluriprofessionnels");
    assert_eq!(
        put("{{financement}}"),
        "- Temps de coordination : Hôpital du Val verse 3\u{202f}000,00\u{a0}€ à CPTS du Val, chaque trimestre à compter du \
         31\u{a0}mars 2026, dans la limite de 12\u{202f}000,00\u{a0}€"
    );
}

#[test]
fn an_unknown_variable_is_refused_with_its_clause() {
    let unknown = Unfilled::Unknown {
        clause: "objet".to_owned(),
        name: "hopital".to_owned(),
    };
    let filled = fill(&of("Avec {{hopital}}."), &text());
    assert_eq!(filled.unfilled, std::slice::from_ref(&unknown));
    assert_eq!(
        filled.clauses[0].body, "Avec {{hopital}}.",
        "and left where it stands"
    );
    assert_eq!(check(&of("Avec {{hopital}} et {{cpts}}.")), [unknown]);
    let open = Unfilled::Open {
        clause: "objet".to_owned(),
    };
    assert_eq!(check(&of("Avec {{cpts.")), [open]);
    assert_eq!(check(&of("Avec {{cpts}}.")), []);
}

#[test]
fn what_the_contract_does_not_say_yet_is_missing() {
    let mut text = text();
    text.promises.actions.clear();
    let missing = Unfilled::Missing {
        clause: "objet".to_owned(),
        variable: Variable::Actions,
    };
    assert_eq!(fill(&of("{{actions}}"), &text).unfilled, [missing]);
}

#[test]
fn a_whole_contract_fills_every_variable_that_nobody_types() {
    let typed = |it: &&Variable| {
        let known = french::VARIABLES
            .iter()
            .find(|other| other.name == it.code());
        known.is_some_and(|it| it.known == french::Known::Typed)
    };
    for variable in Variable::ALL.iter().filter(|it| !typed(it)) {
        let body = format!("{{{{{}}}}}", variable.code());
        assert_ne!(put(&body), "", "{variable:?}");
    }
}

#[test]
fn every_french_template_is_one_that_a_cpts_may_keep() {
    for kind in Kind::ALL {
        let french = french::of(*kind);
        let one = |it: &french::Written| Clause {
            key: it.key.to_owned(),
            about: it.about(),
            heading: it.heading.to_owned(),
            body: it.body.to_owned(),
        };
        let clauses: Vec<Clause> = french.clauses.iter().map(one).collect();
        assert_eq!(check(&clauses), [], "{kind:?}");
        assert!(clauses.iter().all(|it| it.about.may_stand()), "{kind:?}");
    }
}

proptest! {
    #[test]
    fn what_is_filled_holds_no_variable_and_what_cannot_be_is_never_dropped(body in "[a-z{} .]{0,40}") {
        let filled = fill(&of(&body), &text());
        prop_assert_eq!(filled.clauses[0].body.contains("{{"), !filled.unfilled.is_empty());
        prop_assert_eq!(check(&of("mot")), []);
    }
}
