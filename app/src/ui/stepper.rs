//! Few named steps; on a phone their bars and the name of the current one.

use leptos::prelude::*;

use super::field::lang;

/// The steps of a wizard, the current one marked.
#[component]
pub fn Stepper(
    /// Names of the steps.
    steps: Vec<String>,
    /// The current one, from 0.
    current: usize,
) -> impl IntoView {
    let lang = lang();
    let (number, count) = (current + 1, steps.len());
    let name = steps.get(current).cloned().unwrap_or_default();
    let bars = steps
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let class = (index < current).then_some("stepper__done");
            let here = (index == current).then_some("step");
            view! {
                <li class=class aria-current=here>
                    <span>{name}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="stepper">
            <p>
                {t!(lang, "Étape {number} sur {count} : {name}", "Step {number} of {count}: {name}")}
            </p>
            <ol aria-hidden="true">{bars}</ol>
        </div>
    }
}
