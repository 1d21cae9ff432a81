//! The drafts of a CPTS, and how one is started.

use axum::extract::Path;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{IntoResponse, Response};
use domain::statutes::MAX_BYTES;
use leptos::prelude::*;
use service::statutes::draft::list::{Drafts, Line, list};
use service::statutes::draft::start::{Origin, start};

use super::words::by;
use super::{drafts, home};
use crate::error::AppError;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::tabs::{Leaf, tabs};
use crate::ui::{
    Button, Choice, Empty, ErrorSummary, Field, FileField, Icon, PageHead, RadioCards, Row, Rows,
    Select, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/statuts/brouillons`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let form = Form::default().with("from", "template");
    show(&visit, &slug, &form).await
}

/// `POST /cpts/{slug}/statuts/brouillons`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path(slug): Path<String>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let actor = visit.actor()?;
    // Who may not write drafts does not get to send files first.
    list(&visit.ctx, actor, &slug).await?;
    let mut form = receive(body).await;
    let origin = match form.text("from") {
        "template" => Some(Origin::Template),
        "version" => form.text("version").parse().ok().map(Origin::Version),
        "cpts" => Some(Origin::Neighbour(form.text("cpts").to_owned())),
        "document" => {
            let file = form.optional("file").map(str::to_owned);
            let text = file.unwrap_or_else(|| form.raw("document").to_owned());
            Some(Origin::Document(text))
        }
        _ => None,
    };
    let Some(origin) = origin else {
        form.reject(
            "from",
            t!(
                lang,
                "Choisissez d’où partir.",
                "Choose what to start from."
            ),
        );
        return show(&visit, &slug, &form).await;
    };
    match start(&visit.ctx, actor, &slug, form.text("title"), &origin).await {
        Ok(id) => Ok(visit.see_other(
            &home(&slug, id),
            &t!(lang, "Brouillon commencé.", "Draft started."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, &form).await
        }
    }
}

/// The fields of the form, a file among them; what is too long is cut, and refused as too long.
async fn receive(body: Result<Multipart, MultipartRejection>) -> Form {
    let mut form = Form::default();
    let Ok(mut body) = body else {
        return form;
    };
    while let Ok(Some(mut field)) = body.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Ok(Some(chunk)) = field.chunk().await {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > 2 * MAX_BYTES {
                break;
            }
        }
        let text = String::from_utf8_lossy(&bytes).replace('\0', "");
        form = form.with(&name, text.trim_start_matches('\u{feff}'));
    }
    form
}

async fn show(visit: &Visit, slug: &str, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = list(&visit.ctx, visit.actor()?, slug).await?;
    let title = t!(lang, "Brouillons de règles", "Drafts of rules");
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Les règles de vote s’écrivent ici à plusieurs, puis l’adoption est enregistrée avec sa décision. Seul le bureau voit les brouillons.",
                        "Voting rules are written here together; their adoption is then recorded with its decision. Only the board sees drafts."
                    )}
                </PageHead>
                {tabs(visit, slug, Leaf::Drafts, None)}
                <ErrorSummary form=form lang=lang />
                {open(lang, slug, &read)}
                {begin(lang, slug, &read, form)}
                {closed(lang, slug, &read)}
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

fn open(lang: Lang, slug: &str, read: &Drafts) -> AnyView {
    if read.open.is_empty() {
        return view! {
            <Empty title=t!(lang, "Aucun brouillon en cours.", "No draft is in progress.") icon=Icon::Document />
        }
        .into_any();
    }
    let rows = read
        .open
        .iter()
        .map(|it| row(lang, slug, it))
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "En cours", "In progress")}</h2>
            <Rows>{rows}</Rows>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, slug: &str, it: &Line) -> AnyView {
    let (who, when) = (by(lang, it.by.as_deref()), words::date_time(lang, it.at));
    let text = match (it.closed_at, it.became) {
        (None, _) => t!(lang, "modifié {when} par {who}", "changed {when} by {who}"),
        (Some(_), Some(number)) => {
            t!(
                lang,
                "adopté : version {number} des règles",
                "adopted: version {number} of the rules"
            )
        }
        (Some(at), None) => {
            let at = words::date_time(lang, at);
            t!(lang, "abandonné {at}", "abandoned {at}")
        }
    };
    let lead = view! { {Icon::Document} }.into_any();
    view! { <Row title=it.title.clone() href=home(slug, it.id) lead=lead>{text}</Row> }.into_any()
}

fn closed(lang: Lang, slug: &str, read: &Drafts) -> Option<AnyView> {
    if read.closed.is_empty() {
        return None;
    }
    let rows = read
        .closed
        .iter()
        .map(|it| row(lang, slug, it))
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Adoptés ou abandonnés", "Adopted or abandoned")}</h2>
                <Rows>{rows}</Rows>
            </section>
        }
        .into_any(),
    )
}

fn begin(lang: Lang, slug: &str, read: &Drafts, form: &Form) -> AnyView {
    let mut ways = vec![
        Choice::new("template", t!(lang, "Le modèle proposé", "The template")).detail(t!(
            lang,
            "Quatre collèges, établissements partenaires par convention, 20 % des sièges au plus pour un groupe. Tout s’y change.",
            "Four colleges, establishments as partners by agreement, at most 20% of the seats for one group. All of it can be changed."
        )),
    ];
    if !read.versions.is_empty() {
        ways.push(Choice::new(
            "version",
            t!(
                lang,
                "Une version de nos règles",
                "A version of our own rules"
            ),
        ));
    }
    if !read.neighbours.is_empty() {
        ways.push(
            Choice::new(
                "cpts",
                t!(
                    lang,
                    "Les règles d’une autre CPTS",
                    "The rules of another CPTS"
                ),
            )
            .detail(t!(
                lang,
                "Les règles en vigueur sont publiques.",
                "Rules in force are public."
            )),
        );
    }
    ways.push(
        Choice::new("document", t!(lang, "Un document", "A document")).detail(t!(
            lang,
            "Téléchargé d’ici ou d’ailleurs, au format JSON.",
            "Downloaded here or elsewhere, as JSON."
        )),
    );
    let versions = read
        .versions
        .iter()
        .map(|it| Choice::new(it.to_string(), t!(lang, "Version {it}", "Version {it}")))
        .collect::<Vec<_>>();
    let neighbours = read
        .neighbours
        .iter()
        .map(|(slug, name)| Choice::new(slug.clone(), name.clone()))
        .collect::<Vec<_>>();
    view! {
        <section class="card begin">
            <h2>{t!(lang, "Commencer un brouillon", "Start a draft")}</h2>
            <form method="post" action=drafts(slug) enctype="multipart/form-data">
                <Field
                    form=form
                    name="title"
                    label=t!(lang, "Nom du brouillon", "Name of the draft")
                    hint=t!(lang, "« Révision pour l’AGE de mars »", "“Revision for the meeting in March”")
                    required=true
                />
                <RadioCards form=form name="from" label=t!(lang, "D’où partir", "What to start from") choices=ways />
                {(!versions.is_empty())
                    .then(|| {
                        view! {
                            <div class="begin__version">
                                <Select form=form name="version" label=t!(lang, "Quelle version", "Which version") choices=versions />
                            </div>
                        }
                    })}
                {(!neighbours.is_empty())
                    .then(|| {
                        view! {
                            <div class="begin__cpts">
                                <Select form=form name="cpts" label=t!(lang, "Quelle CPTS", "Which CPTS") choices=neighbours />
                            </div>
                        }
                    })}
                <div class="begin__document">
                    <FileField
                        form=form
                        name="file"
                        label=t!(lang, "Fichier", "File")
                        accept=".json,application/json"
                        optional=true
                    />
                    <TextArea
                        form=form
                        name="document"
                        rows=5
                        label=t!(lang, "Ou le texte du document", "Or the text of the document")
                        optional=true
                    />
                </div>
                <div class="actions">
                    <Button label=t!(lang, "Commencer", "Start") />
                </div>
            </form>
        </section>
    }
    .into_any()
}
