//! A vote that was taken, told as one that is tried out is.

use domain::scenario::{Played, Verdict};
use domain::statutes::Statutes;
use leptos::prelude::*;

use super::simulator::say::headline;
use super::simulator::taken;
use super::words::exact;
use crate::lang::Lang;

/// « Rejetée : 36 pour, 39 contre ; il en fallait plus de 37,5. » And where the limits alone made it so, that they did.
pub fn sentence(lang: Lang, played: &Played) -> String {
    let head = headline(lang, played);
    let (words, why) = (head.words, head.why);
    let said = t!(lang, "{words}\u{a0}: {why}", "{words}: {why}");
    match reversed(lang, played) {
        Some(reversed) => format!("{said} {reversed}"),
        None => said,
    }
}

/// What it would have been as it was cast.
fn reversed(lang: Lang, played: &Played) -> Option<String> {
    let (raw, counted) = (&played.majority.raw, played.majority.counted.as_ref()?);
    if !matches!(played.verdict, Verdict::Voted(_)) || raw.enough == counted.enough {
        return None;
    }
    let (yes, no) = (exact(lang, &raw.counts.yes), exact(lang, &raw.counts.no));
    Some(if raw.enough {
        t!(
            lang,
            "Avant les limites de poids, elle était adoptée\u{a0}: {yes} pour, {no} contre.",
            "Before the limits on weight it was adopted: {yes} for, {no} against."
        )
    } else {
        t!(
            lang,
            "Avant les limites de poids, elle était rejetée\u{a0}: {yes} pour, {no} contre.",
            "Before the limits on weight it was rejected: {yes} for, {no} against."
        )
    })
}

/// Quorum, majority, limits, weights, and the count before and after them.
pub fn numbers(lang: Lang, statutes: &Statutes, played: &Played) -> AnyView {
    taken(lang, statutes, played)
}
