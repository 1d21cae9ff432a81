//! The partners of a CPTS.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::partner::PartnerKind;
use leptos::prelude::*;
use service::partner::list::list;

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Column, Empty, Icon, LinkButton, PageHead, Table};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/partenaires`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(lang, "Partenaires", "Partners");
    let path = format!("/cpts/{slug}/partenaires");
    let count = read.current.len();
    let link = |row: &service::partner::Row| read.may_manage.then(|| format!("{path}/{}", row.id));
    let table = |rows: &[(service::partner::Row, PartnerKind)]| {
        let rows = rows
            .iter()
            .map(|(row, kind)| line(lang, row, *kind, link(row)))
            .collect_view();
        view! { <Table columns=columns(lang)>{rows}</Table> }.into_any()
    };
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, count,
                        "{count} partenaire, sans voix dans l’association.", "{count} partenaires, sans voix dans l’association.",
                        "{count} partner, without a vote in the association.", "{count} partners, without a vote in the association."
                    )}
                </PageHead>
                {read.may_manage
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    href=format!("{path}/nouveau")
                                    icon=Icon::Plus
                                    label=t!(lang, "Enregistrer un partenaire", "Register a partner")
                                />
                            </div>
                        }
                    })}
                {if read.current.is_empty() {
                    view! {
                        <Empty title=t!(lang, "Aucun partenaire enregistré.", "No partner is registered.") icon=Icon::Building>
                            <p>
                                {t!(
                                    lang,
                                    "Hôpitaux, GHT, ARS, CPAM, communes : ils signent avec la CPTS sans voter en son sein.",
                                    "Hospitals, GHT, ARS, CPAM, municipalities: they sign with the CPTS without voting in it."
                                )}
                            </p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    table(&read.current)
                }}
                {(!read.former.is_empty())
                    .then(|| {
                        view! {
                            <section>
                                <h2>{t!(lang, "Anciens partenaires", "Former partners")}</h2>
                                {table(&read.former)}
                            </section>
                        }
                    })}
            }
        })
        .within(&slug)
        .into_response())
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::text(t!(lang, "Nature", "Kind")),
        Column::text(t!(lang, "Numéros", "Numbers")),
        Column::text(t!(lang, "Contact", "Contact")),
    ]
}

fn line(
    lang: Lang,
    row: &service::partner::Row,
    kind: PartnerKind,
    link: Option<String>,
) -> AnyView {
    let name = match link {
        Some(href) => view! { <a href=href>{row.name.clone()}</a> }.into_any(),
        None => row.name.clone().into_any(),
    };
    let party = row.parent_id.is_some();
    let kind = words::partner_kind(lang, kind);
    let kind = if party {
        t!(lang, "{kind}, partie au GHT", "{kind}, party to the GHT")
    } else {
        kind
    };
    let number = |kind: &str, it: &Option<String>| it.as_ref().map(|it| format!("{kind} {it}"));
    let unusual = row
        .finess
        .as_deref()
        .and_then(|it| it.parse::<domain::identifier::Finess>().ok())
        .is_some_and(|it| it.warning().is_some());
    let warning = unusual.then(|| {
        t!(
            lang,
            "Clé FINESS inhabituelle : à vérifier",
            "Unusual FINESS check digit: please check"
        )
    });
    let numbers = [
        number("FINESS", &row.finess),
        number("SIREN", &row.siren),
        warning,
    ];
    let contact = [
        row.contact_name.clone(),
        row.email.clone(),
        row.phone.clone(),
    ];
    view! {
        <tr class:row--party=party>
            <th scope="row">{name}</th>
            <td data-label=t!(lang, "Nature", "Kind")>{kind}</td>
            {cell(t!(lang, "Numéros", "Numbers"), numbers)}
            {cell(t!(lang, "Contact", "Contact"), contact)}
        </tr>
    }
    .into_any()
}

/// A cell of several lines; an empty one is not shown on a phone.
fn cell(label: String, lines: [Option<String>; 3]) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .flatten()
        .map(|it| view! { <div>{it}</div> })
        .collect();
    if lines.is_empty() {
        return view! { <td></td> }.into_any();
    }
    view! {
        <td data-label=label>
            <div>{lines}</div>
        </td>
    }
    .into_any()
}
