//! Stands at the top of a printed page only.

use leptos::prelude::*;

/// Whose paper it is, and of what day.
#[component]
pub fn PrintHeader(
    /// The CPTS.
    #[prop(into)]
    name: String,
    /// The day, in words.
    #[prop(into)]
    day: String,
) -> impl IntoView {
    view! {
        <div class="print-header">
            <strong>{name}</strong>
            <span>{day}</span>
        </div>
    }
}
