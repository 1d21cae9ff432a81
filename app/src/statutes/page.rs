//! The statutes: read by everybody, published by the board.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::permission::{Action, may};
use leptos::prelude::*;
use service::statutes::publish::publish;
use service::statutes::read::{Versions, read};

use super::body::body;
use super::tabs::{Leaf, tabs};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::ui::{
    Button, Card, Empty, ErrorSummary, Fact, Facts, Field, FieldKind, Icon, LinkButton, Notice,
    NoticeKind, PageHead, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/statuts`: the version in force.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show(&visit, &slug, None).await
}

/// `GET /cpts/{slug}/statuts/{version}`: any version, by its number.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get_version(
    visit: Visit,
    Path((slug, version)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let number: i32 = version.parse().map_err(|_| AppError::NotFound)?;
    show(&visit, &slug, Some(number)).await
}

async fn show(visit: &Visit, slug: &str, number: Option<i32>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = read(&visit.ctx, slug, number).await?;
    let title = t!(lang, "Statuts", "Statutes");
    let name = read.cpts.name.clone();
    let may_publish = visit
        .place(slug)
        .is_some_and(|place| may(&place.standing(), Action::PublishStatutes).is_ok());
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>{name}</PageHead>
                {tabs(visit, slug, Leaf::Text, None)}
                {may_publish
                    .then(|| {
                        view! {
                            <div class="actions">
                                <LinkButton
                                    kind=crate::ui::ButtonKind::Quiet
                                    href=format!("/cpts/{slug}/statuts/publier")
                                    label=t!(lang, "Publier une version", "Publish a version")
                                />
                            </div>
                        }
                    })}
                {text(lang, slug, &read)}
                {versions(lang, slug, &read)}
            }
        })
        .within(slug)
        .into_response())
}

fn text(lang: Lang, slug: &str, read: &Versions) -> AnyView {
    let Some(row) = &read.shown else {
        return view! {
            <Empty title=t!(lang, "Les statuts ne sont pas encore publiés.", "The statutes are not published yet.") icon=Icon::Document />
        }
        .into_any();
    };
    let current = format!("/cpts/{slug}/statuts");
    let old = (read.in_force != Some(row.number)).then(|| {
        view! {
            <Notice kind=NoticeKind::Caution>
                {t!(lang, "Cette version n’est pas celle en vigueur.", "This version is not the one in force.")} " "
                <a href=current>{t!(lang, "Lire la version en vigueur", "Read the version in force")}</a>
            </Notice>
        }
    });
    let (number, day, sha256) = (
        row.number,
        words::date(lang, row.adopted_on),
        row.sha256.clone(),
    );
    view! {
        {old}
        <Card>
            <Facts>
                <Fact term=t!(lang, "Version", "Version")>{number}</Fact>
                <Fact term=t!(lang, "Adoptée le", "Adopted on")>{day}</Fact>
                <Fact term=t!(lang, "Empreinte du texte", "Fingerprint of the text")>
                    <code class="fingerprint">{sha256}</code>
                    <p>
                        {t!(
                            lang,
                            "Elle change au moindre changement du texte, et prouve quelle version a été acceptée (SHA-256).",
                            "It changes with the slightest change to the text, and proves which version was accepted (SHA-256)."
                        )}
                    </p>
                </Fact>
            </Facts>
        </Card>
        <article class="prose" lang="fr">{body(&row.body)}</article>
    }
    .into_any()
}

fn versions(lang: Lang, slug: &str, read: &Versions) -> Option<AnyView> {
    if read.all.len() < 2 {
        return None;
    }
    let rows = read
        .all
        .iter()
        .map(|version| {
            let (number, day) = (version.number, words::date(lang, version.adopted_on));
            view! {
                <li>
                    <a href=format!("/cpts/{slug}/statuts/{number}")>
                        {t!(lang, "Version {number}, adoptée le {day}", "Version {number}, adopted on {day}")}
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Toutes les versions", "All versions")}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// `GET /cpts/{slug}/statuts/publier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_publish(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let current = read(&visit.ctx, &slug, None)
        .await?
        .shown
        .map(|row| row.body)
        .unwrap_or_default();
    show_publish(&visit, &slug, &Form::default().with("text", current))
}

/// `POST /cpts/{slug}/statuts/publier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_publish(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let Ok(adopted_on) = form.text("adopted_on").parse::<NaiveDate>() else {
        form.reject("adopted_on", t!(lang, "Écrivez une date.", "Write a date."));
        return show_publish(&visit, &slug, &form);
    };
    match publish(
        &visit.ctx,
        visit.actor()?,
        &slug,
        form.raw("text"),
        adopted_on,
    )
    .await
    {
        Ok(number) => Ok(visit.see_other(
            &format!("/cpts/{slug}/statuts"),
            &t!(
                lang,
                "Version {number} publiée. Déclarez la modification dans les trois mois.",
                "Version {number} published. Declare the change within three months."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_publish(&visit, &slug, &form)
        }
    }
}

fn show_publish(visit: &Visit, slug: &str, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    visit.actor()?;
    let allowed = visit
        .place(slug)
        .map(service::account::Place::standing)
        .unwrap_or_default();
    may(&allowed, Action::PublishStatutes)?;
    let title = t!(lang, "Publier les statuts", "Publish statutes");
    let path = format!("/cpts/{slug}/statuts");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(path.clone(), t!(lang, "Statuts", "Statutes")) />
                <ErrorSummary form=form lang=lang />
                <Notice kind=NoticeKind::Info>
                    {t!(
                        lang,
                        "Publiez le texte tel que l’assemblée générale l’a adopté. Les versions précédentes restent lisibles. Une modification des statuts se déclare dans les trois mois (loi de 1901, art. 5 ; registre du tribunal en Alsace-Moselle).",
                        "Publish the text as the general assembly adopted it. Earlier versions stay readable. A change of statutes must be declared within three months (law of 1901, art. 5; the court’s register in Alsace-Moselle)."
                    )}
                </Notice>
                <form method="post" action=format!("{path}/publier")>
                    <Field
                        form=form
                        name="adopted_on"
                        kind=FieldKind::Date
                        label=t!(lang, "Jour de l’adoption", "Day of adoption")
                        required=true
                    />
                    <TextArea
                        form=form
                        name="text"
                        rows=24
                        label=t!(lang, "Texte des statuts", "Text of the statutes")
                        hint=t!(
                            lang,
                            "« Article 1 – … » seul sur sa ligne fait un titre ; un tiret fait une liste.",
                            "“Article 1 – …” alone on its line makes a title; a hyphen makes a list."
                        )
                        required=true
                    />
                    <div class="actions">
                        <Button label=t!(lang, "Publier cette version", "Publish this version") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
