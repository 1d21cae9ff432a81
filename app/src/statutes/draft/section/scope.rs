//! Where a cap on votes holds.

use domain::statutes::{DecisionKind, Decisions, OrganKind, Scope};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words;
use crate::ui::{Checkboxes, Choice, RadioCards};

const ORGANS: &str = "scope-organs";
const DECISIONS: &str = "scope-decisions";
const ONLY: &str = "scope-decisions-only";

pub fn fill(form: Form, scope: &Scope) -> Form {
    let form = form.put_all(ORGANS, scope.organs.iter().map(|it| it.code()));
    match &scope.decisions {
        Decisions::All => form.put(DECISIONS, "all"),
        Decisions::Only(these) => form
            .put(DECISIONS, "only")
            .put_all(ONLY, these.iter().map(|it| it.code())),
    }
}

pub fn read(reader: &mut Reader<'_>, before: Option<&Scope>) -> Option<Scope> {
    let organs = reader.boxes(ORGANS, before.map_or(&[], |it| &it.organs));
    let these: &[DecisionKind] = match before.map(|it| &it.decisions) {
        Some(Decisions::Only(these)) => these,
        _ => &[],
    };
    let decisions = match reader.form.text(DECISIONS) {
        "all" => Decisions::All,
        "only" => Decisions::Only(reader.boxes(ONLY, these)),
        _ => {
            reader.missing(DECISIONS);
            return None;
        }
    };
    Some(Scope { organs, decisions })
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let organs = OrganKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::organ(lang, *it)))
        .collect();
    let which = vec![
        Choice::new("all", t!(lang, "Toute décision", "Every decision")),
        Choice::new(
            "only",
            t!(lang, "Certaines décisions seulement", "Some decisions only"),
        ),
    ];
    let these = DecisionKind::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::decision(lang, *it)))
        .collect();
    view! {
        <Checkboxes form=form name=ORGANS label=t!(lang, "Où il vaut", "Where it holds") choices=organs />
        <RadioCards form=form name=DECISIONS label=t!(lang, "Pour quelles décisions", "For which decisions") choices=which />
        <Checkboxes
            form=form
            name=ONLY
            label=t!(lang, "Si certaines seulement, lesquelles", "If some only, which")
            choices=these
        />
    }
    .into_any()
}
