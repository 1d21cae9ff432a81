//! The head of a page: where one is, its title, one sentence.

use leptos::prelude::*;

use crate::words::unbroken;

/// The head of a page with its one `h1`.
///
/// `<PageHead title=t!(…) up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>"412 membres…"</PageHead>`
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: String,
    /// The page above: where it is and its name.
    #[prop(optional, into)]
    up: Option<(String, String)>,
    /// One sentence: the fact that counts most here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            {up
                .map(|(href, label)| {
                    view! {
                        <p class="eyebrow">
                            <a href=href>{unbroken(&label)}</a>
                        </p>
                    }
                })} <h1>{unbroken(&title)}</h1> {children.map(|children| view! { <p>{children()}</p> })}
        </div>
    }
}
