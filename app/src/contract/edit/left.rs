//! What the template left open: asked once, and put wherever it stands.

use std::collections::BTreeSet;

use domain::contract::template::french::{Known, VARIABLES, Variable};
use domain::contract::text::Clause;
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::Field;

fn name(variable: &Variable) -> String {
    format!("v.{}", variable.name)
}

fn written(variable: &Variable) -> String {
    format!("{{{{{}}}}}", variable.name)
}

fn typed() -> impl Iterator<Item = &'static Variable> {
    VARIABLES.iter().filter(|it| it.known == Known::Typed)
}

/// A text with what was typed where variables stood.
pub(super) fn put(form: &Form, text: &str) -> String {
    typed().fold(text.to_owned(), |text, it| match form.optional(&name(it)) {
        Some(value) => text.replace(&written(it), value),
        None => text,
    })
}

/// A field for each variable that is left, with an example.
pub(super) fn fields(lang: Lang, form: &Form, clauses: &[Clause]) -> Option<AnyView> {
    let stands = |it: &Variable| {
        let written = written(it);
        clauses
            .iter()
            .any(|clause| clause.body.contains(&written) || clause.heading.contains(&written))
    };
    let mut seen = BTreeSet::new();
    let left: Vec<&Variable> = typed()
        .filter(|it| (stands(it) || form.has(&name(it))) && seen.insert(it.name))
        .collect();
    if left.is_empty() {
        return None;
    }
    let fields = left
        .into_iter()
        .map(|it| {
            let example = it.example;
            view! {
                <Field
                    form=form
                    name=name(it)
                    label=it.label
                    hint=t!(lang, "Par exemple\u{a0}: {example}", "For example (in French): {example}")
                    max=300_u32
                />
            }
        })
        .collect_view();
    Some(
        view! {
            <fieldset class="stack">
                <legend class="h2">{t!(lang, "À compléter", "To fill in")}</legend>
                <p class="muted">
                    {t!(
                        lang,
                        "Ces réponses prennent place dans les clauses, partout où elles sont attendues.",
                        "These answers go into the clauses, wherever they are expected."
                    )}
                </p>
                {fields}
            </fieldset>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stands_wherever_it_was_asked() {
        let form = Form::default()
            .with("v.objet", "les sorties")
            .with("v.ght", "");
        let text = "Pour {{objet}} : {{objet}}, avec le {{ght}} jusqu’au {{fin}}.";
        assert_eq!(
            put(&form, text),
            "Pour les sorties : les sorties, avec le {{ght}} jusqu’au {{fin}}."
        );
    }
}
