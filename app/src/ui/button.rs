//! Buttons, and links that look like them.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::icon::Icon;

/// How much a button weighs on its page: one primary action a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one action of the screen.
    #[default]
    Primary,
    /// Anything else.
    Quiet,
    /// Beside the point: looks like a link in the text.
    Link,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Quiet => "button button--quiet",
            Self::Link => "button button--link",
            Self::Danger => "button button--danger",
        }
    }
}

/// Submits the form around it. Several buttons of one form are told apart by `name` and `value`.
/// Put the buttons of a form in `<div class="actions">`: on a phone the primary one fills the width.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: String,
    /// Weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Name and value sent with the form, when it has several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Value sent with the name.
    #[prop(optional, into)]
    value: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=kind.class() name=name value=value>
            {icon.map(Icon::into_render)}
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
    /// A drawing before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(Icon::into_render)}
            {label}
        </a>
    }
}

/// A button that is off, and under it why and how to fix it.
///
/// `<ButtonOff label="Exporter">"Seul le bureau exporte la liste. " <a href=…>…</a></ButtonOff>`
#[component]
pub fn ButtonOff(
    /// What it would do.
    #[prop(into)]
    label: String,
    /// Why it is off, and how to fix it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="button-off">
            <span class="button" aria-disabled="true">
                {label}
            </span>
            <p>{children()}</p>
        </div>
    }
}
