//! What proves the figures.

use document::{Block, Section};
use domain::canonical::Digest;

use crate::election::minutes::gather::Facts;

/// How the archive of an urn is named.
pub(super) fn urn_reference(at: usize) -> String {
    format!("[U{at}]")
}

/// The annex: each proof, and its fingerprint.
pub(super) fn annex(facts: &Facts) -> Section {
    let code = |label: String, text: String| Block::Code {
        label: Some(label),
        text,
    };
    let mut blocks = vec![
        Block::paragraph(
            "Chaque empreinte est un SHA-256. Le dossier de l’élection contient ces fichiers\u{a0}; le programme \
             «\u{a0}verify\u{a0}» refait le compte et les sièges, et l’outil de Belenios vérifie chaque urne.",
        ),
        code(
            "[E] L’élection\u{a0}: urnes, candidatures, papiers (election.json)".to_owned(),
            Digest::of(facts.held.canonical().as_bytes()).to_string(),
        ),
        code(
            "[R] Les sièges (seats.json)".to_owned(),
            Digest::of(facts.seats_text.as_bytes()).to_string(),
        ),
        code(
            "[S] Les statuts (statutes.json)".to_owned(),
            facts.known.digest().to_string(),
        ),
        code(
            "[L] La liste électorale arrêtée (roll.json)".to_owned(),
            facts.row.roll_sha256.clone().unwrap_or_default(),
        ),
    ];
    for (at, urn) in (1..).zip(&facts.urns) {
        if let Some(head) = &urn.head {
            let (name, college) = (&urn.row.name, &urn.row.college);
            let reference = urn_reference(at);
            let label = format!(
                "{reference} L’urne «\u{a0}{name}\u{a0}» ({college}.bel)\u{a0}: dernier événement de son archive"
            );
            blocks.push(code(label, head.clone()));
        }
    }
    // A checkpoint: origin, size, root.
    if let Some([origin, size, root, ..]) = facts
        .checkpoint
        .as_ref()
        .map(|it| it.lines().collect::<Vec<_>>())
        .as_deref()
    {
        let label =
            format!("[J] Le registre {origin}, {size} inscriptions\u{a0}: sa racine, en base 64");
        blocks.push(code(label, (*root).to_owned()));
    }
    blocks.push(Block::Qr {
        text: facts.address.clone(),
        caption: "Vérifier cette élection".to_owned(),
    });
    Section::annex("Preuves", blocks).numbered("Annexe")
}
