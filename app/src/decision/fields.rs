//! The fields of a proposal, and what was typed in them.

use std::collections::BTreeSet;

use domain::decision::limit::{TEXT_CHARS, TITLE_CHARS, WHY_CHARS};
use domain::statutes::{DecisionKind, OrganKind};
use domain::territory::Mission;
use leptos::prelude::*;
use service::decision::choices::Choices;
use service::decision::draft::Typed;

use super::concern;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::words as said;
use crate::territory::words::mission;
use crate::ui::{Checkboxes, Choice, Field, RadioCards, TextArea};
use crate::words::decision::follows;

/// What was typed; nothing when no decision was chosen, which the form says.
pub(super) fn read(form: &mut Form, lang: Lang) -> Option<Typed> {
    let Some(on) = chosen(form.text("decision")) else {
        form.reject(
            "decision",
            t!(
                lang,
                "Choisissez ce qui est décidé.",
                "Choose what is decided."
            ),
        );
        return None;
    };
    let missions: BTreeSet<Mission> = form
        .all("mission")
        .filter_map(|it| it.parse().ok())
        .collect();
    Some(Typed {
        title: form.text("titre").to_owned(),
        why: form.raw("pourquoi").to_owned(),
        text: form.raw("texte").to_owned(),
        on,
        missions,
        partners: form
            .all("partenaire")
            .filter_map(|it| it.parse().ok())
            .collect(),
        blocs: form
            .all("groupe")
            .filter_map(|it| it.parse().ok())
            .collect(),
    })
}

fn chosen(value: &str) -> Option<(OrganKind, DecisionKind)> {
    let (organ, kind) = value.split_once('/')?;
    Some((organ.parse().ok()?, kind.parse().ok()?))
}

/// The value of a kind of decision in the form.
pub(super) fn value(organ: OrganKind, kind: DecisionKind) -> String {
    format!("{}/{}", organ.code(), kind.code())
}

/// The fields, the kinds of decision with what follows each.
pub(super) fn fields(lang: Lang, form: &Form, choices: &Choices) -> impl IntoView + use<> {
    let open = choices.kinds.iter().filter(|it| it.not.is_none());
    let kinds = open
        .map(|it| {
            let (organ, kind) = (said::organ(lang, it.organ), said::decision(lang, it.kind));
            Choice {
                value: value(it.organ, it.kind),
                label: format!("{kind} – {organ}"),
                detail: Some(follows(lang, it.organ, &it.rule)),
            }
        })
        .collect();
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    view! {
        <Field
            form=form
            name="titre"
            label=t!(lang, "Titre", "Title")
            hint=t!(lang, "En une phrase courte, ce qui est proposé.", "In a short sentence, what is proposed.")
            max=chars(TITLE_CHARS)
            required=true
        />
        <RadioCards
            form=form
            name="decision"
            label=t!(lang, "Ce qui est décidé, et par qui", "What is decided, and by whom")
            choices=kinds
            required=true
        />
        <TextArea
            form=form
            name="pourquoi"
            rows=4
            label=t!(lang, "Pourquoi", "Why")
            hint=t!(
                lang,
                "Le besoin, ce que cela change, ce que cela coûte.",
                "The need, what it changes, what it costs."
            )
            max=chars(WHY_CHARS)
            required=true
        />
        {text(lang, form)}
        <Checkboxes form=form name="mission" label=t!(lang, "Missions concernées", "Missions it is about") choices=missions />
        {concern::fields(lang, form, &choices.partners, &choices.blocs)}
    }
}

/// The field of the text itself.
pub(super) fn text(lang: Lang, form: &Form) -> impl IntoView + use<> {
    view! {
        <TextArea
            form=form
            name="texte"
            rows=14
            label=t!(lang, "Texte soumis à la décision", "Text to be decided")
            hint=t!(
                lang,
                "C’est ce texte, mot pour mot, qui sera décidé. Une ligne vide sépare les paragraphes\u{a0}; « # » fait un titre, « - » une liste, « **gras** » du gras.",
                "It is this text, word for word, that will be decided. An empty line separates paragraphs; “# ” makes a heading, “- ” a list, “**bold**” bold."
            )
            max=chars(TEXT_CHARS)
            required=true
        />
    }
}

/// A limit, as a field takes it.
pub(super) fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
