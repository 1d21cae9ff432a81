//! The text as it will be read, before it is kept: by a button, without script.

use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Card, Prose};

/// The text, when it was asked for.
pub(super) fn preview(lang: Lang, form: &Form) -> Option<AnyView> {
    if form.text("action") != "voir" {
        return None;
    }
    let text = form.raw("texte").to_owned();
    let empty = text.trim().is_empty();
    Some(
        view! {
            <Card title=t!(lang, "Le texte mis en forme", "The text as it will be read")>
                <p class="muted small">
                    {t!(lang, "Rien n’est encore enregistré.", "Nothing is kept yet.")}
                </p>
                {if empty {
                    view! { <p>{t!(lang, "Le texte est encore vide.", "The text is still empty.")}</p> }.into_any()
                } else {
                    view! { <Prose text=text /> }.into_any()
                }}
            </Card>
        }
        .into_any(),
    )
}
