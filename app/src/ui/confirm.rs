//! What cannot be undone: says what happens and asks for a typed word. Needs no script.

use leptos::prelude::*;

use super::button::{Button, ButtonKind};
use super::field::Field;
use crate::form::Form;
use crate::lang::Lang;

/// Name of the field in which the word is typed.
const FIELD: &str = "confirmation";

/// Whether the word was typed; if not, the form says so at the field. Capitals and spaces do not
/// count.
pub fn confirmed(form: &mut Form, word: &str, lang: Lang) -> bool {
    let typed = form.text(FIELD).to_lowercase() == word.to_lowercase();
    if !typed {
        form.reject(
            FIELD,
            t!(
                lang,
                "Pour confirmer, écrivez « {word} ».",
                "To confirm, type \"{word}\"."
            ),
        );
    }
    typed
}

/// A section that opens: what happens (children: sentences, and fields if the action needs some),
/// the field for the word, the button. Its handler asks [`confirmed`] with the same word. A page
/// has at most one that is being filled: it stays open when its form comes back with errors.
#[component]
pub fn Confirm<'f, 'w>(
    /// The form, empty or with its errors.
    form: &'f Form,
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// What it does, as a verb: the line that opens and the button.
    #[prop(into)]
    label: String,
    /// The word to type.
    word: &'w str,
    /// What the form is called, where the page has another one that asks for a word.
    #[prop(default = None)]
    among: Option<String>,
    /// What happens and cannot be undone; further fields.
    children: Children,
) -> impl IntoView + use<> {
    let lang = super::field::lang();
    let open = !form.is_valid();
    let button = label.clone();
    let ask = t!(
        lang,
        "Pour confirmer, écrivez « {word} »",
        "To confirm, type \"{word}\""
    );
    view! {
        <details class="confirm" open=open>
            <summary>{label}</summary>
            <form class="confirm__body" method="post" action=action>
                {children()}
                <Field form=form name=FIELD label=ask autocomplete="off" required=true among=among />
                <div class="actions">
                    <Button label=button kind=ButtonKind::Danger />
                </div>
            </form>
        </details>
    }
}
