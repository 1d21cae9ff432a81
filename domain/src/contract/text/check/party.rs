use std::collections::BTreeSet;

use super::{Found, Text, Why};
use crate::contract::limit::{NAME_CHARS, PARTIES, SIGNATORY_CHARS};
use crate::contract::party::{Party, Side};
use crate::statutes::Place;
use crate::text::searchable;

pub(super) fn check(text: &Text, found: &mut Found) {
    let at = Place::of("parties");
    for side in Side::ALL {
        if text.side(*side).next().is_none() {
            found.add(at.clone(), Why::NoParty);
        }
    }
    let represented: usize = text.parties.iter().map(|it| it.represents.len()).sum();
    found.count(at.clone(), text.parties.len() + represented, PARTIES);
    let mut ids = BTreeSet::new();
    for (n, party) in text.parties.iter().enumerate() {
        let at = at.at(n);
        if !ids.insert(party.id) {
            found.add(at.clone(), Why::Twice);
        }
        one(party, &at, found);
        if text.parties.iter().take(n).any(|it| same(it, party)) {
            found.add(at.to("signatory").to("name"), Why::SamePerson);
        }
    }
}

fn one(party: &Party, at: &Place, found: &mut Found) {
    found.line(at.to("name"), &party.name, NAME_CHARS);
    let signs = at.to("signatory");
    found.line(signs.to("name"), &party.signatory.name, SIGNATORY_CHARS);
    found.line(
        signs.to("function"),
        &party.signatory.function,
        SIGNATORY_CHARS,
    );
    let list = at.to("represents");
    if party.signatory.capacity.lists() && party.represents.is_empty() {
        found.add(list.clone(), Why::NobodyRepresented);
    }
    for (n, it) in party.represents.iter().enumerate() {
        found.line(list.at(n).to("name"), &it.name, NAME_CHARS);
        if party.represents.iter().take(n).any(|other| other == it) {
            found.add(list.at(n), Why::Twice);
        }
    }
}

/// Whether one person would sign for two sides. Two CPTS may have one president.
fn same(one: &Party, other: &Party) -> bool {
    let name = |it: &Party| searchable(&it.signatory.name);
    one.side != other.side && !name(one).is_empty() && name(one) == name(other)
}
