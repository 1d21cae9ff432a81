//! Importing outlines of communes, for the maps.

use std::collections::BTreeSet;
use std::io::Read;

use domain::audit::Event;
use domain::territory::contour::{Contour, simplify};
use domain::territory::{Communes, InseeCode};
use entity::{commune, contour};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::geojson::{self, BadGeoJson};
use super::place::read_codes;
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault};
use crate::tx::Entry;

/// How much detail is kept, in metres: a territory of 40 km is drawn with 40 m a unit.
const TOLERANCE_M: f64 = 20.0;

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// Outlines of present communes and arrondissements, now stored.
    pub matched: usize,
    /// Codes in the file that are no present commune: mostly communes of the past.
    pub unmatched: Communes,
    /// Present communes of the departments in the file that still have no outline.
    pub missing: Communes,
    /// Present communes of all France that still have no outline.
    pub missing_in_france: usize,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailed {
    /// The file is refused.
    #[error(transparent)]
    File(#[from] BadGeoJson),
    /// The communes are not in the database yet, so nothing can match.
    #[error("the communes are not loaded")]
    NoCommunes,
    /// The database refused.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<sea_orm::DbErr> for ImportFailed {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.into())
    }
}

/// Reads a GeoJSON file and stores the outlines of present communes, simplified all together. An
/// outline that is there already is replaced.
///
/// # Errors
/// [`ImportFailed`]; nothing is stored then.
pub async fn import_contours(ctx: &Ctx, file: impl Read) -> Result<ImportReport, ImportFailed> {
    let outlines = geojson::read(file)?;
    let present = commune::Entity::find()
        .select_only()
        .column(commune::Column::Code)
        .column(commune::Column::ParentCode)
        .into_tuple::<(String, Option<String>)>()
        .all(ctx.db().read())
        .await?;
    if present.is_empty() {
        return Err(ImportFailed::NoCommunes);
    }
    let known = read_codes(present.iter().map(|(code, _)| code.as_str()))?;

    let all: Vec<&Contour> = outlines.values().collect();
    let simple = simplify(&all, TOLERANCE_M);
    let (matched, unmatched): (Vec<_>, Vec<_>) = outlines
        .keys()
        .copied()
        .zip(simple)
        .partition(|(code, _)| known.contains(code));
    store(ctx, &matched).await?;

    let drawn = contour::Entity::find()
        .select_only()
        .column(contour::Column::Code)
        .into_tuple::<String>()
        .all(ctx.db().read())
        .await?;
    let drawn = read_codes(drawn.iter().map(String::as_str))?;
    let communes = present.iter().filter(|(_, parent)| parent.is_none());
    let missing = &read_codes(communes.map(|(code, _)| code.as_str()))? - &drawn;
    let departments: BTreeSet<&str> = outlines.keys().map(InseeCode::department).collect();
    Ok(ImportReport {
        matched: matched.len(),
        unmatched: unmatched.into_iter().map(|(code, _)| code).collect(),
        missing_in_france: missing.len(),
        missing: missing
            .into_iter()
            .filter(|code| departments.contains(code.department()))
            .collect(),
    })
}

async fn store(ctx: &Ctx, outlines: &[(InseeCode, Contour)]) -> Result<(), Fault> {
    let stored = transaction!(ctx, |tx| {
        let codes: Vec<String> = outlines.iter().map(|(code, _)| code.to_string()).collect();
        for codes in codes.chunks(2_000) {
            contour::Entity::delete_many()
                .filter(contour::Column::Code.is_in(codes))
                .exec(tx.db())
                .await?;
        }
        for rows in outlines.chunks(2_000) {
            contour::Entity::insert_many(rows.iter().map(|(code, outline)| contour::ActiveModel {
                code: Set(code.to_string()),
                packed: Set(outline.pack()),
                loaded_at: Set(ctx.now()),
            }))
            .on_conflict(
                OnConflict::column(contour::Column::Code)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        }
        let count = outlines.len();
        tx.record(Entry::new(Event::ContoursImported).detail(json!({ "count": count })))
            .await?;
        Ok::<_, Failure<std::convert::Infallible>>(())
    });
    match stored {
        Ok(()) => Ok(()),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::Other(other.to_string())),
    }
}
