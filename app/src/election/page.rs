//! The one page of an election: where it stands, what the reader can do, until when; then everything else.

mod candidates;
mod facts;
mod lead;
mod primary;
mod result;

use axum::response::{IntoResponse, Response};
use domain::election::stage::Stage;
use domain::id::ElectionId;
use leptos::prelude::*;
use service::election::call::{StepRefused, call};
use service::election::cancel::cancel;
use service::election::declare::declare;
use service::election::draft::delete;
use service::election::freeze::freeze;
use service::election::proclaimed::{Proclaimed, proclaimed};
use service::election::show::{Sheet, sheet};

use super::board::voters;
use super::list::badge;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Confirm, ErrorSummary, PageHead, TextArea, confirmed};
use crate::visit::Visit;
use crate::words::election::all_missing;
use crate::words::{Refusal as _, Said};

/// The word that throws a draft away.
const DELETE: &str = "supprimer";
/// The word that gives an election up.
const CANCEL: &str = "annuler";
/// The word that closes candidacies and freezes the roll.
pub(super) const FREEZE: &str = "arrêter";

/// What the parts of the page are shown with.
#[derive(Clone, Copy)]
pub(super) struct Shown<'p> {
    pub lang: Lang,
    /// The address of the election.
    pub path: &'p str,
    pub form: &'p Form,
    pub it: &'p Sheet,
    /// What it came to, once it is counted.
    pub result: Option<&'p Proclaimed>,
}

/// `GET /cpts/{slug}/elections/{election}`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, Form::default()).await
}

/// `POST /cpts/{slug}/elections/{election}/appel`: candidacies are called for.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_call(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let done = call(&visit.ctx, visit.actor()?, &slug, id).await;
    let done = named(&visit, &slug, id, done).await?;
    let said = t!(
        visit.lang,
        "L’appel à candidatures est lancé\u{a0}: les membres sont prévenus.",
        "Candidacies are called for: the members are told."
    );
    answer(&visit, &slug, id, form, done, &said).await
}

/// `POST /cpts/{slug}/elections/{election}/cloture-candidatures`: the roll is frozen.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_freeze(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    if !confirmed(&mut form, FREEZE, visit.lang) {
        return show(&visit, &slug, id, form).await;
    }
    let done = freeze(&visit.ctx, visit.actor()?, &slug, id).await;
    let done = named(&visit, &slug, id, done).await?;
    let said = t!(
        visit.lang,
        "La liste est arrêtée, l’ordre du bulletin est tiré\u{a0}: les électeurs sont prévenus.",
        "The roll is closed, the order of the ballot is drawn: voters are told."
    );
    answer(&visit, &slug, id, form, done, &said).await
}

/// `POST /cpts/{slug}/elections/{election}/annulation`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_cancel(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    if !confirmed(&mut form, CANCEL, visit.lang) {
        return show(&visit, &slug, id, form).await;
    }
    let reason = form.raw("motif").to_owned();
    let done = cancel(&visit.ctx, visit.actor()?, &slug, id, &reason).await;
    let said = t!(visit.lang, "Élection annulée.", "Election cancelled.");
    answer(&visit, &slug, id, form, done, &said).await
}

