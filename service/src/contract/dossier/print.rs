//! The dossier on paper: what there is, what it costs, what was reached; then each contract.

use document::{Block, Column, Document, Footer, Kind, Language, Section, Span, Table};
use domain::contract::party::Side;
use domain::contract::promise::Indicator;

use super::pack::{files_of, folder};
use super::words::{kind, state};
use super::{Asked, Dossier, DossierRefused, One, read};
use crate::contract::print::words::{date, euros, list, mission, spaced};
use crate::contract::print::{clause, promise, typeset};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};

/// The dossier as a PDF. Permission: who manages contracts.
///
/// # Errors
/// [`DossierRefused`], not found, forbidden or a fault.
pub async fn paper(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    asked: Asked,
) -> Outcome<Vec<u8>, DossierRefused> {
    let dossier = read(ctx, actor, slug, asked).await?;
    match typeset(move || document::print(&document(&dossier))).await? {
        Some(bytes) => Ok(bytes),
        None => refuse(DossierRefused::Text),
    }
}

/// The document.
pub(super) fn document(dossier: &Dossier) -> Document {
    let (name, year) = (&dossier.issuer, dossier.year);
    let numbered = || dossier.contracts.iter().zip(1_usize..);
    let mut sections = vec![Section::new("Conventions", vec![register(dossier)])];
    let money: Vec<_> = numbered()
        .filter(|(it, _)| dossier.falls(it) != 0)
        .collect();
    if !money.is_empty() {
        sections.push(Section::new(
            format!("Sommes dues en {year}"),
            vec![sums(dossier, &money)],
        ));
    }
    let reached: Vec<_> = numbered().flat_map(|(it, n)| indicators(it, n)).collect();
    if !reached.is_empty() {
        let all = dossier.contracts.iter();
        let all = all.flat_map(|it| &it.text.promises.indicators);
        sections.push(Section::new("Indicateurs", vec![aims(reached, all)]));
    }
    sections.extend(numbered().map(|(it, n)| one(it, n)));
    Document {
        language: Language::French,
        title: format!("Conventions de l’année {year}"),
        subtitle: Some("Dossier pour l’agence régionale de santé".to_owned()),
        issuer: name.clone(),
        date: dossier.on,
        dated: format!("Établi le {}", date(dossier.on)),
        footer: Footer {
            reference: format!("{name}, conventions {year}"),
            fingerprint: None,
        },
        preamble: vec![
            Block::paragraph(format!(
                "Ce dossier réunit les conventions qui engagent {name} en {year} : ce que chacune promet, ce qui a été atteint, puis son texte. Les documents signés et leurs annexes l’accompagnent, sous les noms donnés ici."
            )),
            Block::paragraph(
                "Les partenaires travaillent avec la CPTS par convention, sans en être membres : aucune de ces conventions ne leur donne de voix ni de siège.",
            ),
        ],
        sections,
    }
}

fn cell(text: impl Into<String>) -> Vec<Span> {
    vec![Span::plain(text)]
}

fn partners(one: &One) -> String {
    list(one.text.side(Side::Partner).map(|it| it.name.clone()))
}

fn register(dossier: &Dossier) -> Block {
    let rows = dossier.contracts.iter().zip(1_u32..).map(|(it, n)| {
        vec![
            cell(n.to_string()),
            cell(spaced(&it.text.title)),
            cell(spaced(&partners(it))),
            cell(date(it.until)),
            cell(state(it.step, it.end)),
        ]
    });
    Block::Table(Table {
        caption: None,
        columns: vec![
            Column::figures("N°"),
            Column::text("Convention", 4),
            Column::text("Avec", 3),
            Column::short("Jusqu’au"),
            Column::short("État"),
        ],
        rows: rows.collect(),
    })
}

fn sums(dossier: &Dossier, of: &[(&One, usize)]) -> Block {
    let mut rows: Vec<_> = of
        .iter()
        .map(|(it, n)| {
            vec![
                cell(n.to_string()),
                cell(spaced(&it.text.title)),
                cell(euros(dossier.falls(it))),
            ]
        })
        .collect();
    let total = of.iter().map(|(it, _)| dossier.falls(it)).sum();
    rows.push(vec![
        cell(""),
        vec![Span::strong("En tout")],
        vec![Span::strong(euros(total))],
    ]);
    Block::Table(Table {
        caption: None,
        columns: vec![
            Column::figures("N°"),
            Column::text("Convention", 1),
            Column::figures("Montant"),
        ],
        rows,
    })
}

