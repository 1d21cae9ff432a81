//! A share, and a count of papers.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::{ElectionId, UrnId};
use service::election::counting::counting;
use service::election::paper_count::{Counted, Paper, enter};
use service::election::share::share;

use super::page::show;
use crate::decision::position::done;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::visit::Visit;

/// `POST /cpts/{slug}/elections/{election}/depouillement/{urn}`: a trustee's share.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_share(
    visit: Visit,
    Ids((slug, id, urn)): Ids<(String, ElectionId, UrnId)>,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor) = (&visit.ctx, visit.actor()?);
    match share(ctx, actor, &slug, id, urn, form.text("part")).await {
        Ok(_) => {
            let to = format!("/cpts/{slug}/elections/{id}/depouillement");
            let said = t!(
                visit.lang,
                "Votre part est faite. Merci !",
                "Your part is done. Thank you!"
            );
            Ok(done(&visit, &headers, &to, &said))
        }
        Err(failure) => {
            let form = form.refused(failure, visit.lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/elections/{election}/depouillement/{urn}/papier`: one count of the papers.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_papers(
    visit: Visit,
    Ids((slug, id, urn)): Ids<(String, ElectionId, UrnId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let (ctx, actor, lang) = (&visit.ctx, visit.actor()?, visit.lang);
    let read = counting(ctx, actor, &slug, id).await?;
    let row = read.urns.iter().find(|it| it.row.id == urn.0);
    let candidates = row.map_or(0, |it| it.candidates.len());
    let Some(paper) = typed(&mut form, candidates, lang) else {
        return show(&visit, &slug, id, form).await;
    };
    match enter(ctx, actor, &slug, id, urn, &paper).await {
        Ok(counted) => {
            let said = match counted {
                Counted::First => t!(
                    lang,
                    "Compte enregistré. On attend le second.",
                    "Count saved. The second one is awaited."
                ),
                Counted::Agree => t!(
                    lang,
                    "Les deux comptes sont les mêmes.",
                    "Both counts are the same."
                ),
                Counted::Differ => t!(
                    lang,
                    "Les deux comptes ne sont pas les mêmes : recomptez tous les deux.",
                    "The two counts are not the same: count again, both of you."
                ),
            };
            Ok(visit.see_other(&format!("/cpts/{slug}/elections/{id}/depouillement"), &said))
        }
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// The numbers, each a whole one.
fn typed(form: &mut Form, candidates: usize, lang: crate::lang::Lang) -> Option<Paper> {
    let mut number = |name: &str| {
        let read = form
            .text(name)
            .parse::<u64>()
            .ok()
            .filter(|it| *it < 1_000_000);
        if read.is_none() {
            form.reject(
                name,
                t!(lang, "Écrivez un nombre entier.", "Write a whole number."),
            );
        }
        read
    };
    let (ballots, blank) = (number("papiers"), number("blancs"));
    let votes: Vec<Option<u64>> = (0..candidates)
        .map(|at| number(&format!("voix-{at}")))
        .collect();
    Some(Paper {
        ballots: ballots?,
        blank: blank?,
        votes: votes.into_iter().collect::<Option<_>>()?,
    })
}
