//! Who watched over the election, and who might vote.

use document::{Block, Column, Section, Table};
use domain::election::urn::OfficerKind;

use crate::election::minutes::gather::Facts;

/// The electoral board, and those who held the key.
pub(super) fn officers(facts: &Facts) -> Section {
    let lines = facts.officers.iter().map(|(kind, name)| {
        let what = match kind {
            OfficerKind::Chair => "présidence du bureau de vote",
            OfficerKind::Teller => "scrutatrice ou scrutateur",
            OfficerKind::Sheets => "feuilles de vote",
        };
        vec![format!("{name}, {what}").into()]
    });
    let mut blocks = vec![Block::List {
        numbered: false,
        items: lines.collect(),
    }];
    let (needed, names) = &facts.trustees;
    if !names.is_empty() {
        blocks.push(Block::paragraph(format!(
            "Les urnes ne s’ouvrent qu’avec le serveur et {needed} des {} dépositaires de la clé\u{a0}: {}.",
            names.len(),
            names.join(", ")
        )));
    }
    Section::new("Bureau de vote et dépositaires", blocks)
}

/// How many might vote, and for how many seats.
pub(super) fn roll(facts: &Facts) -> Section {
    let rows = facts.held.urns.iter().map(|urn| {
        let seats = facts.held.seats.iter();
        let own = seats.filter(|it| urn.colleges.contains(&it.college));
        let seats: u32 = own.map(|it| u32::from(it.seats)).sum();
        [
            urn.name.clone(),
            urn.voters.to_string(),
            seats.to_string(),
            "[E] [L]".to_owned(),
        ]
        .map(|it| vec![it.into()])
        .to_vec()
    });
    let table = Table {
        caption: None,
        columns: vec![
            Column::text("Urne", 1),
            Column::figures("Inscrits"),
            Column::figures("Sièges à pourvoir"),
            Column::figures("Preuve"),
        ],
        rows: rows.collect(),
    };
    Section::new("Liste électorale", vec![Block::Table(table)])
}
