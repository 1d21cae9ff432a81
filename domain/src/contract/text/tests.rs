use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::contract::annex::Annex;
use crate::contract::example::{CPTS, HOSPITAL, clause, party, text};
use crate::contract::party::{Capacity, Represented};
use crate::contract::term::Renewal;

fn found(text: &Text) -> Vec<(String, Why)> {
    let wrong = text.wrong().into_iter();
    wrong.map(|it| (it.at.to_string(), it.why)).collect()
}

fn one(text: &Text) -> (String, Why) {
    let mut all = found(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(place: &str, why: Why) -> (String, Why) {
    (place.to_owned(), why)
}

#[test]
fn a_whole_text_may_be_signed_and_its_hash_names_every_letter_of_it() {
    let before = text();
    assert_eq!(found(&before), []);
    let written = before.canonical();
    assert_eq!(Text::read(&written, before.digest()), Ok(before.clone()));
    let mut after = before.clone();
    after.clauses[0].body.push('!');
    assert_ne!(before.digest(), after.digest());
    assert_eq!(
        Text::read(&after.canonical(), before.digest()),
        Err(ReadRefused::OtherDigest {
            found: after.digest()
        })
    );
}

#[test]
fn another_way_to_write_the_same_is_not_the_text() {
    let written = text().canonical();
    let spaced = written.replacen(':', ": ", 1);
    assert_eq!(Text::draft(&spaced), Err(Unreadable::NotCanonical));
    let more = written.replacen('{', "{\"more\":1,", 1);
    assert!(matches!(
        Text::draft(&more),
        Err(Unreadable::Malformed { .. })
    ));
    let long = " ".repeat(crate::contract::limit::TEXT_BYTES + 1);
    assert_eq!(Text::draft(&long), Err(Unreadable::TooLong));
}

#[test]
fn a_clause_that_would_give_voices_or_seats_is_refused() {
    for about in [About::Votes, About::Seats] {
        let mut text = text();
        text.clauses
            .push(clause("voix", about, "L’hôpital a deux voix."));
        assert_eq!(one(&text), at("/clauses/2/about", Why::GivesVoices));
        let refused = Text::read(&text.canonical(), text.digest());
        assert!(matches!(refused, Err(ReadRefused::Wrong(_))));
    }
}

#[test]
fn one_person_does_not_sign_for_both_sides_however_the_name_is_written() {
    let mut text = text();
    text.parties[1].signatory.name = "claire  MOREAU".to_owned();
    let all = found(&text);
    assert!(all.contains(&at("/parties/1/signatory/name", Why::SamePerson)));
    let mut two = super::super::example::text();
    two.parties.push(party(
        Uuid::from_u128(3),
        Side::Cpts,
        "CPTS voisine",
        "Claire Moreau",
    ));
    assert_eq!(found(&two), [], "two CPTS may have one president");
}

#[test]
fn a_support_establishment_lists_those_for_whom_it_signs() {
    let mut text = text();
    text.parties[1].signatory.capacity = Capacity::Support;
    assert_eq!(
        one(&text),
        at("/parties/1/represents", Why::NobodyRepresented)
    );
    text.parties[1].represents.push(Represented {
        name: "Hôpital de Loches".to_owned(),
        finess: None,
        siren: None,
    });
    assert_eq!(found(&text), []);
}

#[test]
fn both_sides_are_needed_and_nobody_stands_twice() {
    let mut alone = text();
    alone.parties.truncate(1);
    alone.promises = crate::contract::promise::Promises::default();
    assert_eq!(one(&alone), at("/parties", Why::NoParty));
    let mut twice = text();
    twice
        .parties
        .push(party(CPTS, Side::Cpts, "CPTS du Val", "Claire Moreau"));
    assert_eq!(one(&twice), at("/parties/2", Why::Twice));
}

#[test]
fn dates_in_the_wrong_order_are_refused_at_their_place() {
    let mut text = text();
    text.term.end = "2025-12-31".parse().unwrap();
    text.term.renewal = Renewal::None;
    let all = found(&text);
    assert!(all.contains(&at("/term/end", Why::EndsBefore)));
    let mut early = super::super::example::text();
    early.promises.indicators[0].due = "2025-12-31".parse().unwrap();
    assert_eq!(
        one(&early),
        at("/promises/indicators/0/due", Why::OutsideTerm)
    );
    let mut balance = super::super::example::text();
    balance.promises.money[0].due = "2029-12-31".parse().unwrap();
    assert_eq!(found(&balance), [], "a balance is paid after the end");
    balance.promises.money[0].due = "2030-01-01".parse().unwrap();
    assert_eq!(one(&balance), at("/promises/money/0/due", Why::OutsideTerm));
}

#[test]
fn the_tripartite_contract_runs_for_five_years() {
    let mut text = text();
    text.kind = Kind::Aci;
    text.term.renewal = Renewal::None;
    assert_eq!(one(&text), at("/term/end", Why::FiveYears));
    text.term.end = "2030-12-31".parse().unwrap();
    assert_eq!(found(&text), []);
}

#[test]
fn money_flows_between_two_parties_and_is_more_than_nothing() {
    let mut text = text();
    text.promises.money[0].payer = CPTS;
    assert_eq!(one(&text), at("/promises/money/0/payee", Why::PaysItself));
    text.promises.money[0].payer = Uuid::from_u128(9);
    assert_eq!(one(&text), at("/promises/money/0/payer", Why::NotAParty));
    text.promises.money[0].payer = HOSPITAL;
    text.promises.money[0].ceiling = Some(1);
    assert_eq!(one(&text), at("/promises/money/0/ceiling", Why::Amount));
    text.promises.money[0].ceiling = None;
    text.promises.money[0].cents = 0;
    assert_eq!(one(&text), at("/promises/money/0/cents", Why::Amount));
}

#[test]
fn what_is_left_of_a_template_keys_and_annexes_are_looked_at() {
    let mut text = text();
    text.clauses[0].body = "Entre {{cpts}} et l’hôpital.".to_owned();
    assert_eq!(one(&text), at("/clauses/0/body", Why::Unfilled));
    let mut titled = super::super::example::text();
    titled.title = "Convention pour {{objet}}".to_owned();
    assert_eq!(one(&titled), at("/title", Why::Unfilled));
    text.clauses[0].body = "Entre nous. ".to_owned();
    assert_eq!(one(&text), at("/clauses/0/body", Why::Untidy));
    text.clauses[0] = clause("duree", About::Purpose, "Entre nous.");
    assert_eq!(one(&text), at("/clauses/1/key", Why::Twice));
    text.clauses[0] = clause("Durée", About::Purpose, "Entre nous.");
    assert_eq!(one(&text), at("/clauses/0/key", Why::Key));
    text.clauses[0] = clause("objet", About::Purpose, "Entre nous.");
    let annex = Annex {
        title: "Plan".to_owned(),
        sha256: Digest::of(b"plan"),
        bytes: 4,
    };
    text.annexes = vec![annex.clone(), annex];
    assert_eq!(one(&text), at("/annexes/1", Why::Twice));
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_as_it_was_read(
        title in "\\PC{0,40}", bodies in prop::collection::vec("\\PC{0,60}", 0..6),
    ) {
        let mut text = text();
        text.title = title;
        text.clauses = bodies.iter().enumerate().map(|(n, it)| clause(&n.to_string(), About::Other, it)).collect();
        let written = text.canonical();
        prop_assert_eq!(Text::draft(&written), Ok(text));
    }

    #[test]
    fn what_may_be_signed_gives_no_voices(which in prop::sample::select(About::ALL), n in 0_usize..2) {
        let mut text = text();
        text.clauses[n].about = which;
        prop_assert_eq!(text.wrong().is_empty(), which.may_stand());
    }
}
