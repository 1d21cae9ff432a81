//! Give a role to a member.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::id::AdhesionId;
use domain::role::{Period, RoleKind};
use leptos::prelude::*;
use service::role::appoint::appoint;
use service::role::list::candidates;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::query::Query;
use crate::ui::{
    Button, ButtonKind, Choice, Empty, ErrorSummary, Field, FieldKind, Icon, Notice, NoticeKind,
    PageHead, Select,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/roles/nommer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_appoint(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let form = Form::default()
        .with("q", asked.text("q"))
        .with("starts_on", visit.ctx.today().to_string());
    show_appoint(&visit, &slug, form).await
}

/// `POST /cpts/{slug}/roles/nommer`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_appoint(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Some((adhesion, kind, period)) = read_appoint(&mut form, lang) else {
        return show_appoint(&visit, &slug, form).await;
    };
    match appoint(&visit.ctx, visit.actor()?, &slug, adhesion, kind, period).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/roles"),
            &t!(
                lang,
                "Rôle confié. Pensez à déclarer tout changement de dirigeants dans les trois mois.",
                "Role given. Remember to declare any change of leaders within three months."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_appoint(&visit, &slug, form).await
        }
    }
}

fn read_appoint(form: &mut Form, lang: Lang) -> Option<(AdhesionId, RoleKind, Period)> {
    let adhesion = form.text("adhesion").parse().ok();
    if adhesion.is_none() {
        form.reject(
            "adhesion",
            t!(lang, "Choisissez un membre.", "Choose a member."),
        );
    }
    let kind = form.text("kind").parse().ok();
    if kind.is_none() {
        form.reject("kind", t!(lang, "Choisissez un rôle.", "Choose a role."));
    }
    let starts_on: Option<NaiveDate> = form.text("starts_on").parse().ok();
    if starts_on.is_none() {
        form.reject("starts_on", t!(lang, "Écrivez une date.", "Write a date."));
    }
    let ends_on: Option<Option<NaiveDate>> = match form.optional("ends_on") {
        None => Some(None),
        Some(text) => text.parse().ok().map(Some),
    };
    if ends_on.is_none() {
        form.reject(
            "ends_on",
            t!(
                lang,
                "Écrivez une date, ou rien.",
                "Write a date, or nothing."
            ),
        );
    }
    Some((
        adhesion?,
        kind?,
        Period {
            starts_on: starts_on?,
            ends_on: ends_on?,
        },
    ))
}

async fn show_appoint(visit: &Visit, slug: &str, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let members = candidates(&visit.ctx, visit.actor()?, slug, form.text("q")).await?;
    let title = t!(lang, "Confier un rôle", "Give a role");
    let path = format!("/cpts/{slug}/roles");
    let choices = members
        .iter()
        .map(|row| {
            let (name, number) = (service::member::full_name(row), row.number);
            let label = t!(lang, "{name} (n°\u{a0}{number})", "{name} (no. {number})");
            Choice::new(row.id.to_string(), label)
        })
        .collect::<Vec<_>>();
    let full = choices.len() >= 30;
    let nobody = choices.is_empty();
    let kinds = RoleKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), words::role(lang, *kind)))
        .collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Rôles", "Roles")) />
                <ErrorSummary form=&form lang=lang />
                <form class="search" method="get" action=format!("{path}/nommer") role="search">
                    <Field form=&form name="q" kind=FieldKind::Search label=t!(lang, "Chercher un membre", "Search a member") />
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
                </form>
                {full
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Info>
                                {t!(lang, "Les trente premiers sont proposés : cherchez un nom pour voir les autres.", "The first thirty are offered: search a name to see others.")}
                            </Notice>
                        }
                    })}
                {if nobody {
                    view! {
                        <Empty
                            title=t!(lang, "Aucun membre de ce nom ne s’est encore connecté.", "No member of that name has signed in yet.")
                            icon=Icon::People
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <form method="post" action=format!("{path}/nommer")>
                            <input type="hidden" name="q" value=form.raw("q").to_owned() />
                            <Select
                                form=&form
                                name="adhesion"
                                label=t!(lang, "Membre", "Member")
                                hint=t!(lang, "Seuls les membres qui se sont déjà connectés peuvent exercer un rôle ici.", "Only members who have signed in can act in a role here.")
                                empty=t!(lang, "Choisissez…", "Choose…")
                                choices=choices
                                required=true
                            />
                            <Select
                                form=&form
                                name="kind"
                                label=t!(lang, "Rôle", "Role")
                                empty=t!(lang, "Choisissez…", "Choose…")
                                choices=kinds
                                required=true
                            />
                            <Field form=&form name="starts_on" kind=FieldKind::Date label=t!(lang, "Premier jour", "First day") required=true />
                            <Field
                                form=&form
                                name="ends_on"
                                kind=FieldKind::Date
                                label=t!(lang, "Dernier jour", "Last day")
                                hint=t!(lang, "Vide : jusqu’à ce qu’on y mette fin.", "Empty: until it is ended.")
                                optional=true
                            />
                            <div class="actions">
                                <Button label=t!(lang, "Confier ce rôle", "Give this role") />
                            </div>
                        </form>
                    }
                        .into_any()
                }}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
