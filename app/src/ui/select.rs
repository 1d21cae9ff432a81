//! One of a list that is too long for cards.

use leptos::prelude::*;

use super::field::{described_by, head, id_of};
use crate::form::Form;

/// One answer of a [`Select`](fn@Select), of [`RadioCards`](fn@super::RadioCards) or of
/// [`Checkboxes`](fn@super::Checkboxes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Sent with the form: the stable code.
    pub value: String,
    /// What one reads.
    pub label: String,
    /// What it means, on cards and beside boxes; a select does not show it.
    pub detail: Option<String>,
}

impl Choice {
    /// An answer in a few words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            detail: None,
        }
    }

    /// With what it means.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// A list that opens. Fewer than six answers read better as [`RadioCards`](fn@super::RadioCards).
#[component]
pub fn Select<'f>(
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
    /// Words of an empty first answer ("Choisissez…", "Toutes"); without them the first answer
    /// stands chosen.
    #[prop(optional, into)]
    empty: Option<String>,
    /// Whether it must be answered.
    #[prop(optional)]
    required: bool,
    /// Whether the label says "(facultatif)".
    #[prop(optional)]
    optional: bool,
    /// What the form is called, where the page has others with such a field: its `id` is its own then, unless it is the
    /// form that came back, to which the error summary leads.
    #[prop(default = None)]
    among: Option<String>,
) -> impl IntoView + use<> {
    let error = form.error(&name).map(str::to_owned);
    let id = id_of(form, &name, among.as_deref());
    let described = described_by(&id, hint.is_some(), error.is_some());
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = form.chose(&name, &choice.value);
            view! {
                <option value=choice.value selected=selected>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            {head(&id, label, optional, hint, error.clone())}
            <select
                class="input"
                id=id
                name=name.clone()
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            >
                {empty.map(|words| view! { <option value="">{words}</option> })}
                {options}
            </select>
        </div>
    }
}
