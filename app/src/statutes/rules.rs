//! The rules of the statutes in plain words, the article beside each, silence shown as silence.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::statutes::{
    College, Decision, OnCollege, OnDecision, OnMembership, OnOrgan, Organ, OrganKind, Point, Said,
    Statutes,
};
use leptos::prelude::*;
use service::statutes::rules::{Known, Shown, read};

use super::lines::Reading;
use super::tabs::{Leaf, tabs};
use super::words as said;
use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Empty, Fact, Facts, Icon, LinkButton, Notice, NoticeKind, PageHead};
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

/// `GET /cpts/{slug}/statuts/regles/{version}/document.json`: the exact bytes that the fingerprint names.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn document(
    visit: Visit,
    Path((slug, version)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let number: i32 = version.parse().map_err(|_| AppError::NotFound)?;
    let read = read(&visit.ctx, &slug, Some(number)).await?;
    let known = read.shown.ok_or(AppError::NotFound)?;
    let name = format!("attachment; filename=\"statuts-{slug}-{number}.json\"");
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, known.document).into_response())
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
                {tabs(lang, slug, Leaf::Rules, number)}
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
        {known.statutes.organs.iter().map(|it| organ(reading, it)).collect_view()}
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
        {version(lang, slug, read, known)}
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
                "The board writes them in a draft, and then records their adoption by the meeting. Until then the text of the statutes holds."
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

fn organ(reading: Reading<'_>, it: &Organ) -> AnyView {
    let lang = reading.lang;
    let quorum = has_quorum(it);
    let points = OnOrgan::ALL
        .iter()
        // Without a quorum there is nothing to miss.
        .filter(|on| **on != OnOrgan::Second || quorum || it.second != Said::Silent)
        .map(|on| Point::Organ(it.organ, *on));
    let decisions = it
        .decisions
        .iter()
        .map(|own| decision(reading, it.organ, own))
        .collect_view();
    view! {
        <section class="card" id=it.organ.code()>
            <h2>{said::organ(lang, it.organ)}</h2>
            {reading.facts(points)}
            {(!it.decisions.is_empty())
                .then(|| {
                    view! {
                        <h3>{t!(lang, "Décisions qui ont leurs propres règles", "Decisions with rules of their own")}</h3>
                    }
                })}
            {decisions}
        </section>
    }
    .into_any()
}

/// What differs for one kind of decision.
fn decision(reading: Reading<'_>, organ: OrganKind, own: &Decision) -> AnyView {
    let says = |on: OnDecision| match on {
        OnDecision::Quorum => own.quorum != Said::Silent,
        OnDecision::Majority => own.majority != Said::Silent,
        OnDecision::Tie => own.tie != Said::Silent,
        OnDecision::Secrecy => own.secrecy != Said::Silent,
    };
    let points: Vec<Point> = OnDecision::ALL
        .iter()
        .filter(|on| says(**on))
        .map(|on| Point::Decision(organ, own.decision, *on))
        .collect();
    view! {
        <div class="rule-group">
            <h4>{said::decision(reading.lang, own.decision)}</h4>
            {reading.facts(points)}
        </div>
    }
    .into_any()
}

fn has_quorum(it: &Organ) -> bool {
    let own = it.decisions.iter().map(|it| &it.quorum);
    std::iter::once(&it.quorum)
        .chain(own)
        .any(|it| matches!(it.rule(), Some(domain::statutes::Quorum::Needs(_))))
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
        "The statutes say nothing of {names}: common law holds (no quorum, simple majority, no vote from afar)."
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

fn version(lang: Lang, slug: &str, read: &Shown, known: &Known) -> AnyView {
    let (number, adoption) = (known.number, &known.adoption);
    let adopted = words::date(lang, adoption.adopted_on);
    let by = said::the_organ(lang, adoption.by.organ);
    let reference = adoption.by.reference.clone();
    let from = words::date(lang, adoption.in_force_from);
    let digest = adoption.digest.to_string();
    let text = read.text.map(|text| {
        let href = format!("/cpts/{slug}/statuts/{text}");
        view! {
            <Fact term=t!(lang, "Texte", "Text")>
                <a href=href>
                    {t!(lang, "Version {text} du texte", "Version {text} of the text")}
                </a>
            </Fact>
        }
    });
    let others = (read.all.len() > 1).then(|| {
        let rows = read
            .all
            .iter()
            .map(|it| {
                let (number, day) = (it.number, words::date(lang, it.adoption.in_force_from));
                view! {
                    <li>
                        <a href=format!("/cpts/{slug}/statuts/regles/{number}")>
                            {t!(lang, "Version {number}, en vigueur le {day}", "Version {number}, in force on {day}")}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3>{t!(lang, "Toutes les versions", "All versions")}</h3>
            <ul>{rows}</ul>
        }
    });
    view! {
        <section class="card" id="version">
            <h2>{t!(lang, "Version et preuve", "Version and proof")}</h2>
            <Facts>
                <Fact term=t!(lang, "Version", "Version")>{number}</Fact>
                <Fact term=t!(lang, "Adoptée le", "Adopted on")>
                    {t!(lang, "{adopted} par {by} ({reference})", "{adopted} by {by} ({reference})")}
                </Fact>
                <Fact term=t!(lang, "En vigueur depuis le", "In force from")>{from}</Fact>
                {text}
                <Fact term=t!(lang, "Empreinte", "Fingerprint")>
                    <code class="fingerprint">{digest}</code>
                    <p>
                        {t!(
                            lang,
                            "Elle change au moindre changement d’une règle : un vote qui la cite prouve selon quelles règles il a été compté (SHA-256).",
                            "It changes with the slightest change of a rule: a vote that names it proves by which rules it was counted (SHA-256)."
                        )}
                    </p>
                </Fact>
            </Facts>
            <div class="actions">
                <LinkButton
                    kind=crate::ui::ButtonKind::Quiet
                    href=format!("/cpts/{slug}/statuts/regles/{number}/document.json")
                    label=t!(lang, "Télécharger le document", "Download the document")
                />
            </div>
            {others}
        </section>
    }
    .into_any()
}
