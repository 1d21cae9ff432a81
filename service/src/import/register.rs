//! The register of members as a file.

use std::collections::HashMap;
use std::convert::Infallible;

use domain::audit::Event;
use domain::import::cell::neutralise;
use domain::import::register::{COLUMNS, cells, csv, titles};
use domain::member::{AdhesionState, MemberKind};
use domain::permission::Action;
use entity::{adhesion, commune};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Look, Workbook, XlsxError};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::known::told;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::scope::{self, Seat};
use crate::tx::Entry;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with its mark, `;`.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The members and applicants of a CPTS, people and structures, with their contact data. Who took
/// it, when and how many lines it had stands in the journal.
///
/// Needs [`Action::ExportMembers`].
///
/// # Errors
/// None of its own.
pub async fn export(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    format: Format,
) -> Outcome<Vec<u8>, Infallible> {
    let rows = transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ExportMembers)?;
        let rows = rows(tx.db(), &seat).await?;
        let form = match format {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        };
        let detail = json!({ "format": form, "lines": rows.len() });
        tx.record(
            Entry::new(Event::MembersExported)
                .cpts(seat.id())
                .actor(actor)
                .detail(detail),
        )
        .await?;
        Ok(rows)
    })?;
    let mut head = titles(&COLUMNS);
    head.extend(["Type", "État de l'adhésion"]);
    let now = ctx.now();
    let work = move || match format {
        Format::Csv => Ok(csv(&head, rows)),
        Format::Xlsx => workbook("Membres", &head, &rows, now.timestamp())
            .map_err(|error| Fault::Other(format!("workbook: {error}"))),
    };
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|error| Fault::Other(format!("an export broke off: {error}")))??)
}

/// The lines of another register as a workbook.
///
/// # Errors
/// When it cannot be written.
pub async fn sheet(
    ctx: &Ctx,
    name: &'static str,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
) -> Outcome<Vec<u8>, Infallible> {
    let now = ctx.now();
    let work = move || {
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        workbook(name, &head, &rows, now.timestamp())
    };
    let done = tokio::task::spawn_blocking(work).await;
    let written = done.map_err(|error| Fault::Other(format!("an export broke off: {error}")))?;
    Ok(written.map_err(|error| Fault::Other(format!("workbook: {error}")))?)
}

async fn rows(db: &impl ConnectionTrait, seat: &Seat) -> Result<Vec<Vec<String>>, Fault> {
    let adhesions = seat
        .adhesions()
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(adhesion::Column::PseudonymisedAt.is_null())
        .order_by_asc(adhesion::Column::Number)
        .all(db)
        .await?;
    let communes = communes(db, seat).await?;
    let row = |row: &adhesion::Model| {
        let commune = row
            .commune_code
            .as_ref()
            .and_then(|code| communes.get(code));
        let mut line = cells(row.number, &told(row)?, commune.map(String::as_str));
        line.push(
            match entity::read::<MemberKind>("adhesion", "kind", &row.kind)? {
                MemberKind::Person => "Personne".to_owned(),
                MemberKind::Structure => "Structure".to_owned(),
            },
        );
        line.push(state(entity::read("adhesion", "state", &row.state)?).to_owned());
        Ok(line)
    };
    adhesions.iter().map(row).collect()
}

/// Names of the communes that the register mentions.
async fn communes(
    db: &impl ConnectionTrait,
    seat: &Seat,
) -> Result<HashMap<String, String>, Fault> {
    use sea_orm::QueryTrait;
    let codes = seat
        .adhesions()
        .filter(adhesion::Column::CommuneCode.is_not_null());
    let codes = codes
        .select_only()
        .column(adhesion::Column::CommuneCode)
        .into_query();
    let found = commune::Entity::find()
        .filter(commune::Column::Code.in_subquery(codes))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row.code, row.name)).collect())
}

/// The file is in French, whatever the language of the page: it is read by boards and spreadsheets.
const fn state(state: AdhesionState) -> &'static str {
    match state {
        AdhesionState::Applied | AdhesionState::MoreAsked => "Candidature",
        AdhesionState::Admitted => "Membre",
        AdhesionState::Suspended => "Suspendue",
        AdhesionState::Refused => "Refusée",
        AdhesionState::Withdrawn => "Retirée",
        AdhesionState::Resigned => "Démission",
        AdhesionState::StruckOff => "Radiation",
        AdhesionState::Expelled => "Exclusion",
    }
}

fn workbook(
    name: &str,
    head: &[&str],
    rows: &[Vec<String>],
    created: i64,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(created)?),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Look::new().set_bold();
    // A workbook keeps text apart from formulas; the mark keeps it so when the cell is edited or
    // saved as CSV.
    let text = Look::new().set_quote_prefix();
    for (column, title) in (0..).zip(head) {
        sheet.write_string_with_format(0, column, *title, &bold)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            if cell.is_empty() {
                continue;
            }
            if neutralise(cell) == *cell {
                sheet.write_string(line, column, cell)?;
            } else {
                sheet.write_string_with_format(line, column, cell, &text)?;
            }
        }
    }
    sheet.autofit();
    book.save_to_buffer()
}
