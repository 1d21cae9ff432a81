//! A state in one or two words.

use leptos::prelude::*;
use leptos::tachys::view::IntoRender;

use super::icon::Icon;
use super::notice::NoticeKind;

/// A state: a sign, one or two words, a colour. Without `kind` it is neither good nor bad.
///
/// `<Badge kind=NoticeKind::Success label=words::adhesion_state(lang, state) />`
#[component]
pub fn Badge(
    /// What kind of state.
    #[prop(optional, into)]
    kind: Option<NoticeKind>,
    /// Another sign than the kind's own.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let (class, sign) = match kind {
        None => ("badge", None),
        Some(NoticeKind::Info) => ("badge badge--info", Some(Icon::Info)),
        Some(NoticeKind::Success) => ("badge badge--success", Some(Icon::Tick)),
        Some(NoticeKind::Caution) => ("badge badge--caution", Some(Icon::Clock)),
        Some(NoticeKind::Refusal) => ("badge badge--refusal", Some(Icon::No)),
    };
    view! { <span class=class>{icon.or(sign).map(Icon::into_render)} {label}</span> }
}
