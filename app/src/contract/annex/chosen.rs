//! Which of the joined documents are annexes of the text: in which order, under which title. It is a part of the text, so that
//! what changes here makes a new version.

use axum::response::Response;
use domain::contract::annex::{Annex, Role};
use domain::contract::limit::{ANNEXES, TITLE_CHARS};
use domain::id::ContractId;
use leptos::prelude::*;
use service::Failure;
use service::contract::show::Sheet;
use service::contract::write::{Typed, WriteRefused, write};

use crate::contract::edit::{Writing, as_it_is, chars, written};
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Choice, Empty, Field, Icon, LinkButton, Select};
use crate::visit::Visit;
use crate::words::contract::why;

/// A document that may be an annex.
struct Known {
    annex: Annex,
    /// Where it is downloaded; an annex of what is amended is not joined here again.
    href: Option<String>,
}

/// `GET /cpts/{slug}/conventions/{contract}/annexes`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
) -> Result<Response, AppError> {
    let read = written(&visit, &slug, id).await?;
    let known = known(&read, &slug);
    let mut form = Form::default().with("revision", read.seen.row.revision.to_string());
    let chosen = read.head.text.annexes.len();
    for (it, n) in known.iter().zip(1_usize..) {
        let place = (n <= chosen).then(|| n.to_string());
        form = form
            .with(&place_of(&it.annex), place.unwrap_or_default())
            .with(&title_of(&it.annex), it.annex.title.clone());
    }
    Ok(show(&visit, (&slug, id), &read, &known, &form))
}

/// `POST /cpts/{slug}/conventions/{contract}/annexes`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = written(&visit, &slug, id).await?;
    let known = known(&read, &slug);
    let Some(annexes) = chosen(&mut form, &known, lang) else {
        return Ok(show(&visit, (&slug, id), &read, &known, &form));
    };
    let typed = Typed {
        annexes: annexes.clone(),
        ..as_it_is(&read, &form)
    };
    let revision = form.text("revision").parse().unwrap_or_default();
    match write(&visit.ctx, visit.actor()?, &slug, id, revision, &typed).await {
        Ok(_) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(lang, "Annexes enregistrées.", "Annexes saved."),
        )),
        Err(Failure::Refused(WriteRefused::Wrong(wrong)))
            if wrong
                .iter()
                .all(|it| it.at.to_string().starts_with("/annexes/")) =>
        {
            for it in &wrong {
                let at = it.at.to_string();
                let n = at.split('/').nth(2).and_then(|it| it.parse::<usize>().ok());
                let annex = n.and_then(|n| annexes.get(n));
                let field = annex.map(title_of).unwrap_or_default();
                form.reject(&field, why(lang, &it.why));
            }
            Ok(show(&visit, (&slug, id), &read, &known, &form))
        }
        Err(failure) => {
            let form = form.refused::<WriteRefused>(failure, lang)?;
            Ok(show(&visit, (&slug, id), &read, &known, &form))
        }
    }
}

/// The annexes of the text in their order, then the documents that may become one.
fn known(read: &Sheet, slug: &str) -> Vec<Known> {
    let href = |sha256: &str| {
        let mut joined = read.documents.iter();
        let it = joined.find(|it| it.sha256 == sha256)?;
        let contract = read.seen.row.id;
        Some(format!(
            "/cpts/{slug}/conventions/{contract}/documents/{}",
            it.id
        ))
    };
    let annexes = read.head.text.annexes.iter();
    let mut found: Vec<Known> = annexes
        .map(|it| Known {
            href: href(&it.sha256.to_string()),
            annex: it.clone(),
        })
        .collect();
    for it in read.documents.iter().filter(|it| it.role == Role::Annex) {
        let (Ok(sha256), Ok(bytes)) = (it.sha256.parse(), u64::try_from(it.bytes)) else {
            continue;
        };
        if !found.iter().any(|one| one.annex.sha256 == sha256) {
            let title = it.name.clone();
            found.push(Known {
                href: href(&it.sha256),
                annex: Annex {
                    title,
                    sha256,
                    bytes,
                },
            });
        }
    }
    found
}