/// The indicators of a contract, each with what was reached last.
fn indicators(one: &One, n: usize) -> Vec<Vec<Vec<Span>>> {
    let reached = |it: &Indicator| {
        let mut lines = one.reviews.iter().rev();
        let last = lines.find(|line| line.label == it.label && line.reached.is_some());
        last.and_then(|line| line.reached).map_or_else(
            || "pas encore noté".to_owned(),
            |reached| format!("{reached}\u{a0}{}", it.unit),
        )
    };
    let row = |it: &Indicator| {
        vec![
            cell(n.to_string()),
            cell(spaced(&it.label)),
            cell(format!("{}\u{a0}{}", it.target, it.unit)),
            cell(date(it.due)),
            cell(reached(it)),
        ]
    };
    one.text.promises.indicators.iter().map(row).collect()
}

fn aims<'a>(rows: Vec<Vec<Vec<Span>>>, all: impl Iterator<Item = &'a Indicator> + Clone) -> Block {
    Block::Table(Table {
        caption: None,
        columns: vec![
            Column::figures("N°"),
            Column::text("Indicateur", 3),
            promise::aims("Cible", all.clone()),
            Column::short("Échéance"),
            promise::aims("Atteint", all),
        ],
        rows,
    })
}

/// A contract: facts, promises, reviews, pieces, text.
fn one(one: &One, n: usize) -> Section {
    let mut sections = Vec::new();
    if let Some(mut promised) = promise::annex(&one.text) {
        promised.kind = Kind::Section;
        sections.push(promised);
    }
    if !one.reviews.is_empty() {
        sections.push(Section::new("Bilans", vec![reviews(one)]));
    }
    if !one.pieces.is_empty() {
        sections.push(Section::new("Pièces", vec![pieces(one, n)]));
    }
    let articles = one.text.clauses.iter().zip(1_u32..).map(|(it, n)| {
        let section = Section::new(it.heading.clone(), clause::blocks(&it.body));
        section.numbered(format!("Article {n}"))
    });
    sections.push(Section::new("Texte", Vec::new()).with(articles.collect()));
    Section::annex(spaced(&one.text.title), vec![facts(one)])
        .numbered(n.to_string())
        .with(sections)
}

fn facts(one: &One) -> Block {
    let text = &one.text;
    let mut items = vec![
        ("Nature".to_owned(), kind(one.kind).to_owned()),
        ("Avec".to_owned(), partners(one)),
    ];
    let missions = text.promises.missions.iter();
    let missions = list(missions.map(|it| mission(*it).to_owned()));
    if !missions.is_empty() {
        items.push(("Missions".to_owned(), missions));
    }
    items.push((
        "Durée".to_owned(),
        format!(
            "du {} au {}, préavis de {}\u{a0}jours",
            date(text.term.begin),
            date(text.term.end),
            text.term.notice_days
        ),
    ));
    if let Some(since) = one.since {
        let until = date(one.until);
        let how = state(one.step, one.end);
        let said = format!("{how}, depuis le {} et jusqu’au {until}", date(since));
        items.push(("État".to_owned(), said));
    }
    let span = |text: String| vec![Span::plain(spaced(&text))];
    Block::Terms {
        items: items
            .into_iter()
            .map(|(it, said)| (it, span(said)))
            .collect(),
    }
}

fn reviews(one: &One) -> Block {
    let rows = one.reviews.iter().map(|it| {
        let what = if it.label.is_empty() {
            "Sur l’ensemble"
        } else {
            &it.label
        };
        let reached = it.reached.map_or_else(String::new, |it| it.to_string());
        vec![
            cell(date(it.on)),
            cell(spaced(what)),
            cell(reached),
            cell(spaced(&it.note)),
        ]
    });
    Block::Table(Table {
        caption: None,
        columns: vec![
            Column::short("Noté le"),
            Column::text("Indicateur", 3),
            Column::figures("Atteint"),
            Column::text("Remarque", 4),
        ],
        rows: rows.collect(),
    })
}

fn pieces(one: &One, n: usize) -> Block {
    let folder = folder(one, n);
    let files = files_of(one);
    let rows = one.pieces.iter().zip(files).map(|(it, file)| {
        vec![
            cell(spaced(&it.title)),
            vec![Span::code(format!("{folder}/{file}"))],
        ]
    });
    Block::Table(Table {
        caption: None,
        columns: vec![Column::text("Pièce", 2), Column::text("Fichier", 3)],
        rows: rows.collect(),
    })
}
