//! The dues of a year.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::dues::Cents;
use domain::profession::Category;
use leptos::prelude::*;
use service::dues::overview::{Overview, overview};
use service::dues::rates::set_rates;
use service::dues::remind::remind;
use service::member::register::{PER_PAGE, Search, StateFilter};

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::query::{Query, page, with_page};
use crate::ui::{
    Badge, Button, ButtonKind, Card, Column, Empty, ErrorSummary, Field, FieldKind, Icon,
    NoticeKind, PageHead, Pagination, Stat, Stats, Tab, Table, Tabs,
};
use crate::visit::Visit;
use crate::words;

/// Filters of the list, as its address names them.
const FILTERS: [&str; 3] = ["annee", "liste", "q"];

/// `GET /cpts/{slug}/cotisations`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    show(&visit, &slug, &asked, Form::default()).await
}

/// `POST /cpts/{slug}/cotisations/montants`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_rates(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let year: i32 = form.text("annee").parse().unwrap_or_default();
    let mut rates = Vec::new();
    for category in Category::ALL {
        let name = field(*category);
        if form.text(name).is_empty() {
            continue;
        }
        match form.text(name).parse::<Cents>() {
            Ok(cents) => rates.push((category.code().to_owned(), cents)),
            Err(_) => form.reject(
                name,
                t!(
                    lang,
                    "Écrivez un montant en euros, comme 30 ou 30,50.",
                    "Write an amount in euros, such as 30 or 30.50."
                ),
            ),
        }
    }
    let asked = Form::default().with("annee", year.to_string());
    if !form.is_valid() {
        return show(&visit, &slug, &asked, form).await;
    }
    match set_rates(&visit.ctx, visit.actor()?, &slug, year, &rates).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/cotisations?annee={year}"),
            &t!(lang, "Montants enregistrés.", "Amounts saved."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &asked, form).await
        }
    }
}

/// `POST /cpts/{slug}/cotisations/rappels`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_reminders(
    visit: Visit,
    Path(slug): Path<String>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let year: i32 = form.text("annee").parse().unwrap_or_default();
    match remind(&visit.ctx, visit.actor()?, &slug, year, None).await {
        Ok(count) => Ok(visit.see_other(
            &format!("/cpts/{slug}/cotisations?annee={year}"),
            &plural!(
                lang,
                count,
                "{count} rappel est en route.",
                "{count} rappels sont en route.",
                "{count} reminder is on its way.",
                "{count} reminders are on their way."
            ),
        )),
        Err(failure) => {
            let asked = Form::default().with("annee", year.to_string());
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &asked, form).await
        }
    }
}

async fn show(visit: &Visit, slug: &str, asked: &Form, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let number = page(asked);
    let all = asked.text("liste") == "tous";
    let year = asked
        .text("annee")
        .parse::<i32>()
        .ok()
        .filter(|year| (1901..=2200).contains(year));
    let search = Search {
        words: asked.text("q").to_owned(),
        state: StateFilter::OfYear,
        up_to_date: if all { None } else { Some(false) },
        page: number,
        ..Search::default()
    };
    let read = overview(&visit.ctx, visit.actor()?, slug, year, &search).await?;
    let year = read.year;
    let title = t!(lang, "Cotisations {year}", "Dues {year}");
    let path = format!("/cpts/{slug}/cotisations");
    let late = read.late;
    let total = read.total;
    let remindable = read.may_record && late > 0 && year <= read.this_year;
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}/bureau"), t!(lang, "Bureau", "Board"))>
                    {plural!(
                        lang, late,
                        "{late} membre n’est pas à jour.", "{late} membres ne sont pas à jour.",
                        "{late} member is not up to date.", "{late} members are not up to date."
                    )}
                </PageHead>
                <ErrorSummary form=&form lang=lang />
                <Tabs label=t!(lang, "Année", "Year") tabs=years(&path, &read) />
                {figures(lang, &read)}
                {read
                    .may_record
                    .then(|| {
                        view! {
                            <p>
                                <a href=format!("{path}/import")>
                                    {t!(lang, "Importer des cotisations depuis un fichier", "Import dues from a file")}
                                </a>
                            </p>
                        }
                    })}
                {remindable
                    .then(|| {
                        view! {
                            <form method="post" action=format!("{path}/rappels")>
                                <input type="hidden" name="annee" value=year.to_string() />
                                <div class="actions">
                                    <Button
                                        icon=Icon::Mail
                                        label=plural!(
                                            lang, late,
                                            "Envoyer un rappel", "Envoyer un rappel à {late} membres",
                                            "Send a reminder", "Send {late} reminders"
                                        )
                                    />
                                </div>
                            </form>
                        }
                    })}
                <Tabs label=t!(lang, "Liste", "List") tabs=lists(lang, &path, year, all) />
                {list(lang, slug, &read)}
                <Pagination page=number size=PER_PAGE total=total href=|n| with_page(&path, asked, &FILTERS, n) />
                {rates(lang, &path, &read, &form)}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn years(path: &str, read: &Overview) -> Vec<Tab> {
    (read.this_year - 2..=read.this_year + 1)
        .rev()
        .map(|year| Tab {
            href: format!("{path}?annee={year}"),
            label: year.to_string(),
            count: None,
            current: year == read.year,
        })
        .collect()
}

