//! All of one's adhesions and mandates.

use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::member::claim::{Offer, offers};
use service::member::own::{self, Own};
use service::structure::register;

use super::words::badge;
use crate::error::AppError;
use crate::ui::{Button, ButtonKind, Empty, Icon, LinkButton, Notice, PageHead, Row, Rows, Shield};
use crate::visit::Visit;
use crate::words;

/// `GET /mes-adhesions`
///
/// # Errors
/// To the sign-in page; a fault.
pub async fn list(visit: Visit) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    let all = own::all(&visit.ctx, actor).await?;
    let claimable = offers(&visit.ctx, actor).await?;
    let structures = register::mine(&visit.ctx, actor).await?;
    let (running, ended): (Vec<Own>, Vec<Own>) =
        all.into_iter().partition(|it| !it.state.is_ended());
    let title = t!(lang, "Mes adhésions", "My memberships");
    let heading = title.clone();
    let roles = roles(&visit);
    Ok(visit
        .page(&title, || {
            let none = running.is_empty();
            view! {
                <PageHead title=heading />
                {claims(&claimable, lang)}
                {none
                    .then(|| {
                        view! {
                            <Empty
                                title=t!(lang, "Vous n’êtes membre d’aucune CPTS pour l’instant.", "You are not a member of any CPTS for now.")
                                icon=Icon::People
                            >
                                <p>
                                    {t!(
                                        lang,
                                        "Dites où vous exercez : nous vous montrons les CPTS qui couvrent ce lieu.",
                                        "Say where you practise: we show you the CPTS that cover the place."
                                    )}
                                </p>
                            </Empty>
                        }
                    })}
                {(!none).then(|| view! { <Rows>{rows(&running, lang)}</Rows> })}
                <div class="actions">
                    <LinkButton
                        href="/adherer"
                        label=t!(lang, "Adhérer à une CPTS", "Join a CPTS")
                        icon=Icon::Plus
                    />
                </div>
                {(!roles.is_empty())
                    .then(|| {
                        view! {
                            <section class="stack" id="mandats">
                                <h2>{t!(lang, "Mes mandats", "My offices")}</h2>
                                <Rows>
                                    {roles
                                        .into_iter()
                                        .map(|(cpts, what, href)| {
                                            view! {
                                                <Row title=cpts href=href>
                                                    {what}
                                                </Row>
                                            }
                                        })
                                        .collect_view()}
                                </Rows>
                            </section>
                        }
                    })}
                <section class="stack">
                    <h2>{t!(lang, "Les structures que je représente", "Structures that I represent")}</h2>
                    {(!structures.is_empty())
                        .then(|| {
                            view! {
                                <Rows>
                                    {structures
                                        .into_iter()
                                        .map(|it| {
                                            let kind = words::profession::structure_kind(lang, it.kind);
                                            view! {
                                                <Row
                                                    title=it.row.name
                                                    href=format!("/structures/{}", it.row.id)
                                                >
                                                    {kind}
                                                </Row>
                                            }
                                        })
                                        .collect_view()}
                                </Rows>
                            }
                        })}
                    <p>
                        <a href="/structures/nouvelle">
                            {t!(lang, "Inscrire une structure", "Register a structure")}
                        </a>
                    </p>
                </section>
                {(!ended.is_empty())
                    .then(|| {
                        view! {
                            <section class="stack">
                                <h2>{t!(lang, "Terminées", "Ended")}</h2>
                                <Rows>{rows(&ended, lang)}</Rows>
                            </section>
                        }
                    })}
            }
        })
        .into_response())
}

/// Adhesions that a board registered and that look like the person's.
fn claims(offers: &[Offer], lang: crate::lang::Lang) -> impl IntoView + use<> {
    offers
        .iter()
        .map(|it| {
            let (cpts, number) = (it.cpts.short_name.clone(), it.row.number);
            let name = service::member::full_name(&it.row);
            let action = format!("/mes-adhesions/{}/rattachement", it.row.id);
            view! {
                <Notice>
                    <p>
                        {t!(
                            lang,
                            "{cpts} a inscrit l’adhésion n° {number} au nom de {name}. Est-ce la vôtre ?",
                            "{cpts} registered membership no. {number} in the name of {name}. Is it yours?"
                        )}
                    </p>
                    <form method="post" action=action>
                        <Button label=t!(lang, "Oui, c’est moi", "Yes, it is mine") kind=ButtonKind::Quiet />
                    </form>
                    <p>
                        {t!(
                            lang,
                            "Sinon, ne faites rien : la CPTS n’apprend pas que vous avez un compte.",
                            "If not, do nothing: the CPTS does not learn that you have an account."
                        )}
                    </p>
                </Notice>
            }
        })
        .collect_view()
}

fn rows(own: &[Own], lang: crate::lang::Lang) -> impl IntoView + use<> {
    own.iter()
        .map(|it| {
            let shield = view! { <Shield name=&it.cpts.short_name colour=&it.cpts.colour /> };
            let about = match &it.structure {
                Some(structure) => {
                    let name = structure.name.clone();
                    t!(lang, "pour {name}", "for {name}")
                }
                None => it.cpts.name.clone(),
            };
            view! {
                <Row
                    title=it.cpts.short_name.clone()
                    href=format!("/mes-adhesions/{}", it.row.id)
                    lead=Some(shield.into_any())
                    end=Some(badge(lang, it.state))
                >
                    {about}
                </Row>
            }
        })
        .collect_view()
}

/// Roles held today: CPTS, roles, where they lead.
fn roles(visit: &Visit) -> Vec<(String, String, String)> {
    let held = visit.places.iter().filter(|place| !place.roles.is_empty());
    held.map(|place| {
        let names: Vec<String> = place
            .roles
            .iter()
            .map(|role| words::role(visit.lang, *role))
            .collect();
        (
            place.cpts.short_name.clone(),
            names.join(", "),
            format!("/cpts/{}/bureau", place.cpts.slug),
        )
    })
    .collect()
}
