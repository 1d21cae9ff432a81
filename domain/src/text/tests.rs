use proptest::prelude::*;

use super::*;

#[test]
fn accents_apostrophes_and_hyphens_do_not_count() {
    assert_eq!(searchable("Château-la-Vallière"), "chateau la valliere");
    assert_eq!(searchable("L'Île-Bouchard"), "l ile bouchard");
    assert_eq!(searchable("L’Île–Bouchard"), "l ile bouchard");
    assert_eq!(searchable("ÇA  et\tlà "), "ca et la");
}

#[test]
fn saint_may_be_abbreviated_but_only_as_a_word() {
    assert_eq!(searchable("St Pierre des Corps"), "saint pierre des corps");
    assert_eq!(searchable("STE. Maure"), "sainte maure");
    assert_eq!(
        searchable("Stes-Maries-de-la-Mer"),
        "saintes maries de la mer"
    );
    assert_eq!(searchable("Steenvoorde"), "steenvoorde");
}

#[test]
fn ligatures_are_written_out() {
    assert_eq!(searchable("Œuilly"), "oeuilly");
    assert_eq!(searchable("Lætitia"), "laetitia");
}

#[test]
fn text_without_letters_finds_nothing() {
    assert_eq!(searchable(" -'% "), "");
    assert_eq!(tails("").count(), 0);
}

#[test]
fn every_word_begins_a_tail() {
    assert_eq!(
        tails("le grand pressigny").collect::<Vec<_>>(),
        ["le grand pressigny", "grand pressigny", "pressigny"]
    );
}

proptest! {
    #[test]
    fn the_form_of_a_form_is_itself(text in "\\PC{0,40}") {
        let once = searchable(&text);
        prop_assert_eq!(searchable(&once), once.clone());
        prop_assert!(once.bytes().all(|b| b == b' ' || b.is_ascii_lowercase() || b.is_ascii_digit()));
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }
}
