//! What trustees are told.

use domain::id::TrusteeBoardId;
use entity::cpts;

use super::letter::{Letter, Words};
use super::page::Page;

/// Somebody was named.
pub fn named(cpts: &cpts::Model, board: TrusteeBoardId) -> Letter {
    let (name, short) = (&cpts.name, &cpts.short_name);
    Letter {
        kind: "trustee-named",
        fr: Words::new(
            format!("{short} vous propose d’être dépositaire d’une clé des élections"),
            format!(
                "Dans {name}, les bulletins des élections ne s’ouvrent qu’avec plusieurs dépositaires ensemble. Votre bureau vous propose d’en être.\n\nCela demande cinq minutes, le même jour que les autres si possible, sur votre téléphone ou votre ordinateur. Lisez ce que cela engage, puis acceptez ici :"
            ),
        ),
        en: Words::new(
            format!("{short} asks you to keep a key of its elections"),
            format!(
                "In {name}, ballots are opened by several key holders together only. Your board asks you to be one of them.\n\nIt takes five minutes, if possible on the same day as the others, on your phone or computer. Read what it commits you to, then accept here:"
            ),
        ),
        link: Page::Trustees.at(&[&cpts.slug, &board]),
    }
}
