use proptest::prelude::*;

use super::*;
use crate::contract::example::{CPTS, HOSPITAL, text};
use crate::id::AttachmentId;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn document() -> Digest {
    Digest::of(b"pdf")
}

fn wish(party: Uuid, by: PersonId) -> Wish {
    Wish {
        party,
        by,
        named: Some(by),
        text: text().digest(),
        document: document(),
        on: "2025-12-10".parse().unwrap(),
        conflict: None,
        mandate: Ok(()),
    }
}

fn ask(text: &Text, order: Order, signed: &[Signed], wish: &Wish) -> Result<(), SignRefused> {
    let document = document();
    let open = Open {
        text,
        document,
        order,
        signed,
    };
    may_sign(&open, wish)
}

fn free(wish: &Wish) -> Result<(), SignRefused> {
    ask(&text(), Order::Free, &[], wish)
}

#[test]
fn who_is_named_signs_the_text_and_the_document_that_are_open() {
    let mut wish = wish(CPTS, person(1));
    assert_eq!(free(&wish), Ok(()));
    wish.document = Digest::of(b"pdf with one byte changed");
    assert_eq!(free(&wish), Err(SignRefused::OtherDocument));
    wish.text = Digest::of(b"text");
    assert_eq!(free(&wish), Err(SignRefused::OtherText));
}

#[test]
fn nobody_signs_without_being_named_or_for_who_is_no_party() {
    let mut one = wish(CPTS, person(1));
    one.named = Some(person(2));
    assert_eq!(free(&one), Err(SignRefused::NotSignatory));
    one.named = None;
    assert_eq!(free(&one), Err(SignRefused::NotSignatory));
    let stranger = wish(Uuid::from_u128(9), person(1));
    assert_eq!(free(&stranger), Err(SignRefused::NotAParty));
}

#[test]
fn a_delegation_lasts_until_its_last_day() {
    let mut text = text();
    text.parties[1].signatory.until = Some("2025-12-10".parse().unwrap());
    let mut wish = wish(HOSPITAL, person(2));
    wish.text = text.digest();
    assert_eq!(ask(&text, Order::Free, &[], &wish), Ok(()));
    wish.on = "2025-12-11".parse().unwrap();
    let on = "2025-12-10".parse().unwrap();
    assert_eq!(
        ask(&text, Order::Free, &[], &wish),
        Err(SignRefused::RepresentationOver { on })
    );
}

#[test]
fn who_is_attached_to_the_other_side_does_not_sign_for_the_cpts() {
    let conflict = Conflict {
        article: "19".to_owned(),
        attachment: AttachmentId(Uuid::from_u128(5)),
        bloc: None,
    };
    let mut wish = wish(CPTS, person(1));
    wish.conflict = Some(conflict.clone());
    assert_eq!(free(&wish), Err(SignRefused::Attached(conflict)));
}

#[test]
fn without_a_mandate_the_cpts_does_not_sign_and_the_partner_may() {
    let mut ours = wish(CPTS, person(1));
    ours.mandate = Err(Missing::OtherText);
    assert_eq!(free(&ours), Err(SignRefused::Mandate(Missing::OtherText)));
    let mut theirs = wish(HOSPITAL, person(2));
    theirs.mandate = Err(Missing::NotAsked);
    assert_eq!(free(&theirs), Ok(()));
}

#[test]
fn one_person_does_not_sign_for_both_sides_and_nobody_twice() {
    let signed = [Signed {
        party: CPTS,
        by: Some(person(1)),
    }];
    let text = text();
    assert_eq!(
        ask(&text, Order::Free, &signed, &wish(HOSPITAL, person(1))),
        Err(SignRefused::SamePerson)
    );
    assert_eq!(
        ask(&text, Order::Free, &signed, &wish(CPTS, person(1))),
        Err(SignRefused::Twice)
    );
}

#[test]
fn in_a_fixed_order_each_waits_for_those_before() {
    let text = text();
    assert_eq!(
        ask(&text, Order::Fixed, &[], &wish(HOSPITAL, person(2))),
        Err(SignRefused::NotYourTurn { first: CPTS })
    );
    let scan = [Signed {
        party: CPTS,
        by: None,
    }];
    assert_eq!(
        ask(&text, Order::Fixed, &scan, &wish(HOSPITAL, person(2))),
        Ok(())
    );
}

proptest! {
    #[test]
    fn whatever_the_order_each_party_signs_once_and_then_all_have(
        tries in prop::collection::vec((prop::bool::ANY, 0_u128..3), 0..30), fixed in prop::bool::ANY,
    ) {
        let text = text();
        let order = if fixed { Order::Fixed } else { Order::Free };
        let mut signed: Vec<Signed> = Vec::new();
        for (cpts, who) in tries {
            let party = if cpts { CPTS } else { HOSPITAL };
            let wish = wish(party, person(who));
            if ask(&text, order, &signed, &wish).is_ok() {
                signed.push(Signed { party, by: Some(wish.by) });
            }
        }
        let parties: std::collections::BTreeSet<Uuid> = signed.iter().map(|it| it.party).collect();
        prop_assert_eq!(parties.len(), signed.len());
        prop_assert_eq!(unsigned(&text, &signed).len(), 2 - signed.len());
        if let [one, other] = signed.as_slice() {
            prop_assert_ne!(one.by, other.by);
        }
        if fixed && let Some(first) = signed.first() {
            prop_assert_eq!(first.party, CPTS);
        }
    }
}
