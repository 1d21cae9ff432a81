//! What an import would change in the weight of groups, before it is committed.

use leptos::prelude::*;
use service::electorate::joined::Joined;

use crate::electorate::admission::broken;
use crate::lang::Lang;
use crate::ui::{Notice, NoticeKind};

/// Who would not vote, and which limits would be exceeded; nothing where nobody and none.
pub(super) fn weighs(lang: Lang, it: &Joined) -> Option<AnyView> {
    let nowhere = it.nowhere;
    if nowhere == 0 && it.broken.is_empty() {
        return None;
    }
    let outside = (nowhere > 0).then(|| {
        let words = plural!(
            lang,
            nowhere,
            "Aucun collège des règles en vigueur ne prend {nowhere} personne de ce fichier : elle ne voterait pas.",
            "Aucun collège des règles en vigueur ne prend {nowhere} personnes de ce fichier : elles ne voteraient pas.",
            "No college of the rules in force takes {nowhere} person of this file: they would not vote.",
            "No college of the rules in force takes {nowhere} people of this file: they would not vote."
        );
        view! { <p>{words}</p> }
    });
    let intro = t!(
        lang,
        "Une fois ces voix acquises, des limites des règles seraient dépassées :",
        "Once they can vote, limits set by the rules would be exceeded:"
    );
    let limits = broken(lang, &it.blocs, &it.broken, intro);
    Some(
        view! {
            <Notice
                kind=NoticeKind::Caution
                title=t!(lang, "Ce que cet import changerait aux votes", "What this import would change in votes")
            >
                {outside} {limits}
            </Notice>
        }
        .into_any(),
    )
}
