//! What changed from one text to the next, in one column: what was taken away and what was added, told by sign, by colour and
//! in words for who hears the page.

mod compare;

use leptos::prelude::*;

use super::field::lang;
use crate::lang::Lang;
use compare::{Block, Piece, compare};

/// Lines that did not change are folded beyond this many.
const LINES: usize = 3;

/// Two versions of a text.
#[component]
pub fn DifferenceOf(
    /// The earlier one.
    #[prop(into)]
    before: String,
    /// The later one.
    #[prop(into)]
    after: String,
) -> impl IntoView {
    let lang = lang();
    let found = compare(&before, &after);
    let blocks = found
        .blocks
        .into_iter()
        .map(|it| block(lang, it))
        .collect_view();
    view! {
        <div class="difference">
            <p class="difference__sum">{sum(lang, found.added, found.removed)}</p>
            {blocks}
        </div>
    }
}

fn sum(lang: Lang, added: usize, removed: usize) -> String {
    let plus = plural!(
        lang,
        added,
        "un mot ajouté",
        "{added} mots ajoutés",
        "one word added",
        "{added} words added"
    );
    let minus = plural!(
        lang,
        removed,
        "un mot retiré",
        "{removed} mots retirés",
        "one word removed",
        "{removed} words removed"
    );
    match (added, removed) {
        (0, 0) => t!(
            lang,
            "Les deux versions ont les mêmes mots.",
            "Both versions have the same words."
        ),
        (_, 0) => format!("{plus}."),
        (0, _) => format!("{minus}."),
        _ => format!("{plus}, {minus}."),
    }
}

fn block(lang: Lang, block: Block) -> AnyView {
    match block {
        Block::Same(lines) if LINES < lines.len() => {
            let count = lines.len();
            let said = plural!(
                lang,
                count,
                "Une ligne inchangée",
                "{count} lignes inchangées",
                "One line unchanged",
                "{count} lines unchanged"
            );
            view! {
                <details class="difference__folded">
                    <summary>{said}</summary>
                    <p class="difference__same">{lines.concat()}</p>
                </details>
            }
            .into_any()
        }
        Block::Same(lines) => {
            view! { <p class="difference__same">{lines.concat().trim_end().to_owned()}</p> }
                .into_any()
        }
        Block::Changed(pieces) => {
            let pieces = pieces.into_iter().map(|it| piece(lang, it)).collect_view();
            view! { <p class="difference__changed">{pieces}</p> }.into_any()
        }
    }
}

fn piece(lang: Lang, piece: Piece) -> AnyView {
    let (before, after) = (
        t!(lang, "[retiré\u{a0}: ", "[removed: "),
        t!(lang, "[ajouté\u{a0}: ", "[added: "),
    );
    let aside = |words: String| view! { <span class="visually-hidden">{words}</span> };
    match piece {
        Piece::Same(text) => text.into_any(),
        Piece::Removed(text) => {
            let (lead, words) = lines(&text);
            view! { {lead} <del>{aside(before)} {words} {aside("] ".to_owned())}</del> }.into_any()
        }
        Piece::Added(text) => {
            let (lead, words) = lines(&text);
            view! { {lead} <ins>{aside(after)} {words} {aside("] ".to_owned())}</ins> }.into_any()
        }
    }
}

/// The line breaks before words, and the words: a line that is empty is not coloured.
fn lines(text: &str) -> (String, String) {
    let words = text.trim_start_matches(['\n', ' ']);
    let lead = text.get(..text.len() - words.len()).unwrap_or_default();
    (lead.to_owned(), words.trim_end_matches('\n').to_owned())
}
