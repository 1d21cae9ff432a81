//! The result in one sentence.

use domain::exact::Exact;
use domain::ght::weight::{Bound, Counted, Measure};
use domain::statutes::Cap;
use service::electorate::weight::{Figures, Shown};

use super::words;
use crate::lang::Lang;

/// What is exceeded, or what is nearest to its limit.
pub(super) fn lead(lang: Lang, found: &Figures) -> String {
    let over: Vec<&Shown> = found
        .measures
        .iter()
        .filter(|it| !it.measure.is_kept())
        .collect();
    if let Some(first) = over.first() {
        let (count, sentence) = (over.len(), words::shown(lang, &found.blocs, first));
        return plural!(
            lang,
            count,
            "Une limite des règles est dépassée. {sentence}",
            "{count} limites des règles sont dépassées. {sentence}",
            "One limit set by the rules is exceeded. {sentence}",
            "{count} limits set by the rules are exceeded. {sentence}"
        );
    }
    let nearest = found
        .measures
        .iter()
        .filter(|it| !it.is_hidden)
        .filter_map(|it| Some((nearness(&it.measure)?, it)))
        .max_by(|(one, _), (other, _)| one.cmp(other));
    match nearest {
        Some((_, it)) => {
            let sentence = words::shown(lang, &found.blocs, it);
            t!(
                lang,
                "{sentence} Toutes les limites des règles sont respectées.",
                "{sentence} All limits set by the rules are respected."
            )
        }
        None if found.measures.is_empty() && weighs_colleges(found) => t!(
            lang,
            "Les règles en vigueur ne limitent aucun groupe : elles donnent à chaque collège un poids dans le résultat, quel que soit le nombre de ses membres.",
            "The rules in force limit no group: they give each college a weight in the result, however many members it has."
        ),
        None if found.measures.is_empty() => t!(
            lang,
            "Les règles en vigueur ne limitent le poids d’aucun groupe.",
            "The rules in force limit the weight of no group."
        ),
        None => t!(
            lang,
            "Toutes les limites des règles sont respectées.",
            "All limits set by the rules are respected."
        ),
    }
}

/// How much of a limit on the most is used; voices before seats, which change at elections only.
fn nearness(it: &Measure) -> Option<(bool, Exact)> {
    match &it.limit {
        Bound::AtMost(most) => Some((
            it.counted != Counted::Seats,
            Exact::from(it.has).over(most)?,
        )),
        Bound::AtLeast(_) => None,
    }
}

fn weighs_colleges(found: &Figures) -> bool {
    let mut caps = found.statutes.caps.iter();
    caps.any(|it| matches!(it.rule, Cap::CollegeWeights { .. }))
}
