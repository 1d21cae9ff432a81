//! What is due in the contracts of a CPTS, in order.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::Months;
use leptos::prelude::*;
use service::contract::calendar::{Item, calendar};

use crate::error::AppError;
use crate::lang::Lang;
use crate::ui::{Empty, Event, Icon, PageHead, Timeline};
use crate::visit::Visit;
use crate::words;
use crate::words::contract::due;

/// So many months are shown.
const MONTHS: u32 = 18;

/// `GET /cpts/{slug}/conventions/calendrier`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let lang = visit.lang;
    let from = visit.ctx.today();
    let to = from.checked_add_months(Months::new(MONTHS)).unwrap_or(from);
    let (_, items) = calendar(&visit.ctx, visit.actor()?, &slug, (from, to)).await?;
    let title = t!(
        lang,
        "Échéances des conventions",
        "What is due under agreements"
    );
    let path = format!("/cpts/{slug}/conventions");
    let up = (path.clone(), t!(lang, "Conventions", "Agreements"));
    let until = words::date(lang, to);
    Ok(visit
        .page(&title, || {
            let body = if items.is_empty() {
                view! {
                    <Empty icon=Icon::Tick title=t!(lang, "Rien n’est attendu d’ici là.", "Nothing is due until then.")>
                        <p>{t!(lang, "Les dates des conventions en vigueur paraîtront ici.", "The dates of agreements in force will appear here.")}</p>
                    </Empty>
                }
                .into_any()
            } else {
                let lines = items.iter().map(|it| line(lang, &path, it)).collect_view();
                view! { <Timeline>{lines}</Timeline> }.into_any()
            };
            view! {
                <PageHead title=title.clone() up=up>
                    {t!(
                        lang,
                        "Fins, préavis, bilans, indicateurs, versements et réunions jusqu’au {until}. Qui suit une convention reçoit un rappel 90, 30 et 7 jours avant.",
                        "Ends, notices, reviews, indicators, payments and meetings until {until}. Whoever looks after an agreement is reminded 90, 30 and 7 days before."
                    )}
                </PageHead>
                <p>
                    <a href="/moi/calendrier">
                        {t!(lang, "S’abonner depuis mon agenda", "Subscribe from my calendar")}
                    </a>
                </p>
                {body}
            }
        })
        .within(&slug)
        .into_response())
}

fn line(lang: Lang, path: &str, it: &Item) -> AnyView {
    let (href, title) = (format!("{path}/{}", it.contract), it.title.clone());
    let what = due(lang, &it.due);
    let sum = it
        .due
        .cents
        .map(|it| words::euros(lang, domain::dues::Cents(it)));
    let sum = sum.map(|it| format!("{it} – "));
    view! {
        <Event when=words::date(lang, it.due.on) datetime=it.due.on.to_string() what=what>
            <p>{sum} <a href=href>{title}</a></p>
        </Event>
    }
    .into_any()
}
