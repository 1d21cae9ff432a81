//! The screen of the electoral board: who is on it, what waits for a second person, what happened.

mod acts;
mod incidents;
mod integrity;
mod people;
mod propose;
mod rehearsal;
pub(super) mod voters;

use axum::response::{IntoResponse, Response};
use domain::id::{ActId, AdhesionId, ElectionId, PersonId};
use leptos::prelude::*;
use service::Failure;
use service::election::act::{ActRefused, confirm, propose as submit, withdraw};
use service::election::incident::note;
use service::election::officer::{dismiss, find, name};
use service::election::rehearse;
use service::election::show::{Board, Sheet, board, sheet};
use service::election::voters::voters as lines;

use super::page::Shown;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::query::Query;
use crate::ui::{ErrorSummary, PageHead};
use crate::visit::Visit;
use crate::words::Said;
use crate::words::election::all_missing;

/// `GET /cpts/{slug}/elections/{election}/bureau`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Query(form): Query,
) -> Result<Response, AppError> {
    show(&visit, &slug, id, form).await
}

/// `POST /cpts/{slug}/elections/{election}/bureau`: names, proposes, confirms, notes.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ElectionId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let at = format!("/cpts/{slug}/elections/{id}/bureau");
    macro_rules! answered {
        ($done:expr, $said:expr) => {
            match $done {
                Ok(_) => return Ok(visit.see_other(&at, &$said)),
                Err(failure) => form.refused(failure, lang)?,
            }
        };
    }
    let form = match form.text("action") {
        "designer" => {
            let who = form.text("qui").parse::<AdhesionId>();
            let kind = form.text("role").parse();
            let (Ok(who), Ok(kind)) = (who, kind) else {
                return Err(AppError::NotFound);
            };
            answered!(
                name(ctx, actor, &slug, id, who, kind).await,
                t!(lang, "Désigné·e.", "Named.")
            )
        }
        "remplacer" => {
            let who = form.text("qui").parse::<PersonId>();
            let who = who.map_err(|_| AppError::NotFound)?;
            answered!(
                dismiss(ctx, actor, &slug, id, who).await,
                t!(
                    lang,
                    "Retiré·e du bureau de vote.",
                    "Taken off the electoral board."
                )
            )
        }
        "noter" => answered!(
            note(ctx, actor, &slug, id, form.raw("note")).await,
            t!(lang, "Noté.", "Noted.")
        ),
        "controler" => {
            let found = service::election::integrity::now(ctx, actor, &slug, id).await?;
            let said = if found.is_empty() {
                t!(
                    lang,
                    "Contrôlé : tout concorde.",
                    "Checked: everything agrees."
                )
            } else {
                t!(
                    lang,
                    "Contrôlé : des lignes ont été changées. Voyez lesquelles.",
                    "Checked: rows were changed. See which."
                )
            };
            return Ok(visit.see_other(&at, &said));
        }
        "repeter" => answered!(
            rehearse::open(ctx, actor, &slug, id).await,
            t!(
                lang,
                "Répétition ouverte\u{a0}: votez pour essayer.",
                "The rehearsal is open: vote in it."
            )
        ),
        "clore-repetition" => answered!(
            rehearse::close(ctx, actor, &slug, id).await,
            t!(
                lang,
                "Répétition close\u{a0}: aux dépositaires.",
                "The rehearsal is closed: over to the key holders."
            )
        ),
        "confirmer" => {
            let act = form.text("acte").parse::<ActId>();
            let act = act.map_err(|_| AppError::NotFound)?;
            let done = confirm(ctx, actor, &slug, id, act).await;
            let said = t!(
                lang,
                "Confirmé\u{a0}: c’est fait.",
                "Confirmed: it is done."
            );
            match done {
                Ok(()) => return Ok(visit.see_other(&at, &said)),
                Err(failure) => refused(&visit, &slug, id, form, failure).await?,
            }
        }
        "ecarter" => {
            let act = form.text("acte").parse::<ActId>();
            let act = act.map_err(|_| AppError::NotFound)?;
            answered!(
                withdraw(ctx, actor, &slug, id, act).await,
                t!(lang, "Proposition écartée.", "Proposal set aside.")
            )
        }
        _ => {
            // Who may not read it is told so before anything about what she typed.
            sheet(ctx, actor, &slug, id).await?;
            match propose::read(&mut form, lang) {
                None => form,
                Some(act) => {
                    let done = submit(ctx, actor, &slug, id, &act).await;
                    let said = t!(
                        lang,
                        "Proposé\u{a0}: une autre personne du bureau de vote doit confirmer.",
                        "Proposed: another member of the electoral board must confirm."
                    );
                    match done {
                        Ok(_) => return Ok(visit.see_other(&at, &said)),
                        Err(failure) => refused(&visit, &slug, id, form, failure).await?,
                    }
                }
            }
        }
    };
    show(&visit, &slug, id, form).await
}

/// What is missing names colleges as people do.
async fn refused(
    visit: &Visit,
    slug: &str,
    id: ElectionId,
    form: Form,
    failure: Failure<ActRefused>,
) -> Result<Form, AppError> {
    let lang = visit.lang;
    let Failure::Refused(ActRefused::Missing(all)) = &failure else {
        return form.refused(failure, lang);
    };
    let it = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    let said = Said(all_missing(lang, all, |id| it.college(id)));
    form.refused(Failure::Refused(said), lang)
}

async fn show(visit: &Visit, slug: &str, id: ElectionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    let read: Board = board(ctx, actor, slug, id).await?;
    let it: Sheet = sheet(ctx, actor, slug, id).await?;
    let found = if it.seen.manages {
        find(ctx, actor, slug, id, form.text("nom")).await?
    } else {
        Vec::new()
    };
    let on_roll = if it.seen.confirms() {
        lines(ctx, actor, slug, id, form.text("electeur")).await?
    } else {
        Vec::new()
    };
    let title = t!(lang, "Bureau de vote", "Electoral board");
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (path.clone(), it.seen.row.title.clone());
    let status = form.status();
    let waiting = read.waiting.len();
    Ok(visit
        .page(&title, || {
            let shown = Shown {
                lang,
                path: &path,
                form: &form,
                it: &it,
                result: None,
            };
            let sentence = plural!(
                lang,
                waiting,
                "Un acte attend une deuxième personne.",
                "{waiting} actes attendent une deuxième personne.",
                "One act awaits a second person.",
                "{waiting} acts await a second person."
            );
            let sentence = if waiting == 0 {
                t!(
                    lang,
                    "Ici, rien ne se décide seul\u{a0}: une personne propose, une autre confirme.",
                    "Here nobody decides alone: one proposes, another confirms."
                )
            } else {
                sentence
            };
            view! {
                <PageHead title=title.clone() up=up>{sentence}</PageHead>
                <ErrorSummary form=&form lang=lang />
                {acts::waiting(shown, &read, actor.person)}
                {rehearsal::rehearsal(shown)}
                {voters::turnout(shown)}
                {voters::voters(shown, &on_roll)}
                {people::people(shown, &found)}
                {propose::forms(shown, &read)}
                {integrity::integrity(shown, &read)}
                {incidents::incidents(shown, &read)}
                <p class="small muted">
                    {t!(
                        lang,
                        "Cette page est réservée au bureau de vote et à celles et ceux qui préparent l’élection. Les décisions à deux sont inscrites au registre scellé.",
                        "This page is for the electoral board and those who prepare the election. What two decide is written in the sealed register."
                    )}
                </p>
            }
        })
        .status(status)
        .within(slug)
        .into_response())
}
