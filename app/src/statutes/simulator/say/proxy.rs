//! Whether those who are there can carry the proxies.

use domain::scenario::{Played, Room};
use domain::statutes::{CapOn, Statutes};

use super::Tone;
use super::step::{Told, origin};
use crate::lang::Lang;
use crate::statutes::words::{article, college_name, whole};

/// A step where proxies are given: how many can be carried, and by which limits.
pub(super) fn proxies(lang: Lang, statutes: &Statutes, played: &Played) -> Vec<Told> {
    let Some(carried) = &played.proxies else {
        return Vec::new();
    };
    let rooms = carried.rooms.iter().filter(|it| it.given > 0);
    let mut lines: Vec<String> = rooms.map(|it| room(lang, statutes, it)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    if let Some(holder) = carried.holder {
        let n = whole(lang, holder);
        lines.push(t!(
            lang,
            "Une même personne en porte {n} au plus.",
            "One person holds {n} at most."
        ));
    }
    let mut from = vec![origin(lang, &played.rules.proxies)];
    for (on, most, at) in &carried.together {
        let n = whole(lang, *most);
        lines.push(match on {
            CapOn::EachBloc => t!(
                lang,
                "Les membres d’un même groupe hospitalier en portent {n} au plus ensemble.",
                "The members of one hospital group together hold {n} at most."
            ),
            CapOn::Establishments => t!(
                lang,
                "Les établissements en portent {n} au plus ensemble.",
                "Establishments together hold {n} at most."
            ),
        });
        from.push(article(lang, at));
    }
    lines.push(t!(
        lang,
        "Compté comme si les pouvoirs étaient répartis au mieux : qui donne à qui n’est pas demandé ici.",
        "Counted as if proxies were spread in the best way: who gives to whom is not asked here."
    ));
    from.dedup();
    vec![Told {
        term: t!(lang, "Pouvoirs", "Proxies"),
        tone: Tone::Good,
        says: lines.join(" "),
        from: from.join(", "),
    }]
}

fn room(lang: Lang, statutes: &Statutes, it: &Room) -> String {
    let given = whole(lang, it.given);
    let of = it.college.as_ref().map_or_else(String::new, |college| {
        let college = college_name(statutes, college);
        t!(
            lang,
            " dans le collège « {college} »",
            " in the college “{college}”"
        )
    });
    match it.most {
        None => t!(
            lang,
            "Pouvoirs donnés{of} : {given}, sans limite de nombre.",
            "Proxies given{of}: {given}, without a limit on their number."
        ),
        Some(most) => {
            let most = whole(lang, most);
            t!(
                lang,
                "Pouvoirs donnés{of} : {given} ; les présents peuvent en porter {most}.",
                "Proxies given{of}: {given}; those present can hold {most}."
            )
        }
    }
}
