//! What is wrong with a form, at the top of its page, with links to the fields.

use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;

/// Names of fields that hold a file.
const FILES: [&str; 4] = ["document", "fichier", "file", "photo"];

/// The summary; nothing when the form is valid. It takes the focus when the page opens, so that it
/// is read out first, without script.
#[component]
pub fn ErrorSummary<'f>(
    /// The form.
    form: &'f Form,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView + use<> {
    let errors = form.errors().to_vec();
    let count = errors.len();
    let is_file = |field: Option<&str>| field.is_some_and(|it| FILES.contains(&it));
    // A browser never sends a file twice by itself.
    let kept = if form.is_blank() && errors.iter().all(|it| is_file(it.field.as_deref())) {
        t!(
            lang,
            "Choisissez le fichier de nouveau.",
            "Choose the file again."
        )
    } else {
        t!(
            lang,
            "Ce que vous avez saisi est conservé.",
            "What you typed is kept."
        )
    };
    (count > 0).then(|| {
        let lines = errors
            .into_iter()
            .map(|error| match error.field {
                Some(field) => view! {
                    <li>
                        <a href=format!("#{field}")>{error.message}</a>
                    </li>
                }
                .into_any(),
                None => view! { <li>{error.message}</li> }.into_any(),
            })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus id="error-summary">
                <h2>
                    {plural!(
                        lang, count,
                        "Une chose est à corriger", "{count} choses sont à corriger",
                        "One thing to correct", "{count} things to correct"
                    )}
                </h2>
                <ul>{lines}</ul>
                <p>{kept}</p>
            </div>
        }
    })
}
