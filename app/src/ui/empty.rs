//! Nothing here, and that is fine.

use leptos::prelude::*;

use super::icon::Icon;

/// An empty list that reassures: one sentence, perhaps text and one way on as children.
#[component]
pub fn Empty(
    /// The sentence.
    #[prop(into)]
    title: String,
    /// Another sign than the tick.
    #[prop(default = Icon::Tick)]
    icon: Icon,
    /// More words, a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon} <p class="empty__title">{title}</p> {children.map(|children| children())}
        </div>
    }
}
