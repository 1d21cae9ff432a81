//! At the close, rows get new ids and a random order of writing: what the database keeps of the order in which people came
//! (row numbers of SQLite, transaction numbers of PostgreSQL) is gone with the old ones.

use entity::{election_ballot, election_urn, election_voter};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::tx::Tx;

/// Rows written by one statement.
const AT_ONCE: usize = 100;

/// Rewrites the lines and the ballots of an urn.
///
/// # Errors
/// When the database refuses.
pub async fn rewrite(tx: &Tx<'_>, ctx: &Ctx, urn: &election_urn::Model) -> Result<(), Fault> {
    let db = tx.db();
    let mut rng = ChaCha20Rng::from_seed(ctx.secret());
    let lines = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    let mut lines: Vec<_> = lines
        .into_iter()
        .map(|it| {
            let mut row = it.into_active_model().reset_all();
            row.id = Set(ctx.uuid());
            row
        })
        .collect();
    lines.shuffle(&mut rng);
    election_voter::Entity::delete_many()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .exec(db)
        .await?;
    for some in lines.chunks(AT_ONCE) {
        election_voter::Entity::insert_many(some.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    let ballots = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    let mut ballots: Vec<_> = ballots
        .into_iter()
        .map(|it| {
            let mut row = it.into_active_model().reset_all();
            row.id = Set(ctx.uuid());
            row
        })
        .collect();
    ballots.shuffle(&mut rng);
    election_ballot::Entity::delete_many()
        .filter(election_ballot::Column::UrnId.eq(urn.id))
        .exec(db)
        .await?;
    for some in ballots.chunks(AT_ONCE) {
        election_ballot::Entity::insert_many(some.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
