//! The count of voices.

use domain::exact::Exact;
use domain::majority::Reckoning;
use domain::scenario::Played;
use leptos::prelude::*;

use super::table::table;
use crate::lang::Lang;
use crate::statutes::simulator::say::{amount, is_weighed, required};

/// The reckoning before and after limits and weights.
pub(super) fn count(lang: Lang, played: &Played) -> AnyView {
    let (raw, counted) = (&played.majority.raw, played.majority.counted.as_ref());
    let differs = counted.is_some_and(|it| it != raw);
    let mut labels = vec![t!(lang, "Voix", "Votes")];
    if differs {
        labels.push(t!(lang, "Après les limites", "After the limits"));
    }
    let weighed = is_weighed(played);
    let of = |say: &dyn Fn(&Reckoning, bool) -> String| {
        let mut cells = vec![say(raw, false)];
        cells.extend(counted.filter(|_| differs).map(|it| say(it, weighed)));
        cells
    };
    let number = |of: fn(&Reckoning) -> &Exact| {
        move |it: &Reckoning, weighed: bool| amount(lang, of(it), weighed)
    };
    let rows = [
        (t!(lang, "Pour", "For"), of(&number(|it| &it.counts.yes))),
        (
            t!(lang, "Contre", "Against"),
            of(&number(|it| &it.counts.no)),
        ),
        (
            t!(lang, "Blancs et nuls", "Blank and spoilt"),
            of(&number(|it| &it.counts.blank)),
        ),
        (
            t!(lang, "Sans vote", "Not voting"),
            of(&number(|it| &it.counts.silent)),
        ),
        (
            t!(lang, "Base du calcul", "Base of the count"),
            of(&number(|it| &it.base)),
        ),
        (
            t!(lang, "Requis", "Required"),
            of(&|it, weighed| required(lang, &it.required, weighed)),
        ),
        (
            t!(lang, "Manque", "Short by"),
            of(&number(|it| &it.missing)),
        ),
    ];
    let caption = t!(lang, "Le compte des voix", "The count of votes");
    view! {
        <section class="card">
            <h2>{t!(lang, "Le compte", "The count")}</h2>
            {table(caption, t!(lang, "Ligne", "Line"), &labels, rows.into())}
        </section>
    }
    .into_any()
}