fn lists(lang: Lang, path: &str, year: i32, all: bool) -> Vec<Tab> {
    vec![
        Tab {
            href: format!("{path}?annee={year}"),
            label: t!(lang, "Pas à jour", "Not up to date"),
            count: None,
            current: !all,
        },
        Tab {
            href: format!("{path}?annee={year}&liste=tous"),
            label: t!(lang, "Tous les membres", "All members"),
            count: None,
            current: all,
        },
    ]
}

fn figures(lang: Lang, read: &Overview) -> AnyView {
    let n = |count: u64| words::number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let (up_to_date, late, exempt) = (n(read.up_to_date), n(read.late), n(read.exempt));
    let received = words::euros(lang, read.received);
    view! {
        <Stats>
            <Stat value=up_to_date>{t!(lang, "membres à jour", "members up to date")}</Stat>
            <Stat value=late>{t!(lang, "pas à jour", "not up to date")}</Stat>
            <Stat value=exempt>{t!(lang, "exemptés", "exempt")}</Stat>
            <Stat value=received>{t!(lang, "reçus", "received")}</Stat>
        </Stats>
    }
    .into_any()
}

fn list(lang: Lang, slug: &str, read: &Overview) -> AnyView {
    if read.lines.is_empty() {
        let title = if read.asked.is_nothing() {
            t!(
                lang,
                "Aucune cotisation n’est demandée cette année-là.",
                "No dues are asked that year."
            )
        } else {
            t!(
                lang,
                "Tout le monde est à jour.",
                "Everybody is up to date."
            )
        };
        return view! { <Empty title=title /> }.into_any();
    }
    let (number, dues) = (t!(lang, "N°", "No."), t!(lang, "Cotisation", "Dues"));
    let columns = vec![
        Column::text(t!(lang, "Nom", "Name")),
        Column::number(number.clone()),
        Column::text(dues.clone()),
        Column::text(t!(lang, "Écriture", "Entry")),
    ];
    let year = read.year;
    let rows = read
        .lines
        .iter()
        .map(|line| {
            let row = &line.row;
            let label = words::standing(lang, line.standing);
            let up_to_date = line.standing.is_up_to_date();
            let kind = if up_to_date {
                NoticeKind::Success
            } else {
                NoticeKind::Caution
            };
            let record = (read.may_record && !up_to_date)
                .then(|| format!("/cpts/{slug}/membres/{}/cotisation?annee={year}", row.id));
            let name = service::member::full_name(row);
            let whose = name.clone();
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/cpts/{slug}/membres/{}", row.id)>{name}</a>
                    </th>
                    <td data-label=number.clone() class="cell--number">{row.number}</td>
                    <td data-label=dues.clone()>
                        <Badge kind=kind label=label />
                    </td>
                    <td class="cell--action">
                        {record
                            .map(|href| {
                                view! {
                                    <a href=href>
                                        {t!(lang, "Enregistrer", "Record")}
                                        <span class="visually-hidden">" " {whose}</span>
                                    </a>
                                }
                            })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! { <Table columns=columns>{rows}</Table> }.into_any()
}

/// The amounts asked of each category.
fn rates(lang: Lang, path: &str, read: &Overview, form: &Form) -> AnyView {
    let year = read.year;
    let title = t!(
        lang,
        "Montants demandés en {year}",
        "Amounts asked in {year}"
    );
    if !read.may_record {
        let rows = Category::ALL
            .iter()
            .filter_map(|category| Some((category, read.asked.of(category.code())?)))
            .map(|(category, cents)| {
                view! {
                    <crate::ui::Fact term=words::profession::category(lang, *category)>{words::euros(lang, cents)}</crate::ui::Fact>
                }
            })
            .collect_view();
        return view! { <Card title=title><crate::ui::Facts>{rows}</crate::ui::Facts></Card> }
            .into_any();
    }
    let fields = Category::ALL
        .iter()
        .map(|category| {
            let name = field(*category);
            let present = read.asked.of(category.code()).map(|cents| words::euros_plain(lang, cents)).unwrap_or_default();
            let form = if form.is_valid() { form.clone().with(name, present) } else { form.clone() };
            view! { <Field form=&form name=name kind=FieldKind::Text label=words::profession::category(lang, *category) optional=true /> }
        })
        .collect_view();
    view! {
        <details class="more" open=!form.is_valid()>
            <summary>{title}</summary>
            <p>
                {t!(
                    lang,
                    "En euros. Une catégorie sans montant ne doit rien. Les statuts disent qui fixe ces montants : ici, ils sont seulement notés.",
                    "In euros. A category without an amount owes nothing. The statutes say who decides these amounts: here they are only written down."
                )}
            </p>
            <form method="post" action=format!("{path}/montants")>
                <input type="hidden" name="annee" value=year.to_string() />
                {fields}
                <div class="actions">
                    <Button kind=ButtonKind::Quiet label=t!(lang, "Enregistrer les montants", "Save the amounts") />
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The field of a category's amount.
const fn field(category: Category) -> &'static str {
    category.code()
}
