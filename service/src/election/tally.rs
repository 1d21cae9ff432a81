//! At the close: the encrypted sum of an urn, and the server's part of opening it.
//!
//! Nothing is decrypted here that trustees do not decrypt too: the server's part alone opens nothing.

use belenios::decryption::PartialDecryption;
use belenios::wire;
use domain::election::urn::UrnStatus;
use domain::electorate::small::fewer_than;
use domain::id::CptsId;
use entity::{election, election_act, election_share, election_urn};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use serde_json::json;

use super::sealed_urn::{SealedUrn, ballots, tally as encrypted};
use super::{archive, key};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::log::NewLeaf;
use crate::statutes::rules;
use crate::tx::Tx;
use domain::election::act::ActKind;

/// Closes the archive of an urn with its encrypted sum, logs the head, and adds the server's part unless so few ballots
/// were cast that the electoral board must decide first. Call it once, after the last batch.
///
/// # Errors
/// A ballot that does not hold, a missing key, or the database refuses.
pub(crate) async fn tally(
    tx: &Tx<'_>,
    ctx: &Ctx,
    election: &election::Model,
    urn: election_urn::Model,
) -> Result<election_urn::Model, Fault> {
    let db = tx.db();
    let sealed = SealedUrn::of(&urn)?;
    let sum = sealed.sum(&ballots(db, urn.id).await?)?;
    let mut row = urn.into_active_model();
    row.tally_json = Set(Some(wire::write(&sum.tally)));
    row.turnout = Set(i64::try_from(sum.ballots).unwrap_or_default());
    row.status = Set(UrnStatus::Tallied.code().to_owned());
    let urn = row.update(db).await?;
    let head = archive::head(db, election, &urn).await?;
    let fact = json!({ "urn": urn.uuid, "ballots": sum.ballots, "head": head });
    if !urn.rehearsal {
        let leaf = NewLeaf::fact("election.closed", Some(election.id), &fact)?;
        tx.log(CptsId(election.cpts_id), leaf).await?;
    }
    if waits_for_board(db, election, &urn).await? {
        return Ok(urn);
    }
    open(tx, ctx, &urn).await?;
    Ok(urn)
}

/// The server's part, unless it is there.
///
/// # Errors
/// A missing key, or the database refuses.
pub(crate) async fn open(tx: &Tx<'_>, ctx: &Ctx, urn: &election_urn::Model) -> Result<(), Fault> {
    let db = tx.db();
    let there = election_share::Entity::find()
        .filter(election_share::Column::UrnId.eq(urn.id))
        .filter(election_share::Column::Place.eq(0))
        .count(db)
        .await?;
    if there > 0 {
        return Ok(());
    }
    let sealed = SealedUrn::of(urn)?;
    let secret = key::server(ctx, urn.id).await?;
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let part = PartialDecryption::new(&encrypted(urn)?, &secret, &sealed.election, &mut rng);
    election_share::Entity::insert(election_share::ActiveModel {
        id: Set(ctx.uuid()),
        urn_id: Set(urn.id),
        place: Set(0),
        number: Set(0),
        bytes: Set(wire::write(&part)),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Whether so few ballots were cast that who voted what could be guessed, and the electoral board has not said to go on.
pub(crate) async fn waits_for_board(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<bool, Fault> {
    if urn.rehearsal || urn.turnout == 0 {
        return Ok(false);
    }
    if few(db, election).await? <= u64::try_from(urn.turnout).unwrap_or_default() {
        return Ok(false);
    }
    let said = election_act::Entity::find()
        .filter(election_act::Column::UrnId.eq(urn.id))
        .filter(election_act::Column::Kind.eq(ActKind::FewBallots.code()))
        .filter(election_act::Column::ConfirmedAt.is_not_null())
        .count(db)
        .await?;
    Ok(said == 0)
}

/// Fewer than so many are not counted by themselves, as the frozen statutes say.
pub(super) async fn few(
    db: &impl ConnectionTrait,
    election: &election::Model,
) -> Result<u64, Fault> {
    let known = match election.rules_id {
        Some(id) => rules::version(db, election.cpts_id, id).await?,
        None => None,
    };
    Ok(known.map_or(domain::electorate::small::FLOOR, |it| {
        fewer_than(&it.statutes)
    }))
}
