//! A text field that proposes communes while one types.
//!
//! It must be an island because it follows the keyboard. Without script it is the text field alone, and
//! the page that receives it proposes the communes that fit.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Suggestion, suggest_communes};
use crate::lang::Lang;

/// How long the keyboard must rest before the server is asked.
const REST: Duration = Duration::from_millis(120);

/// The field, as the ARIA 1.2 pattern "editable combobox with list" has it. The text is sent under
/// `name`; the code of a commune that was chosen from the list under `name` with `-code`.
#[island]
pub fn CommuneCombobox(
    /// Name sent with the form, and `id` of the field.
    name: String,
    /// What is asked.
    label: String,
    /// How to answer.
    hint: Option<String>,
    /// What is wrong.
    error: Option<String>,
    /// What was typed before.
    value: String,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let alive = RwSignal::new(false);
    let text = RwSignal::new(value.clone());
    let code = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Suggestion>::new());
    let active = RwSignal::new(None::<usize>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| alive.set(true));

    let close = move || {
        found.set(Vec::new());
        active.set(None);
    };
    let choose = move |at: usize| {
        if let Some(suggestion) = found.with_untracked(|found| found.get(at).cloned()) {
            text.set(suggestion.name);
            code.set(suggestion.code);
        }
        close();
    };
    let ask = move |typed: String| {
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        if typed.trim().chars().count() < 2 {
            close();
            return;
        }
        let asking = move || {
            let typed = typed.clone();
            spawn_local(async move {
                if let Ok(list) = suggest_communes(typed.clone()).await
                    && text.with_untracked(|now| *now == typed)
                    && code.with_untracked(String::is_empty)
                {
                    active.set(None);
                    found.set(list);
                }
            });
        };
        timer.set_value(set_timeout_with_handle(asking, REST).ok());
    };
    let step = move |forward: bool| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            active.update(|at| {
                *at = Some(match (*at, forward) {
                    (None, true) => 0,
                    (None, false) => count - 1,
                    (Some(at), true) => (at + 1) % count,
                    (Some(at), false) => (at + count - 1) % count,
                });
            });
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let open = found.with_untracked(|found| !found.is_empty());
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                if open {
                    step(event.key() == "ArrowDown");
                } else {
                    code.set(String::new());
                    ask(text.get_untracked());
                }
            }
            "Enter" if open => {
                if let Some(at) = active.get_untracked() {
                    event.prevent_default();
                    choose(at);
                }
            }
            "Escape" if open => {
                event.prevent_default();
                close();
            }
            "Tab" => close(),
            _ => {}
        }
    };

    let list_id = format!("{name}-list");
    let option_id = {
        let name = name.clone();
        move |at: usize| format!("{name}-option-{at}")
    };
    let described = match (hint.is_some(), error.is_some()) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-hint {name}-error")),
    };
    let when_alive = move |value: &'static str| move || alive.get().then_some(value);
    let is_open = move || found.with(|found| !found.is_empty());
    let active_id = {
        let option_id = option_id.clone();
        move || active.get().map(&option_id)
    };
    let controls = {
        let list_id = list_id.clone();
        move || alive.get().then(|| list_id.clone())
    };
    let options = move || {
        let option_id = option_id.clone();
        found
            .get()
            .into_iter()
            .enumerate()
            .map(move |(at, suggestion)| {
                view! {
                    <li
                        id=option_id(at)
                        role="option"
                        class="combobox__option"
                        aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
                        on:mousedown=|event| event.prevent_default()
                        on:click=move |_| choose(at)
                    >
                        <span>{suggestion.name}</span>
                        " "
                        <span class="combobox__detail">{suggestion.detail}</span>
                        {suggestion
                            .formerly
                            .map(|name| {
                                let with = t!(lang, "avec {name}", "with {name}");
                                view! { <span class="combobox__detail">{with}</span> }
                            })}
                    </li>
                }
            })
            .collect_view()
    };
    let count = move || {
        let count = found.with(Vec::len);
        (count > 0).then(|| {
            plural!(
                lang,
                count,
                "{count} commune proposée",
                "{count} communes proposées",
                "{count} commune proposed",
                "{count} communes proposed"
            )
        })
    };

    view! {
        <div class="field combobox">
            <label class="field__label" for=name.clone()>
                {label}
            </label>
            {hint
                .map(|hint| {
                    view! {
                        <p class="field__hint" id=format!("{name}-hint")>
                            {hint}
                        </p>
                    }
                })}
            {error
                .clone()
                .map(|error| {
                    view! {
                        <p class="field__error" id=format!("{name}-error")>
                            {error}
                        </p>
                    }
                })}
            <input
                class="input"
                id=name.clone()
                name=name.clone()
                type="text"
                value=value
                prop:value=move || text.get()
                autocomplete="off"
                spellcheck="false"
                role=when_alive("combobox")
                aria-autocomplete=when_alive("list")
                aria-expanded=move || alive.get().then(|| if is_open() { "true" } else { "false" })
                aria-controls=controls
                aria-activedescendant=active_id
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    text.set(typed.clone());
                    code.set(String::new());
                    ask(typed);
                }
                on:keydown=on_key
                on:blur=move |_| close()
            />
            <input type="hidden" name=format!("{name}-code") prop:value=move || code.get() />
            <ul
                id=list_id
                class="combobox__list"
                role="listbox"
                aria-label=t!(lang, "Communes", "Communes")
                hidden=move || !is_open()
            >
                {options}
            </ul>
            <p class="visually-hidden" role="status">
                {count}
            </p>
        </div>
    }
}
