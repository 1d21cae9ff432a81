//! Members who do not vote.

use service::electorate::weight::Figures;

use crate::lang::Lang;
use crate::statutes::words::whole;

/// How many, by reason; for who reads the register, since each is a small group.
pub(super) fn silent(lang: Lang, found: &Figures) -> String {
    let them = &found.silent;
    let all = them.consultative + them.owing + them.recent + them.suspended + them.nowhere;
    if all == 0 {
        return String::new();
    }
    if !found.is_full {
        if all < found.fewer_than {
            return String::new();
        }
        let count = whole(lang, all);
        return t!(
            lang,
            "{count} membres : voix consultative, cotisation attendue, adhésion récente, suspension, ou aucun collège",
            "{count} members: advisory voice, dues awaited, recent membership, suspension, or no college"
        );
    }
    let says = |count: u64, words: String| (count > 0).then_some(words);
    let (advisory, owing, recent, suspended, nowhere) = (
        them.consultative,
        them.owing,
        them.recent,
        them.suspended,
        them.nowhere,
    );
    [
        says(
            advisory,
            t!(
                lang,
                "voix consultative : {advisory}",
                "advisory voice: {advisory}"
            ),
        ),
        says(
            owing,
            t!(
                lang,
                "cotisation attendue : {owing}",
                "dues awaited: {owing}"
            ),
        ),
        says(
            recent,
            t!(
                lang,
                "adhésion trop récente : {recent}",
                "membership too recent: {recent}"
            ),
        ),
        says(
            suspended,
            t!(
                lang,
                "adhésion suspendue : {suspended}",
                "membership suspended: {suspended}"
            ),
        ),
        says(
            nowhere,
            t!(lang, "aucun collège : {nowhere}", "no college: {nowhere}"),
        ),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}
