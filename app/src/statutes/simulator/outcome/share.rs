//! What part of the voices each group has.

use domain::scenario::{Part, Played, Share, Whose};
use leptos::prelude::*;

use super::bar::bar;
use super::part;
use super::table::table;
use crate::lang::Lang;
use crate::statutes::simulator::say::whose;

/// A bar for each group, and the table that says the same.
pub(super) fn shares(lang: Lang, played: &Played) -> Option<AnyView> {
    if played.shares.is_empty() {
        return None;
    }
    let cap = |it: &Share| {
        let caps = played
            .majority
            .cast
            .as_ref()
            .or(played.majority.roll.as_ref())?
            .caps;
        match it.whose {
            Whose::Bloc(_) => caps.bloc,
            Whose::Establishments => caps.establishments,
        }
    };
    let bars = played
        .shares
        .iter()
        .filter_map(|it| bar(lang, it, cap(it)))
        .collect_view();
    let none = || t!(lang, "pas de limite", "no limit");
    let labels = [
        t!(lang, "Liste", "Roll"),
        t!(lang, "Liste, limitée", "Roll, capped"),
        t!(lang, "Voix", "Votes"),
        t!(lang, "Voix, limitées", "Votes, capped"),
    ];
    let rows = played
        .shares
        .iter()
        .map(|it| {
            let capped = |it: Option<&Part>| it.map_or_else(none, |it| part(lang, it));
            let cells = [
                part(lang, &it.roll),
                capped(it.roll_capped.as_ref()),
                part(lang, &it.cast),
                capped(it.cast_capped.as_ref()),
            ];
            (whose(lang, it.whose), cells.to_vec())
        })
        .collect();
    let caption = t!(
        lang,
        "Part de chaque groupe sur la liste des votants et dans le vote, brute et limitée",
        "Share of each group on the roll and in the vote, raw and capped"
    );
    Some(
        view! {
            <section class="card">
                <h2>{t!(lang, "Poids des groupes", "Weight of groups")}</h2>
                {bars}
                {table(caption, t!(lang, "Groupe", "Group"), &labels, rows)}
            </section>
        }
        .into_any(),
    )
}
