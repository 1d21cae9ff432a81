//! The page of the directory: a search and a list, page by page.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::directory::search::{Directory, PER_PAGE, Scope, Search, search};

use super::card::{Shown, shown};
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{
    Button, ButtonKind, Choice, Empty, Field, FieldKind, Icon, PageHead, Pagination, Select, Tab,
    Tabs,
};
use crate::visit::Visit;
use crate::words::{self, profession};

/// The fields that a search carries from page to page.
const SEARCHED: [&str; 4] = ["nom", "profession", "commune", "structure"];

/// `GET /cpts/{slug}/annuaire`
///
/// # Errors
/// Not found; forbidden to whoever is not a member.
pub async fn page(
    visit: Visit,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let form = Form::from_query(query.as_deref());
    let scope = scope(form.text("qui"));
    let what = Search {
        scope,
        name: form.text("nom").to_owned(),
        profession: form.text("profession").parse().ok(),
        commune: form.text("commune").to_owned(),
        structure: form.text("structure").to_owned(),
        page: form.text("page").parse().unwrap_or(1),
    };
    let found = search(&visit.ctx, visit.actor()?, &slug, &what).await?;
    let short = found.cpts.short_name.clone();
    let title = t!(lang, "Annuaire · {short}", "Directory · {short}");
    let name = found.cpts.name.clone();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=t!(lang, "Annuaire", "Directory")>
                    {name}
                </PageHead>
                {tabs(&slug, &found, scope, lang)}
                {fields(&slug, &form, &found, scope, lang)}
                {list(&slug, &form, found, scope, lang)}
                <p class="quiet">
                    {t!(
                        lang,
                        "Chacun choisit ce que les autres voient. ",
                        "Each person chooses what others see. "
                    )}
                    <a href="/moi/visibilite">{t!(lang, "Ce que l’on voit de moi", "What others see of me")}</a>
                </p>
            }
        })
        .within(&slug)
        .into_response())
}

fn scope(word: &str) -> Scope {
    match word {
        "structures" => Scope::Structures,
        "voisins" => Scope::Neighbours,
        _ => Scope::People,
    }
}

const fn word(scope: Scope) -> &'static str {
    match scope {
        Scope::People => "membres",
        Scope::Structures => "structures",
        Scope::Neighbours => "voisins",
    }
}

fn tabs(slug: &str, found: &Directory, current: Scope, lang: Lang) -> impl IntoView + use<> {
    let tab = |scope: Scope, label: String| Tab {
        href: format!("/cpts/{slug}/annuaire?qui={}", word(scope)),
        label,
        count: None,
        current: scope == current,
    };
    let mut tabs = vec![
        tab(Scope::People, t!(lang, "Membres", "Members")),
        tab(Scope::Structures, t!(lang, "Structures", "Structures")),
    ];
    if !found.neighbours.is_empty() {
        tabs.push(tab(
            Scope::Neighbours,
            t!(lang, "CPTS voisines", "Neighbouring CPTS"),
        ));
    }
    view! { <Tabs label=t!(lang, "Qui chercher", "Whom to search") tabs=tabs /> }
}

fn fields(
    slug: &str,
    form: &Form,
    found: &Directory,
    scope: Scope,
    lang: Lang,
) -> impl IntoView + use<> {
    let people = scope != Scope::Structures;
    let professions: Vec<Choice> = found
        .professions
        .iter()
        .map(|it| Choice::new(it.code(), profession::profession(lang, *it)))
        .collect();
    let more = ["profession", "commune", "structure"]
        .iter()
        .any(|name| !form.text(name).is_empty());
    view! {
        <form
            method="get"
            action=format!("/cpts/{slug}/annuaire")
            class="stack search"
            role="search"
        >
            <input type="hidden" name="qui" value=word(scope) />
            <Field form=form name="nom" kind=FieldKind::Search label=t!(lang, "Nom", "Name") />
            <details class="more" open=more>
                <summary>{t!(lang, "Chercher autrement", "Search otherwise")}</summary>
                <div class="stack">
                    {people
                        .then(|| {
                            view! {
                                <Select
                                    form=form
                                    name="profession"
                                    label=t!(lang, "Profession", "Profession")
                                    choices=professions
                                    empty=t!(lang, "Toutes", "All")
                                />
                            }
                        })}
                    <Field
                        form=form
                        name="commune"
                        label=t!(lang, "Commune ou code postal", "Commune or postal code")
                    />
                    {people
                        .then(|| {
                            view! {
                                <Field
                                    form=form
                                    name="structure"
                                    label=t!(lang, "Structure ou lieu d’exercice", "Structure or place of practice")
                                />
                            }
                        })}
                </div>
            </details>
            <div class="actions">
                <Button label=t!(lang, "Chercher", "Search") kind=ButtonKind::Quiet icon=Icon::Search />
            </div>
        </form>
    }
}

fn list(
    slug: &str,
    form: &Form,
    found: Directory,
    scope: Scope,
    lang: Lang,
) -> impl IntoView + use<> {
    let (page, total) = (found.page, found.total);
    if total == 0 {
        let title = if scope == Scope::Neighbours {
            t!(
                lang,
                "Personne n’a choisi d’être vu des CPTS voisines, ou ne correspond à cette recherche.",
                "Nobody chose to be seen by neighbouring CPTS, or matches this search."
            )
        } else {
            t!(
                lang,
                "Personne ne correspond à cette recherche.",
                "Nobody matches this search."
            )
        };
        return view! { <Empty title=title icon=Icon::People /> }.into_any();
    }
    let count = words::number(lang, i64::try_from(total).unwrap_or(i64::MAX));
    let said = if scope == Scope::Structures {
        plural!(
            lang,
            total,
            "{count} structure",
            "{count} structures",
            "{count} structure",
            "{count} structures"
        )
    } else {
        plural!(
            lang,
            total,
            "{count} personne",
            "{count} personnes",
            "{count} person",
            "{count} people"
        )
    };
    let rows = found
        .found
        .into_iter()
        .map(|it| {
            let line = Shown {
                card: it.card,
                cpts: it.cpts,
                structure: scope == Scope::Structures,
            };
            shown(line, lang)
        })
        .collect_view();
    let query = query(form, scope);
    let address = format!("/cpts/{slug}/annuaire");
    view! {
        <p role="status">{said}</p>
        <ul class="rows">{rows}</ul>
        <Pagination
            page=page
            size=PER_PAGE
            total=total
            href=move |page| format!("{address}?{query}&page={page}")
        />
    }
    .into_any()
}

/// The search as a query, without the page.
fn query(form: &Form, scope: Scope) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("qui", word(scope));
    for name in SEARCHED {
        if !form.text(name).is_empty() {
            query.append_pair(name, form.text(name));
        }
    }
    query.finish()
}
