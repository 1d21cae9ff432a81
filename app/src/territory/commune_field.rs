//! The commune field of a form.

use leptos::prelude::*;

use super::commune_combobox::CommuneCombobox;
use crate::form::Form;
use crate::lang::Lang;

/// A field for one commune, by name or postal code. What comes back is for
/// [`service::territory::ask`]: the text under `name`, and under `name` with `-code` the INSEE code if
/// one was chosen from the list. A page that has it must say `.islands(Islands::Common)`.
#[component]
pub fn CommuneField<'f>(
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
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <CommuneCombobox
            name=name.to_owned()
            label=label
            hint=hint
            error=form.error(name).map(str::to_owned)
            value=form.raw(name).to_owned()
            lang=lang
        />
    }
}
