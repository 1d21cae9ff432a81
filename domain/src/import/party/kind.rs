//! What a group is, as people write it.

use crate::ght::BlocKind;
use crate::text::searchable;

/// What a group is, as people write it.
pub fn kind(text: &str) -> Option<BlocKind> {
    Some(match searchable(text).as_str() {
        "ght"
        | "groupement hospitalier de territoire"
        | "groupement hospitalier de territoire ght"
        | "groupement hospitalier"
        | "hospital group"
        | "hospital group ght" => BlocKind::Ght,
        "chu"
        | "chu hors ght"
        | "chr"
        | "centre hospitalier universitaire"
        | "centre hospitalier universitaire hors ght"
        | "hopital universitaire"
        | "university hospital"
        | "university hospital outside a ght" => BlocKind::UniversityHospital,
        "groupe prive"
        | "prive"
        | "groupe de cliniques"
        | "cliniques privees"
        | "private group"
        | "private" => BlocKind::PrivateGroup,
        "autre" | "autre groupe" | "other" | "another group" => BlocKind::Other,
        _ => return None,
    })
}

/// What a group is by its name, where nobody says it: « GHT Touraine Val de Loire ».
pub(super) fn by_name(name: &str) -> Option<BlocKind> {
    let name = searchable(name);
    let ght = ["ght ", "groupement hospitalier de territoire "];
    ght.iter()
        .any(|it| name.starts_with(it))
        .then_some(BlocKind::Ght)
}
