//! The register of contracts.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::contract::stage::Step;
use domain::territory::Mission;
use leptos::prelude::*;
use service::contract::register::{Line, Register, Search, register};

use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::territory::words::mission;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, Empty, Field, FieldKind, Icon, LinkButton, PageHead,
    Pagination, Row, Rows, Select,
};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::{ended, step, step_kind};

/// Contracts on one page.
const PER_PAGE: usize = 50;

/// What narrows the register, as the address names it.
const NAMES: [&str; 6] = ["mots", "partenaire", "groupe", "mission", "etat", "annee"];

/// `GET /cpts/{slug}/conventions`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let asked = asked(&form);
    let read = register(&visit.ctx, visit.actor()?, &slug, &asked).await?;
    let title = t!(lang, "Conventions", "Agreements");
    let path = format!("/cpts/{slug}/conventions");
    let up = (format!("/cpts/{slug}"), read.cpts.short_name.clone());
    let narrowed = asked != Search::default();
    Ok(visit
        .page(&title, || {
            let begin = read.manages.then(|| {
                view! {
                    <div class="actions">
                        <LinkButton
                            href=format!("{path}/nouvelle")
                            icon=Icon::Plus
                            label=t!(lang, "Préparer une convention", "Prepare an agreement")
                        />
                    </div>
                }
            });
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Les établissements travaillent avec la CPTS par convention. Ils n’y ont ni voix ni siège.",
                        "Establishments work with the CPTS by agreement. They have neither vote nor seat in it."
                    )}
                </PageHead>
                {begin}
                {if read.rows.is_empty() && !narrowed {
                    nothing(lang).into_any()
                } else {
                    found(lang, &slug, &form, &read)
                }}
            }
        })
        .within(&slug)
        .into_response())
}

/// What the address asks for; what cannot be read is not asked.
pub(super) fn asked(form: &Form) -> Search {
    Search {
        words: form.text("mots").chars().take(200).collect(),
        partner: form.text("partenaire").parse().ok(),
        bloc: form.text("groupe").parse().ok(),
        mission: form.text("mission").parse().ok(),
        step: form.text("etat").parse().ok(),
        year: form.text("annee").parse().ok(),
    }
}

fn nothing(lang: Lang) -> impl IntoView {
    view! {
        <Empty icon=Icon::Document title=t!(lang, "Aucune convention n’est enregistrée.", "No agreement is registered.")>
            <p>
                {t!(
                    lang,
                    "Une convention commence par un modèle\u{a0}: avec un hôpital, un GHT, un EHPAD, une commune, un DAC, ou le contrat ACI.",
                    "An agreement begins with a template: with a hospital, a hospital group, a nursing home, a municipality, a DAC, or the ACI contract."
                )}
            </p>
        </Empty>
    }
}

fn found(lang: Lang, slug: &str, form: &Form, read: &Register) -> AnyView {
    let path = format!("/cpts/{slug}/conventions");
    let number = page(form);
    let first = usize::try_from(number - 1)
        .unwrap_or(usize::MAX)
        .saturating_mul(PER_PAGE);
    let shown: Vec<&Line> = read.rows.iter().skip(first).take(PER_PAGE).collect();
    let none = shown.is_empty();
    let rows = shown.iter().map(|it| row(lang, &path, it)).collect_view();
    let whole = path.clone();
    let (size, total) = (PER_PAGE as u64, read.rows.len() as u64);
    let pages = path.clone();
    let asked = form.clone();
    let calendar = format!("{path}/calendrier");
    let (exposure, public) = (format!("{path}/exposition"), format!("{path}/publiques"));
    view! {
        <section>
            <h2>{t!(lang, "Le registre", "The register")}</h2>
            {filters(lang, &path, form, read)}
            {if none {
                view! {
                    <Empty icon=Icon::Search title=t!(lang, "Rien ne correspond.", "Nothing matches.")>
                        <p><a href=whole>{t!(lang, "Voir tout le registre", "See the whole register")}</a></p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Rows>{rows}</Rows> }.into_any()
            }}
            <Pagination page=number size=size total=total href=move |n| with_page(&pages, &asked, &NAMES, n) />
            <p class="small muted">
                <a href=calendar>{t!(lang, "Les échéances", "What is due")}</a>
                " · "
                <a href=exposure>{t!(lang, "Ce qui dépend de chaque groupe", "What depends on each group")}</a>
                {read.manages.then(|| {
                    let (dossier, templates) = (format!("{path}/dossier"), format!("{path}/modeles"));
                    view! {
                        " · "
                        <a href=dossier>{t!(lang, "Le dossier pour l’ARS", "The dossier for the ARS")}</a>
                        " · "
                        <a href=templates>{t!(lang, "Les modèles", "The templates")}</a>
                    }
                })}
                " · "
                <a href=public>{t!(lang, "La page ouverte à tous", "The page that everybody can read")}</a>
                " · "
                <a href=with_page(&format!("{path}/export.csv"), form, &NAMES, 1)>"CSV"</a>
                " · "
                <a href=with_page(&format!("{path}/export.xlsx"), form, &NAMES, 1)>"XLSX"</a>
            </p>
        </section>
    }
    .into_any()
}

/// A contract in a list; the row opens it.
pub(super) fn row(lang: Lang, path: &str, line: &Line) -> impl IntoView + use<> {
    let label = ended(lang, line.step, line.end);
    let end = match step_kind(line.step) {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    };
    let until = words::date(lang, line.ends_on);
    let mut parts = vec![line.partners.join(", ")];
    parts.extend(line.blocs.iter().cloned());
    parts.push(t!(lang, "jusqu’au {until}", "until {until}"));
    let about = parts.join("\u{a0}· ");
    view! {
        <Row title=line.title.clone() href=format!("{path}/{}", line.id) end=end>
            {words::unbroken(&about)}
        </Row>
    }
}

fn filters(lang: Lang, path: &str, form: &Form, read: &Register) -> impl IntoView + use<> {
    let steps = Step::ALL
        .iter()
        .map(|it| Choice::new(it.code(), step(lang, *it)))
        .collect();
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    let partners = read
        .partners
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let blocs = read
        .blocs
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let all = t!(lang, "Toutes", "All");
    let any = t!(lang, "Tous", "All");
    let open = NAMES.iter().skip(1).any(|it| form.optional(it).is_some());
    view! {
        <form method="get" action=path.to_owned() role="search">
            <div class="search">
                <Field form=form name="mots" kind=FieldKind::Search label=t!(lang, "Mots du titre", "Words of the title") />
                <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
            </div>
            <details class="more" open=open>
                <summary>{t!(lang, "Filtrer par partenaire, groupe, mission, état ou année", "Filter by partner, group, mission, state or year")}</summary>
                <div class="filters">
                    <Select form=form name="partenaire" label=t!(lang, "Partenaire", "Partner") empty=any.clone() choices=partners />
                    <Select form=form name="groupe" label=t!(lang, "Groupe", "Group") empty=any.clone() choices=blocs />
                    <Select form=form name="mission" label=t!(lang, "Mission", "Mission") empty=all choices=missions />
                    <Select form=form name="etat" label=t!(lang, "État", "State") empty=any choices=steps />
                    <Field form=form name="annee" kind=FieldKind::Number label=t!(lang, "Année", "Year") />
                </div>
            </details>
        </form>
    }
}
