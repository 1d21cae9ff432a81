use leptos::prelude::*;

use crate::statutes::simulator::Sim;

/// A field of numbers, answered as it is typed.
pub(super) fn number(sim: Sim, name: String, label: String, hint: Option<String>) -> AnyView {
    let value = sim
        .values
        .with_untracked(|it| it.get(&name).cloned().unwrap_or_default());
    let error = {
        let name = name.clone();
        move || sim.error(&name)
    };
    let (wrong, shown) = (error.clone(), error.clone());
    let (error_id, hint_id) = (format!("{name}-error"), format!("{name}-hint"));
    let many = hint.is_some();
    let described = if many {
        format!("{hint_id} {error_id}")
    } else {
        error_id.clone()
    };
    let typed = name.clone();
    view! {
        <div class="field">
            <label class="field__label" for=name.clone()>
                {label}
            </label>
            {hint.map(|it| view! { <p class="field__hint" id=hint_id>{it}</p> })}
            <input
                class="input"
                id=name.clone()
                name=name
                type="text"
                inputmode=(!many).then_some("numeric")
                autocomplete="off"
                maxlength=if many { "400" } else { "20" }
                value=value
                aria-invalid=move || wrong().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| sim.set(&typed, event_target_value(&event))
            />
            <p class="field__error" id=error_id hidden=move || shown().is_none()>
                {error}
            </p>
        </div>
    }
    .into_any()
}
