//! Who sits and why, what stays empty, and the limits of the statutes.

use ::election::words::fate;
use document::{Block, Column, Section, Span, Table};
use domain::election::limits::{Limit, Limits};
use domain::statutes::CollegeId;
use finding::{Language, spaced};

use crate::election::minutes::gather::Facts;

/// Who sits and why.
pub(super) fn seats(facts: &Facts) -> Section {
    let college = |id: &CollegeId| {
        let mut all = facts.known.statutes.colleges.iter();
        let found = all.find(|it| it.id == *id);
        found.map_or_else(|| id.to_string(), |it| it.name.clone())
    };
    let rows = facts.seated.candidates.iter().map(|it| {
        let said = spaced(fate(&it.fate, &facts.seated, Language::French));
        let name = if it.fate.is_elected() {
            Span::strong(it.name.clone())
        } else {
            it.name.clone().into()
        };
        vec![
            vec![name],
            vec![college(&it.college).into()],
            vec![it.votes.to_string().into()],
            vec![capital(&said).into()],
        ]
    });
    let table = Table {
        caption: None,
        columns: vec![
            Column::text("Candidature", 3),
            Column::text("Collège", 2),
            Column::figures("Voix"),
            Column::text("Ce qui en résulte", 5),
        ],
        rows: rows.collect(),
    };
    let vacant = facts.seated.vacant.iter();
    let vacant: Vec<String> = vacant
        .map(|it| format!("{}, {}", college(&it.college), it.seats))
        .collect();
    let mut blocks = vec![
        Block::Table(table),
        Block::paragraph(if vacant.is_empty() {
            "Aucun siège ne reste vacant. [R]".to_owned()
        } else {
            format!("Sièges vacants\u{a0}: {}. [R]", vacant.join("\u{202f}; "))
        }),
    ];
    if facts.seated.again.is_some() {
        blocks.push(Block::paragraph(
            "Des candidatures sont à égalité et les statuts demandent de voter de nouveau\u{a0}: personne ne siège \
             encore. [R]",
        ));
    }
    blocks.push(Block::paragraph(
        "Les sièges suivent des voix et des statuts, par une règle que le programme «\u{a0}verify\u{a0}» refait. [R]",
    ));
    Section::new("Sièges", blocks)
}

/// The most and the least that the statutes set, in seats.
pub(super) fn limits(facts: &Facts) -> Section {
    let all = Limits::of(&facts.known.statutes);
    let said = |limit: &Option<Limit>, what: &str| {
        let it = limit.as_ref()?;
        Some(format!(
            "{what}\u{a0}: {} (article {}) [S]",
            it.seats, it.article
        ))
    };
    let lines = [
        said(&all.bloc, "au plus, pour un même groupe hospitalier"),
        said(&all.establishments, "au plus, pour tous les établissements"),
        said(&all.profession, "au plus, pour une même profession"),
        said(&all.ville, "au moins, pour la ville"),
        said(
            &all.general_practitioners,
            "au moins, médecins généralistes",
        ),
        said(
            &all.other_specialists,
            "au moins, médecins d’une autre spécialité",
        ),
        said(&all.professions, "au moins, professions différentes"),
    ];
    let items = lines.into_iter().flatten().map(|it| vec![it.into()]);
    let items: Vec<_> = items.collect();
    let first = if items.is_empty() {
        Block::paragraph("Les statuts ne fixent pas de limite. [S]")
    } else {
        Block::List {
            numbered: false,
            items,
        }
    };
    let counted = Block::paragraph(
        "Les limites se comptent en sièges de tout le bureau\u{a0}; qui a passé son tour est dit au point précédent, \
         avec l’article.",
    );
    Section::new("Limites des statuts", vec![first, counted])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
