//! The figures of a day: the sentence, the limits, the seats, the tables, how it was counted.

use leptos::prelude::*;
use service::electorate::weight::{Figures, Weights};

use super::{applicants, lead, limit, proof, seats, table};
use crate::lang::Lang;

/// All of them.
pub(super) fn figures(lang: Lang, slug: &str, read: &Weights, found: &Figures) -> AnyView {
    view! {
        <p class="lead">{lead::lead(lang, found)}</p>
        {limit::limits(lang, found)}
        {seats::seats(lang, found)}
        {table::all(lang, found)}
        {found.applicants.as_ref().map(|them| applicants::list(lang, slug, them))}
        {proof::proof(lang, slug, read, found)}
    }
    .into_any()
}
