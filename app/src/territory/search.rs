//! Which CPTS cover a commune: `/cpts`.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use service::territory::{Asked, Commune, Found, ask, covering};

use super::CommuneField;
use super::words::people;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, Empty, Icon, PageHead, Row, Rows, Shield};
use crate::visit::{Islands, Visit};

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asking {
    commune: String,
    #[serde(rename = "commune-code")]
    code: String,
}

/// `GET /cpts`
///
/// # Errors
/// [`AppError`] when the database refuses.
pub async fn page(visit: Visit, Query(asking): Query<Asking>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let asked = ask(&visit.ctx, &asking.commune, &asking.code).await?;
    let found = match &asked.chosen {
        Some(commune) => covering(&visit.ctx, commune.code).await?,
        None => Vec::new(),
    };
    let typed = match &asked.chosen {
        Some(commune) => commune.name.clone(),
        None => asking.commune.trim().to_owned(),
    };
    let form = Form::default().with("commune", typed.clone());
    let title = t!(lang, "Trouver une CPTS", "Find a CPTS");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone()>
                    {t!(
                        lang,
                        "Dites où vous exercez ou habitez : vous verrez quelle CPTS couvre la commune.",
                        "Say where you practise or live: you will see which CPTS covers the commune."
                    )}
                </PageHead>
                <form method="get" action="/cpts" role="search" class="search">
                    <CommuneField
                        form=&form
                        name="commune"
                        label=t!(lang, "Commune ou code postal", "Commune or postal code")
                        lang=lang
                    />
                    <Button label=t!(lang, "Chercher", "Search") icon=Icon::Search />
                </form>
                {answer(lang, &typed, asked, found)}
            }
        })
        .islands(Islands::Common)
        .into_response())
}

fn answer(
    lang: Lang,
    typed: &str,
    asked: Asked,
    found: Vec<service::territory::Cpts>,
) -> impl IntoView + use<> {
    let Asked { chosen, others } = asked;
    if let Some(commune) = chosen {
        return view! {
            {covered(lang, &commune, found)}
            {another(lang, others, t!(lang, "Vous cherchiez une autre commune ?", "Another commune?"))}
        }
        .into_any();
    }
    if !others.is_empty() {
        let title = t!(lang, "Quelle commune ?", "Which commune?");
        return another(lang, others, title).into_any();
    }
    if typed.is_empty() {
        return ().into_any();
    }
    let title = t!(
        lang,
        "Aucune commune ne correspond à « {typed} ».",
        "No commune fits “{typed}”."
    );
    view! {
        <Empty title=title icon=Icon::Search>
            {t!(
                lang,
                "Essayez le début de son nom, ou son code postal.",
                "Try the beginning of its name, or its postal code."
            )}
        </Empty>
    }
    .into_any()
}

fn covered(
    lang: Lang,
    commune: &Commune,
    found: Vec<service::territory::Cpts>,
) -> impl IntoView + use<> {
    let name = commune.name.clone();
    let count = found.len();
    let title = match count {
        0 => t!(
            lang,
            "{name} n’est couverte par aucune CPTS inscrite ici.",
            "{name} is covered by no CPTS registered here."
        ),
        1 => t!(
            lang,
            "{name} est couverte par une CPTS.",
            "{name} is covered by one CPTS."
        ),
        2 => t!(
            lang,
            "{name} est couverte par deux CPTS.",
            "{name} is covered by two CPTS."
        ),
        3 => t!(
            lang,
            "{name} est couverte par trois CPTS.",
            "{name} is covered by three CPTS."
        ),
        _ => t!(
            lang,
            "{name} est couverte par {count} CPTS.",
            "{name} is covered by {count} CPTS."
        ),
    };
    let rows = found
        .into_iter()
        .map(|cpts| {
            let lead = view! { <Shield name=&cpts.short_name colour=&cpts.colour /> };
            view! {
                <Row
                    title=cpts.name
                    href=format!("/cpts/{}/territoire", cpts.slug)
                    lead=lead.into_any()
                />
            }
        })
        .collect_view();
    let several = (count > 1).then(|| {
        view! {
            <p>
                {t!(
                    lang,
                    "Vous pouvez adhérer à une seule ou à plusieurs.",
                    "You may join one or several of them."
                )}
            </p>
        }
    });
    view! {
        <section aria-live="polite">
            <h2>{title}</h2>
            {(count > 0).then(|| view! { <Rows>{rows}</Rows> })}
            {several}
        </section>
    }
}

/// Communes to choose from, as links.
fn another(lang: Lang, others: Vec<Found>, title: String) -> impl IntoView {
    let any = !others.is_empty();
    let rows = others
        .into_iter()
        .map(|found| {
            let commune = found.commune;
            let inhabitants = people(lang, commune.population);
            let code = commune.postal.first().cloned();
            let code = code.unwrap_or_else(|| commune.code.department().to_owned());
            let detail = t!(
                lang,
                "{code}, {inhabitants} habitants",
                "{code}, {inhabitants} inhabitants"
            );
            let formerly = found
                .formerly
                .map(|name| t!(lang, " (avec {name})", " (with {name})"))
                .unwrap_or_default();
            view! {
                <Row
                    title=format!("{}{formerly}", commune.name)
                    href=format!("/cpts?commune-code={}", commune.code)
                >
                    {detail}
                </Row>
            }
        })
        .collect_view();
    any.then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
    })
}
