use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::statutes::{Elections, LateWithdrawal, SCHEMA, Said, SeatTie, template};

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

/// Every place in a document, as JSON Pointers.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{n}"), all);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                places(field, &format!("{here}/{key}"), all);
            }
        }
        _ => {}
    }
}

/// With `UPDATE_SCHEMA=1` the file is written instead.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let schema = schemars::schema_for!(Statutes);
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/statutes.schema.json");
        std::fs::write(path, text).unwrap();
    } else {
        assert!(
            SCHEMA == text,
            "run the test with UPDATE_SCHEMA=1 and look at the difference"
        );
    }
}

#[test]
fn the_template_fits_the_schema_and_reads_back_with_the_same_digest() {
    let statutes = template();
    let text = statutes.canonical();
    assert!(validator().is_valid(&serde_json::from_str(&text).unwrap()));
    let again = Statutes::read_canonical(&text).unwrap();
    assert_eq!(again, statutes);
    assert_eq!(again.digest(), statutes.digest());
}

#[test]
fn the_same_document_with_blanks_is_read_and_is_not_canonical() {
    let value: Value = serde_json::from_str(&template().canonical()).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(Statutes::read(&pretty), Ok(template()));
    assert_eq!(
        Statutes::read_canonical(&pretty),
        Err(ReadRefused::NotCanonical)
    );
}

#[test]
fn twenty_hundredths_and_one_fifth_are_the_same_statutes() {
    let text = template().canonical().replace("\"1/5\"", "\"20/100\"");
    assert_eq!(Statutes::read(&text).unwrap().digest(), template().digest());
}

#[test]
fn a_field_that_is_not_known_or_stands_twice_is_refused_where_it_stands() {
    let text = template().canonical();
    for wrong in [
        text.replacen('{', "{\"surprise\":1,", 1),
        text.replacen('{', "{\"association\":\"CPTS\",", 1),
        text.replace("collegiale/statutes/1", "collegiale/statutes/2"),
    ] {
        let refused = Statutes::read(&wrong).unwrap_err();
        assert!(
            matches!(
                refused,
                ReadRefused::Unreadable(Unreadable::Malformed { line: 1, .. })
            ),
            "{refused:?}"
        );
    }
}

#[test]
fn a_list_does_not_stand_for_an_object_nor_an_object_for_a_word() {
    let text = template().canonical();
    for (wrong, place) in [
        (
            text.replace(
                "{\"article\":\"6\",\"rule\":\"votes-until-reminded\"}",
                "[\"6\",\"votes-until-reminded\"]",
            ),
            "/membership/unpaid/says",
        ),
        (
            text.replace(
                "\"votes-until-reminded\"",
                "{\"votes-until-reminded\":null}",
            ),
            "/membership/unpaid/says/rule",
        ),
    ] {
        let Err(Unreadable::OtherForm { at }) = Statutes::draft(&wrong) else {
            panic!("it was read: {wrong}");
        };
        assert_eq!(at.as_str(), place);
    }
}

#[test]
fn what_is_too_long_is_not_even_read() {
    let long = " ".repeat(MAX_BYTES + 1);
    assert_eq!(Statutes::draft(&long), Err(Unreadable::TooLong));
    assert!(matches!(
        Statutes::draft(&"[".repeat(MAX_BYTES)),
        Err(Unreadable::Malformed { .. })
    ));
}

#[test]
fn contradictions_refuse_a_document_that_is_well_formed() {
    let mut statutes = template();
    statutes.colleges.clear();
    let Err(ReadRefused::Contradicts(found)) = Statutes::read(&statutes.canonical()) else {
        panic!("it was read");
    };
    assert_eq!(found, statutes.contradictions());
    assert_eq!(Statutes::draft(&statutes.canonical()), Ok(statutes));
}

#[test]
fn a_document_that_says_no_more_of_elections_than_before_has_the_same_bytes_as_before() {
    let text = template().canonical();
    assert!(!text.contains("challenge-days") && !text.contains("late-withdrawal"));
    let mut statutes = template();
    let elections = Elections {
        tie: SeatTie::Lot,
        challenge_days: Some(30),
        late_withdrawal: Some(LateWithdrawal::Stops),
    };
    statutes.elections = Said::says("14", elections);
    assert_eq!(
        Statutes::read_canonical(&statutes.canonical()),
        Ok(statutes)
    );
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!("silent")),
        Just(json!("none")),
        Just(json!("all")),
        Just(json!("1/2")),
        Just(json!("7/3")),
        Just(json!("10000/10000")),
        Just(json!("10001/3")),
        Just(json!("1/0")),
        Just(json!("ville")),
        Just(json!("Ville !")),
        Just(json!("health")),
        Just(json!("60")),
        Just(json!({})),
        Just(json!([])),
        Just(json!(-1)),
        Just(json!(0)),
        Just(json!(70_000)),
        Just(json!({ "says": { "article": "1", "rule": "allowed" } })),
        Just(json!({ "says": { "article": "1", "rule": "unlimited" } })),
        Just(json!({ "needs": 1 })),
        Just(json!({ "number": 3 })),
        Just(json!({ "rule": 3, "article": "" })),
        any::<u16>().prop_map(|it| json!(it)),
        "[a-z-]{0,6}".prop_map(|it| json!(it)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The schema and the parser agree on documents near the template: one to three values replaced or removed.
    #[test]
    fn the_schema_takes_what_the_parser_takes(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_value(), any::<bool>()), 1..4),
    ) {
        let validator = VALIDATOR.with(Clone::clone);
        let mut document: Value = serde_json::from_str(&template().canonical()).unwrap();
        for (place, value, removed) in changes {
            let mut all = Vec::new();
            places(&document, "", &mut all);
            let place = &all[place.index(all.len())];
            let (parent, key) = place.rsplit_once('/').unwrap_or(("", ""));
            if removed && let Some(fields) = document.pointer_mut(parent).and_then(Value::as_object_mut) {
                fields.remove(key);
            } else if let Some(target) = document.pointer_mut(place) {
                *target = value;
            }
        }
        let text = serde_json::to_string(&document).unwrap();
        let read = Statutes::draft(&text);
        prop_assert_eq!(validator.is_valid(&document), read.is_ok(), "{:?}", read);
        if let Ok(statutes) = read {
            let canonical = statutes.canonical();
            let again = Statutes::draft(&canonical).unwrap();
            prop_assert_eq!(again.digest(), statutes.digest());
            prop_assert_eq!(again.canonical(), canonical);
            // Whatever it says, looking at it never fails.
            let _ = (statutes.contradictions(), statutes.warnings());
        }
    }

    #[test]
    fn no_text_makes_the_parser_fail_otherwise_than_by_saying_so(text in "\\PC{0,200}") {
        let _ = Statutes::read_canonical(&text);
    }
}

thread_local! {
    static VALIDATOR: std::rc::Rc<jsonschema::Validator> = std::rc::Rc::new(validator());
}
