//! Buttons, and links that look like them.

use leptos::prelude::*;

/// How much a button weighs on its page: one primary action a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one action of the screen.
    #[default]
    Primary,
    /// Anything else.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// Submits the form around it.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: String,
    /// Weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Name and value sent with the form, when it has several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Value sent with the name.
    #[prop(optional, into)]
    value: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=kind.class() name=name value=value>
            {label}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it leads to.
    #[prop(into)]
    label: String,
    /// Weight.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {label}
        </a>
    }
}
