//! A notice in the page.

use leptos::prelude::*;

/// What a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Something to know.
    #[default]
    Info,
    /// Something was done.
    Success,
    /// Something to be careful about.
    Caution,
    /// Something was refused.
    Refusal,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice--info",
            Self::Success => "notice notice--success",
            Self::Caution => "notice notice--caution",
            Self::Refusal => "notice notice--refusal",
        }
    }
}

/// A notice.
#[component]
pub fn Notice(
    /// What it says.
    #[prop(optional)]
    kind: NoticeKind,
    /// Its content.
    children: Children,
) -> impl IntoView {
    view! { <div class=kind.class()>{children()}</div> }
}
