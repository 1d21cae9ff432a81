//! Markdown that a member wrote, as a part of the page. The one place that makes HTML of it.

mod write;

use domain::decision::limit::TEXT_CHARS;
use leptos::prelude::*;

use super::field::lang;
use super::notice::{Notice, NoticeKind};

/// Text in Markdown: headings (shifted below the page's), lists, tables, emphasis, links. HTML is shown as it was typed,
/// images leave their description, and a link leads to the web or to an address only.
#[component]
pub fn Prose(
    /// The Markdown.
    #[prop(into)]
    text: String,
    /// The level of the heading above it.
    #[prop(default = 2)]
    below: u8,
) -> impl IntoView {
    let Ok(html) = html(&text, below) else {
        let max = crate::words::number(lang(), i64::try_from(TEXT_CHARS).unwrap_or(i64::MAX));
        return view! {
            <Notice kind=NoticeKind::Refusal>
                <p>
                    {t!(
                        lang(),
                        "Ce texte dépasse {max} caractères\u{a0}: il n’est pas affiché.",
                        "This text is longer than {max} characters: it is not shown."
                    )}
                </p>
            </Notice>
        }
        .into_any();
    };
    // Members write French, whatever the language of the page.
    view! { <div class="prose" lang="fr" inner_html=html></div> }.into_any()
}

/// It is longer than anything that a member can have written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("longer than {TEXT_CHARS} characters")]
pub struct TooLong;

/// The HTML of a text in Markdown, whose headings stand below a heading of that level.
///
/// # Errors
/// [`TooLong`].
pub fn html(markdown: &str, below: u8) -> Result<String, TooLong> {
    // A character has four bytes at most: what is far too long is not even counted.
    let too_long = TEXT_CHARS * 4 < markdown.len() || TEXT_CHARS < markdown.chars().count();
    if too_long {
        return Err(TooLong);
    }
    Ok(write::write(markdown, below))
}

#[cfg(test)]
mod tests;
