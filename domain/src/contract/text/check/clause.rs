use super::{Found, Text, Why};
use crate::contract::limit::{ANNEXES, BODY_CHARS, CLAUSES, HEADING_CHARS, NAME_CHARS};
use crate::statutes::Place;

pub(super) fn check(text: &Text, found: &mut Found) {
    let at = Place::of("clauses");
    if text.clauses.is_empty() {
        found.add(at.clone(), Why::Empty);
    }
    found.count(at.clone(), text.clauses.len(), CLAUSES);
    for (n, clause) in text.clauses.iter().enumerate() {
        let at = at.at(n);
        if !is_key(&clause.key) {
            found.add(at.to("key"), Why::Key);
        }
        if text.clauses.iter().take(n).any(|it| it.key == clause.key) {
            found.add(at.to("key"), Why::Twice);
        }
        if !clause.about.may_stand() {
            found.add(at.to("about"), Why::GivesVoices);
        }
        found.line(at.to("heading"), &clause.heading, HEADING_CHARS);
        found.paragraphs(at.to("body"), &clause.body, BODY_CHARS);
        for (field, text) in [("heading", &clause.heading), ("body", &clause.body)] {
            if text.contains("{{") {
                found.add(at.to(field), Why::Unfilled);
            }
        }
    }
    let at = Place::of("annexes");
    found.count(at.clone(), text.annexes.len(), ANNEXES);
    for (n, annex) in text.annexes.iter().enumerate() {
        found.line(at.at(n).to("title"), &annex.title, NAME_CHARS);
        let before = text.annexes.iter().take(n);
        if before.into_iter().any(|it| it.sha256 == annex.sha256) {
            found.add(at.at(n), Why::Twice);
        }
    }
}

/// Whether a text is a key: lower-case letters, digits and hyphens, forty at most.
pub(crate) fn is_key(text: &str) -> bool {
    let holds = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=40).contains(&text.len()) && text.chars().all(holds)
}
