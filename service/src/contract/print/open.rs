//! A contract is printed for who reads it, and for the last time when signing opens.

use domain::contract::signing::Order;
use domain::contract::text::Text;
use domain::id::ContractId;

use super::{As, Printed, pdf};
use crate::contract::signing::{self, OpenRefused, open_with};
use crate::contract::{Seen, document as joined, keep, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, other, refuse};

/// Why nothing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintRefused {
    /// A clause holds what the typesetter does not take.
    Text,
}

/// The document: once text and document are sealed those very bytes, before that the last version as a draft. Permission: to read
/// the contract.
///
/// # Errors
/// [`PrintRefused`], not found, forbidden or a fault.
pub async fn printed(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Vec<u8>, PrintRefused> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if let Some((_, pdf)) = signing::sealed(&seen.stage) {
        return Ok(joined::agreement(db, seen.row.id, pdf).await?);
    }
    let (version, text) = keep::head(db, &seen.row).await?;
    match print(ctx, &seen, text, version.number, As::Draft).await? {
        Some(bytes) => Ok(bytes),
        None => refuse(PrintRefused::Text),
    }
}

/// Opens signing of the last text: it is printed once, and never again. Permission: who writes the contract.
///
/// # Errors
/// [`OpenRefused`], not found, forbidden or a fault.
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    order: Order,
) -> Outcome<(), OpenRefused> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_lead()?;
    let (version, text) = keep::head(db, &seen.row).await?;
    let digest = text.digest();
    let verification = format!("{}/conventions/verifier/{id}", ctx.settings().public_url);
    let to_sign = As::ToSign { verification };
    let Some(pdf) = print(ctx, &seen, text, version.number, to_sign).await? else {
        return refuse(OpenRefused::NotPdf);
    };
    open_with(ctx, actor, slug, id, order, (digest, &pdf)).await
}

/// The bytes; nothing where the typesetter takes the text not.
async fn print(
    ctx: &Ctx,
    seen: &Seen,
    text: Text,
    version: i32,
    r#as: As,
) -> Result<Option<Vec<u8>>, Fault> {
    let printed = Printed {
        issuer: seen.seat.cpts.name.clone(),
        version: u32::try_from(version).unwrap_or_default(),
        on: ctx.today(),
        r#as,
    };
    made(text, printed).await
}

/// The same, of any text.
pub(in crate::contract) async fn made(
    text: Text,
    printed: Printed,
) -> Result<Option<Vec<u8>>, Fault> {
    typeset(move || pdf(&text, &printed)).await
}

/// Typesets beside what answers: it works for a tenth of a second, or more.
pub(in crate::contract) async fn typeset(
    work: impl FnOnce() -> Result<Vec<u8>, document::Refused> + Send + 'static,
) -> Result<Option<Vec<u8>>, Fault> {
    let done = tokio::task::spawn_blocking(work).await.map_err(other)?;
    if let Err(error) = &done {
        tracing::warn!(%error, "a contract is not printed");
    }
    Ok(done.ok())
}
