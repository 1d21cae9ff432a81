//! Turnout and votes.

use ::election::held;
use document::{Block, Column, Section, Span, Table};
use domain::election::urn::UrnStatus;
use finding::spaced;

use super::proof::urn_reference;
use crate::election::minutes::gather::{Facts, Urn};

/// Who voted, in numbers.
pub(super) fn turnout(facts: &Facts) -> Section {
    let rows = (1..).zip(&facts.urns).map(|(at, urn)| {
        let row = &urn.row;
        let all = urn.online.saturating_add(urn.on_paper);
        [
            held_or_not(row),
            row.roll_size.to_string(),
            urn.online.to_string(),
            urn.on_paper.to_string(),
            percent(all, row.roll_size),
            reference(at, urn),
        ]
        .map(|it| vec![it.into()])
        .to_vec()
    });
    let table = Table {
        caption: None,
        columns: vec![
            Column::text("Urne", 1),
            Column::figures("Inscrits"),
            Column::figures("En ligne"),
            Column::figures("Sur papier"),
            Column::figures("Participation"),
            Column::figures("Preuve"),
        ],
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    let urns = (1..).zip(&facts.urns);
    blocks.extend(
        urns.filter(|(_, it)| it.row.entered)
            .map(|(at, it)| Block::paragraph(joined(it, &reference(at, it)))),
    );
    Section::new("Participation", blocks)
}

/// Where papers that were too few to be counted apart are.
fn joined(urn: &Urn, proof: &str) -> String {
    let name = &urn.row.name;
    let which = if urn.on_paper == 1 {
        format!("Le seul bulletin de papier de l’urne « {name} » a été joint")
    } else {
        format!(
            "Les {} bulletins de papier de l’urne « {name} » ont été joints",
            urn.on_paper
        )
    };
    spaced(format!(
        "{which} aux bulletins en ligne, pour garder le vote secret : l’archive {proof} les contient tous, et ce qui était sur \
         papier n’est compté à part pour aucune candidature."
    ))
}

/// The raw votes of each candidate, urn by urn.
pub(super) fn votes(facts: &Facts) -> Section {
    let tables = facts.held.urns.iter().map(|own| {
        let mut found = (1..).zip(&facts.urns);
        let found = found.find(|(_, it)| it.row.college == own.college.as_str());
        let (proof, blank, papers) = found.map_or_else(
            || ("[E]".to_owned(), 0, Papers::Apart),
            |(at, it)| (reference(at, it), it.blank, Papers::of(it)),
        );
        Block::Table(of_urn(facts, own, (&proof, blank), papers))
    });
    Section::new("Voix obtenues", tables.collect())
}

/// Where the papers of an urn are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Papers {
    /// By themselves.
    Apart,
    /// Among the ballots: there is no count of them by choice.
    Joined,
}

impl Papers {
    const fn of(urn: &Urn) -> Self {
        if urn.row.entered {
            Self::Joined
        } else {
            Self::Apart
        }
    }
}

fn of_urn(facts: &Facts, own: &held::Urn, (proof, blank): (&str, u64), papers: Papers) -> Table {
    let on_paper = own.paper.as_ref();
    let line = |name: &str, all: u64, paper: u64| {
        let paper = match papers {
            Papers::Apart => paper.to_string(),
            Papers::Joined => "–".to_owned(),
        };
        [name.to_owned(), all.to_string(), paper, proof.to_owned()]
    };
    let candidates = own.candidates.iter().enumerate().map(|(at, it)| {
        let placed = facts.seated.candidates.iter().find(|one| one.id == it.id);
        let votes = placed.map_or(0, |it| it.votes);
        let paper = on_paper.and_then(|it| it.votes.get(at)).copied();
        (votes, line(&it.name, votes, paper.unwrap_or_default()))
    });
    let mut candidates: Vec<_> = candidates.collect();
    // The sort is stable: of equals, the order of the ballot stays.
    candidates.sort_by_key(|it| std::cmp::Reverse(it.0));
    let rows = candidates.into_iter();
    let mut rows: Vec<_> = rows
        .map(|it| it.1.map(|it| vec![it.into()]).to_vec())
        .collect();
    let blank = line("Bulletins blancs", blank, on_paper.map_or(0, |it| it.blank));
    rows.push(blank.map(|it| vec![Span::emphasis(it)]).to_vec());
    Table {
        caption: Some(own.name.clone()),
        columns: vec![
            Column::text("Candidature", 1),
            Column::figures("Voix"),
            Column::figures("dont papier"),
            Column::figures("Preuve"),
        ],
        rows,
    }
}

/// The name of an urn, and whether it was stopped, held in the meeting, or not held at all.
fn held_or_not(row: &entity::election_urn::Model) -> String {
    match row.status.parse() {
        Ok(UrnStatus::Stopped) => format!("{} (arrêtée)", row.name),
        Ok(UrnStatus::Aside) if row.small.is_some() => format!("{} (vote en séance)", row.name),
        Ok(UrnStatus::Aside) => format!("{} (pas de vote)", row.name),
        _ => row.name.clone(),
    }
}

fn reference(at: usize, urn: &Urn) -> String {
    if urn.head.is_some() {
        urn_reference(at)
    } else {
        "[E]".to_owned()
    }
}

/// With one decimal, rounded to the nearest.
fn percent(part: i64, whole: i64) -> String {
    if whole <= 0 {
        return "–".to_owned();
    }
    let tenths = (part.saturating_mul(2000) + whole) / (2 * whole);
    format!("{},{}\u{a0}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turnout_is_rounded_to_a_tenth() {
        assert_eq!(percent(1, 3), "33,3\u{a0}%");
        assert_eq!(percent(2, 3), "66,7\u{a0}%");
        assert_eq!(percent(6, 6), "100,0\u{a0}%");
        assert_eq!(percent(1, 0), "–");
    }
}
