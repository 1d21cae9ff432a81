//! Establishments under contract: they stand beside the weights, with none.

use leptos::prelude::*;
use service::contract::voiceless::Voiceless;
use service::electorate::weight::Weights;

use crate::lang::Lang;
use crate::ui::{Column, Table};

/// Each partner under contract on the day, at no voice and no seat.
pub(super) fn contract(lang: Lang, slug: &str, read: &Weights) -> Option<AnyView> {
    if read.under_contract.is_empty() {
        return None;
    }
    let columns = vec![
        Column::text(t!(lang, "Établissement", "Establishment")),
        Column::text(t!(lang, "Groupe", "Group")),
        Column::number(t!(lang, "Voix", "Votes")),
        Column::number(t!(lang, "Sièges", "Seats")),
    ];
    let rows = read.under_contract.iter().map(|it| row(lang, it));
    let rows = rows.collect_view();
    let public = format!("/cpts/{slug}/conventions/publiques");
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "Sous convention, sans voix", "Under agreement, without a vote")}</h2>
                <p>
                    {t!(
                        lang,
                        "Ces partenaires travaillent avec la CPTS par convention. Une convention ne donne ni voix ni siège.",
                        "These partners work with the CPTS by agreement. An agreement gives neither vote nor seat."
                    )}
                    " "
                    <a href=public>{t!(lang, "Les conventions", "The agreements")}</a>
                </p>
                <Table columns=columns>{rows}</Table>
            </section>
        }
        .into_any(),
    )
}

fn row(lang: Lang, it: &Voiceless) -> impl IntoView + use<> {
    let bloc = it.bloc.clone().unwrap_or_else(|| "–".to_owned());
    view! {
        <tr>
            <th scope="row">{it.name.clone()}</th>
            <td data-label=t!(lang, "Groupe", "Group")>{bloc}</td>
            <td class="cell--number" data-label=t!(lang, "Voix", "Votes")>"0"</td>
            <td class="cell--number" data-label=t!(lang, "Sièges", "Seats")>"0"</td>
        </tr>
    }
}
