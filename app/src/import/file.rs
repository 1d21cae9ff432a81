//! Files that a board takes away: the register, and models to fill in.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::import::register::{DUES_MODEL, MODEL, PARTIES_MODEL, csv, titles};
use service::import::register::{Format, export};

use crate::error::AppError;
use crate::visit::Visit;

/// `GET /cpts/{slug}/membres.csv`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn members_csv(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let bytes = export(&visit.ctx, visit.actor()?, &slug, Format::Csv).await?;
    Ok(file(
        bytes,
        "text/csv; charset=utf-8",
        &format!("membres-{slug}-{}.csv", visit.ctx.today()),
    ))
}

/// `GET /cpts/{slug}/membres.xlsx`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn members_xlsx(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let bytes = export(&visit.ctx, visit.actor()?, &slug, Format::Xlsx).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(
        bytes,
        kind,
        &format!("membres-{slug}-{}.xlsx", visit.ctx.today()),
    ))
}

/// `GET /modeles/membres.csv`: the columns to fill in, with two invented lines.
pub async fn members_model() -> Response {
    let rows = [
        [
            "Exemple",
            "Anne",
            "",
            "Infirmier",
            "Libéral",
            "Cabinet du Port",
            "37400",
            "Amboise",
            "anne@exemple.fr",
            "02 47 00 00 01",
            "03/02/2021",
        ],
        [
            "Exemple",
            "Marc",
            "",
            "Médecin généraliste",
            "Mixte",
            "",
            "37000",
            "Tours",
            "",
            "",
            "",
        ],
    ];
    file(
        csv(&titles(&MODEL), rows.map(owned)),
        "text/csv; charset=utf-8",
        "modele-membres.csv",
    )
}

/// `GET /modeles/cotisations.csv`
pub async fn dues_model() -> Response {
    let rows = [
        [
            "12",
            "Exemple",
            "Anne",
            "2026",
            "payé",
            "20,00",
            "03/02/2026",
            "virement",
        ],
        ["13", "Exemple", "Marc", "2026", "exonéré", "", "", ""],
    ];
    file(
        csv(&titles(&DUES_MODEL), rows.map(owned)),
        "text/csv; charset=utf-8",
        "modele-cotisations.csv",
    )
}

/// `GET /modeles/groupes.csv`
pub async fn parties_model() -> Response {
    let rows = [
        [
            "GHT Exemple",
            "GHT",
            "370000481",
            "",
            "Centre hospitalier d'exemple",
            "01/07/2016",
            "",
            "Convention constitutive du 30 juin 2016",
        ],
        [
            "Groupe privé d'exemple",
            "Groupe privé",
            "",
            "552100554",
            "Clinique d'exemple",
            "15/03/2019",
            "31/12/2024",
            "Site du groupe",
        ],
    ];
    file(
        csv(&titles(&PARTIES_MODEL), rows.map(owned)),
        "text/csv; charset=utf-8",
        "modele-groupes.csv",
    )
}

/// `GET /cpts/{slug}/blocs.csv`
///
/// # Errors
/// Not found, forbidden, or a fault.
pub async fn parties_csv(visit: Visit, Path(slug): Path<String>) -> Result<Response, AppError> {
    let bytes = service::ght::export::parties(&visit.ctx, visit.actor()?, &slug).await?;
    let name = format!("groupes-{slug}-{}.csv", visit.ctx.today());
    Ok(file(bytes, "text/csv; charset=utf-8", &name))
}

fn owned<const N: usize>(row: [&str; N]) -> [String; N] {
    row.map(str::to_owned)
}

/// A file to be saved, not shown; kept by nobody on the way.
fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
