//! The register as a file, for a spreadsheet.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::import::register::csv;
use service::decision::register::{Line, register};

use super::list::asked;
use crate::error::AppError;
use crate::lang::Lang;
use crate::query::Query;
use crate::statutes::words as said;
use crate::territory::words::mission;
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/decisions/export.csv`: what the register shows under the same filters, on one page.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = register(&visit.ctx, visit.actor()?, &slug, &asked(&form)).await?;
    let titles = titles(lang);
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let tabled = read.lines.iter().filter(|it| it.row.number.is_some());
    let bytes = csv(&titles, tabled.map(|it| cells(lang, it)));
    let name = format!("decisions-{slug}-{}.csv", read.today);
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, value);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn titles(lang: Lang) -> Vec<String> {
    vec![
        t!(lang, "Numéro", "Number"),
        t!(lang, "Titre", "Title"),
        t!(lang, "Instance", "Organ"),
        t!(lang, "Objet", "Kind"),
        t!(lang, "Missions", "Missions"),
        t!(lang, "Déposée le", "Tabled on"),
        t!(lang, "État", "State"),
        t!(lang, "Achevée le", "Ended on"),
        t!(lang, "À réaliser avant le", "To be done by"),
        t!(lang, "Responsable", "Owner"),
        t!(lang, "Réalisée le", "Done on"),
        t!(lang, "Note de suivi", "Follow-up note"),
    ]
}

fn cells(lang: Lang, line: &Line) -> Vec<String> {
    let row = &line.row;
    let day = |it: Option<chrono::NaiveDate>| {
        it.map_or_else(String::new, |it| it.format("%d/%m/%Y").to_string())
    };
    let missions: Vec<String> = line.missions.iter().map(|it| mission(lang, *it)).collect();
    vec![
        row.number.map(|it| it.to_string()).unwrap_or_default(),
        row.title.clone(),
        said::organ(lang, line.organ),
        said::decision(lang, line.kind),
        missions.join(", "),
        day(row.tabled_on),
        words::decision::stage(lang, &line.stage),
        day(row.ended_at.map(service::calendar::paris_day)),
        day(row.follow_up_on),
        line.owner.clone().unwrap_or_default(),
        day(row.follow_up_done_on),
        row.follow_up_note.clone().unwrap_or_default(),
    ]
}
