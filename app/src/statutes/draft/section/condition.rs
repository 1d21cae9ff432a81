//! The conditions of a college: whoever meets one of them belongs to it.

use domain::profession::{Category, Mode, Profession, Setting};
use domain::statutes::{Condition, Side};
use domain::structure::StructureKind;
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words as said;
use crate::ui::{Checkboxes, Choice};
use crate::words::profession as names;

/// Says how many conditions the page shows, those that are empty too.
const COUNT: &str = "members";
/// More on one page are sent by a program.
const MOST: usize = 60;

fn name(n: usize, list: &str) -> String {
    format!("members-{n}-{list}")
}

pub fn fill(form: Form, conditions: &[Condition]) -> Form {
    // One more, empty, to be filled in.
    let form = form.put(COUNT, conditions.len() + 1);
    conditions.iter().enumerate().fold(form, |form, (n, it)| {
        form.put_all(&name(n, "category"), it.category.iter().map(|it| it.code()))
            .put_all(
                &name(n, "profession"),
                it.profession.iter().map(|it| it.code()),
            )
            .put_all(&name(n, "mode"), it.mode.iter().map(|it| it.code()))
            .put_all(&name(n, "setting"), it.setting.iter().map(|it| it.code()))
            .put_all(
                &name(n, "structure"),
                it.structure.iter().map(|it| it.code()),
            )
            .put_all(&name(n, "side"), it.side.iter().map(|it| it.code()))
    })
}

/// Conditions of which nothing is ticked are gone.
pub fn read(reader: &Reader<'_>, before: &[Condition]) -> Vec<Condition> {
    let count = shown(reader.form);
    let none = Condition::default();
    (0..count)
        .map(|n| {
            let before = before.get(n).unwrap_or(&none);
            Condition {
                category: reader.boxes(&name(n, "category"), &before.category),
                profession: reader.boxes(&name(n, "profession"), &before.profession),
                mode: reader.boxes(&name(n, "mode"), &before.mode),
                setting: reader.boxes(&name(n, "setting"), &before.setting),
                structure: reader.boxes(&name(n, "structure"), &before.structure),
                side: reader.boxes(&name(n, "side"), &before.side),
            }
        })
        .filter(|it| !it.is_empty())
        .collect()
}

fn shown(form: &Form) -> usize {
    form.text(COUNT).parse().unwrap_or(0).min(MOST)
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let count = shown(form).max(1);
    let cards = (0..count)
        .map(|n| {
            let rank = n + 1;
            let empty = n + 1 == count;
            let title = if empty {
                t!(lang, "Une condition de plus", "One more condition")
            } else {
                t!(lang, "Condition {rank}", "Condition {rank}")
            };
            one(form, lang, n, title, !empty || count == 1)
        })
        .collect_view();
    let error = form.error(COUNT).map(str::to_owned);
    view! {
        <section id=COUNT>
            <h2>{t!(lang, "Qui en fait partie", "Who belongs to it")}</h2>
            {error.map(|it| view! { <p class="field__error">{it}</p> })}
            <p>
                {t!(
                    lang,
                    "Il suffit de remplir une condition. Dans une condition, chaque liste cochée doit être remplie ; une liste sans coche ne demande rien. Une condition toute décochée disparaît.",
                    "Meeting one condition is enough. Within a condition, every list with ticks must be met; a list without ticks asks for nothing. A condition with no tick at all is removed."
                )}
            </p>
            <input type="hidden" name=COUNT value=count.to_string() />
            {cards}
        </section>
    }
    .into_any()
}

fn one(form: &Form, lang: Lang, n: usize, title: String, open: bool) -> AnyView {
    view! {
        <details class="card condition" open=open id=format!("members-{n}")>
            <summary>{title}</summary>
            {list(form, &name(n, "category"), t!(lang, "Catégorie", "Category"), Category::ALL, Category::code, |it| names::category(lang, it), true)}
            {list(form, &name(n, "side"), t!(lang, "Côté", "Side"), Side::ALL, Side::code, |it| said::side(lang, it), true)}
            {list(form, &name(n, "mode"), t!(lang, "Mode d’exercice", "Mode of practice"), Mode::ALL, Mode::code, |it| names::mode(lang, it), false)}
            {list(form, &name(n, "setting"), t!(lang, "Lieu d’exercice", "Place of practice"), Setting::ALL, Setting::code, |it| names::setting(lang, it), false)}
            {list(form, &name(n, "structure"), t!(lang, "Nature de la structure", "Kind of structure"), StructureKind::ALL, StructureKind::code, |it| names::structure_kind(lang, it), false)}
            {list(form, &name(n, "profession"), t!(lang, "Profession", "Profession"), Profession::ALL, Profession::code, |it| names::profession(lang, it), false)}
        </details>
    }
    .into_any()
}

/// A list of boxes; one that is rarely used is folded as long as nothing in it is ticked.
fn list<T: Copy>(
    form: &Form,
    name: &str,
    label: String,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    say: impl Fn(T) -> String,
    always: bool,
) -> AnyView {
    let boxes: Vec<Choice> = all
        .iter()
        .map(|it| Choice::new(code(*it), say(*it)))
        .collect();
    let ticked = form.all(name).count();
    let summary = if ticked == 0 {
        label.clone()
    } else {
        format!("{label} ({ticked})")
    };
    let boxes = view! { <Checkboxes form=form name=name.to_owned() label=label choices=boxes /> };
    if always {
        return boxes.into_any();
    }
    view! {
        <details class="disclosure" open=ticked != 0>
            <summary>{summary}</summary>
            {boxes}
        </details>
    }
    .into_any()
}
