//! Where a script tells what it found.

use leptos::prelude::*;

use super::icon::Icon;

/// The place of a finding, which a screen reader hears when it is there, and the signs that the script of the page
/// (`election/shown.js`) puts before it.
#[component]
pub fn Constat() -> impl IntoView {
    view! {
        <div class="stack stack-loose" id="constat" role="status" tabindex="-1"></div>
        <template id="signe-success">{Icon::Tick}</template>
        <template id="signe-refusal">{Icon::No}</template>
    }
}
