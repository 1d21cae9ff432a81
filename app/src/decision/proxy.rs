//! A proxy for one decision: given and taken back before the first round.

use axum::response::{IntoResponse, Response};
use domain::id::{AdhesionId, DecisionId};
use domain::statutes::Proxies;
use leptos::prelude::*;
use service::decision::holders::{Holders, holders};
use service::decision::proxy::{give, take_back};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::query::Query;
use crate::statutes::words::proxies;
use crate::ui::{
    Button, ButtonKind, Empty, ErrorSummary, Field, FieldKind, Icon, PageHead, Row, Rows,
};
use crate::visit::Visit;

/// `GET /cpts/{slug}/decisions/{decision}/pouvoirs`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, form).await
}

/// `POST /cpts/{slug}/decisions/{decision}/pouvoirs`: gives a proxy, or takes it back.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let read = |name: &str| {
        form.text(name)
            .parse::<AdhesionId>()
            .map_err(|_| AppError::NotFound)
    };
    let giver = read("de")?;
    let back = form.text("action") == "reprendre";
    let done = if back {
        take_back(ctx, actor, &slug, id, giver).await
    } else {
        give(ctx, actor, &slug, id, giver, read("a")?).await
    };
    match done {
        Ok(()) => {
            let said = if back {
                t!(lang, "Pouvoir repris.", "Proxy taken back.")
            } else {
                t!(lang, "Pouvoir donné.", "Proxy given.")
            };
            Ok(visit.see_other(&format!("/cpts/{slug}/decisions/{id}/pouvoirs"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, id: DecisionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = holders(&visit.ctx, visit.actor()?, slug, id, form.text("nom")).await?;
    let title = t!(lang, "Pouvoirs", "Proxies");
    let path = format!("/cpts/{slug}/decisions/{id}");
    let up = (path.clone(), read.seen.row.title.clone());
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let rule = read.allowed.map(|it| proxies(lang, it));
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Qui ne pourra pas prendre position peut donner pouvoir à un autre membre, jusqu’à l’ouverture du premier tour.",
                        "Who will not be able to take a position can give a proxy to another member until the first round opens."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <p>{rule}</p>
                {own(lang, &path, &read)}
                {search(lang, &path, &form, &read)}
                <p class="small muted">
                    {t!(
                        lang,
                        "Prendre position soi-même met fin au pouvoir pour cette décision.",
                        "Taking a position oneself ends the proxy for this decision."
                    )}
                </p>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// What is given and carried.
fn own(lang: Lang, path: &str, read: &Holders) -> AnyView {
    let rows = read
        .givers
        .iter()
        .filter_map(|(id, giver, holder)| {
            let holder = holder.clone()?;
            let back = read.open.then(|| {
                view! {
                    <form method="post" action=format!("{path}/pouvoirs") class="row__form">
                        <input type="hidden" name="de" value=id.to_string() />
                        <Button
                            kind=ButtonKind::Link
                            name="action"
                            value="reprendre"
                            label=t!(lang, "Reprendre", "Take back")
                        />
                    </form>
                }
                .into_any()
            });
            let giver = giver.clone();
            Some(view! {
                <Row title=holder end=back>
                    {t!(lang, "parle pour {giver}", "speaks for {giver}")}
                </Row>
            })
        })
        .collect_view();
    let carried = read
        .carried
        .iter()
        .map(|giver| {
            let title = giver.clone();
            view! { <Row title=title>{t!(lang, "vous a donné pouvoir", "gave you a proxy")}</Row> }
        })
        .collect_view();
    view! { <Rows>{rows} {carried}</Rows> }.into_any()
}

/// Looks for who shall carry it, and gives it.
fn search(lang: Lang, path: &str, form: &Form, read: &Holders) -> Option<AnyView> {
    let allowed = read.allowed.is_some_and(|it| it != Proxies::Forbidden);
    let free: Vec<_> = read.givers.iter().filter(|it| it.2.is_none()).collect();
    if !read.open || !allowed || free.is_empty() {
        return None;
    }
    let asked = !form.text("nom").is_empty();
    let none = asked && read.found.is_empty();
    let rows = read
        .found
        .iter()
        .map(|(id, name)| {
            let buttons = free
                .iter()
                .map(|(giver, own, _)| {
                    let label = if free.len() == 1 {
                        t!(lang, "Lui donner pouvoir", "Give the proxy")
                    } else {
                        t!(lang, "Pouvoir de {own}", "Proxy of {own}")
                    };
                    view! {
                        <form method="post" action=format!("{path}/pouvoirs") class="row__form">
                            <input type="hidden" name="de" value=giver.to_string() />
                            <input type="hidden" name="a" value=id.to_string() />
                            <Button kind=ButtonKind::Quiet label=label />
                        </form>
                    }
                })
                .collect_view()
                .into_any();
            view! { <Row title=name.clone() end=buttons /> }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Donner pouvoir", "Give a proxy")}</h2>
                <form class="search" method="get" action=format!("{path}/pouvoirs")>
                    <Field form=form name="nom" kind=FieldKind::Search label=t!(lang, "Nom du membre", "Name of the member") />
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
                </form>
                {none
                    .then(|| {
                        view! {
                            <Empty
                                icon=Icon::Search
                                title=t!(lang, "Aucun membre de ce nom.", "No member of that name.")
                            />
                        }
                    })}
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}
