//! The public page of a territory.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::permission::{Action, may};
use domain::territory::{InseeCode, SizeClass};
use leptos::prelude::*;
use service::territory::overview::ConcernedShown;
use service::territory::{
    Commune, Map, Neighbour, Overview, Practising, map, overview, practising,
};

use super::history::Steps;
use super::map::TerritoryMap;
use super::missions::who_covers_what;
use super::words::{people, shown, size_class};
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{
    Badge, ButtonKind, Column, Empty, Icon, LinkButton, Notice, NoticeKind, PageHead, Shield, Stat,
    Stats, Table,
};
use crate::visit::Visit;
use crate::words::date;

/// `GET /cpts/{slug}/territoire`
///
/// # Errors
/// [`AppError::NotFound`] when there is no such CPTS.
pub async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let seen = overview(&visit.ctx, &slug).await?;
    let map = map(&visit.ctx, &slug).await?;
    let practising = match &visit.signed_in {
        Some(who) => practising(&visit.ctx, &who.actor, &seen).await?,
        None => BTreeMap::new(),
    };
    let place = visit.place(&slug);
    let may_edit =
        place.is_some_and(|place| may(&place.standing(), Action::ManageTerritory).is_ok());
    let title = t!(lang, "Territoire", "Territory");
    let title = format!("{title} – {}", seen.cpts.short_name);
    Ok(visit
        .page(&title, || territory(lang, seen, map, &practising, may_edit))
        .within(&slug)
        .into_response())
}

fn territory(
    lang: Lang,
    seen: Overview,
    map: Option<Map>,
    practising: &BTreeMap<InseeCode, Vec<Practising>>,
    may_edit: bool,
) -> impl IntoView + use<> {
    let up = (format!("/cpts/{}", seen.cpts.slug), seen.cpts.name.clone());
    let edit = format!("/cpts/{}/territoire/modifier", seen.cpts.slug);
    let edit = may_edit.then(|| {
        view! {
            <p>
                <LinkButton
                    href=edit
                    label=t!(lang, "Modifier le territoire", "Change the territory")
                    kind=ButtonKind::Quiet
                />
            </p>
        }
    });
    let planned = (!seen.planned.is_empty()).then(|| {
        let (steps, names) = (seen.planned.clone(), seen.names.clone());
        view! {
            <Notice title=t!(lang, "Changements prévus", "Planned changes")>
                <Steps steps=steps names=names lang=lang />
            </Notice>
        }
    });
    if seen.communes.is_empty() {
        return view! {
            <PageHead title=t!(lang, "Territoire", "Territory") up=up />
            <Empty
                title=t!(
                    lang,
                    "Le territoire de cette CPTS n’est pas encore défini.",
                    "The territory of this CPTS is not defined yet."
                )
                icon=Icon::Map
            />
            {planned}
            {edit}
        }
        .into_any();
    }
    let count = seen.communes.len();
    let since = seen.since().map(|day| {
        let day = date(lang, day);
        t!(
            lang,
            " Tel qu’il est depuis le {day}.",
            " As it is since {day}."
        )
    });
    let inhabitants = people(lang, seen.population);
    let class = seen.class.number();
    let summary = plural!(
        lang,
        count,
        "{count} commune, {inhabitants} habitants (taille {class}).",
        "{count} communes, {inhabitants} habitants (taille {class}).",
        "{count} commune, {inhabitants} inhabitants (size {class}).",
        "{count} communes, {inhabitants} inhabitants (size {class})."
    );
    let shared = seen.shared.len();
    view! {
        <PageHead title=t!(lang, "Territoire", "Territory") up=up>
            {summary}
            {since}
        </PageHead>
        {edit}
        {planned}
        <Stats>
            <Stat value=inhabitants.clone()>
                {t!(lang, "habitants (population municipale)", "inhabitants (municipal population)")}
            </Stat>
            <Stat value=people(lang, count as u64)>{t!(lang, "communes", "communes")}</Stat>
            <Stat value=people(lang, shared as u64)>
                {t!(lang, "partagées avec d’autres CPTS", "shared with other CPTS")}
            </Stat>
        </Stats>
        {map.map(|map| view! { <TerritoryMap map=map lang=lang /> })}
        {neighbours(lang, &seen.neighbours)}
        {who_covers_what(lang, &seen.shared, practising)}
        {communes(lang, &seen)}
        {sizes(lang, seen.class)}
        <section>
            <h2>{t!(lang, "Historique", "History")}</h2>
            <Steps steps=seen.history.clone() names=seen.names.clone() lang=lang />
        </section>
        <p class="muted">
            {t!(
                lang,
                "Communes, populations et intercommunalités : Code officiel géographique 2026, INSEE, DGCL et La Poste (Licence Ouverte).",
                "Communes, populations and intercommunal bodies: Code officiel géographique 2026, INSEE, DGCL and La Poste (Licence Ouverte)."
            )}
        </p>
    }
    .into_any()
}

