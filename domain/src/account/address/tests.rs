use super::{BadAddress, EmailAddress};

#[test]
fn one_address_typed_two_ways_is_one_address() {
    assert_eq!(
        EmailAddress::parse(" Claire.Martin@Exemple.FR "),
        EmailAddress::parse("claire.martin@exemple.fr")
    );
}

#[test]
fn what_is_no_address_is_refused_with_its_reason() {
    for (typed, why) in [
        ("", BadAddress::Empty),
        ("claire", BadAddress::Form),
        ("claire@exemple", BadAddress::Form),
        ("@exemple.fr", BadAddress::Form),
        ("claire@@exemple.fr", BadAddress::Form),
        ("claire martin@exemple.fr", BadAddress::Form),
        ("claire.@exemple.fr", BadAddress::Form),
        ("claire@-exemple.fr", BadAddress::Form),
        ("claire@exemple.fr, x@y.fr", BadAddress::Form),
        ("<claire@exemple.fr>", BadAddress::Form),
        ("claire@exemple.fr\r\nBcc: x@y.fr", BadAddress::Character),
        ("сlaire@exemple.fr", BadAddress::Character),
    ] {
        assert_eq!(EmailAddress::parse(typed), Err(why), "{typed:?}");
    }
    assert_eq!(
        EmailAddress::parse(&format!("{}@exemple.fr", "a".repeat(65))),
        Err(BadAddress::TooLong)
    );
}

#[test]
fn the_hint_shows_the_first_letter_only() {
    assert_eq!(
        EmailAddress::parse("claire@exemple.fr").map(|a| a.hint()),
        Ok("c•••@exemple.fr".into())
    );
}
