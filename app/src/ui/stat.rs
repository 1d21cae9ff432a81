//! A number and what it means.

use leptos::prelude::*;

/// A row of [`Stat`]s.
#[component]
pub fn Stats(
    /// The stats.
    children: Children,
) -> impl IntoView {
    view! { <dl class="stats">{children()}</dl> }
}

/// A number, already written for the reader ("47 812"), and what it means ("habitants en 2023").
#[component]
pub fn Stat(
    /// The number.
    #[prop(into)]
    value: String,
    /// What it means.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stat">
            <dt>{children()}</dt>
            <dd>{value}</dd>
        </div>
    }
}
