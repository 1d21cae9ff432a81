//! The rules of the statutes in plain words, the article beside each, silence shown as silence.

mod document;
mod organ;
mod version;

pub use document::document;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::statutes::{College, OnCollege, OnMembership, OrganKind, Point, Statutes};
use leptos::prelude::*;
use service::statutes::rules::{Known, Shown, read};

use super::lines::Reading;
use super::tabs::{Leaf, tabs};
use super::words as said;
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Empty, Icon, Notice, NoticeKind, PageHead};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/statuts/regles`: the rules in force.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    show(&visit, &slug, None).await
}

/// `GET /cpts/{slug}/statuts/regles/{version}`: any version, by its number.
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
    let title = t!(lang, "Les règles des statuts", "The rules of the statutes");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Ce que les statuts décident, en clair. Cette page est ouverte à tous.",
                        "What the statutes decide, in plain words. This page is open to everybody."
                    )}
                </PageHead>
                {tabs(visit, slug, Leaf::Rules, number)}
                {body(lang, slug, &read)}
            }
        })
        .within(slug)
        .into_response())
}

fn body(lang: Lang, slug: &str, read: &Shown) -> AnyView {
    let Some(known) = &read.shown else {
        return none(lang);
    };
    let reading = Reading {
        lang,
        slug,
        statutes: &known.statutes,
    };
    view! {
        {old(lang, slug, read, known)}
        {warnings(lang, &known.statutes)}
        {contents(lang, &known.statutes)}
        <section class="card">
            <h2>{t!(lang, "Qui est membre et vote", "Who is a member and votes")}</h2>
            {reading.facts(
                std::iter::once(Point::Object).chain(OnMembership::ALL.iter().map(|on| Point::Membership(*on))),
            )}
        </section>
        <section id="colleges">
            <h2>{t!(lang, "Collèges", "Colleges")}</h2>
            <p>{said::line(lang, &known.statutes, &Point::Colleges).says}</p>
            {known.statutes.colleges.iter().map(|it| college(reading, it)).collect_view()}
        </section>
        {known.statutes.organs.iter().map(|it| organ::organ(reading, it)).collect_view()}
        {unnamed(lang, &known.statutes)}
        <section class="card" id="conseil">
            <h2>{t!(lang, "Conseil et élections", "Board and elections")}</h2>
            {reading.facts([Point::Board, Point::Elections])}
        </section>
        <section class="card" id="limites">
            <h2>{t!(lang, "Limites de poids", "Limits of weight")}</h2>
            {caps(reading)}
        </section>
        <section class="card">
            <h2>{t!(lang, "Petits groupes", "Small groups")}</h2>
            {reading.facts([Point::SmallGroups])}
        </section>
        {version::version(lang, slug, read, known)}
    }
    .into_any()
}

/// What is shown where no version was adopted.
pub fn none(lang: Lang) -> AnyView {
    view! {
        <Empty
            title=t!(lang, "Les règles ne sont pas encore enregistrées.", "The rules are not recorded yet.")
            icon=Icon::Document
        >
            {t!(
                lang,
                "Le bureau les écrit dans un brouillon, puis enregistre leur adoption par l’assemblée. En attendant, le texte des statuts fait foi.",
                "The board writes them in a draft, then records their adoption by the meeting. Until then the text of the statutes applies."
            )}
        </Empty>
    }
    .into_any()
}

fn old(lang: Lang, slug: &str, read: &Shown, known: &Known) -> Option<AnyView> {
    if read.in_force == Some(known.number) {
        return None;
    }
    let from = words::date(lang, known.adoption.in_force_from);
    let later = read.in_force.is_none_or(|it| it < known.number);
    let said = if later {
        t!(
            lang,
            "Cette version entre en vigueur le {from}.",
            "This version comes into force on {from}."
        )
    } else {
        t!(
            lang,
            "Cette version n’est plus celle en vigueur.",
            "This version is no longer the one in force."
        )
    };
    let link = read.in_force.map(|_| {
        view! {
            <a href=format!("/cpts/{slug}/statuts/regles")>
                {t!(lang, "Lire les règles en vigueur", "Read the rules in force")}
            </a>
        }
    });
    Some(view! { <Notice kind=NoticeKind::Caution>{said} " " {link}</Notice> }.into_any())
}

fn warnings(lang: Lang, statutes: &Statutes) -> Option<AnyView> {
    let all = statutes.warnings();
    if all.is_empty() {
        return None;
    }
    let count = all.len();
    let title = plural!(
        lang,
        count,
        "{count} point à regarder",
        "{count} points à regarder",
        "{count} point to look at",
        "{count} points to look at"
    );
    let items = all
        .iter()
        .map(|(_, it)| view! { <li>{said::warning(lang, statutes, it)}</li> })
        .collect_view();
    Some(
        view! {
            <Notice kind=NoticeKind::Caution title=title>
                <ul>{items}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// The way to each part: the page is long on a phone.
fn contents(lang: Lang, statutes: &Statutes) -> AnyView {
    let organs = statutes.organs.iter().map(|it| {
        let href = format!("#{}", it.organ.code());
        (href, said::organ(lang, it.organ))
    });
    let entries = std::iter::once(("#colleges".to_owned(), t!(lang, "Collèges", "Colleges")))
        .chain(organs)
        .chain([
            (
                "#conseil".to_owned(),
                t!(lang, "Conseil et élections", "Board and elections"),
            ),
            (
                "#limites".to_owned(),
                t!(lang, "Limites de poids", "Limits of weight"),
            ),
            (
                "#version".to_owned(),
                t!(lang, "Version et preuve", "Version and proof"),
            ),
        ])
        .map(|(href, label)| view! { <li><a href=href>{label}</a></li> })
        .collect_view();
    view! {
        <nav class="contents" aria-label=t!(lang, "Sur cette page", "On this page")>
            <ul>{entries}</ul>
        </nav>
    }
    .into_any()
}

fn college(reading: Reading<'_>, it: &College) -> AnyView {
    let points = [OnCollege::Members, OnCollege::Voice, OnCollege::Seats]
        .map(|on| Point::College(it.id.clone(), on));
    view! {
        <section class="card">
            <h3>{it.name.clone()}</h3>
            {reading.facts(points)}
        </section>
    }
    .into_any()
}

/// Organs of which the document does not speak.
fn unnamed(lang: Lang, statutes: &Statutes) -> Option<AnyView> {
    let names: Vec<String> = OrganKind::ALL
        .iter()
        .filter(|kind| !statutes.organs.iter().any(|it| it.organ == **kind))
        .map(|kind| said::the_organ(lang, *kind))
        .collect();
    if names.is_empty() {
        return None;
    }
    let names = said::listed(lang, &names);
    let words = t!(
        lang,
        "Les statuts ne disent rien sur {names} : le droit commun s’applique (aucun quorum, majorité simple, pas de vote à distance).",
        "The statutes say nothing about {names}: the general law applies (no quorum, simple majority, no remote voting)."
    );
    Some(view! { <p class="muted">{words}</p> }.into_any())
}

fn caps(reading: Reading<'_>) -> AnyView {
    let lang = reading.lang;
    if reading.statutes.caps.is_empty() {
        return view! {
            <p>{t!(lang, "Rien ne limite le poids d’un groupe.", "Nothing limits the weight of a group.")}</p>
        }
        .into_any();
    }
    reading.facts((0..reading.statutes.caps.len()).map(Point::Cap))
}
