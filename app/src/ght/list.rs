//! The groups that a CPTS knows.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::ght::register::{Summary, list};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{ButtonKind, Column, Empty, Icon, LinkButton, PageHead, Table};
use crate::visit::Visit;
use crate::words;

/// The name of the register.
pub fn title(lang: Lang) -> String {
    t!(
        lang,
        "Groupes hospitaliers et autres groupes",
        "Hospital groups and other groups"
    )
}

/// `GET /cpts/{slug}/blocs`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, &slug).await?;
    let title = title(lang);
    let path = format!("/cpts/{slug}/blocs");
    let count = read.blocs.len();
    let rows = read
        .blocs
        .iter()
        .map(|it| line(lang, &path, it))
        .collect_view();
    let columns = vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::text(t!(lang, "Nature", "Kind")),
        Column::number(t!(lang, "Établissements", "Establishments")),
        Column::number(t!(lang, "Membres rattachés", "Members attached")),
    ];
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, count,
                        "{count} groupe : ses établissements comptent ensemble, quel que soit leur nombre.", "{count} groupes : les établissements de chacun comptent ensemble, quel que soit leur nombre.",
                        "{count} group: its establishments count together, however many.", "{count} groups: the establishments of each count together, however many."
                    )}
                </PageHead>
                {read.may_manage
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    href=format!("{path}/nouveau")
                                    icon=Icon::Plus
                                    label=t!(lang, "Enregistrer un groupe", "Record a group")
                                />
                                <LinkButton
                                    href=format!("{path}/import")
                                    kind=ButtonKind::Quiet
                                    label=t!(lang, "Importer un fichier", "Import a file")
                                />
                                <LinkButton
                                    href=format!("/cpts/{slug}/rattachements")
                                    kind=ButtonKind::Quiet
                                    label=t!(lang, "Rattachements à examiner", "Attachments to examine")
                                />
                            </div>
                        }
                    })}
                {if count == 0 {
                    view! {
                        <Empty title=t!(lang, "Aucun groupe enregistré.", "No group is recorded.") icon=Icon::Building>
                            <p>
                                {t!(
                                    lang,
                                    "Enregistrez le GHT et les groupes privés du territoire avec leurs établissements : les règles de la CPTS peuvent limiter ce que chacun pèse.",
                                    "Record the GHT and the private groups of the territory with their establishments: the rules of the CPTS can limit what each weighs."
                                )}
                            </p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! {
                        <Table columns=columns>{rows}</Table>
                        <p>
                            <a href=format!("{path}.csv")>{t!(lang, "Télécharger ce registre (CSV)", "Download this register (CSV)")}</a>
                        </p>
                    }
                        .into_any()
                }}
                <p class="quiet">
                    {t!(
                        lang,
                        "Le conseil d’administration lit ce registre ; la présidence, la vice-présidence, le secrétariat et la coordination le tiennent.",
                        "The board reads this register; president, vice-president, secretary and coordinator keep it."
                    )}
                </p>
            }
        })
        .within(&slug)
        .into_response())
}

fn line(lang: Lang, path: &str, it: &Summary) -> impl IntoView + use<> {
    let href = format!("{path}/{}", it.id);
    let (name, kind) = (it.name.clone(), words::ght::bloc_kind(lang, it.kind));
    let (parties, members) = (it.parties.to_string(), it.members.to_string());
    view! {
        <tr>
            <th scope="row">
                <a href=href>{name}</a>
            </th>
            <td data-label=t!(lang, "Nature", "Kind")>{kind}</td>
            <td class="cell--number" data-label=t!(lang, "Établissements", "Establishments")>
                {parties}
            </td>
            <td class="cell--number" data-label=t!(lang, "Membres rattachés", "Members attached")>
                {members}
            </td>
        </tr>
    }
}
