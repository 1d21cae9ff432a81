//! The document and its pieces in one file, which every computer opens.

use std::io::{Cursor, Write};

use domain::contract::annex::Role;
use domain::text::searchable;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Asked, BYTES, DossierRefused, One, Piece, paper, read};
use crate::contract::document;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, other, refuse};

/// The dossier as a ZIP: the document, and a folder a contract. PDFs and pictures are compressed already: they are stored as they
/// are, so that the same contracts give the same bytes. Permission: who manages contracts.
///
/// # Errors
/// [`DossierRefused`], not found, forbidden or a fault.
pub async fn pack(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    asked: Asked,
) -> Outcome<Vec<u8>, DossierRefused> {
    let dossier = read(ctx, actor, slug, asked).await?;
    if BYTES < dossier.bytes() {
        return refuse(DossierRefused::TooLarge);
    }
    let pdf = paper(ctx, actor, slug, asked).await?;
    let db = ctx.db().read();
    let mut files = vec![("dossier.pdf".to_owned(), pdf)];
    for (one, n) in dossier.contracts.iter().zip(1..) {
        for (piece, file) in one.pieces.iter().zip(files_of(one)) {
            let bytes = document::bytes(db, piece.document.0).await?;
            files.push((format!("{}/{file}", folder(one, n)), bytes));
        }
    }
    Ok(written(files)?)
}

fn written(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, Fault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        zip.start_file(name, options).map_err(other)?;
        zip.write_all(&bytes).map_err(other)?;
    }
    Ok(zip.finish().map_err(other)?.into_inner())
}

/// « 01-convention-avec-le-dac ».
pub(super) fn folder(one: &One, n: usize) -> String {
    format!("{n:02}-{}", plain(&one.text.title))
}

/// The names of the files of a contract, in the order of its pieces: « annexe-1-plan-d-acces.pdf ».
pub(super) fn files_of(one: &One) -> Vec<String> {
    let (mut annexes, mut scans, mut later) = (0, 0, 0);
    let mut name = |piece: &Piece| {
        let next = |count: &mut u32| {
            *count += 1;
            *count
        };
        let stem = match piece.role {
            Role::Agreement => "convention-signee".to_owned(),
            Role::Annex => format!("annexe-{}-{}", next(&mut annexes), plain(&piece.title)),
            Role::Scan => format!("signature-sur-papier-{}", next(&mut scans)),
            Role::FollowUp => format!("suite-{}-{}", next(&mut later), plain(&piece.title)),
        };
        format!("{stem}.{}", piece.kind.code())
    };
    one.pieces.iter().map(&mut name).collect()
}

/// Letters without accents, digits and hyphens: a name that every system takes.
fn plain(title: &str) -> String {
    let words = searchable(title).replace(' ', "-");
    let words: String = words.chars().take(60).collect();
    words.trim_end_matches('-').to_owned()
}