/// `POST /cpts/{slug}/elections/{election}/suppression`: throws a draft away.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_delete(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    if !confirmed(&mut form, DELETE, lang) {
        return show(&visit, &slug, id, form).await;
    }
    match delete(&visit.ctx, visit.actor()?, &slug, id).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/elections"),
            &t!(lang, "Préparation supprimée.", "Draft deleted."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/elections/{election}/declaration`: the new leaders were declared.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_declare(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let done = declare(&visit.ctx, visit.actor()?, &slug, id).await;
    let said = t!(
        visit.lang,
        "Noté\u{a0}: la déclaration est faite.",
        "Noted: the declaration is made."
    );
    answer(&visit, &slug, id, form, done, &said).await
}

/// What is missing, with the names of colleges.
async fn named(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    done: service::Outcome<(), StepRefused>,
) -> Result<service::Outcome<(), Said>, AppError> {
    let lang = visit.lang;
    let Err(failure) = done else {
        return Ok(Ok(()));
    };
    let it = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    Ok(Err(failure.map(|refused| {
        Said(match refused {
            StepRefused::Missing(all) => all_missing(lang, &all, |id| it.college(id)),
            StepRefused::Stage => refused.say(lang),
        })
    })))
}

async fn answer<R: crate::words::Refusal>(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    form: Form,
    done: service::Outcome<(), R>,
    said: &str,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(visit.see_other(&format!("/cpts/{slug}/elections/{id}"), said)),
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(visit, slug, id, form).await
        }
    }
}

/// The page, with what is wrong with one of its forms.
async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let it = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let read = if (Stage::Counted..=Stage::Archived).contains(&it.seen.stage) {
        Some(proclaimed(&visit.ctx, visit.actor()?, slug, id).await?)
    } else {
        None
    };
    let path = format!("/cpts/{slug}/elections/{id}");
    let title = it.seen.row.title.clone();
    let up = (
        format!("/cpts/{slug}/elections"),
        t!(lang, "Élections", "Elections"),
    );
    let status = form.status();
    Ok(visit
        .page(&title, || {
            let shown = Shown {
                lang,
                path: &path,
                form: &form,
                it: &it,
                result: read.as_ref(),
            };
            let sentence = lead::sentence(shown);
            view! {
                <PageHead title=title.clone() up=up>{sentence}</PageHead>
                <p>{badge(lang, it.seen.stage)}</p>
                <ErrorSummary form=&form lang=lang />
                {primary::primary(shown)}
                {voters::turnout(shown)}
                {result::result(shown)}
                {candidates::candidates(shown)}
                {facts::facts(shown)}
                {end(shown)}
                <p class="small muted">
                    {if it.seen.stage == Stage::Draft {
                        t!(
                            lang,
                            "Seules les personnes qui préparent l’élection voient cette page.",
                            "Only those who prepare the election see this page."
                        )
                    } else {
                        t!(
                            lang,
                            "Cette page est lue par les membres de la CPTS\u{a0}; le bureau de vote voit en plus qui a voté, et personne ce que chacun a choisi.",
                            "This page is read by the members of the CPTS; the electoral board also sees who has voted, and nobody what anybody chose."
                        )
                    }}
                </p>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}

/// Deleting or giving up, for who may.
fn end(shown: Shown<'_>) -> Option<AnyView> {
    let Shown { lang, path, it, .. } = shown;
    // Another form of this page asks for a word too: only this one has a reason.
    let own = shown.form.has("motif") || it.seen.stage == Stage::Draft;
    let form = if own && shown.form.has("confirmation") {
        shown.form.clone()
    } else {
        Form::default()
    };
    if !it.seen.manages {
        return None;
    }
    match it.seen.stage {
        Stage::Draft => Some(
            view! {
                <Confirm
                    form=&form
                    action=format!("{path}/suppression")
                    label=t!(lang, "Supprimer cette préparation", "Delete this draft")
                    word=DELETE
                >
                    <p>{t!(lang, "Rien n’a été annoncé aux membres.", "Nothing was told to the members.")}</p>
                </Confirm>
            }
            .into_any(),
        ),
        Stage::Candidacies => {
            let reason = view! {
                <TextArea form=&form name="motif" label=t!(lang, "Motif", "Reason") required=true />
            };
            Some(view! {
                <Confirm
                    form=&form
                    action=format!("{path}/annulation")
                    label=t!(lang, "Annuler l’élection", "Cancel the election")
                    word=CANCEL
                    among=Some("annulation".to_owned())
                >
                    <p>
                        {t!(
                            lang,
                            "Les membres sont prévenus, avec le motif. L’élection reste lisible.",
                            "The members are told, with the reason. The election can still be read."
                        )}
                    </p>
                    {reason}
                </Confirm>
            }
            .into_any())
        }
        _ => None,
    }
}
