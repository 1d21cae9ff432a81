//! Boxes: one to agree, or several to choose among.

use leptos::prelude::*;

use super::field::{described_by, notes};
use super::select::Choice;
use crate::form::Form;

/// A box and its words (children, may hold links); checked when the form has `value` under `name`.
#[component]
pub fn Checkbox<'f>(
    /// The form it belongs to.
    form: &'f Form,
    /// Name sent with the form.
    name: &'static str,
    /// Value sent with the form.
    #[prop(default = "yes".to_owned(), into)]
    value: String,
    /// What it means.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it must be checked.
    #[prop(optional)]
    required: bool,
    /// The words.
    children: Children,
) -> impl IntoView + use<> {
    let checked = form.chose(name, &value);
    let error = form.error(name).map(str::to_owned);
    let described = described_by(name, false, error.is_some());
    view! {
        <div class="field">
            {notes(name, None, error.clone())} <label class="checkbox">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value=value
                    checked=checked
                    required=required
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=described
                />
                <span>{children()}</span>
                {hint.map(|hint| view! { <span class="field__hint">{hint}</span> })}
            </label>
        </div>
    }
}

/// A question with several answers, all sent under one name ([`Form::all`]).
#[component]
pub fn Checkboxes<'f>(
    /// The form it belongs to.
    form: &'f Form,
    /// Name sent with the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The answers.
    choices: Vec<Choice>,
) -> impl IntoView + use<> {
    let error = form.error(&name).map(str::to_owned);
    let described = described_by(&name, hint.is_some(), error.is_some());
    let boxes = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let checked = form.chose(&name, &choice.value);
            view! {
                <label class="checkbox">
                    <input
                        type="checkbox"
                        id=(index == 0).then(|| name.clone())
                        name=name.clone()
                        value=choice.value
                        checked=checked
                    />
                    <span>{choice.label}</span>
                    {choice.detail.map(|detail| view! { <span class="field__hint">{detail}</span> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field__label">{label}</legend>
            {notes(&name, hint, error)}
            <div class="choices choices--boxes">{boxes}</div>
        </fieldset>
    }
}
