//! Papers too few to be counted apart: one of the electoral board enters them as ballots, each with the code of a sheet in
//! reserve. They are encrypted in her browser and mixed before they are sent; another one confirms by the tracking numbers.

use axum::response::{IntoResponse, Response};
use domain::id::{ElectionId, UrnId};
use leptos::prelude::*;
use serde_json::json;
use service::election::act::{Act, ActRefused, propose};
use service::election::enter::{Desk, desk};

use super::{only_script, refused, script, told, words};
use crate::error::AppError;
use crate::form::Posted;
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::PageHead;
use crate::visit::Visit;

/// `GET /cpts/{slug}/elections/{election}/depouillement/{urn}/bulletins`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Ids((slug, id, urn)): Ids<(String, ElectionId, UrnId)>,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = desk(&visit.ctx, visit.actor()?, &slug, id, urn).await?;
    let path = format!("/cpts/{slug}/elections/{id}");
    let up = (
        format!("{path}/depouillement"),
        t!(lang, "Dépouillement", "Count"),
    );
    let title = t!(
        lang,
        "Saisir les bulletins de papier",
        "Enter the paper ballots"
    );
    Ok(visit
        .page(&title, || {
            let heading = title.clone();
            let name = read.asked.urn.name.clone();
            view! {
                <PageHead title=heading up=up>
                    {t!(
                        lang,
                        "Urne «\u{a0}{name}\u{a0}»\u{a0}: trop peu de bulletins de papier pour être comptés à part sans révéler un vote. Ils rejoignent les autres.",
                        "Urn “{name}”: too few paper ballots to be counted apart without giving a vote away. They join the others."
                    )}
                </PageHead>
                {only_script(
                    &visit,
                    &t!(
                        lang,
                        "Les bulletins de papier sont chiffrés dans votre navigateur\u{a0}: il faut JavaScript. Ouvrez cette page avec un navigateur à jour.",
                        "Paper ballots are encrypted in your browser: JavaScript is needed. Open this page in an up-to-date browser."
                    ),
                )}
                {how(lang)}
                {form(lang, &path, &read)}
                {papers_script(&visit)}
            }
        })
        .within(&slug)
        .into_response())
}

fn how(lang: Lang) -> impl IntoView + use<> {
    let steps = [
        t!(
            lang,
            "À deux\u{a0}: une personne saisit, une autre regarde. Mêlez d’abord les bulletins.",
            "In pairs: one types, the other watches. Mix the paper ballots first."
        ),
        t!(
            lang,
            "Pour chaque bulletin, prenez une feuille de vote qui reste et tapez son code.",
            "For each paper ballot take a voting sheet that is left and type its code."
        ),
        t!(
            lang,
            "Chaque bulletin est mis sous pli dans ce navigateur\u{a0}; l’envoi les mêle encore. Celle ou celui qui regardait compare les numéros de suivi, puis confirme sur son propre appareil.",
            "Each paper ballot is encrypted in this browser; sending mixes them again. The person who watched compares the tracking numbers, then confirms on their own device."
        ),
    ];
    let steps = steps.into_iter().map(|it| view! { <li>{it}</li> });
    view! { <ol>{steps.collect_view()}</ol> }
}

fn form(lang: Lang, path: &str, read: &Desk) -> impl IntoView + use<> {
    let (asked, count) = (&read.asked, read.papers);
    let (min, max) = asked.bounds;
    let papers = (1..=count).map(|number| paper(lang, read, number));
    view! {
        <form
            id="papiers"
            class="stack stack-loose"
            method="post"
            action=format!("{path}/depouillement/{}/bulletins", asked.urn.id)
            autocomplete="off"
            hidden=true
            data-min=min.to_string()
            data-max=max.to_string()
            data-answers=asked.answers.len().to_string()
            data-election=asked.election.clone()
        >
            {papers.collect_view()}
            <p id="papiers-refus" class="field__error" role="alert"></p>
            <div class="actions">
                <button type="submit" class="button button--primary">
                    {t!(lang, "Proposer ces bulletins", "Propose these ballots")}
                </button>
            </div>
        </form>
        <p id="papiers-etat" role="status"></p>
        <section id="papiers-faits" class="stack" hidden=true>
            <h2>{t!(lang, "Numéros de suivi", "Tracking numbers")}</h2>
            <p>
                {t!(
                    lang,
                    "La personne qui regardait les compare à ceux de son appareil avant de confirmer.",
                    "The person who watched compares them with those on their device before confirming."
                )}
            </p>
            <ul id="papiers-numeros"></ul>
            <p><a href=format!("{path}/bureau")>{t!(lang, "Aller au bureau de vote", "Go to the electoral board")}</a></p>
        </section>
    }
}

fn paper(lang: Lang, read: &Desk, number: usize) -> impl IntoView + use<> {
    let name = format!("papier-{number}");
    let code = format!("{name}-code");
    let answers = read.asked.answers.iter().map(|it| it.name.clone());
    let cards = answers.enumerate().map(|(place, answer)| {
        let name = name.clone();
        view! {
            <label class="radio-card">
                <input type="checkbox" name=name value=place.to_string() />
                <span class="radio-card__title">{answer}</span>
            </label>
        }
    });
    let cards = cards.collect_view();
    let label = code.clone();
    view! {
        <fieldset class="field" data-paper=number.to_string()>
            <legend class="field__label">{t!(lang, "Bulletin {number}", "Paper ballot {number}")}</legend>
            <div class="choices">
                {cards}
                <label class="radio-card">
                    <input type="checkbox" name=name.clone() value="blanc" />
                    <span class="radio-card__title">{t!(lang, "Vote blanc", "Blank vote")}</span>
                </label>
            </div>
            <label class="field__label" for=label>
                {t!(lang, "Code de la feuille de réserve", "Code of the sheet in reserve")}
            </label>
            <input class="input" id=code autocapitalize="off" autocomplete="off" spellcheck="false" />
            <p class="field__error" data-wrong="" role="alert"></p>
        </fieldset>
    }
}

fn papers_script(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = json!({
        "marks": t!(
            lang,
            "Marquez de {{min}} à {{max}} noms, ou « Vote blanc » seul.",
            "Mark from {{min}} to {{max}} names, or “Blank vote” alone."
        ),
        "badCode": t!(
            lang,
            "Ce code n’est pas celui d’une feuille.",
            "This code is not that of a sheet."
        ),
        "twice": t!(
            lang,
            "Deux bulletins ont le même code\u{a0}: chacun prend sa feuille.",
            "Two paper ballots have the same code: each takes its own sheet."
        ),
        "made": t!(
            lang,
            "Proposé. Une autre personne du bureau de vote doit confirmer.",
            "Proposed. Another member of the electoral board must confirm."
        ),
    });
    script(visit, include_str!("papers.js"), &words(visit, own))
}

/// `POST /cpts/{slug}/elections/{election}/depouillement/{urn}/bulletins`: the ballots, mixed.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Ids((slug, id, urn)): Ids<(String, ElectionId, UrnId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let ballots: Vec<String> = serde_json::from_str(form.raw("bulletins")).unwrap_or_default();
    let act = Act::EnterPapers {
        urn: urn.0,
        ballots,
    };
    match propose(&visit.ctx, visit.actor()?, &slug, id, &act).await {
        Ok(_) => Ok(told(&json!({}))),
        Err(failure) => refused::<ActRefused>(&visit, failure),
    }
}
