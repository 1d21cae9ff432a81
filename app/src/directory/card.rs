//! A member as the directory shows them; also on the page "who can see me".

use leptos::prelude::*;
use service::directory::card::Card;

use crate::lang::Lang;
use crate::ui::{Disc, Icon};
use crate::words::profession as words;

/// The line of a member.
pub struct Shown {
    /// What is shown.
    pub card: Card,
    /// The neighbouring CPTS, for people of a neighbour.
    pub cpts: Option<String>,
    /// A structure, not a person.
    pub structure: bool,
}

/// A member: name, what and where, ways to reach them.
pub fn shown(it: Shown, lang: Lang) -> impl IntoView {
    let Card {
        name,
        profession,
        skill,
        mode,
        structure,
        commune,
        phone,
        email,
    } = it.card;
    let what: Vec<String> = [
        profession.map(|it| words::occupation(lang, it, skill.as_ref())),
        mode.map(|it| words::mode(lang, it)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let place: Vec<String> = [structure, commune, it.cpts]
        .into_iter()
        .flatten()
        .collect();
    let lead = if it.structure {
        view! { {Icon::Building} }.into_any()
    } else {
        view! { <Disc name=&name /> }.into_any()
    };
    let call = phone.map(|number| {
        let href = format!("tel:{}", number.replace(|c: char| c.is_whitespace(), ""));
        view! { <a href=href>{number}</a> }
    });
    let write = email.map(|address| {
        let href = format!("mailto:{address}");
        view! { <a href=href>{address}</a> }
    });
    let line = |words: Vec<String>| {
        (!words.is_empty()).then(|| view! { <p class="row__text">{words.join(" · ")}</p> })
    };
    let reach = (call.is_some() || write.is_some())
        .then(|| view! { <p class="row__text reach">{call} {write}</p> });
    view! {
        <li>
            {lead}
            <div class="row__body">
                <strong>{name}</strong>
                {line(what)}
                {line(place)}
                {reach}
            </div>
        </li>
    }
}
