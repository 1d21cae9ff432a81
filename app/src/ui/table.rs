//! A table; under 640 px each row is a card.

use leptos::prelude::*;

use super::field::lang;

/// A heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its words; a cell repeats them in `data-label`.
    pub label: String,
    /// Whether it holds numbers, set to the right.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: false,
        }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: true,
        }
    }
}

/// A table. The children are the `<tr>`s: first a `<th scope="row">` (the card's title on a phone), then `<td>`s with
/// `data-label` equal to their column's words, `class="cell--number"` for numbers and `class="cell--action"` for a link
/// or a button at the end.
#[component]
pub fn Table(
    /// What the table holds, in one sentence: its caption.
    #[prop(optional, into)]
    caption: Option<String>,
    /// The columns.
    columns: Vec<Column>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = columns
        .into_iter()
        .map(|column| {
            let class = column.numeric.then_some("cell--number");
            // A column of buttons has no words of its own; screen readers get some.
            let words = if column.label.is_empty() {
                let hidden = t!(lang(), "Action", "Action");
                view! { <span class="visually-hidden">{hidden}</span> }.into_any()
            } else {
                column.label.into_any()
            };
            view! {
                <th scope="col" class=class>
                    {words}
                </th>
            }
        })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                {caption.map(|caption| view! { <caption>{caption}</caption> })} <thead>
                    <tr>{head}</tr>
                </thead> <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
