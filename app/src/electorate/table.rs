//! Voices and seats by group, in tables.

use domain::exact::Exact;
use domain::statutes::{Cap, CollegeId};
use leptos::prelude::*;
use service::electorate::weight::{Cell, Figures, Table as Lines};

use super::seats::seats_of;
use super::words;
use crate::lang::Lang;
use crate::statutes::words::{college_name, fraction, listed, percent, whole};
use crate::ui::{Column, Table};

/// More lines than that stand behind a fold: on a phone each is a card.
const LINES: usize = 8;

/// The four tables.
pub(super) fn all(lang: Lang, found: &Figures) -> AnyView {
    let board = &found.board;
    let weighs = weights(lang, found);
    let colleges = table(
        lang,
        found,
        &Heading {
            title: t!(lang, "Par collège", "By college"),
            caption: t!(
                lang,
                "Voix et sièges de chaque collège",
                "Votes and seats of each college"
            ),
            column: t!(lang, "Collège", "College"),
        },
        &found.colleges,
        |it| {
            let name = college_name(&found.statutes, it);
            match weighs.as_ref().and_then(|of| of(it)) {
                Some(weight) => t!(
                    lang,
                    "{name} (compte pour {weight} du résultat)",
                    "{name} (counts for {weight} of the result)"
                ),
                None => name,
            }
        },
        |it| seats_of(board, |sitting| sitting.college.as_ref() == Some(it)),
    );
    let professions = table(
        lang,
        found,
        &Heading {
            title: t!(lang, "Par profession", "By profession"),
            caption: t!(
                lang,
                "Voix et sièges de chaque profession",
                "Votes and seats of each profession"
            ),
            column: t!(lang, "Profession", "Profession"),
        },
        &found.professions,
        |it| words::trade(lang, *it),
        |it| seats_of(board, |sitting| sitting.place.profession == *it),
    );
    let sides = table(
        lang,
        found,
        &Heading {
            title: t!(
                lang,
                "Ville et établissements",
                "Town practice and establishments"
            ),
            caption: t!(
                lang,
                "Voix et sièges de chaque côté",
                "Votes and seats of each side"
            ),
            column: t!(lang, "Côté", "Side"),
        },
        &found.sides,
        |it| words::side(lang, *it),
        |it| seats_of(board, |sitting| sitting.place.side == *it),
    );
    let parties = table(
        lang,
        found,
        &Heading {
            title: t!(lang, "Par groupe d’établissements", "By hospital group"),
            caption: t!(
                lang,
                "Voix et sièges de chaque groupe",
                "Votes and seats of each group"
            ),
            column: t!(lang, "Groupe", "Group"),
        },
        &found.parties,
        |it| words::party(lang, &found.blocs, *it),
        |it| seats_of(board, |sitting| sitting.place.bloc == *it),
    );
    view! { {colleges} {sides} {parties} {professions} }.into_any()
}

/// What each college counts for in a result, where the rules weigh them.
fn weights(lang: Lang, found: &Figures) -> Option<impl Fn(&CollegeId) -> Option<String> + use<>> {
    let caps = found.statutes.caps.iter();
    let weights = caps.filter_map(|it| match &it.rule {
        Cap::CollegeWeights { weights, .. } => Some(weights.clone()),
        _ => None,
    });
    let weights = weights.into_iter().next()?;
    Some(move |college: &CollegeId| {
        let found = weights.iter().find(|it| &it.college == college)?;
        Some(fraction(lang, found.weight))
    })
}

struct Heading {
    title: String,
    caption: String,
    column: String,
}

fn table<K>(
    lang: Lang,
    found: &Figures,
    heading: &Heading,
    lines: &Lines<K>,
    name: impl Fn(&K) -> String,
    seats: impl Fn(&K) -> u64,
) -> AnyView {
    let title = heading.title.clone();
    let Ok(cells) = lines else {
        let k = found.fewer_than;
        return view! {
            <section>
                <h2>{title}</h2>
                <p>
                    {t!(
                        lang,
                        "Moins de {k} personnes votent : rien n’est montré, pour ne désigner personne.",
                        "Fewer than {k} people vote: nothing is shown, so that nobody is singled out."
                    )}
                </p>
            </section>
        }
        .into_any();
    };
    let columns = [
        t!(lang, "Membres qui votent", "Members who vote"),
        t!(lang, "Voix", "Votes"),
        t!(lang, "Part des voix", "Share of votes"),
        t!(lang, "Sièges tenus", "Seats held"),
    ];
    let merged = cells.iter().any(|it| it.groups.len() > 1);
    let rows = cells
        .iter()
        .map(|cell| row(lang, found, &columns, cell, &name, &seats))
        .collect_view();
    let mut heads = vec![Column::text(heading.column.clone())];
    heads.extend(columns.iter().cloned().map(Column::number));
    let k = found.fewer_than;
    let note = merged.then(|| {
        let text = t!(
            lang,
            "Les groupes de moins de {k} personnes sont sur une même ligne.",
            "Groups of fewer than {k} people share one line."
        );
        view! { <p class="muted">{text}</p> }
    });
    let shown = view! { <Table caption=heading.caption.clone() columns=heads>{rows}</Table> };
    let (count, column) = (cells.len(), heading.column.to_lowercase());
    let shown = if count > LINES {
        let summary = t!(
            lang,
            "Voir les {count} lignes, par {column}",
            "See the {count} lines, by {column}"
        );
        view! {
            <details class="disclosure">
                <summary>{summary}</summary>
                {shown}
            </details>
        }
        .into_any()
    } else {
        shown.into_any()
    };
    view! {
        <section>
            <h2>{title}</h2>
            {shown}
            {note}
        </section>
    }
    .into_any()
}

fn row<K>(
    lang: Lang,
    found: &Figures,
    columns: &[String; 4],
    cell: &Cell<K>,
    name: impl Fn(&K) -> String,
    seats: impl Fn(&K) -> u64,
) -> AnyView {
    let names: Vec<String> = cell.groups.iter().map(name).collect();
    let share = Exact::from(cell.heads.voices)
        .over(&Exact::from(found.all.voices))
        .map_or_else(|| "–".to_owned(), |it| percent(lang, &it));
    let held: u64 = cell.groups.iter().map(seats).sum();
    let [members, voices, part, board] = columns.clone();
    view! {
        <tr>
            <th scope="row">{listed(lang, &names)}</th>
            <td class="cell--number" data-label=members>
                {whole(lang, cell.heads.members)}
            </td>
            <td class="cell--number" data-label=voices>
                {whole(lang, cell.heads.voices)}
            </td>
            <td class="cell--number" data-label=part>
                {share}
            </td>
            <td class="cell--number" data-label=board>
                {whole(lang, held)}
            </td>
        </tr>
    }
    .into_any()
}
