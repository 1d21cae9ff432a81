//! One of a few answers, each a card: the whole card is the label.

use leptos::prelude::*;

use super::field::{described_by, notes, optional_mark};
use super::select::Choice;
use crate::form::Form;

/// A question with its answers as cards. The first card's `id` is the field's name, so that the
/// error summary can link to it.
#[component]
pub fn RadioCards<'f>(
    /// The form it belongs to: gives the value and the error.
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
    /// Whether it must be answered.
    #[prop(optional)]
    required: bool,
    /// Whether the question says "(facultatif)".
    #[prop(optional)]
    optional: bool,
) -> impl IntoView + use<> {
    let error = form.error(&name).map(str::to_owned);
    let described = described_by(&name, hint.is_some(), error.is_some());
    let cards = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let checked = form.chose(&name, &choice.value);
            view! {
                <label class="radio-card">
                    <input
                        type="radio"
                        id=(index == 0).then(|| name.clone())
                        name=name.clone()
                        value=choice.value
                        checked=checked
                        required=required
                    />
                    <span class="radio-card__title">{choice.label}</span>
                    {choice
                        .detail
                        .map(|detail| view! { <span class="radio-card__text">{detail}</span> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field__label">{label} {optional.then_some(" ")} {optional.then(optional_mark)}</legend>
            {notes(&name, hint, error)}
            <div class="choices">{cards}</div>
        </fieldset>
    }
}
