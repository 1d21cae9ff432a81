//! Lines of the roll for the electoral board, by name: who has a code, a sheet, has voted. Never what.

use std::convert::Infallible;

use domain::id::ElectionId;
use domain::text::searchable;
use entity::{adhesion, election_urn, election_voter};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::reader::{Seen, seen};
use super::{keep, names};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// Lines that are shown at once.
const MOST: u64 = 20;

/// A line of the roll, with whose it is.
#[derive(Debug, Clone)]
pub struct Line {
    /// The urn.
    pub urn: election_urn::Model,
    /// The line.
    pub row: election_voter::Model,
    /// Whose.
    pub name: String,
}

/// Finds lines by the words of a name. Permission: chair and tellers.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn voters(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    words: &str,
) -> Outcome<Vec<Line>, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_confirms()?;
    let words = searchable(words);
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let mut select = seen.seat.adhesions();
    for word in words.split(' ') {
        select = select.filter(adhesion::Column::SearchName.contains(word));
    }
    let people = select
        .order_by_asc(adhesion::Column::SearchName)
        .limit(MOST)
        .all(db)
        .await?;
    let urns = keep::urns(db, id).await?;
    let rows = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.is_in(urns.iter().map(|it| it.id)))
        .filter(election_voter::Column::AdhesionId.is_in(people.iter().map(|it| it.id)))
        .all(db)
        .await?;
    let lines = people.iter().flat_map(|who| {
        let own = rows.iter().filter(move |it| it.adhesion_id == who.id);
        own.filter_map(|row| {
            let urn = urns.iter().find(|it| it.id == row.urn_id)?;
            Some(Line {
                urn: urn.clone(),
                row: row.clone(),
                name: names::of(who),
            })
        })
    });
    Ok(lines.collect())
}

/// Lines for which a reader votes: her own that nobody carries, and those that she carries.
pub(super) async fn hers(
    db: &impl ConnectionTrait,
    seen: &Seen,
    urns: &[election_urn::Model],
) -> Result<Vec<election_voter::Model>, Fault> {
    let mine: Vec<_> = seen.mine.iter().map(|it| it.id).collect();
    let own = Condition::all()
        .add(election_voter::Column::AdhesionId.is_in(mine.clone()))
        .add(election_voter::Column::HolderId.is_null());
    let carried = election_voter::Column::HolderId.is_in(mine);
    Ok(election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.is_in(urns.iter().map(|it| it.id)))
        .filter(Condition::any().add(own).add(carried))
        .all(db)
        .await?)
}
