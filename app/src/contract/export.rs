//! The register as a file, for a spreadsheet: what the page shows under the same filters, on one page.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::import::register::csv;
use service::contract::register::{Line, register};
use service::import::register::sheet;

use super::list::asked;
use crate::error::AppError;
use crate::lang::Lang;
use crate::query::Query;
use crate::territory::words::mission;
use crate::visit::Visit;
use crate::words::contract::{ended, kind};

/// `GET /cpts/{slug}/conventions/export.csv`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_csv(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let (lang, today) = (visit.lang, visit.ctx.today());
    let read = register(&visit.ctx, visit.actor()?, &slug, &asked(&form)).await?;
    let titles = titles(lang);
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let bytes = csv(&titles, read.rows.iter().map(|it| cells(lang, it)));
    let name = format!("conventions-{slug}-{today}.csv");
    Ok(sent(bytes, "text/csv; charset=utf-8", &name))
}

/// `GET /cpts/{slug}/conventions/export.xlsx`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_xlsx(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query,
) -> Result<Response, AppError> {
    let (lang, today) = (visit.lang, visit.ctx.today());
    let read = register(&visit.ctx, visit.actor()?, &slug, &asked(&form)).await?;
    let rows = read.rows.iter().map(|it| cells(lang, it)).collect();
    let bytes = sheet(&visit.ctx, "Conventions", titles(lang), rows).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(sent(
        bytes,
        kind,
        &format!("conventions-{slug}-{today}.xlsx"),
    ))
}

/// A file to be kept.
pub(super) fn sent(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn titles(lang: Lang) -> Vec<String> {
    vec![
        t!(lang, "Titre", "Title"),
        t!(lang, "Nature", "Kind"),
        t!(lang, "Partenaires", "Partners"),
        t!(lang, "Groupes", "Groups"),
        t!(lang, "Missions", "Missions"),
        t!(lang, "État", "State"),
        t!(lang, "Du", "From"),
        t!(lang, "Au", "Until"),
    ]
}

fn cells(lang: Lang, it: &Line) -> Vec<String> {
    let missions: Vec<String> = it.missions.iter().map(|it| mission(lang, *it)).collect();
    let day = |it: chrono::NaiveDate| it.format("%d/%m/%Y").to_string();
    vec![
        it.title.clone(),
        kind(lang, it.kind),
        it.partners.join(", "),
        it.blocs.join(", "),
        missions.join(", "),
        ended(lang, it.step, it.end),
        day(it.begins_on),
        day(it.ends_on),
    ]
}
