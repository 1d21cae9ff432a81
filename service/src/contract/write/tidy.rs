//! What was typed, as it is kept. What cannot be kept stays as it is, and is refused at its place.

use domain::contract::annex::Annex;
use domain::contract::limit;
use domain::contract::party::Party;
use domain::contract::promise::Promises;
use domain::contract::text::Clause;
use domain::text::searchable;
use domain::typed::{line, paragraphs};

/// A line.
pub(super) fn one(typed: &str) -> String {
    match line(typed, usize::MAX) {
        Ok(kept) => kept.unwrap_or_default(),
        Err(_) => typed.to_owned(),
    }
}

/// Several lines.
fn many(typed: &str) -> String {
    match paragraphs(typed, usize::MAX) {
        Ok(kept) => kept.unwrap_or_default(),
        Err(_) => typed.to_owned(),
    }
}

pub(super) fn party(typed: &Party) -> Party {
    let mut party = typed.clone();
    party.name = one(&party.name);
    party.signatory.name = one(&party.signatory.name);
    party.signatory.function = one(&party.signatory.function);
    party.represents.retain(|it| !it.name.trim().is_empty());
    for it in &mut party.represents {
        it.name = one(&it.name);
    }
    party
}

/// Clauses with a key each. Clauses without heading and text are left out.
pub(super) fn clauses(typed: &[Clause]) -> Vec<Clause> {
    let mut kept: Vec<Clause> = Vec::new();
    for (n, it) in typed.iter().enumerate() {
        let (heading, body) = (one(&it.heading), many(&it.body));
        if heading.is_empty() && body.is_empty() {
            continue;
        }
        let mut name = key(&it.key, n);
        if kept.iter().any(|it| it.key == name) {
            name = format!("{}-{}", name.chars().take(30).collect::<String>(), n + 1);
        }
        kept.push(Clause {
            key: name,
            about: it.about,
            heading,
            body,
        });
    }
    kept
}

/// A key from what was typed, or from the place of the clause where nothing was.
pub(crate) fn key(typed: &str, n: usize) -> String {
    let words = searchable(typed).replace(' ', "-");
    let words: String = words.chars().take(40).collect();
    let words = words.trim_matches('-');
    if words.is_empty() {
        format!("clause-{}", n + 1)
    } else {
        words.to_owned()
    }
}

pub(super) fn annex(typed: &Annex) -> Annex {
    Annex {
        title: one(&typed.title),
        ..typed.clone()
    }
}

/// Lines of promises; those without a label are left out.
pub(super) fn promises(typed: &Promises) -> Promises {
    let mut kept = typed.clone();
    for it in &mut kept.actions {
        it.label = one(&it.label);
    }
    for it in &mut kept.indicators {
        it.label = one(&it.label);
        it.unit = one(&it.unit);
    }
    for it in &mut kept.money {
        it.label = one(&it.label);
    }
    for it in &mut kept.meetings {
        it.label = one(&it.label);
    }
    kept.actions.retain(|it| !it.label.is_empty());
    kept.indicators.retain(|it| !it.label.is_empty());
    kept.money.retain(|it| !it.label.is_empty());
    kept.meetings.retain(|it| !it.label.is_empty());
    kept.actions.truncate(limit::PROMISES + 1);
    kept
}
