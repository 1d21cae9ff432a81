//! Structures that are members, as the board sees them.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::structure::list::{Line, list};

use crate::error::AppError;
use crate::lang::Lang;
use crate::member::said;
use crate::ui::{Column, Empty, Icon, PageHead, Table};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/structures`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Structures", "Structures");
    let count = read.lines.len();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, count,
                        "{count} structure est membre.", "{count} structures sont membres.",
                        "{count} structure is a member.", "{count} structures are members."
                    )}
                </PageHead>
                {if read.lines.is_empty() {
                    view! {
                        <Empty title=t!(lang, "Aucune structure n’a adhéré.", "No structure has joined.") icon=Icon::Building>
                            <p>
                                {t!(
                                    lang,
                                    "Une maison de santé, un centre de santé ou une association de garde adhère par la personne qui la représente.",
                                    "A team house, a health centre or an out-of-hours association joins through the person who represents it."
                                )}
                            </p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    table(lang, &slug, &read.lines)
                }}
            }
        })
        .within(&slug)
        .into_response())
}

fn table(lang: Lang, slug: &str, lines: &[Line]) -> AnyView {
    let (number, place, by) = (
        t!(lang, "N°", "No."),
        t!(lang, "Commune", "Municipality"),
        t!(lang, "Représentée par", "Represented by"),
    );
    let columns = vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::number(number.clone()),
        Column::text(place.clone()),
        Column::text(by.clone()),
    ];
    let rows = lines
        .iter()
        .map(|line| {
            let nobody = line.mandates.is_empty().then(|| t!(lang, "Personne", "Nobody"));
            let mandates = line
                .mandates
                .iter()
                .map(|(mandate, name)| {
                    let what = said::mandate(lang, &mandate.kind);
                    let until = mandate.ends_on.map(|day| {
                        let day = words::date(lang, day);
                        t!(lang, ", jusqu’au {day}", ", until {day}")
                    });
                    view! {
                        <div>
                            {name.clone()}
                            " ("
                            {what}
                            ")"
                            {until}
                        </div>
                    }
                })
                .collect_view();
            let member = line.adhesion.state == domain::member::AdhesionState::Admitted.code();
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/cpts/{slug}/membres/{}", line.adhesion.id)>{line.structure.name.clone()}</a>
                        " "
                        {(!member).then(|| said::state(lang, &line.adhesion.state))}
                    </th>
                    <td data-label=number.clone() class="cell--number">{line.adhesion.number}</td>
                    <td data-label=place.clone()>{line.commune.clone()}</td>
                    <td data-label=by.clone()><div>{mandates} {nobody}</div></td>
                </tr>
            }
        })
        .collect_view();
    view! { <Table columns=columns>{rows}</Table> }.into_any()
}
