use document::{Block, Column, Section, Span, Table};
use domain::contract::promise::{Every, Indicator};
use domain::contract::text::Text;

use super::words::{date, euros, every, list, mission, spaced};

/// The most letters of a unit that stays beside its figure.
const UNIT_CHARS: usize = 16;

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

/// A column of figures with their units: as wide as they are, unless one of the units is long.
pub(in crate::contract) fn aims<'a>(
    title: &str,
    mut of: impl Iterator<Item = &'a Indicator>,
) -> Column {
    if of.all(|it| it.unit.chars().count() <= UNIT_CHARS) {
        Column::figures(title)
    } else {
        Column::text(title, 2)
    }
}

/// When something falls due, and how often; `first` stands before the day.
fn when(how_often: Option<Every>, first: &str, day: chrono::NaiveDate) -> String {
    let day = format!("{first}\u{a0}{}", date(day));
    match how_often {
        None => day,
        Some(_) => format!("{}, {day}", every(how_often)),
    }
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
        aims("Cible", text.promises.indicators.iter()),
        Column::short("Échéance"),
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
        Column::text("Pour", 5),
        Column::text("De", 4),
        Column::text("À", 4),
        Column::figures("Montant"),
        // A date stays on one line of it.
        Column::text("Quand", 5),
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
                "{}{}",
                when(
                    it.every,
                    if it.every.is_some() { "dès le" } else { "le" },
                    it.due
                ),
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
            cell(when(it.every, "au plus tard le", it.due)),
        ]
    });
    table(columns, rows)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
