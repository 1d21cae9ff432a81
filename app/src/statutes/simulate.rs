//! The page of the simulator.

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use service::statutes::rules::read;

use super::simulator::{Simulator, Typed, filled, is_known};
use super::tabs::{Leaf, tabs};
use crate::error::AppError;
use crate::ui::PageHead;
use crate::visit::{Islands, Visit};

/// Longer than any number, word or list of votes that a field takes.
const TYPED_MAX: usize = 400;

/// `GET /cpts/{slug}/statuts/simuler?version=&…`: a meeting that is tried out. The query holds all that was typed, so that
/// its address gives the same meeting again.
///
/// # Errors
/// Not found, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let query = query.unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let version = pairs
        .iter()
        .find(|(name, _)| name == "version")
        .and_then(|(_, value)| value.parse::<i32>().ok());
    let read = read(&visit.ctx, &slug, version).await?;
    let title = t!(lang, "Simuler un vote", "Try out a vote");
    let address = format!("/cpts/{slug}/statuts/simuler");
    Ok(visit
        .page(&title, || {
            let body = read.shown.map_or_else(
                || super::rules::none(lang),
                |known| {
                    let statutes = known.statutes;
                    let typed: Typed = pairs
                        .into_iter()
                        .filter(|(name, _)| is_known(&statutes, name))
                        .map(|(name, value)| (name, value.chars().take(TYPED_MAX).collect()))
                        .collect();
                    let typed = filled(&statutes, typed);
                    let number = known.number;
                    view! {
                        <Simulator statutes=statutes typed=typed lang=lang action=address version=number />
                    }
                    .into_any()
                },
            );
            view! {
                <PageHead title=title.clone() up=(format!("/cpts/{slug}"), read.cpts.short_name.clone())>
                    {t!(
                        lang,
                        "Changez un nombre : le résultat est celui que les statuts donneraient. Rien n’est enregistré, et cette page est ouverte à tous.",
                        "Change a number: the result is what the statutes would give. Nothing is kept, and this page is open to everybody."
                    )}
                </PageHead>
                {tabs(&visit, &slug, Leaf::Simulate, version)}
                {body}
            }
        })
        .islands(Islands::Simulator)
        .within(&slug)
        .into_response())
}