fn place_of(annex: &Annex) -> String {
    format!("place.{}", annex.sha256)
}

fn title_of(annex: &Annex) -> String {
    format!("titre.{}", annex.sha256)
}

/// What was chosen, in its order; nothing when two have one place, which the form says.
fn chosen(form: &mut Form, known: &[Known], lang: Lang) -> Option<Vec<Annex>> {
    let mut found: Vec<(usize, Annex)> = Vec::new();
    let mut whole = true;
    for it in known {
        let Ok(place) = form.text(&place_of(&it.annex)).parse::<usize>() else {
            continue;
        };
        if found.iter().any(|(taken, _)| *taken == place) {
            form.reject(
                &place_of(&it.annex),
                t!(
                    lang,
                    "Une autre annexe a déjà cette place.",
                    "Another annex has this place already."
                ),
            );
            whole = false;
        }
        let title = form.optional(&title_of(&it.annex));
        let title = title.unwrap_or(&it.annex.title).to_owned();
        found.push((
            place,
            Annex {
                title,
                ..it.annex.clone()
            },
        ));
    }
    found.sort_by_key(|(place, _)| *place);
    whole.then(|| found.into_iter().map(|(_, annex)| annex).collect())
}

fn show(
    visit: &Visit,
    (slug, id): (&str, ContractId),
    read: &Sheet,
    known: &[Known],
    form: &Form,
) -> Response {
    let lang = visit.lang;
    let join = format!("/cpts/{slug}/conventions/{id}/documents");
    let writing = Writing {
        title: t!(lang, "Annexes", "Annexes"),
        said: t!(
            lang,
            "Les documents que le texte cite, dans cet ordre et sous ces titres. Leur empreinte est imprimée dans la convention, et signée avec elle.",
            "The documents that the text names, in this order and under these titles. Their fingerprint is printed in the agreement, and signed with it."
        ),
        to: "annexes",
        save: t!(lang, "Enregistrer", "Save"),
        read,
    };
    if known.is_empty() {
        return writing.nothing(visit, (slug, id), || nothing(lang, join).into_any());
    }
    writing.page(visit, (slug, id), form, || {
        let count = known.len().min(ANNEXES);
        let lines = known.iter().map(|it| one(lang, form, it, count));
        view! {
            {lines.collect::<Vec<_>>()}
            <p><a href=join>{t!(lang, "Joindre un autre document", "Attach another document")}</a></p>
        }
        .into_any()
    })
}

fn nothing(lang: Lang, join: String) -> impl IntoView {
    view! {
        <Empty icon=Icon::Document title=t!(lang, "Aucun document n’est joint.", "No document is attached.")>
            <p>
                {t!(
                    lang,
                    "Joignez d’abord le document\u{a0}: il devient une annexe quand le texte le cite.",
                    "Attach the document first: it becomes an annex when the text names it."
                )}
            </p>
            <LinkButton href=join label=t!(lang, "Joindre un document", "Attach a document") />
        </Empty>
    }
}

fn one(lang: Lang, form: &Form, it: &Known, count: usize) -> AnyView {
    let name = it.annex.title.clone();
    let open = it.href.clone().map(|href| {
        view! { <p><a href=href>{t!(lang, "Télécharger ce document", "Download this document")}</a></p> }
    });
    let places = (1..=count)
        .map(|n| Choice::new(n.to_string(), t!(lang, "Annexe {n}", "Annex {n}")))
        .collect();
    view! {
        <fieldset class="stack">
            <legend class="h2">{name}</legend>
            {open}
            <Select
                form=form
                name=place_of(&it.annex)
                label=t!(lang, "Place", "Place")
                empty=t!(lang, "Le texte ne le cite pas", "The text does not name it")
                choices=places
            />
            <Field form=form name=title_of(&it.annex) label=t!(lang, "Titre", "Title") max=chars(TITLE_CHARS) />
        </fieldset>
    }
    .into_any()
}
