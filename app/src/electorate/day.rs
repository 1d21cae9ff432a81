//! `/cpts/{slug}/poids`: what each group weighs, today or on a past day.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use service::Failure;
use service::electorate::weight::{WeightRefused, Weights, weights};

use super::figures::figures;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{
    Button, ButtonKind, Empty, ErrorSummary, Field, FieldKind, Icon, LinkButton, PageHead,
};
use crate::visit::Visit;
use crate::words;

/// Name of the day in the address.
const DAY: &str = "jour";

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
        Err(Failure::Refused(refused @ WeightRefused::Future)) => {
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
                {other_day(lang, &slug, &form, &read)}
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
                    "The first voting rules hold since {since}: before, nothing says who votes in which college, or what is limited."
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
                "As long as the statutes are not recorded as rules, neither colleges nor limits can be told."
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

fn other_day(lang: Lang, slug: &str, form: &Form, read: &Weights) -> AnyView {
    let path = format!("/cpts/{slug}/poids");
    let today = path.clone();
    view! {
        <form class="card" method="get" action=path>
            <h2>{t!(lang, "Un autre jour", "Another day")}</h2>
            <Field
                form=form
                name=DAY
                kind=FieldKind::Date
                label=t!(lang, "Jour", "Day")
                hint=t!(
                    lang,
                    "Aujourd’hui ou un jour passé. Professions, fonctions et composition des groupes sont celles que l’on connaît maintenant pour ce jour.",
                    "Today or a past day. Professions, offices and the members of groups are those now known for that day."
                )
            />
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=t!(lang, "Voir ce jour", "See that day") />
                {(!read.is_today)
                    .then(|| {
                        view! {
                            <LinkButton href=today kind=ButtonKind::Quiet label=t!(lang, "Revenir à aujourd’hui", "Back to today") />
                        }
                    })}
            </div>
        </form>
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
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(DAY)
    }

    fn status(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
