//! What happened, one event after another.

use leptos::prelude::*;

/// A list of [`Event`]s, in the order they are given.
#[component]
pub fn Timeline(
    /// The events.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One event.
#[component]
pub fn Event(
    /// When, in words; `datetime` repeats it for machines.
    #[prop(into)]
    when: String,
    /// ISO 8601 day or instant.
    #[prop(optional, into)]
    datetime: Option<String>,
    /// What happened, in a few words.
    #[prop(into)]
    what: String,
    /// By whom, why.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li>
            <time datetime=datetime>{when}</time>
            <span class="timeline__what">{what}</span>
            {children.map(|children| children())}
        </li>
    }
}
