//! A share beside its limit.

use domain::exact::{Exact, Fraction};
use domain::scenario::Share;
use leptos::prelude::*;

use crate::lang::Lang;
use crate::statutes::simulator::say::whose;
use crate::statutes::words::{fraction, percent};

/// The share of the vote as it counts, beside its cap.
pub(super) fn bar(lang: Lang, it: &Share, cap: Option<Fraction>) -> Option<AnyView> {
    let (counted, raw) = (
        it.cast_capped.as_ref().unwrap_or(&it.cast).share()?,
        it.cast.share()?,
    );
    let points = |it: &Exact| (it * &Exact::from(10_000)).floor().min(10_000);
    let (who, now, before) = (
        whose(lang, it.whose),
        percent(lang, &counted),
        percent(lang, &raw),
    );
    let words = match cap {
        Some(cap) if counted < raw => {
            let cap = fraction(lang, cap);
            t!(
                lang,
                "{who} : {now} des voix, au lieu de {before}, pour une limite de {cap}.",
                "{who}: {now} of the votes, instead of {before}, for a limit of {cap}."
            )
        }
        Some(cap) => {
            let cap = fraction(lang, cap);
            t!(
                lang,
                "{who} : {now} des voix, pour une limite de {cap}.",
                "{who}: {now} of the votes, for a limit of {cap}."
            )
        }
        None => t!(
            lang,
            "{who} : {now} des voix.",
            "{who}: {now} of the votes."
        ),
    };
    let mark = cap.map(|it| points(&Exact::from(it)));
    let width = points(&counted);
    Some(
        view! {
            <div class="bar">
                <p>{words}</p>
                <svg viewBox="0 0 10000 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar__track" width="10000" height="100"></rect>
                    <rect class="bar__share" width=width.to_string() height="100"></rect>
                    {mark.map(|mark| view! { <path class="bar__mark" d=format!("M{mark} -20V120")></path> })}
                </svg>
            </div>
        }
        .into_any(),
    )
}