fn neighbours(lang: Lang, neighbours: &[Neighbour]) -> impl IntoView + use<> {
    if neighbours.is_empty() {
        return view! {
            <Empty title=t!(
                lang,
                "Aucune commune n’est partagée avec une autre CPTS.",
                "No commune is shared with another CPTS."
            ) />
        }
        .into_any();
    }
    let labels = [
        t!(lang, "CPTS voisine", "Neighbouring CPTS"),
        t!(lang, "Communes", "Communes"),
        t!(lang, "Habitants", "Inhabitants"),
        t!(lang, "Nos membres", "Our members"),
        t!(lang, "Leurs membres", "Their members"),
        t!(lang, "Membres des deux", "Members of both"),
    ];
    let [who, shared, inhabitants, ours, theirs, both] = labels.clone();
    let columns = vec![
        Column::text(who),
        Column::number(shared.clone()),
        Column::number(inhabitants.clone()),
        Column::text(ours.clone()),
        Column::text(theirs.clone()),
        Column::text(both.clone()),
    ];
    let rows = neighbours
        .iter()
        .map(|neighbour| {
            let cpts = &neighbour.cpts;
            view! {
                <tr>
                    <th scope="row">
                        <span class="commune-who">
                            <Shield
                                name=&cpts.short_name
                                colour=&cpts.colour
                                size=crate::ui::Size::Small
                            />
                            <a href=format!("/cpts/{}/territoire", cpts.slug)>{cpts.name.clone()}</a>
                        </span>
                    </th>
                    <td class="cell--number" data-label=shared.clone()>
                        {people(lang, neighbour.communes.len() as u64)}
                    </td>
                    <td class="cell--number" data-label=inhabitants.clone()>
                        {people(lang, neighbour.population)}
                    </td>
                    <td data-label=ours.clone()>{concerned(lang, neighbour.ours)}</td>
                    <td data-label=theirs.clone()>{concerned(lang, neighbour.theirs)}</td>
                    <td data-label=both.clone()>{shown(lang, neighbour.both)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Communes partagées", "Shared communes")}</h2>
            <p>
                {t!(
                    lang,
                    "Plusieurs CPTS peuvent couvrir une même commune : aucune n’en a l’exclusivité. Les nombres de membres qui y exercent ne sont montrés qu’à partir de 5.",
                    "Several CPTS may cover one commune: none has it for itself. Numbers of members who practise there are shown from 5 on only."
                )}
            </p>
            <Table columns=columns>{rows}</Table>
        </section>
    }
    .into_any()
}

/// People and structures, from five on.
fn concerned(lang: Lang, concerned: ConcernedShown) -> String {
    let (people, structures) = (
        shown(lang, concerned.people),
        shown(lang, concerned.structures),
    );
    t!(
        lang,
        "{people} personnes, {structures} structures",
        "{people} people, {structures} structures"
    )
}

fn communes(lang: Lang, seen: &Overview) -> impl IntoView + use<> {
    let labels = [
        t!(lang, "Commune", "Commune"),
        t!(lang, "Code postal", "Postal code"),
        t!(lang, "Habitants", "Inhabitants"),
        t!(lang, "Aussi couverte par", "Also covered by"),
    ];
    let [name, postal, inhabitants, also] = labels.clone();
    let columns = vec![
        Column::text(name),
        Column::text(postal.clone()),
        Column::number(inhabitants.clone()),
        Column::text(also.clone()),
    ];
    let rows = seen
        .communes
        .iter()
        .map(|commune| {
            let others = seen
                .shared
                .iter()
                .find(|shared| shared.commune.code == commune.code);
            let others: Vec<&str> = others
                .map(|shared| {
                    shared
                        .holders
                        .iter()
                        .skip(1)
                        .map(|(c, _)| c.short_name.as_str())
                })
                .into_iter()
                .flatten()
                .collect();
            view! {
                <tr>
                    <th scope="row">{commune.name.clone()}</th>
                    <td data-label=postal.clone()>{postal_codes(commune)}</td>
                    <td class="cell--number" data-label=inhabitants.clone()>
                        {people(lang, commune.population)}
                    </td>
                    <td data-label=also.clone()>{others.join(", ")}</td>
                </tr>
            }
        })
        .collect_view();
    let count = seen.communes.len();
    let summary = plural!(
        lang,
        count,
        "La commune du territoire",
        "Les {count} communes du territoire",
        "The commune of the territory",
        "The {count} communes of the territory"
    );
    view! {
        <section>
            <h2>{t!(lang, "Toutes les communes", "All communes")}</h2>
            <details class="fold" open=count <= 15>
                <summary>
                    <strong>{summary}</strong>
                </summary>
                <Table columns=columns>{rows}</Table>
            </details>
        </section>
    }
}

/// Postal codes of a commune; a city of many has its first and last.
fn postal_codes(commune: &Commune) -> String {
    match &commune.postal[..] {
        [first, _, _, .., last] => format!("{first} – {last}"),
        few => few.join(", "),
    }
}

fn sizes(lang: Lang, current: SizeClass) -> impl IntoView {
    let classes = SizeClass::ALL
        .into_iter()
        .map(|class| {
            let words = size_class(lang, class);
            if class == current {
                let here = t!(lang, "ce territoire", "this territory");
                view! {
                    <li aria-current="true">
                        <strong>{words}</strong>
                        " "
                        <Badge kind=NoticeKind::Success label=here />
                    </li>
                }
                .into_any()
            } else {
                view! { <li>{words}</li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Taille au sens de l’ACI", "Size in the sense of the ACI")}</h2>
            <ul>{classes}</ul>
        </section>
    }
}
