//! What an import of groups has to say.

use domain::import::party::{Elsewhere, Told};
use domain::text::searchable;
use service::import::{Committed, KEPT_DAYS, Kind};

use crate::lang::Lang;
use crate::words::{ght, number};

/// The entity is in a group on some of these days: both groups, both periods.
pub fn elsewhere(lang: Lang, told: &Told, other: &Elsewhere) -> String {
    let (ours, theirs) = (&told.group, &other.group);
    let wanted = ght::period(lang, told.days.into());
    let held = ght::period(lang, other.days.into());
    let is_same = searchable(ours) == searchable(theirs);
    match other.line {
        None => ght::elsewhere(lang, theirs, &held, ours, &wanted),
        Some(line) if is_same => t!(
            lang,
            "La ligne {line} l’enregistre dans le même groupe {held}, celle-ci {wanted} : ces périodes se recouvrent. Corrigez l’une des deux.",
            "Line {line} records it in the same group {held}, this one {wanted}: these periods overlap. Correct one of the two."
        ),
        Some(line) => t!(
            lang,
            "Un établissement est dans un seul groupe un jour donné. La ligne {line} le met dans « {theirs} » {held}, celle-ci dans « {ours} » {wanted}. Corrigez l’une des deux.",
            "An establishment is in one group on a day. Line {line} puts it in \"{theirs}\" {held}, this one in \"{ours}\" {wanted}. Correct one of the two."
        ),
    }
}

/// Beside the buttons, when lines have errors.
pub fn left_out(lang: Lang, refused: u32, create: u32) -> String {
    if create == 0 {
        return plural!(
            lang,
            refused,
            "Rien ne peut être enregistré : corrigez la ligne en erreur dans le fichier, puis envoyez-le à nouveau.",
            "Rien ne peut être enregistré : corrigez les {refused} lignes en erreur dans le fichier, puis envoyez-le à nouveau.",
            "Nothing can be recorded: correct the line with an error in the file, then send it again.",
            "Nothing can be recorded: correct the {refused} lines with errors in the file, then send it again."
        );
    }
    plural!(
        lang,
        refused,
        "Une ligne est en erreur. Corrigez-la dans le fichier et envoyez-le à nouveau, ou enregistrez les autres sans elle.",
        "{refused} lignes sont en erreur. Corrigez-les dans le fichier et envoyez-le à nouveau, ou enregistrez les autres sans elles.",
        "One line has an error. Correct it in the file and send it again, or record the others without it.",
        "{refused} lines have errors. Correct them in the file and send it again, or record the others without them."
    )
}

/// What a commit did.
pub(super) fn committed(lang: Lang, done: Committed) -> String {
    let (created, groups) = (done.created, done.groups);
    let (c, g) = (number(lang, created.into()), number(lang, groups.into()));
    let first = plural!(
        lang,
        created,
        "{c} établissement enregistré.",
        "{c} établissements enregistrés.",
        "{c} establishment recorded.",
        "{c} establishments recorded."
    );
    if groups == 0 {
        return first;
    }
    let second = plural!(
        lang,
        groups,
        "{g} nouveau groupe.",
        "{g} nouveaux groupes.",
        "{g} new group.",
        "{g} new groups."
    );
    format!("{first} {second}")
}

/// What taking an import back will do.
pub fn undoing(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Members | Kind::Dues => t!(
            lang,
            "Possible pendant {KEPT_DAYS} jours, tant que rien d’autre n’a touché ces fiches. Ce qui a été créé est supprimé, ce qui a été complété redevient comme avant.",
            "Possible for {KEPT_DAYS} days, as long as nothing else touched these records. What was created is deleted, what was completed is as before."
        ),
        Kind::Parties => t!(
            lang,
            "Possible pendant {KEPT_DAYS} jours, tant que personne n’a corrigé ces lignes. Les établissements enregistrés sont rayés, et restent lisibles ainsi ; les groupes nouveaux restent, sans eux.",
            "Possible for {KEPT_DAYS} days, as long as nobody corrected these lines. The establishments that were recorded are struck, and can still be read so; new groups stay, without them."
        ),
    }
}

/// What taking an import back did.
pub fn undone(lang: Lang, kind: Kind, when: &str) -> String {
    match kind {
        Kind::Members | Kind::Dues => t!(
            lang,
            "Annulé le {when} : tout est comme avant l’import.",
            "Undone on {when}: all is as before the import."
        ),
        Kind::Parties => t!(
            lang,
            "Annulé le {when} : les établissements de ce fichier sont rayés.",
            "Undone on {when}: the establishments of this file are struck."
        ),
    }
}
