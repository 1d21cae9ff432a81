//! The pages of the statutes: text, rules, comparison, simulator, and drafts for who writes them.

use domain::permission::{Action, may};
use leptos::prelude::*;

use crate::ui::{Tab, Tabs};
use crate::visit::Visit;

/// A page of the statutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// The text that members accept.
    Text,
    /// The rules as data, in words.
    Rules,
    /// Two versions beside each other.
    Compare,
    /// A meeting that is tried out.
    Simulate,
    /// Drafts of rules; who may not write them does not see the tab.
    Drafts,
}

/// The row of tabs; with `within` the addresses keep that version of the rules.
pub fn tabs(visit: &Visit, slug: &str, current: Leaf, version: Option<i32>) -> AnyView {
    let lang = visit.lang;
    let base = format!("/cpts/{slug}/statuts");
    let rules = version.map_or_else(
        || format!("{base}/regles"),
        |it| format!("{base}/regles/{it}"),
    );
    let compare = version.map_or_else(
        || format!("{base}/comparer"),
        |it| format!("{base}/comparer?a={it}"),
    );
    let simulate = version.map_or_else(
        || format!("{base}/simuler"),
        |it| format!("{base}/simuler?version={it}"),
    );
    let drafts = format!("{base}/brouillons");
    let writes = visit
        .place(slug)
        .is_some_and(|place| may(&place.standing(), Action::DraftRules).is_ok());
    let tab = |leaf, href, label| Tab {
        href,
        label,
        count: None,
        current: leaf == current,
    };
    let mut tabs = vec![
        tab(Leaf::Text, base, t!(lang, "Le texte", "The text")),
        tab(Leaf::Rules, rules, t!(lang, "Les règles", "The rules")),
        tab(Leaf::Compare, compare, t!(lang, "Comparer", "Compare")),
        tab(Leaf::Simulate, simulate, t!(lang, "Simuler", "Simulate")),
    ];
    if writes {
        tabs.push(tab(Leaf::Drafts, drafts, t!(lang, "Brouillons", "Drafts")));
    }
    view! { <Tabs label=t!(lang, "Pages des statuts", "Pages of the statutes") tabs=tabs /> }
        .into_any()
}
