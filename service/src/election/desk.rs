//! The desk: the electoral board finds a member on the roll, to give her a sheet or to let her vote on paper.

use domain::id::{ElectionId, UrnId};
use domain::permission::Refused;
use domain::text::searchable;
use entity::{adhesion, election_urn, election_voter};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::booth;
use super::reader::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};

/// A line of the roll, at the desk.
#[derive(Debug, Clone)]
pub struct AtDesk {
    /// The urn.
    pub urn: election_urn::Model,
    /// The line.
    pub line: election_voter::Model,
    /// How its member is called.
    pub name: String,
}

/// Names that are shown at once.
const MOST: u64 = 20;

/// Lines of members whose name has these words; none without words. Permission: chair and tellers.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn desk(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    words: &str,
) -> Outcome<(Seen, Vec<AtDesk>), std::convert::Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if !seen.confirms() {
        return Err(Failure::Forbidden(Refused::NoRole));
    }
    let words = searchable(words);
    if words.len() < 2 {
        return Ok((seen, Vec::new()));
    }
    let urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .all(db)
        .await?;
    let people = seen
        .seat
        .adhesions()
        .filter(adhesion::Column::SearchName.contains(words))
        .order_by_asc(adhesion::Column::SearchName)
        .order_by_asc(adhesion::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let lines = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.is_in(urns.iter().map(|it| it.id)))
        .filter(election_voter::Column::AdhesionId.is_in(people.iter().map(|it| it.id)))
        .all(db)
        .await?;
    let found = people.iter().flat_map(|member| {
        let own = lines.iter().filter(|it| it.adhesion_id == member.id);
        own.filter_map(|line| {
            Some(AtDesk {
                urn: urns.iter().find(|it| it.id == line.urn_id)?.clone(),
                line: line.clone(),
                name: booth::name(member),
            })
        })
    });
    let found = found.collect();
    Ok((seen, found))
}

/// A line of the roll by its name. Permission: chair and tellers.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn line(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    (urn, entry): (Uuid, Uuid),
) -> Outcome<AtDesk, std::convert::Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if !seen.confirms() {
        return Err(Failure::Forbidden(Refused::NoRole));
    }
    let urn = super::reader::urn(db, id, UrnId(urn)).await?;
    let line = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .filter(election_voter::Column::Entry.eq(entry))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let member = adhesion::Entity::find_by_id(line.adhesion_id)
        .one(db)
        .await?;
    let name = member.map(|it| booth::name(&it)).unwrap_or_default();
    Ok(AtDesk { urn, line, name })
}
