//! The registrations that were opened, and what their members say.

use domain::election::sample::{Answer, Found};
use leptos::prelude::*;
use service::election::sample::{Drawn, Line};

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Badge, Button, Choice, NoticeKind, RadioCards};
use crate::words::election::{sample_answer, sample_found};

/// The list: with the questions, until they are answered.
pub(super) fn lines(lang: Lang, path: &str, drawn: &Drawn, form: &Form) -> AnyView {
    if drawn.lines.is_empty() {
        return view! {
            <p class="muted">
                {t!(lang, "La liste a été détruite avec les secrets de l’élection.", "The list was destroyed with the secrets of the election.")}
            </p>
        }
        .into_any();
    }
    let ended = drawn.sample.outcome.is_some();
    let rows = drawn.lines.iter().map(|it| line(lang, it, form, ended));
    let rows = rows.collect_view();
    if ended {
        return view! { <div class="stack">{rows}</div> }.into_any();
    }
    view! {
        <form method="post" action=format!("{path}/echantillon") class="stack">
            <p>
                {t!(
                    lang,
                    "Appelez chaque membre\u{a0}: a-t-il préparé son code de vote lui-même ?",
                    "Call each member: did they prepare the voting code themselves?"
                )}
            </p>
            {rows}
            <div class="actions">
                <Button name="action" value="repondre" label=t!(lang, "Enregistrer les réponses", "Save the answers") />
            </div>
        </form>
    }
    .into_any()
}

fn line(lang: Lang, it: &Line, form: &Form, ended: bool) -> impl IntoView + use<> {
    let found = it.found.map(|found| {
        let kind = if found == Found::Holds {
            NoticeKind::Success
        } else {
            NoticeKind::Refusal
        };
        view! { <p><Badge kind=kind label=sample_found(lang, found) /></p> }
    });
    let (name, urn) = (it.name.clone(), it.urn.clone());
    let said = it
        .answer
        .map(|it| view! { <p>{sample_answer(lang, it)}</p> });
    let asks = (!ended).then(|| {
        let choices = Answer::ALL
            .iter()
            .map(|it| Choice::new(it.code(), sample_answer(lang, *it)))
            .collect();
        view! {
            <RadioCards
                form=form
                name=format!("reponse-{}", it.id)
                label=t!(lang, "Ce que dit {name}", "What {name} says")
                choices=choices
                required=true
            />
        }
    });
    let name = it.name.clone();
    view! {
        <section class="card stack">
            <h2>{name}</h2>
            <p class="muted">{urn}</p>
            {found}
            {said}
            {asks}
        </section>
    }
}
