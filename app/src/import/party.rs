//! The lines of a file of groups as rows of the table.

use domain::import::party::PartyDetail;
use domain::import::{Remark, Verdict, What, Wrong};
use service::import::Shown;

use crate::lang::Lang;
use crate::words;

/// Establishment, group, days.
pub(super) fn cells(lang: Lang, detail: &PartyDetail) -> (String, String, String) {
    let days = detail.told.as_ref().map(|it| it.days.into());
    let days = days.map(|it| words::ght::period(lang, it));
    let number = detail
        .told
        .as_ref()
        .map(|it| words::ght::entity(&it.entity));
    let named = match number {
        Some(number) => format!("{} · {number}", detail.named),
        None => detail.named.clone(),
    };
    (named, detail.group.clone(), days.unwrap_or_default())
}

/// A remark in words; that an entity is elsewhere is said with both groups and both periods.
pub(super) fn remark(lang: Lang, detail: &PartyDetail, remark: &Remark) -> String {
    match (remark.what, &detail.told, &detail.elsewhere) {
        (What::Wrong(Wrong::Elsewhere), Some(told), Some(other)) => {
            words::import::elsewhere(lang, told, other)
        }
        _ => words::import::remark(lang, remark.what),
    }
}

/// What the line records beside the party.
pub(super) fn note(lang: Lang, shown: &Shown, detail: &PartyDetail) -> Option<String> {
    let (told, kind) = (detail.told.as_ref()?, detail.kind?);
    if !detail.opens || shown.verdict != Verdict::Create {
        return None;
    }
    let group = &told.group;
    let kind = words::ght::bloc_kind(lang, kind);
    Some(t!(
        lang,
        "Avec le nouveau groupe « {group} » : {kind}.",
        "With the new group \"{group}\": {kind}."
    ))
}
