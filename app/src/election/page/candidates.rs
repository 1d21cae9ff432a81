//! Who stands, urn by urn.

use domain::election::stage::Stage;
use domain::profession::Profession;
use leptos::prelude::*;
use service::election::show::{Candidacy, Urn};

use super::Shown;
use crate::election::candidacy::photo::small;
use crate::lang::Lang;
use crate::ui::{Row, Rows};
use crate::words::profession;

/// The candidates; a draft has none.
pub(super) fn candidates(shown: Shown<'_>) -> Option<AnyView> {
    let (lang, it) = (shown.lang, shown.it);
    if it.seen.stage == Stage::Draft {
        return None;
    }
    let urns = it.urns.iter().map(|one| urn(shown, one)).collect_view();
    let order = it.seen.stage.is_frozen().then(|| {
        view! {
            <p class="small muted">
                {t!(
                    lang,
                    "Ordre du bulletin\u{a0}: tiré au sort, et vérifiable\u{a0}: le point de départ était scellé avant les candidatures. ",
                    "Order of the ballot: drawn by lot, and checkable: its starting point was sealed before candidacies. "
                )}
            </p>
        }
    });
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Les candidatures", "The candidates")}</h2>
                {urns}
                {order}
            </section>
        }
        .into_any(),
    )
}

fn urn(shown: Shown<'_>, one: &Urn) -> AnyView {
    let (lang, it) = (shown.lang, shown.it);
    let stand: Vec<&Candidacy> = it
        .candidates
        .iter()
        .filter(|row| {
            one.elects
                .iter()
                .any(|it| it.college.as_str() == row.college)
        })
        .collect();
    let seats: u32 = one.elects.iter().map(|it| u32::from(it.seats)).sum();
    let seats = plural!(
        lang,
        seats,
        "un siège",
        "{seats} sièges",
        "one seat",
        "{seats} seats"
    );
    let rows = stand
        .iter()
        .map(|row| {
            let href = format!("{}/candidatures/{}", shown.path, row.id);
            let trade = trade(lang, row);
            let lead = it
                .photos
                .contains(&row.id)
                .then(|| small(shown.path, row.id));
            view! {
                <Row title=row.name.clone() href=href lead=lead>
                    {trade}
                </Row>
            }
        })
        .collect_view();
    let none = stand.is_empty().then(|| {
        view! { <p class="muted">{t!(lang, "Personne ne se présente encore.", "Nobody stands yet.")}</p> }
    });
    view! {
        <h3>{one.row.name.clone()} " – " {seats}</h3>
        {none}
        <Rows>{rows}</Rows>
    }
    .into_any()
}

fn trade(lang: Lang, row: &Candidacy) -> String {
    let known = row
        .profession
        .as_deref()
        .and_then(|it| it.parse::<Profession>().ok());
    known
        .map(|it| profession::profession(lang, it))
        .unwrap_or_default()
}
