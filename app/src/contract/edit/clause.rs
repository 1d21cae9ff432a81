//! The clauses: each with its heading and its text; one that is emptied goes, and one can be added at the end.

use domain::contract::limit;
use domain::contract::text::{About, Clause};
use leptos::prelude::*;

use super::{chars, left};
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Choice, Field, Select, TextArea};

/// A form with clauses.
pub(in crate::contract) fn with(form: Form, clauses: &[Clause]) -> Form {
    clauses.iter().enumerate().fold(form, |form, (n, it)| {
        form.with(&format!("c{n}.cle"), it.key.clone())
            .with(&format!("c{n}.sur"), it.about.code())
            .with(&format!("c{n}.titre"), it.heading.clone())
            .with(&format!("c{n}.texte"), it.body.clone())
    })
}

/// How many clauses the form has.
fn count(form: &Form) -> usize {
    (0..limit::CLAUSES)
        .take_while(|n| form.has(&format!("c{n}.texte")))
        .count()
}

/// What was typed, in its order.
pub(in crate::contract) fn read(form: &Form) -> Vec<Clause> {
    (0..count(form))
        .map(|n| {
            let text = |field: &str| form.raw(&format!("c{n}.{field}")).replace("\r\n", "\n");
            Clause {
                key: text("cle"),
                about: text("sur").parse().unwrap_or(About::Other),
                heading: left::put(form, &text("titre")),
                body: left::put(form, &text("texte")),
            }
        })
        .collect()
}

fn about(lang: Lang, about: About) -> String {
    match about {
        About::Parties => t!(lang, "les parties", "the parties"),
        About::Purpose => t!(lang, "l’objet", "the purpose"),
        About::Missions => t!(lang, "les missions", "the missions"),
        About::Commitments => t!(lang, "les engagements", "commitments"),
        About::Money => t!(lang, "le financement", "money"),
        About::Data => t!(lang, "les données et le secret", "data and secrecy"),
        About::Review => t!(lang, "le suivi", "follow-up"),
        About::Duration => t!(lang, "la durée", "the term"),
        About::Termination => t!(lang, "la résiliation", "termination"),
        About::Disputes => t!(lang, "les différends", "disputes"),
        About::Other => t!(lang, "autre chose", "something else"),
        About::Votes => t!(lang, "des voix", "voices"),
        About::Seats => t!(lang, "des sièges", "seats"),
    }
}

/// The fields.
pub(in crate::contract) fn fields(lang: Lang, form: &Form) -> impl IntoView + use<> {
    let count = count(form);
    let clauses = (0..count)
        .map(|n| one(lang, form, n).into_any())
        .collect_view();
    view! {
        <fieldset class="stack">
            <legend class="h2">{t!(lang, "Clauses", "Clauses")}</legend>
            <p class="muted">
                {t!(
                    lang,
                    "Une ligne vide sépare les paragraphes, « - » commence un point de liste. Ce qui est entre doubles accolades, comme {{{{debut}}}}, suit ce que dit la convention. Une clause vidée disparaît.",
                    "An empty line separates paragraphs, “- ” begins a point of a list. What stands in double braces, such as {{{{debut}}}}, follows what the agreement says. A clause left empty disappears."
                )}
            </p>
            {clauses}
            {one(lang, form, count)}
        </fieldset>
    }
}

fn one(lang: Lang, form: &Form, n: usize) -> impl IntoView + use<> {
    let name = |field: &str| format!("c{n}.{field}");
    let heading = form.text(&name("titre")).to_owned();
    let known = form.has(&name("texte"));
    let summary = if known {
        format!("{}. {heading}", n + 1)
    } else {
        t!(lang, "Ajouter une clause", "Add a clause")
    };
    let wrong = form.error(&name("texte")).is_some() || form.error(&name("titre")).is_some();
    let kinds = About::ALL
        .iter()
        .filter(|it| it.may_stand() || form.text(&name("sur")) == it.code())
        .map(|it| Choice::new(it.code(), about(lang, *it)))
        .collect();
    // Without a choice a new clause is about something else.
    let shown = if known {
        form.clone()
    } else {
        form.clone().with(&name("sur"), About::Other.code())
    };
    view! {
        <details class="stack" open=wrong>
            <summary>{summary}</summary>
            <input type="hidden" name=name("cle") value=form.text(&name("cle")).to_owned() />
            <Field form=&shown name=name("titre") label=t!(lang, "Titre de la clause", "Heading of the clause") max=chars(limit::HEADING_CHARS) />
            <TextArea form=&shown name=name("texte") rows=10 label=t!(lang, "Texte", "Text") max=chars(limit::BODY_CHARS) />
            <Select form=&shown name=name("sur") label=t!(lang, "Elle porte sur", "It concerns") choices=kinds />
        </details>
    }
}
