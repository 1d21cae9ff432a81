//! From the place of a contradiction to the field where it is mended.
//!
//! Fields are named after the JSON Pointer of what they hold, without the list that the page is about and without the
//! words that only wrap a rule: `/organs/2/quorum/says/rule/needs/threshold/at-least` is
//! `quorum-needs-threshold-at-least` on the page of that organ, or the nearest field before it that exists.

use domain::statutes::{Place, Section, Statutes};

use super::section::Target;
use crate::form::Form;

/// The field of a page, if the place is on that page.
pub fn field(target: Target, statutes: &Statutes, form: &Form, place: &Place) -> Option<String> {
    let steps: Vec<&str> = place.as_str().split('/').skip(1).collect();
    let index = |at: usize| steps.get(at)?.parse::<usize>().ok();
    let skipped = match target {
        Target::Section(section) => {
            if Section::of_place(place, statutes) != section {
                return None;
            }
            match section {
                Section::Membership => 1,
                _ if section.organ().is_some() => 2,
                _ => 0,
            }
        }
        Target::College(n) => {
            if steps.first() != Some(&"colleges") || index(1) != n || n.is_none() {
                return None;
            }
            2
        }
        Target::Cap(n, _) => {
            if steps.first() != Some(&"caps") || index(1) != n || n.is_none() {
                return None;
            }
            // The kind of a cap stands between its rule and its values.
            if steps.get(2) == Some(&"rule") { 4 } else { 2 }
        }
        Target::Decision(section, kind) => {
            let organ = statutes.organs.get(index(1)?)?;
            let own = organ.decisions.get(index(3)?)?;
            if Section::of_organ(organ.organ) != section || own.decision != kind {
                return None;
            }
            4
        }
    };
    let mut words: Vec<&str> = steps
        .into_iter()
        .skip(skipped)
        .filter(|it| !matches!(*it, "says" | "rule"))
        .collect();
    while !words.is_empty() {
        let name = words.join("-");
        if form.has(&name) {
            return Some(name);
        }
        words.pop();
    }
    None
}

/// Whether a place is on the page of a target.
pub fn stands(target: Target, statutes: &Statutes, place: &Place) -> bool {
    let steps: Vec<&str> = place.as_str().split('/').skip(1).collect();
    let index = |at: usize| steps.get(at).and_then(|it| it.parse::<usize>().ok());
    match target {
        Target::Section(section) => Section::of_place(place, statutes) == section,
        Target::College(n) => n.is_some() && steps.first() == Some(&"colleges") && index(1) == n,
        Target::Cap(n, _) => n.is_some() && steps.first() == Some(&"caps") && index(1) == n,
        Target::Decision(section, kind) => {
            let organ = index(1).and_then(|n| statutes.organs.get(n));
            let own = organ.zip(index(3)).and_then(|(it, n)| it.decisions.get(n));
            steps.first() == Some(&"organs")
                && organ.is_some_and(|it| Section::of_organ(it.organ) == section)
                && own.is_some_and(|it| it.decision == kind)
        }
    }
}
