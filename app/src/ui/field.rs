//! A field of a form: label, hint, error, value.

use leptos::prelude::*;

use crate::form::Form;

/// What is typed in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A date.
    Date,
    /// A whole number.
    Number,
    /// A search.
    Search,
}

impl FieldKind {
    const fn html(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Number => "number",
            Self::Search => "search",
        }
    }
}

/// A field of one line. Its `id` is its name, so that the error summary can link to it.
#[component]
pub fn Field<'f>(
    /// The form it belongs to: gives the value and the error.
    form: &'f Form,
    /// Name sent with the form.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is typed.
    #[prop(optional)]
    kind: FieldKind,
    /// Value of `autocomplete`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Whether it may stay empty; said in the label.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let error = form.error(name).map(str::to_owned);
    let described = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field" class:field--error=error.is_some()>
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.clone().map(|error| view! { <p class="field__error" id=format!("{name}-error")>{error}</p> })}
            <input
                class="field__input"
                id=name
                name=name
                type=kind.html()
                value=form.raw(name).to_owned()
                autocomplete=autocomplete
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            />
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea<'f>(
    /// The form it belongs to: gives the value and the error.
    form: &'f Form,
    /// Name sent with the form.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Lines shown.
    #[prop(default = 4)]
    rows: u32,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let error = form.error(name).map(str::to_owned);
    let described = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field" class:field--error=error.is_some()>
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.clone().map(|error| view! { <p class="field__error" id=format!("{name}-error")>{error}</p> })}
            <textarea
                class="field__input"
                id=name
                name=name
                rows=rows
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            >
                {form.raw(name).to_owned()}
            </textarea>
        </div>
    }
}

/// The value of `aria-describedby` for a field.
pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-hint {name}-error")),
    }
}
