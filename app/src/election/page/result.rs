//! The result: who has a seat, and every candidate's votes.

use domain::election::stage::Stage;
use leptos::prelude::*;
use service::election::show::{Candidacy, Urn};

use super::Shown;
use crate::ui::{Column, Table};
use crate::words::number;

/// The result, once it is counted.
pub(super) fn result(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    if !(Stage::Counted..=Stage::Archived).contains(&it.seen.stage) {
        return None;
    }
    let urns = it.urns.iter().map(|one| urn(shown, one)).collect_view();
    Some(
        view! {
            <section id="resultat">
                <h2>{t!(lang, "Le résultat", "The result")}</h2>
                {urns}
            </section>
        }
        .into_any(),
    )
}

fn urn(shown: Shown<'_>, one: &Urn) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let mut stood: Vec<&Candidacy> = it
        .candidates
        .iter()
        .filter(|row| {
            let mut own = one.elects.iter();
            own.any(|it| it.college.as_str() == row.college)
        })
        .collect();
    stood.sort_by_key(|row| std::cmp::Reverse(row.votes));
    let (votes, seat) = (t!(lang, "Voix", "Votes"), t!(lang, "Siège", "Seat"));
    let columns = vec![
        Column::text(t!(lang, "Candidature", "Candidate")),
        Column::number(votes.clone()),
        Column::text(seat.clone()),
    ];
    let rows = stood
        .into_iter()
        .map(|row| {
            let count = number(lang, row.votes.unwrap_or_default());
            let said = if service::election::show::is_elected(row) {
                t!(lang, "Élu·e", "Elected")
            } else {
                t!(lang, "Non élu·e", "Not elected")
            };
            view! {
                <tr>
                    <th scope="row">{row.name.clone()}</th>
                    <td data-label=votes.clone() class="cell--number">{count}</td>
                    <td data-label=seat.clone()>{said}</td>
                </tr>
            }
        })
        .collect_view();
    let name = one.row.name.clone();
    view! {
        <Table caption=name columns=columns>
            {rows}
        </Table>
    }
    .into_any()
}
