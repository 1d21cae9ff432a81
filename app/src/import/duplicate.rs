//! Likely duplicates, side by side with whom they may be.

use domain::import::{Choice, Whom};
use leptos::prelude::*;
use service::import::{Leaf, Look, Shown};

use crate::lang::Lang;
use crate::ui::{Button, ButtonKind};
use crate::words;

/// One question a line, kept together by one button.
pub(super) fn form(lang: Lang, here: &str, look: &Look) -> impl IntoView + use<> {
    let questions = look
        .lines
        .iter()
        .filter_map(|shown| question(lang, look, shown))
        .collect::<Vec<_>>();
    let here = here.to_owned();
    view! {
        <form method="post" action=here>
            {questions}
            <div class="actions">
                <Button label=t!(lang, "Garder ces choix", "Keep these choices") kind=ButtonKind::Quiet name="action" value="choose" />
            </div>
        </form>
    }
}

fn question(lang: Lang, look: &Look, shown: &Shown) -> Option<impl IntoView + use<>> {
    let Leaf::Member {
        detail,
        choice,
        known,
    } = &shown.leaf
    else {
        return None;
    };
    let line = shown.line;
    let name = format!("choix-{line}");
    let who = detail.told.full_name();
    let said = about(look, &detail.told);
    let mut cards = Vec::new();
    for like in &detail.like {
        let why = words::import::likeness(lang, like.why);
        match like.whom {
            Whom::Adhesion(id) => {
                let Some((number, member)) = known.get(&id) else {
                    continue;
                };
                let (name_there, about) = (member.full_name(), about(look, member));
                let title = t!(
                    lang,
                    "C’est {name_there}, adhésion n°\u{a0}{number}",
                    "It is {name_there}, membership no.\u{a0}{number}"
                );
                let text = if about.is_empty() {
                    why
                } else {
                    t!(lang, "{why} : {about}", "{why}: {about}")
                };
                let told = t!(
                    lang,
                    "Sa fiche sera complétée.",
                    "The record will be completed."
                );
                cards.push(card(
                    &name,
                    Choice::Same(id),
                    *choice,
                    title,
                    format!("{text}. {told}"),
                ));
            }
            Whom::Line(other) => {
                let text = t!(
                    lang,
                    "Peut-être la personne de la ligne {other} ({why}) : dans ce cas, laissez de côté.",
                    "Perhaps the person on line {other} ({why}): if so, leave aside."
                );
                cards.push(view! { <p class="field__hint">{text}</p> }.into_any());
            }
        }
    }
    cards.push(card(
        &name,
        Choice::Another,
        *choice,
        t!(lang, "C’est une autre personne", "It is another person"),
        t!(
            lang,
            "Une nouvelle adhésion sera créée.",
            "A new membership will be created."
        ),
    ));
    cards.push(card(
        &name,
        Choice::Skip,
        *choice,
        t!(lang, "Laisser de côté", "Leave aside"),
        t!(
            lang,
            "La ligne n’est pas importée.",
            "The line is not imported."
        ),
    ));
    Some(view! {
        <fieldset class="field">
            <legend class="field__label">
                {who} <span class="line-number">{t!(lang, "ligne {line}", "line {line}")}</span>
            </legend>
            {(!said.is_empty()).then(|| view! { <p class="field__hint">{said}</p> })}
            <input type="hidden" name="ligne" value=line.to_string() />
            <div class="choices">{cards}</div>
        </fieldset>
    })
}

fn card(name: &str, value: Choice, chosen: Option<Choice>, title: String, text: String) -> AnyView {
    let checked = chosen == Some(value);
    let (name, value) = (name.to_owned(), value.to_string());
    view! {
        <label class="radio-card">
            <input type="radio" name=name value=value checked=checked />
            <span class="radio-card__title">{title}</span>
            <span class="radio-card__text">{text}</span>
        </label>
    }
    .into_any()
}

/// What tells two people of one name apart.
fn about(look: &Look, told: &domain::import::Candidate) -> String {
    let facts = [
        told.profession.map(|it| it.label().to_owned()),
        told.place_name.clone(),
        told.commune.map(|it| super::commune(look, it)),
        told.rpps.as_ref().map(|it| format!("RPPS {it}")),
        told.email.as_ref().map(ToString::to_string),
        told.phone.clone(),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
