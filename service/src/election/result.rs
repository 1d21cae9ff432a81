//! Enough shares together: an urn is counted, and with the last one the seats follow.

use belenios::decryption::{Owned, PartialDecryption, combine};
use belenios::result::Counts;
use belenios::tally::SizedTally;
use belenios::weight::Weight;
use belenios::wire;
use domain::election::urn::UrnStatus;
use domain::id::CptsId;
use entity::{election, election_urn, trustee_board};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::sealed_urn::{SealedUrn, other, owned, shares, tally as encrypted};
use super::{archive, seats};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::log::NewLeaf;
use crate::tx::Tx;

/// Counts an urn if its shares are enough; says where it stands then.
///
/// # Errors
/// A row that was changed, or the database refuses.
pub(crate) async fn count(
    tx: &Tx<'_>,
    ctx: &Ctx,
    election: election::Model,
    urn: election_urn::Model,
) -> Result<UrnStatus, Fault> {
    let db = tx.db();
    let sealed = SealedUrn::of(&urn)?;
    let parts = shares(db, urn.id).await?;
    let parts: Vec<Owned<PartialDecryption>> = parts.iter().map(owned).collect::<Result<_, _>>()?;
    let tally = encrypted(&urn)?;
    let holders = sealed.trustees.holders();
    let combined = combine(&tally, &sealed.election, &holders, &parts);
    let Ok(factors) = combined.factors else {
        return Ok(UrnStatus::Tallied);
    };
    let turnout = u64::try_from(urn.turnout).unwrap_or_default();
    let sized = SizedTally {
        tally,
        ballots: usize::try_from(turnout).unwrap_or_default(),
        weight: Weight(turnout),
    };
    let counts = Counts::open(&sized, &factors).map_err(other)?;
    let mut row = urn.into_active_model();
    row.result_json = Set(Some(wire::write(&counts)));
    row.status = Set(UrnStatus::Counted.code().to_owned());
    let urn = row.update(db).await?;
    if urn.rehearsal {
        rehearsed(tx, ctx, &election).await?;
        return Ok(UrnStatus::Counted);
    }
    let head = archive::head(db, &election, &urn).await?;
    let fact = json!({ "urn": urn.uuid, "head": head });
    let leaf = NewLeaf::fact("election.result", Some(election.id), &fact)?;
    tx.log(CptsId(election.cpts_id), leaf).await?;
    seats::settle(tx, ctx, election).await?;
    Ok(UrnStatus::Counted)
}

/// The trustees have shown that they open an urn together.
async fn rehearsed(tx: &Tx<'_>, ctx: &Ctx, election: &election::Model) -> Result<(), Fault> {
    let Some(id) = election.trustee_board_id else {
        return Ok(());
    };
    if let Some(board) = trustee_board::Entity::find_by_id(id).one(tx.db()).await? {
        let mut board = board.into_active_model();
        board.rehearsed_at = Set(Some(ctx.now()));
        board.update(tx.db()).await?;
    }
    Ok(())
}
