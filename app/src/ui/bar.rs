//! A share of a whole, with the threshold it is measured against.

use leptos::prelude::*;

/// A share in basis points (1830 = 18,30 %), so that no float decides anything.
pub type BasisPoints = u16;

/// A bar. The sentence that says the same in words is its children, and stands above it; the drawing is hidden from
/// screen readers.
///
/// `<Bar share=1830 mark=Some(2000)>"18,3 % des voix au GHT, pour un plafond de 20 %."</Bar>`
#[component]
pub fn Bar(
    /// The share.
    share: BasisPoints,
    /// The threshold: a mark on the bar. A share above it turns red.
    #[prop(optional, into)]
    mark: Option<BasisPoints>,
    /// The same, in words.
    children: Children,
) -> impl IntoView {
    let class = if mark.is_some_and(|mark| share > mark) {
        "bar__share bar__share--over"
    } else {
        "bar__share"
    };
    view! {
        <div class="bar">
            <p>{children()}</p>
            <svg viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__track" width="10000" height="100" />
                <rect class=class width=share height="100" />
                {mark.map(|mark| view! { <path class="bar__mark" d=format!("M{mark} -20V120") /> })}
            </svg>
        </div>
    }
}
