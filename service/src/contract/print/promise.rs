use document::{Block, Column, Section, Span, Table};
use domain::contract::text::Text;

use super::words::{date, euros, every, list, mission, spaced};

/// What is promised, as an annex: « Engagements ».
pub(in crate::contract) fn annex(text: &Text) -> Option<Section> {
    let promises = &text.promises;
    let missions = promises.missions.iter().map(|it| mission(*it).to_owned());
    let mut sections = Vec::new();
    if !promises.missions.is_empty() {
        let said = format!("{}.", list(missions));
        sections.push(Section::new(
            "Missions",
            vec![Block::paragraph(capital(&said))],
        ));
    }
    let mut put = |title: &str, table: Table| {
        if !table.rows.is_empty() {
            sections.push(Section::new(title, vec![Block::Table(table)]));
        }
    };
    put("Actions", actions(text));
    put("Indicateurs", indicators(text));
    put("Financement", money(text));
    put("Réunions", meetings(text));
    if sections.is_empty() {
        return None;
    }
    Some(Section::annex("Engagements", Vec::new()).with(sections))
}

fn cell(text: impl Into<String>) -> Vec<Span> {
    vec![Span::plain(text)]
}

fn table(columns: Vec<Column>, rows: impl Iterator<Item = Vec<Vec<Span>>>) -> Table {
    Table {
        caption: None,
        columns,
        rows: rows.collect(),
    }
}

fn name(text: &Text, id: Option<uuid::Uuid>) -> String {
    let party = id.and_then(|it| text.party(it));
    party.map_or_else(|| "toutes les parties".to_owned(), |it| it.name.clone())
}

fn actions(text: &Text) -> Table {
    let columns = vec![
        Column::text("Action", 3),
        Column::text("Mission", 2),
        Column::text("Par", 2),
    ];
    let rows = text.promises.actions.iter().map(|it| {
        vec![
            cell(spaced(&it.label)),
            cell(it.mission.map_or("–", mission)),
            cell(name(text, it.by)),
        ]
    });
    table(columns, rows)
}

fn indicators(text: &Text) -> Table {
    let columns = vec![
        Column::text("Indicateur", 3),
        Column::figures("Cible"),
        Column::text("Échéance", 1),
    ];
    let rows = text.promises.indicators.iter().map(|it| {
        vec![
            cell(spaced(&it.label)),
            cell(format!("{}\u{a0}{}", it.target, it.unit)),
            cell(date(it.due)),
        ]
    });
    table(columns, rows)
}

fn money(text: &Text) -> Table {
    let columns = vec![
        Column::text("Pour", 3),
        Column::text("De", 2),
        Column::text("À", 2),
        Column::figures("Montant"),
        Column::text("Quand", 2),
    ];
    let rows = text.promises.money.iter().map(|it| {
        let ceiling = it
            .ceiling
            .map(|it| format!(", {} au plus en tout", euros(it)));
        vec![
            cell(spaced(&it.label)),
            cell(name(text, Some(it.payer))),
            cell(name(text, Some(it.payee))),
            cell(euros(it.cents)),
            cell(format!(
                "{}, dès le {}{}",
                every(it.every),
                date(it.due),
                ceiling.unwrap_or_default()
            )),
        ]
    });
    table(columns, rows)
}

fn meetings(text: &Text) -> Table {
    let columns = vec![Column::text("Réunion", 3), Column::text("Quand", 2)];
    let rows = text.promises.meetings.iter().map(|it| {
        vec![
            cell(spaced(&it.label)),
            cell(format!(
                "{}, au plus tard le {}",
                every(it.every),
                date(it.due)
            )),
        ]
    });
    table(columns, rows)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
