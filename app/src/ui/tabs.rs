//! Sister pages, as links.

use leptos::prelude::*;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Where it goes.
    pub href: String,
    /// Its words.
    pub label: String,
    /// How many wait behind it; 0 shows too, `None` shows nothing.
    pub count: Option<u64>,
    /// Whether it is the page one is on.
    pub current: bool,
}

/// A row of links to sister pages.
#[component]
pub fn Tabs(
    /// What the tabs choose among, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            view! {
                <li>
                    <a href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.label}
                        {tab.count.map(|count| view! { <span class="count">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{tabs}</ul>
        </nav>
    }
}
