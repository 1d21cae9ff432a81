//! How much depends on each group: commitments and money, year by year, beside its voices in governance.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::contract::exposure::Year;
use domain::dues::Cents;
use domain::exact::Exact;
use domain::id::BlocId;
use leptos::prelude::*;
use service::contract::exposure::{Exposure, exposure};

use crate::error::AppError;
use crate::lang::Lang;
use crate::statutes::words as said;
use crate::ui::{Column, Empty, Icon, PageHead, Table};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/conventions/exposition`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = exposure(&visit.ctx, visit.actor()?, &slug).await?;
    let title = t!(
        lang,
        "Ce qui dépend de chaque groupe",
        "What depends on each group"
    );
    let up = (
        format!("/cpts/{slug}/conventions"),
        t!(lang, "Conventions", "Agreements"),
    );
    Ok(visit
        .page(&title, || {
            let body = if read.blocs.is_empty() {
                nothing(lang).into_any()
            } else {
                body(lang, &read)
            };
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "La part des engagements et des sommes qui passe par chaque groupe, à côté de ses voix. Un partenaire sous convention n’a aucune voix.",
                        "The share of commitments and amounts that goes through each group, beside its votes. A partner under agreement has none."
                    )}
                </PageHead>
                {body}
            }
        })
        .within(&slug)
        .into_response())
}

fn nothing(lang: Lang) -> impl IntoView {
    view! {
        <Empty icon=Icon::Building title=t!(lang, "Aucun groupe n’est enregistré.", "No group is registered.")>
            <p>
                {t!(
                    lang,
                    "Les groupes (GHT, groupes privés) sont décrits dans les règles de poids.",
                    "Groups (hospital groups, private ones) are described in the rules of weight."
                )}
            </p>
        </Empty>
    }
}

fn body(lang: Lang, read: &Exposure) -> AnyView {
    let years = read.years.iter().filter(|it| !it.blocs.is_empty());
    let years: Vec<AnyView> = years.map(|it| year(lang, read, it)).collect();
    let none = years.is_empty();
    let count = read.partners.len();
    let partners = read.partners.join(", ");
    let under = (0 < count).then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "Sous convention aujourd’hui, et sans voix de ce fait\u{a0}: {partners}.",
                    "Under agreement today, which gives no vote: {partners}."
                )}
            </p>
        }
    });
    view! {
        <section>
            <h2>{t!(lang, "Leurs voix dans la gouvernance", "Their votes in governance")}</h2>
            {voices(lang, read)}
            {under}
        </section>
        {none.then(|| view! { <p class="muted">{t!(lang, "Aucune convention n’est ou n’a été en vigueur.", "No agreement is or was in force.")}</p> })}
        {years.into_iter().collect_view()}
    }
    .into_any()
}

/// What each group weighs; groups of too few people stand together, as on the page of weights.
fn voices(lang: Lang, read: &Exposure) -> AnyView {
    let weights = format!("/cpts/{}/poids", read.cpts.slug);
    let link = t!(lang, "Qui pèse combien", "Who weighs how much");
    let Some(known) = &read.voices else {
        return view! {
            <p>
                {t!(
                    lang,
                    "Aucun jour n’est encore publié\u{a0}: les poids des membres se montrent par trimestre. ",
                    "No day is published yet: the weights of members are shown by quarter. "
                )}
                <a href=weights>{link}</a>
            </p>
        }
        .into_any();
    };
    let on = words::date(lang, known.on);
    let tied = |groups: &[Option<BlocId>]| groups.iter().any(Option::is_some);
    let lines = known.lines.iter().filter(|(groups, _)| tied(groups));
    let lines = lines.map(|(groups, share)| {
        let names: Vec<String> = groups.iter().map(|it| voice(lang, read, *it)).collect();
        let (names, share) = (names.join(", "), percent(lang, Some(share)));
        view! { <li>{t!(lang, "{names}\u{a0}: {share} des voix", "{names}: {share} of the votes")}</li> }
    });
    let lines = lines.collect_view();
    let few = known.lines.is_empty();
    let weighs = |id: BlocId| {
        let mut lines = known.lines.iter();
        lines.any(|(groups, _)| groups.contains(&Some(id)))
    };
    let none = read.blocs.iter().filter(|(id, _)| !few && !weighs(*id));
    let none = none.map(|(_, name)| {
        let name = name.clone();
        view! { <li>{t!(lang, "{name}\u{a0}: aucune voix", "{name}: no vote")}</li> }
    });
    let none = none.collect_view();
    view! {
        <p>
            {if few {
                t!(lang, "Le {on}, trop peu de membres votaient pour montrer un poids. ", "On {on}, too few members voted to show a weight. ")
            } else {
                t!(lang, "Au {on}, comme la page des poids le montre aux membres. ", "On {on}, as the page of weights shows members. ")
            }}
            <a href=weights>{link}</a>
        </p>
        <ul>{lines}{none}</ul>
    }
    .into_any()
}

/// A group among those that stand together.
fn voice(lang: Lang, read: &Exposure, bloc: Option<BlocId>) -> String {
    match bloc {
        Some(_) => name(lang, read, bloc),
        None => t!(lang, "membres sans groupe", "members in no group"),
    }
}

fn year(lang: Lang, read: &Exposure, year: &Year) -> AnyView {
    let number = year.year;
    let title = if number == read.year {
        t!(lang, "{number}, cette année", "{number}, this year")
    } else {
        number.to_string()
    };
    let rows = year.blocs.iter().map(|(bloc, share)| {
        let name = name(lang, read, *bloc);
        let commitments = percent(lang, year.of_commitments(*bloc).as_ref());
        let sum = words::euros(lang, Cents(share.cents));
        let money = year.of_money(*bloc).map(|it| percent(lang, Some(&it)));
        let money = money.map_or(sum.clone(), |it| format!("{sum} ({it})"));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="cell--number" data-label=t!(lang, "Engagements", "Commitments")>{commitments}</td>
                <td class="cell--number" data-label=t!(lang, "Sommes", "Amounts")>{money}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::text(t!(lang, "Groupe", "Group")),
        Column::number(t!(lang, "Engagements", "Commitments")),
        Column::number(t!(lang, "Sommes", "Amounts")),
    ];
    view! {
        <section>
            <h2>{title}</h2>
            <Table columns=columns>{rows}</Table>
        </section>
    }
    .into_any()
}

fn name(lang: Lang, read: &Exposure, bloc: Option<BlocId>) -> String {
    let known = bloc.and_then(|id| read.blocs.iter().find(|(it, _)| *it == id));
    known.map_or_else(
        || t!(lang, "Partenaires hors groupe", "Partners in no group"),
        |(_, name)| name.clone(),
    )
}

/// « 33,3 % », of an exact share.
fn percent(lang: Lang, share: Option<&Exact>) -> String {
    let Some(share) = share else {
        return "–".to_owned();
    };
    said::percent(lang, share)
}
