//! What everybody may read of the contracts of a CPTS.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::contract::text::Text;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::public::{Public, list as read_list, one as read_one};

use super::compare::{indicator, meeting, money};
use crate::error::AppError;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::territory::words::mission;
use crate::ui::{Badge, Empty, Fact, Facts, Icon, PageHead, Prose, Row, Rows};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::{ended, kind, step_kind};

/// `GET /cpts/{slug}/conventions/publiques`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn list(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (cpts, all) = read_list(&visit.ctx, &slug).await?;
    let title = t!(lang, "Conventions", "Agreements");
    let path = format!("/cpts/{slug}/conventions/publiques");
    let up = (format!("/cpts/{slug}"), cpts.short_name.clone());
    Ok(visit
        .page(&title, || {
            let rows = all.iter().map(|it| row(lang, &path, it)).collect_view();
            let none = all.is_empty();
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Avec qui la CPTS travaille par convention. Aucun de ces partenaires n’a de voix dans ses décisions.",
                        "With whom the CPTS works by agreement. None of these partners has a vote in its decisions."
                    )}
                </PageHead>
                {if none {
                    view! {
                        <Empty icon=Icon::Document title=t!(lang, "Aucune convention n’est montrée.", "No agreement is shown.")>
                            <p>{t!(lang, "La CPTS choisit ce que tout le monde peut lire.", "The CPTS chooses what everybody may read.")}</p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! { <Rows>{rows}</Rows> }.into_any()
                }}
            }
        })
        .within(&slug)
        .into_response())
}

fn row(lang: Lang, path: &str, it: &Public) -> impl IntoView + use<> {
    let label = ended(lang, it.step, it.end);
    let end = match step_kind(it.step) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    };
    let until = words::date(lang, it.ends_on);
    let partners = it.partners.join(", ");
    let about = t!(
        lang,
        "{partners}\u{a0}· jusqu’au {until}",
        "{partners}\u{a0}· until {until}"
    );
    view! {
        <Row title=it.title.clone() href=format!("{path}/{}", it.id) end=end>
            {about}
        </Row>
    }
}

/// `GET /cpts/{slug}/conventions/publiques/{contract}`
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (_, it, text) = read_one(&visit.ctx, &slug, id).await?;
    let title = it.title.clone();
    let up = (
        format!("/cpts/{slug}/conventions/publiques"),
        t!(lang, "Conventions", "Agreements"),
    );
    Ok(visit
        .page(&title, || {
            let facts = facts(lang, &it);
            let said = text.as_ref().map(|it| said(lang, it));
            let what = kind(lang, it.kind);
            view! {
                <PageHead title=title.clone() up=up>{what} "."</PageHead>
                {facts}
                {said}
            }
        })
        .within(&slug)
        .into_response())
}

fn facts(lang: Lang, it: &Public) -> AnyView {
    let partners = it.partners.join(", ");
    let blocs = (!it.blocs.is_empty()).then(|| {
        let blocs = it.blocs.join(", ");
        view! { <Fact term=t!(lang, "Groupe", "Group")>{blocs}</Fact> }
    });
    let missions: Vec<String> = it.missions.iter().map(|it| mission(lang, *it)).collect();
    let missions = (!missions.is_empty()).then(|| {
        let missions = missions.join(", ");
        view! { <Fact term=t!(lang, "Missions", "Missions")>{missions}</Fact> }
    });
    let (from, to) = (
        words::date(lang, it.begins_on),
        words::date(lang, it.ends_on),
    );
    let state = ended(lang, it.step, it.end);
    view! {
        <Facts>
            <Fact term=t!(lang, "Avec", "With")>{partners}</Fact>
            {blocs}
            {missions}
            <Fact term=t!(lang, "Durée", "Term")>{t!(lang, "Du {from} au {to}", "From {from} to {to}")}</Fact>
            <Fact term=t!(lang, "État", "State")>{state}</Fact>
        </Facts>
    }
    .into_any()
}

/// What is shown of the text: promises, or all of it.
fn said(lang: Lang, text: &Text) -> AnyView {
    let promises = &text.promises;
    let mut lines: Vec<String> = promises.actions.iter().map(|it| it.label.clone()).collect();
    lines.extend(promises.indicators.iter().map(|it| indicator(lang, it)));
    lines.extend(promises.money.iter().map(|it| money(lang, it)));
    lines.extend(promises.meetings.iter().map(|it| meeting(lang, it)));
    let any = !lines.is_empty();
    let lines = lines
        .into_iter()
        .map(|it| view! { <li>{words::unbroken(&it)}</li> })
        .collect_view();
    let clauses = text.clauses.iter().enumerate().map(|(n, it)| {
        let heading = format!("{}. {}", n + 1, it.heading);
        view! {
            <section>
                <h2>{words::unbroken(&heading)}</h2>
                <Prose text=it.body.clone() below=2 />
            </section>
        }
    });
    let clauses = clauses.collect_view();
    view! {
        {any.then(|| view! {
            <section>
                <h2>{t!(lang, "Engagements", "Commitments")}</h2>
                <ul>{lines}</ul>
            </section>
        })}
        {clauses}
    }
    .into_any()
}
