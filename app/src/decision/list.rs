//! The register of decisions.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::territory::Mission;
use leptos::prelude::*;
use service::decision::register::{Asked, Line, PER_PAGE, Register, State, register};

use super::line::row;
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::territory::words::mission;
use crate::ui::{
    Button, ButtonKind, Choice, Empty, Field, FieldKind, Icon, LinkButton, PageHead, Pagination,
    Rows, Select,
};
use crate::visit::Visit;

/// What narrows the register, as the address names it.
const NAMES: [&str; 4] = ["mots", "etat", "annee", "mission"];

/// `GET /cpts/{slug}/decisions`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = register(&visit.ctx, visit.actor()?, &slug, &asked(&form)).await?;
    let title = t!(lang, "Décisions", "Decisions");
    let path = format!("/cpts/{slug}/decisions");
    let up = (format!("/cpts/{slug}"), read.cpts.short_name.clone());
    let propose = format!("{path}/proposer");
    let sentence = sentence(lang, &read);
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=up>
                    {sentence}
                </PageHead>
                <div class="actions">
                    <LinkButton
                        href=propose
                        icon=Icon::Plus
                        label=t!(lang, "Proposer une décision", "Propose a decision")
                    />
                </div>
                {followed(lang, &slug, &read)}
                {found(lang, &slug, &form, &read)}
            }
        })
        .within(&slug)
        .into_response())
}

/// What the address asks for; what cannot be read is not asked.
pub(super) fn asked(form: &Form) -> Asked {
    Asked {
        words: form.text("mots").chars().take(200).collect(),
        state: State::ALL
            .into_iter()
            .find(|it| code(*it) == form.text("etat")),
        year: form.text("annee").parse().ok(),
        mission: form.text("mission").parse().ok(),
    }
}

const fn code(state: State) -> &'static str {
    match state {
        State::Draft => "brouillon",
        State::Discussion => "discussion",
        State::Open => "ouverte",
        State::Adopted => "adoptee",
        State::NotAdopted => "non-adoptee",
        State::Withdrawn => "retiree",
    }
}

fn say(lang: Lang, state: State) -> String {
    match state {
        State::Draft => t!(lang, "Mes brouillons", "My drafts"),
        State::Discussion => t!(lang, "En discussion", "In discussion"),
        State::Open => t!(
            lang,
            "Positions ou vote en cours",
            "Positions or vote under way"
        ),
        State::Adopted => t!(lang, "Adoptées", "Adopted"),
        State::NotAdopted => t!(lang, "Non adoptées", "Not adopted"),
        State::Withdrawn => t!(lang, "Retirées", "Withdrawn"),
    }
}

fn sentence(lang: Lang, read: &Register) -> String {
    let (total, running) = (read.total, read.running);
    match (total, running) {
        (0, _) => t!(
            lang,
            "Ce que la CPTS décide ensemble, de la proposition au résultat.",
            "What the CPTS decides together, from the proposal to the result."
        ),
        (_, 0) => plural!(
            lang,
            total,
            "Une décision, achevée.",
            "{total} décisions, toutes achevées.",
            "One decision, over.",
            "{total} decisions, all over."
        ),
        _ => {
            let running = plural!(
                lang,
                running,
                "une en cours",
                "{running} en cours",
                "one under way",
                "{running} under way"
            );
            plural!(
                lang,
                total,
                "Une décision, en cours.",
                "{total} décisions, dont {running}.",
                "One decision, under way.",
                "{total} decisions, {running}."
            )
        }
    }
}

/// What was adopted and is to be done, for who sees to it.
fn followed(lang: Lang, slug: &str, read: &Register) -> Option<AnyView> {
    let today = read.today;
    (read.facilitates && !read.followed.is_empty()).then(|| {
        let rows = read
            .followed
            .iter()
            .map(|it| row(lang, slug, it, today))
            .collect_view();
        view! {
            <section>
                <h2>{t!(lang, "À suivre", "To follow up")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any()
    })
}

fn found(lang: Lang, slug: &str, form: &Form, read: &Register) -> AnyView {
    let path = format!("/cpts/{slug}/decisions");
    if read.total == 0 && read.lines.is_empty() && asked(form) == Asked::default() {
        return view! {
            <Empty
                icon=Icon::Document
                title=t!(lang, "Aucune décision n’a encore été proposée.", "No decision has been proposed yet.")
            >
                <p>
                    {t!(
                        lang,
                        "Un projet, une façon de s’organiser\u{a0}: écrivez-le en quelques phrases, chacun pourra en discuter puis prendre position.",
                        "A project, a way to organise: write it in a few sentences; everybody can discuss it and then take a position."
                    )}
                </p>
            </Empty>
        }
        .into_any();
    }
    let number = page(form);
    let first = usize::try_from(number - 1)
        .unwrap_or(usize::MAX)
        .saturating_mul(PER_PAGE);
    let today = read.today;
    let lines: Vec<&Line> = read.lines.iter().skip(first).take(PER_PAGE).collect();
    let rows = lines
        .iter()
        .map(|it| row(lang, slug, it, today))
        .collect_view();
    let export = with_page(&format!("{path}/export.csv"), form, &NAMES, 1);
    let (size, total) = (PER_PAGE as u64, read.lines.len() as u64);
    let none = lines.is_empty();
    let whole = path.clone();
    view! {
        <section>
            <h2>{t!(lang, "Le registre", "The register")}</h2>
            {filters(lang, &path, form, &read.years)}
            {if none {
                view! {
                    <Empty icon=Icon::Search title=t!(lang, "Rien ne correspond.", "Nothing matches.")>
                        <p>
                            <a href=whole>{t!(lang, "Voir tout le registre", "See the whole register")}</a>
                        </p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Rows>{rows}</Rows> }.into_any()
            }}
            <Pagination page=number size=size total=total href=|n| with_page(&path, form, &NAMES, n) />
            <p class="small muted">
                {t!(
                    lang,
                    "Ce registre est lu par les membres de la CPTS\u{a0}; personne d’autre ne lit vos brouillons. ",
                    "This register is read by the members of the CPTS; nobody else reads your drafts. "
                )}
                <a href=export>{t!(lang, "Exporter pour un tableur (CSV)", "Export for a spreadsheet (CSV)")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn filters(lang: Lang, path: &str, form: &Form, years: &[i32]) -> impl IntoView + use<> {
    let states = State::ALL
        .iter()
        .map(|it| Choice::new(code(*it), say(lang, *it)))
        .collect();
    let years = years
        .iter()
        .map(|it| Choice::new(it.to_string(), it.to_string()))
        .collect();
    let missions = Mission::ALL
        .iter()
        .map(|it| Choice::new(it.code(), mission(lang, *it)))
        .collect();
    let all = t!(lang, "Toutes", "All");
    view! {
        <form class="filters" method="get" action=path.to_owned()>
            <Field form=form name="mots" kind=FieldKind::Search label=t!(lang, "Mots ou numéro", "Words or number") />
            <Select form=form name="etat" label=t!(lang, "État", "State") empty=all.clone() choices=states />
            <Select form=form name="annee" label=t!(lang, "Année", "Year") empty=all.clone() choices=years />
            <Select form=form name="mission" label=t!(lang, "Mission", "Mission") empty=all choices=missions />
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=t!(lang, "Filtrer", "Filter") />
            </div>
        </form>
    }
}
