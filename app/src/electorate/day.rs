//! `/cpts/{slug}/poids`: what each group weighs, today or on a past day.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use service::Failure;
use service::electorate::weight::{WeightRefused, Weights, weights};

use super::figures::figures;
use super::{other, under};
use crate::error::AppError;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{ButtonKind, Empty, ErrorSummary, Icon, LinkButton, PageHead};
use crate::visit::Visit;
use crate::words;

/// Name of the day in the address.
pub(super) const DAY: &str = "jour";

/// `GET /cpts/{slug}/poids`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(mut form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let asked = form.optional(DAY).map(str::parse::<NaiveDate>);
    let actor = visit.actor()?;
    let mut on = match asked {
        None => None,
        Some(Ok(day)) => Some(day),
        Some(Err(_)) => {
            form.reject(
                DAY,
                t!(
                    lang,
                    "Choisissez un jour, comme 2026-03-01.",
                    "Choose a day, such as 2026-03-01."
                ),
            );
            None
        }
    };
    let read = match weights(&visit.ctx, actor, &slug, on).await {
        Err(Failure::Refused(refused)) => {
            form.reject(DAY, words::Refusal::say(&refused, lang));
            on = None;
            weights(&visit.ctx, actor, &slug, on).await
        }
        other => other,
    };
    let read = read.map_err(|failure| AppError::from_failure(failure, lang))?;
    let title = t!(lang, "Poids dans la gouvernance", "Weight in governance");
    let up = (format!("/cpts/{slug}"), read.cpts.short_name.clone());
    let (status, under) = (form.status(), subtitle(lang, &read));
    let form = if form.has(DAY) {
        form
    } else {
        form.with(DAY, read.on.to_string())
    };
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {under}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {body(lang, &slug, &read)}
                {under::contract(lang, &slug, &read)}
                {other::day(lang, &slug, &form, &read)}
            }
        })
        .status(status)
        .within(&slug)
        .into_response())
}

fn subtitle(lang: Lang, read: &Weights) -> String {
    let day = words::date(lang, read.on);
    if read.is_today {
        t!(lang, "Aujourd’hui, {day}", "Today, {day}")
    } else {
        t!(
            lang,
            "Le {day}, tel que le registre le savait ce soir-là",
            "On {day}, as the register knew it that evening"
        )
    }
}

fn body(lang: Lang, slug: &str, read: &Weights) -> AnyView {
    if let Some(found) = &read.figures {
        return figures(lang, slug, read, found);
    }
    let (title, text) = match read.since {
        Some(_) if read.published.is_some() => (
            t!(
                lang,
                "Les premiers chiffres seront montrés demain.",
                "The first figures will be shown tomorrow."
            ),
            t!(
                lang,
                "Les règles de vote entrent en vigueur : les membres voient des jours passés seulement.",
                "The voting rules are coming into force: members see past days only."
            ),
        ),
        Some(since) => {
            let since = words::date(lang, since);
            (
                t!(
                    lang,
                    "Aucune règle n’était en vigueur ce jour-là.",
                    "No rules were in force on that day."
                ),
                t!(
                    lang,
                    "Les premières règles de vote valent depuis le {since} : avant, rien ne dit qui vote dans quel collège, ni ce qui est limité.",
                    "The first voting rules have applied since {since}: before that, nothing says who votes in which college, or what is limited."
                ),
            )
        }
        None => (
            t!(
                lang,
                "Cette CPTS n’a pas encore adopté de règles de vote.",
                "This CPTS has not adopted voting rules yet."
            ),
            t!(
                lang,
                "Tant que les statuts ne sont pas enregistrés comme règles, on ne peut dire ni les collèges ni les limites.",
                "Until the statutes are recorded as rules, neither colleges nor limits can be shown."
            ),
        ),
    };
    let rules = format!("/cpts/{slug}/statuts");
    view! {
        <Empty title=title icon=Icon::Board>
            <p>{text}</p>
            <LinkButton href=rules kind=ButtonKind::Quiet label=t!(lang, "Lire les statuts", "Read the statutes") />
        </Empty>
    }
    .into_any()
}

impl words::Refusal for WeightRefused {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Future => t!(
                lang,
                "Ce jour n’est pas encore venu : choisissez aujourd’hui ou un jour passé.",
                "That day has not come yet: choose today or a past day."
            ),
            Self::NotPublished => t!(
                lang,
                "Ce jour n’est pas montré aux membres : choisissez un jour de la liste.",
                "That day is not shown to members: choose a day of the list."
            ),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(DAY)
    }

    fn status(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
