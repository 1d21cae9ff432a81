//! One group: who is in it, who was, and the members attached.

mod members;
mod past;

use axum::response::{IntoResponse, Response};
use domain::id::BlocId;
use domain::identifier::Warning;
use leptos::prelude::*;
use service::ght::register::{PartyShown, Sheet, sheet};

use self::members::members;
use self::past::past;

use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{ButtonKind, Column, Empty, Icon, LinkButton, PageHead, Row, Rows, Table};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/blocs/{bloc}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, BlocId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let today = visit.ctx.today();
    let read = sheet(&visit.ctx, visit.actor()?, &slug, id).await?;
    let title = read.row.name.clone();
    let path = format!("/cpts/{slug}/blocs");
    let here = format!("{path}/{id}");
    let now: Vec<&PartyShown> = read
        .parties
        .iter()
        .filter(|it| it.row.struck_at.is_none() && it.period.holds_on(today))
        .collect();
    let count = now.len();
    let kind = words::ght::bloc_kind(lang, read.kind);
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path, t!(lang, "Groupes", "Groups"))>
                    {kind}
                    {t!(lang, " : ", ": ")}
                    {plural!(
                        lang, count,
                        "{count} établissement aujourd’hui.", "{count} établissements aujourd’hui.",
                        "{count} establishment today.", "{count} establishments today."
                    )}
                </PageHead>
                {read.row.note.clone().map(|note| view! { <p class="said">{note}</p> })}
                {read.may_manage
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    href=format!("{here}/parties/nouvelle")
                                    icon=Icon::Plus
                                    label=t!(lang, "Ajouter un établissement", "Add an establishment")
                                />
                                <LinkButton
                                    href=format!("{here}/modifier")
                                    kind=ButtonKind::Quiet
                                    label=t!(lang, "Corriger le groupe", "Correct the group")
                                />
                            </div>
                        }
                    })}
                <section>
                    <h2>{t!(lang, "Aujourd’hui", "Today")}</h2>
                    {parties(lang, &here, &now, read.may_manage)}
                </section>
                {proposed(lang, &here, &read)}
                <section>
                    <h2>{t!(lang, "Membres rattachés", "Members attached")}</h2>
                    {members(lang, &slug, &read.members)}
                </section>
                {past(lang, &here, &read)}
            }
        })
        .within(&slug)
        .into_response())
}

fn parties(lang: Lang, here: &str, now: &[&PartyShown], may_manage: bool) -> AnyView {
    if now.is_empty() {
        return view! {
            <Empty title=t!(lang, "Aucun établissement aujourd’hui.", "No establishment today.") icon=Icon::Building />
        }
        .into_any();
    }
    let sourced = now.iter().any(|it| it.row.source.is_some());
    let rows = now
        .iter()
        .map(|it| {
            let name = it.row.name.clone();
            let name = if may_manage {
                let href = format!("{here}/parties/{}", it.id);
                view! { <a href=href>{name}</a> }.into_any()
            } else {
                name.into_any()
            };
            let unusual = matches!(&it.entity, domain::ght::Entity::Finess(number) if number.warning() == Some(Warning::CheckDigit));
            let unusual = unusual.then(|| {
                let said = t!(lang, "Clé FINESS inhabituelle : à vérifier", "Unusual FINESS check digit: please check");
                view! { <div>{said}</div> }
            });
            let number = words::ght::entity(&it.entity);
            let period = words::ght::period(lang, it.period);
            let source = sourced.then(|| match it.row.source.clone() {
                Some(it) => view! { <td data-label=t!(lang, "Source", "Source")>{it}</td> }.into_any(),
                None => view! { <td></td> }.into_any(),
            });
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td data-label=t!(lang, "Numéro", "Number")>
                        <div>{number} {unusual}</div>
                    </td>
                    <td data-label=t!(lang, "Période", "Period")>{period}</td>
                    {source}
                </tr>
            }
        })
        .collect_view();
    let mut columns = vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::text(t!(lang, "Numéro", "Number")),
        Column::text(t!(lang, "Période", "Period")),
    ];
    if sourced {
        columns.push(Column::text(t!(lang, "Source", "Source")));
    }
    view! { <Table columns=columns>{rows}</Table> }.into_any()
}

/// Partners that could be parties.
fn proposed(lang: Lang, here: &str, read: &Sheet) -> Option<AnyView> {
    if !read.may_manage || read.proposed.is_empty() {
        return None;
    }
    let rows = read
        .proposed
        .iter()
        .take(12)
        .map(|row| {
            let number = match (&row.finess, &row.siren) {
                (Some(number), _) => format!("FINESS\u{a0}{number}"),
                (None, Some(number)) => format!("SIREN\u{a0}{number}"),
                (None, None) => String::new(),
            };
            let href = format!("{here}/parties/nouvelle?partenaire={}", row.id);
            view! {
                <Row title=row.name.clone() href=href>
                    {number}
                </Row>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Dans vos partenaires, et dans aucun groupe", "Among your partners, and in no group")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}
