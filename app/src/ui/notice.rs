//! A notice in the page.

use leptos::prelude::*;

use super::icon::Icon;

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

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Tick,
            Self::Caution => Icon::Caution,
            Self::Refusal => Icon::No,
        }
    }
}

/// A notice: a sign, perhaps a bold line, the text.
#[component]
pub fn Notice(
    /// What it says.
    #[prop(optional)]
    kind: NoticeKind,
    /// One bold line above the text.
    #[prop(optional, into)]
    title: Option<String>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=kind.class()>
            {kind.icon()}
            <div class="notice__body">
                {title.map(|title| view! { <p class="notice__title">{title}</p> })} {children()}
            </div>
        </div>
    }
}
