//! Signing opens: text and document are sealed, with the mandate of each CPTS.

use domain::canonical::Digest;
use domain::contract::annex::Role;
use domain::contract::signing::Order;
use domain::contract::stage::{Stage, StageRefused};
use domain::decision::document::DocumentKind;
use domain::id::{ContractId, CptsId, DecisionId};

use super::document::{New, keep as join};
use super::negotiate::moved;
use super::{keep, mandate, record, seen, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};

/// Why signing does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenRefused {
    /// Not at this stage, or a mandate is missing.
    Stage(StageRefused),
    /// Another text was printed than the last one.
    OtherText,
    /// What was printed is no PDF.
    NotPdf,
}

/// Opens signing of the last text, printed as this PDF: what is signed is this file, byte for byte, and it is never printed anew.
/// Permission: who writes the contract.
///
/// # Errors
/// [`OpenRefused`], not found, forbidden or a fault.
pub async fn open_with(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    order: Order,
    (printed, pdf): (Digest, &[u8]),
) -> Outcome<(), OpenRefused> {
    if !pdf.starts_with(b"%PDF-") {
        return refuse(OpenRefused::NotPdf);
    }
    let document = Digest::of(pdf);
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let (version, text) = keep::head(db, &seen.row).await?;
        let digest = text.digest();
        if digest != printed {
            return refuse(OpenRefused::OtherText);
        }
        let lacking = mandate::lacking(db, ctx, &seen, &text).await?;
        let stage = seen.stage.clone();
        let stage = stage.open_signing(ctx.today(), document, order, lacking);
        let stage = stage.map_err(|it| Failure::Refused(OpenRefused::Stage(it)))?;
        let new = New {
            role: Role::Agreement,
            name: "convention.pdf",
            kind: DocumentKind::Pdf,
            content: pdf,
        };
        join(tx, ctx, actor, id.0, &new).await?;
        let of = (CptsId(seen.row.cpts_id), id);
        let number = u32::try_from(version.number).unwrap_or_default();
        record::sealed(tx, of, (digest, document), number).await?;
        for it in &seen.cpts {
            let row = mandate::decision(db, id.0, it.cpts_id, digest).await?;
            let row = row.ok_or_else(|| Fault::Other("a mandate has no decision".to_owned()))?;
            let blocs = mandate::blocs_then(db, &seen.row, it.cpts_id, &text).await?;
            let by = (CptsId(it.cpts_id), DecisionId(row.id));
            record::mandated(tx, of, by, digest, blocs).await?;
        }
        let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
        tell::opened(tx, ctx, &seen.seat.cpts, &row).await?;
        moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
        Ok(())
    })
}

/// What is sealed of a contract: the text and the document that are signed or were.
pub(super) const fn sealed(stage: &Stage) -> Option<(Digest, Digest)> {
    match stage {
        Stage::Signing { text, document, .. } => Some((*text, *document)),
        other => match other.running() {
            Some(it) => Some((it.text, it.document)),
            None => None,
        },
    }
}
