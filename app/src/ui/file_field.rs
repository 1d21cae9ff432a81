//! A file to send. Its style is that of a field.

use leptos::prelude::*;

use super::field::{described_by, head};
use crate::form::Form;

/// A file. The form around it has `enctype="multipart/form-data"`.
#[component]
pub fn FileField<'f>(
    /// The form it belongs to: gives the error. A browser never sends a file twice by itself.
    form: &'f Form,
    /// Name sent with the form.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What it may be.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Endings and types that the browser proposes.
    accept: &'static str,
    /// Whether the label says "(facultatif)".
    #[prop(optional)]
    optional: bool,
) -> impl IntoView + use<> {
    let error = form.error(name).map(str::to_owned);
    let described = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field">
            {head(name, label, optional, hint, error.clone())}
            <input
                class="input"
                id=name
                name=name
                type="file"
                accept=accept
                required=!optional
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            />
        </div>
    }
}
