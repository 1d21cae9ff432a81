//! A sheet of paper, and a list of things one can open.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::icon::Icon;
use crate::words::unbroken;

/// A sheet.
#[component]
pub fn Card(
    /// Its title, an `h2`.
    #[prop(optional, into)]
    title: Option<String>,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">{title.map(|title| view! { <h2>{title}</h2> })} {children()}</section>
    }
}

/// A list of [`Row`]s.
#[component]
pub fn Rows(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <ul class="rows">{children()}</ul> }
}

/// A row: who or what (`lead`: a shield, a disc, an icon), words, and at the end a badge. With `href` the whole row
/// opens it.
///
/// `<Row title="4 candidatures" href=url lead=view! { <Shield …/> }>"la plus ancienne attend depuis 6 jours"</Row>`
#[component]
pub fn Row(
    /// The words that count.
    #[prop(into)]
    title: String,
    /// What the row opens.
    #[prop(optional, into)]
    href: Option<String>,
    /// What stands before the words.
    #[prop(default = None, into)]
    lead: Option<AnyView>,
    /// What stands at the end.
    #[prop(default = None, into)]
    end: Option<AnyView>,
    /// More words, quieter.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (opens, title) = (href.is_some(), unbroken(&title));
    let title = match href {
        Some(href) => view! {
            <a class="row__link" href=href>
                {title}
            </a>
        }
        .into_any(),
        None => view! { <strong>{title}</strong> }.into_any(),
    };
    view! {
        <li>
            {lead}
            <div class="row__body">
                {title} {children.map(|children| view! { <p class="row__text">{children()}</p> })}
            </div>
            {(opens || end.is_some())
                .then(|| {
                    view! {
                        <span class="row__end">
                            {end} {opens.then(|| Icon::Next.into_render())}
                        </span>
                    }
                })}
        </li>
    }
}
