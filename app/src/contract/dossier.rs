//! The dossier for the regional agency: the contracts of a year, as one PDF or with all its pieces.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::Datelike;
use domain::contract::party::Side;
use domain::territory::Mission;
use leptos::prelude::*;
use service::contract::dossier::{Asked, Dossier, DossierRefused, One, pack, paper, read};
use service::{Failure, Outcome};

use super::export::sent;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::{Lang, number};
use crate::query::Query;
use crate::territory::words::mission;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Icon, LinkButton, PageHead,
    Row, Rows, Select,
};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::{ended, step_kind};

/// `GET /cpts/{slug}/conventions/dossier`: what will be in it.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let asked = asked(&visit, &form);
    let found = read(&visit.ctx, visit.actor()?, &slug, asked).await;
    show(&visit, &slug, asked, found)
}

/// `GET /cpts/{slug}/conventions/dossier.pdf`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_pdf(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let asked = asked(&visit, &form);
    match paper(&visit.ctx, visit.actor()?, &slug, asked).await {
        Ok(bytes) => {
            let name = format!("conventions-{slug}-{}.pdf", asked.year);
            Ok(sent(bytes, "application/pdf", &name))
        }
        Err(failure) => show(&visit, &slug, asked, Err(failure)),
    }
}

/// `GET /cpts/{slug}/conventions/dossier.zip`: with the signed documents and their annexes.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_zip(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let asked = asked(&visit, &form);
    match pack(&visit.ctx, visit.actor()?, &slug, asked).await {
        Ok(bytes) => {
            let name = format!("conventions-{slug}-{}.zip", asked.year);
            Ok(sent(bytes, "application/zip", &name))
        }
        Err(failure) => show(&visit, &slug, asked, Err(failure)),
    }
}

/// What the address asks for: this year, unless it says another.
fn asked(visit: &Visit, form: &Form) -> Asked {
    let year = form.text("annee").parse().ok();
    Asked {
        year: year.unwrap_or_else(|| visit.ctx.today().year()),
        mission: form.text("mission").parse().ok(),
    }
}

fn show(
    visit: &Visit,
    slug: &str,
    asked: Asked,
    found: Outcome<Dossier, DossierRefused>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let title = t!(lang, "Dossier pour l’ARS", "Dossier for the ARS");
    let path = format!("/cpts/{slug}/conventions");
    let code = asked.mission.map(Mission::code).unwrap_or_default();
    let form = Form::default()
        .with("annee", asked.year.to_string())
        .with("mission", code);
    // A year without contracts is an answer, not a mistake.
    let (form, nothing, dossier) = match found {
        Ok(dossier) => (form, false, Some(dossier)),
        Err(Failure::Refused(DossierRefused::Nothing)) => (form, true, None),
        Err(failure) => (form.refused(failure, lang)?, false, None),
    };
    let status = form.status();
    let up = (path.clone(), t!(lang, "Conventions", "Agreements"));
    Ok(visit
        .page(&title, || {
            let body = dossier.as_ref().map(|it| {
                let query = format!("annee={}&mission={code}", asked.year);
                body(lang, &path, &query, it)
            });
            let none = nothing.then(|| {
                let why = words::Refusal::say(&DossierRefused::Nothing, lang);
                view! { <p class="muted">{why}</p> }
            });
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Les conventions d’une année en un seul document\u{a0}: ce que chacune promet, ce qui a été versé et atteint, puis son texte.",
                        "The agreements of a year in one document: what each promises, what was paid and reached, then its text."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                {choose(lang, &path, &form)}
                {none}
                {body}
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

fn choose(lang: Lang, path: &str, form: &Form) -> impl IntoView + use<> {
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    view! {
        <form class="filters" method="get" action=format!("{path}/dossier")>
            <Field form=form name="annee" kind=FieldKind::Number label=t!(lang, "Année", "Year") />
            <Select form=form name="mission" label=t!(lang, "Mission", "Mission") empty=t!(lang, "Toutes", "All") choices=missions />
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=t!(lang, "Choisir", "Choose") />
            </div>
        </form>
    }
}

fn body(lang: Lang, path: &str, query: &str, dossier: &Dossier) -> AnyView {
    let rows = dossier.contracts.iter().map(|it| row(lang, path, it));
    let rows = rows.collect_view();
    let pieces = dossier.contracts.iter().map(|it| it.pieces.len());
    let (pieces, size) = (pieces.sum::<usize>(), size(lang, dossier.bytes()));
    let (zip, pdf) = (
        format!("{path}/dossier.zip?{query}"),
        format!("{path}/dossier.pdf?{query}"),
    );
    let beside = plural!(
        lang,
        pieces,
        "Le fichier complet contient le PDF et {pieces} pièce\u{a0}: document signé, annexe ou suite ({size}). Un ordinateur l’ouvre sans logiciel particulier.",
        "Le fichier complet contient le PDF et {pieces} pièces\u{a0}: documents signés, annexes, suites ({size}). Un ordinateur l’ouvre sans logiciel particulier.",
        "The full file holds the PDF and one document: signed agreement, annex or follow-up ({size}). Any computer can open it.",
        "The full file holds the PDF and {pieces} documents: signed agreements, annexes, follow-ups ({size}). Any computer can open it."
    );
    view! {
        <section class="stack">
            <h2>{t!(lang, "Ce qu’il contient", "What is in it")}</h2>
            <Rows>{rows}</Rows>
            <p>{beside}</p>
            <div class="actions">
                <LinkButton
                    href=zip
                    icon=Icon::Download
                    label=t!(lang, "Télécharger le dossier complet (ZIP)", "Download the full dossier (ZIP)")
                />
                <LinkButton
                    href=pdf
                    kind=ButtonKind::Quiet
                    icon=Icon::Download
                    label=t!(lang, "Le PDF seul", "The PDF only")
                />
            </div>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, path: &str, it: &One) -> impl IntoView + use<> {
    let label = ended(lang, it.step, it.end);
    let end = match step_kind(it.step) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    };
    let partners: Vec<&str> = it
        .text
        .side(Side::Partner)
        .map(|it| it.name.as_str())
        .collect();
    let (partners, count) = (partners.join(", "), it.pieces.len());
    let said = plural!(
        lang,
        count,
        "{partners}\u{a0}· {count} pièce",
        "{partners}\u{a0}· {count} pièces",
        "{partners}\u{a0}· one document",
        "{partners}\u{a0}· {count} documents"
    );
    view! {
        <Row title=it.text.title.clone() href=format!("{path}/{}", it.id) end=end>
            {words::unbroken(&said)}
        </Row>
    }
}

/// « 12 Mo ».
fn size(lang: Lang, bytes: u64) -> String {
    let count = bytes.div_ceil(1_000_000).max(1);
    let count = number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    t!(lang, "{count}\u{a0}Mo", "{count} MB")
}
