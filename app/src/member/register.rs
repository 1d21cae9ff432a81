//! The register of members.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::Action;
use leptos::prelude::*;
use service::member::register::{Line, PER_PAGE, Search, StateFilter, register};

use super::said;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::ui::{
    Badge, Button, ButtonKind, Choice, Column, Empty, Field, FieldKind, Icon, LinkButton,
    NoticeKind, PageHead, Pagination, Select, Table,
};
use crate::visit::Visit;
use crate::words;

/// Filters of the register, as its address names them.
const FILTERS: [&str; 4] = ["q", "etat", "profession", "cotisation"];

/// `GET /cpts/{slug}/membres`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = page(&asked);
    let search = Search {
        words: asked.text("q").to_owned(),
        state: match asked.text("etat") {
            "suspendus" => StateFilter::Suspended,
            "anciens" => StateFilter::Former,
            _ => StateFilter::Members,
        },
        profession: asked.optional("profession").map(str::to_owned),
        up_to_date: match asked.text("cotisation") {
            "a-jour" => Some(true),
            "en-retard" => Some(false),
            _ => None,
        },
        page: number,
        ..Search::default()
    };
    let read = register(&visit.ctx, visit.actor()?, &slug, &search).await?;
    let title = t!(lang, "Membres", "Members");
    let path = format!("/cpts/{slug}/membres");
    let members = read.members;
    let count = words::number(lang, i64::try_from(members).unwrap_or(i64::MAX));
    let total = read.total;
    let shown = words::number(lang, i64::try_from(total).unwrap_or(i64::MAX));
    let year = read.year;
    let filtered = FILTERS.iter().any(|name| asked.optional(name).is_some());
    let may_export = visit.place(&slug).is_some_and(|place| {
        domain::permission::may(&place.standing(), Action::ExportMembers).is_ok()
    });
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, members,
                        "{count} membre.", "{count} membres.", "{count} member.", "{count} members."
                    )}
                </PageHead>
                {filters(lang, &path, &asked, &read.professions, year)}
                {if read.lines.is_empty() {
                    let title = if filtered {
                        t!(lang, "Personne ne correspond à cette recherche.", "Nobody matches this search.")
                    } else {
                        t!(lang, "Aucun membre pour l’instant.", "No member yet.")
                    };
                    view! { <Empty title=title icon=Icon::People /> }.into_any()
                } else {
                    let found = plural!(
                        lang, total,
                        "{shown} personne ou structure", "{shown} personnes ou structures",
                        "{shown} person or structure", "{shown} people or structures"
                    );
                    table(lang, &slug, found, &read.lines, year)
                }}
                <Pagination page=number size=PER_PAGE total=total href=|n| with_page(&path, &asked, &FILTERS, n) />
                {may_export
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    kind=ButtonKind::Quiet
                                    href=format!("{path}.csv")
                                    label=t!(lang, "Exporter en CSV", "Export as CSV")
                                />
                                <LinkButton
                                    kind=ButtonKind::Quiet
                                    href=format!("{path}.xlsx")
                                    label=t!(lang, "Exporter pour un tableur", "Export for a spreadsheet")
                                />
                            </div>
                        }
                    })}
            }
        })
        .within(&slug)
        .into_response())
}

fn filters(lang: Lang, path: &str, asked: &Form, professions: &[String], year: i32) -> AnyView {
    let professions = professions
        .iter()
        .map(|code| Choice::new(code, said::profession(lang, Some(code), None)))
        .collect();
    let states = vec![
        Choice::new("suspendus", t!(lang, "Suspendus", "Suspended")),
        Choice::new("anciens", t!(lang, "Anciens membres", "Former members")),
    ];
    let dues = vec![
        Choice::new("a-jour", t!(lang, "À jour {year}", "Up to date {year}")),
        Choice::new(
            "en-retard",
            t!(lang, "Pas à jour {year}", "Not up to date {year}"),
        ),
    ];
    let open = FILTERS
        .iter()
        .skip(1)
        .any(|name| asked.optional(name).is_some());
    view! {
        <form method="get" action=path.to_owned() role="search">
            <div class="search">
                <Field
                    form=asked
                    name="q"
                    kind=FieldKind::Search
                    label=t!(lang, "Nom ou numéro d’adhésion", "Name or membership number")
                />
                <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
            </div>
            <details class="more" open=open>
                <summary>{t!(lang, "Filtrer par profession, état ou cotisation", "Filter by profession, state or dues")}</summary>
                <div class="filters">
                    <Select
                        form=asked
                        name="profession"
                        label=t!(lang, "Profession", "Profession")
                        empty=t!(lang, "Toutes", "All")
                        choices=professions
                    />
                    <Select
                        form=asked
                        name="etat"
                        label=t!(lang, "État", "State")
                        empty=t!(lang, "Membres", "Members")
                        choices=states
                    />
                    <Select
                        form=asked
                        name="cotisation"
                        label=t!(lang, "Cotisation", "Dues")
                        empty=t!(lang, "Toutes", "All")
                        choices=dues
                    />
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, slug: &str, caption: String, lines: &[Line], year: i32) -> AnyView {
    let (number, what, place, dues) = (
        t!(lang, "N°", "No."),
        t!(lang, "Profession", "Profession"),
        t!(lang, "Commune", "Municipality"),
        t!(lang, "Cotisation {year}", "Dues {year}"),
    );
    let columns = vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::number(number.clone()),
        Column::text(what.clone()),
        Column::text(place.clone()),
        Column::text(dues.clone()),
    ];
    let rows = lines
        .iter()
        .map(|line| {
            let row = &line.row;
            let what_text = if row.structure_id.is_some() {
                t!(lang, "Structure", "Structure")
            } else {
                said::profession(lang, row.profession.as_deref(), row.skill.as_deref())
            };
            let member = row.state == domain::member::AdhesionState::Admitted.code();
            let state = (!member).then(|| said::state(lang, &row.state));
            let standing = words::standing(lang, line.dues);
            let badge = if line.dues.is_up_to_date() {
                view! { <Badge kind=NoticeKind::Success label=standing /> }.into_any()
            } else {
                view! { <Badge kind=NoticeKind::Caution label=standing /> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/cpts/{slug}/membres/{}", row.id)>{service::member::full_name(row)}</a>
                        " "
                        {state}
                    </th>
                    <td data-label=number.clone() class="cell--number">{row.number}</td>
                    <td data-label=what.clone()>{what_text}</td>
                    <td data-label=place.clone()>{line.commune.clone()}</td>
                    <td data-label=dues.clone()>{badge}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <Table caption=caption columns=columns>{rows}</Table> }.into_any()
}
