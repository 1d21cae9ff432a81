//! Incidents and signatures.

use document::{Block, Section, Signatory};
use domain::election::urn::OfficerKind;
use finding::spaced;

use crate::calendar::paris_time;
use crate::election::minutes::gather::Facts;

/// What was noted.
pub(super) fn incidents(facts: &Facts) -> Section {
    let papers: i64 = facts.urns.iter().map(|it| it.row.paper).sum();
    let lines = facts.incidents.iter();
    let lines =
        lines.map(|(at, text)| vec![spaced(format!("{} : {text}", paris_time(*at))).into()]);
    let items: Vec<_> = lines.collect();
    let noted = if items.is_empty() {
        Block::paragraph("Aucun incident n’a été noté.")
    } else {
        Block::List {
            numbered: false,
            items,
        }
    };
    let hidden = Block::paragraph(format!(
        "Votes sur papier, par acte de deux membres du bureau de vote\u{a0}: {papers}. Feuilles de vote remises à la \
         place d’un code perdu\u{a0}: {}. Le bureau de vote seul sait à qui.",
        facts.reissued
    ));
    Section::new("Incidents et observations", vec![noted, hidden])
}

/// Who signs, and how.
pub(super) fn signatures(facts: &Facts) -> Section {
    let boxes = facts.officers.iter().filter_map(|(kind, name)| {
        let capacity = match kind {
            OfficerKind::Chair => "Présidence du bureau de vote",
            OfficerKind::Teller => "Scrutatrice ou scrutateur",
            OfficerKind::Sheets => return None,
        };
        Some(Signatory {
            capacity: capacity.to_owned(),
            name: name.clone(),
            lines: vec!["Signe avec la clé de son appareil".to_owned()],
        })
    });
    let how = Block::paragraph(
        "Ce document est signé par la présidence et par au moins un scrutateur, chacun avec la clé de son appareil, sur \
         l’empreinte de ce fichier. Les signatures sont jointes au dossier de l’élection et inscrites au registre.",
    );
    let boxes = Block::Signatures {
        boxes: boxes.collect(),
    };
    Section::new("Signatures", vec![how, boxes])
}
