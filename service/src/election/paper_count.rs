//! Papers are counted twice, by two tellers, who must agree.

pub use ::election::held::Paper;
use domain::audit::Event;
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::{ElectionId, UrnId};
use entity::{election_paper_count, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::reader::{seen, urn as one};
use super::sealed_urn::other;
use super::{enter, keep, seats};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};

/// Why a count of papers is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperRefused {
    /// Votes on paper are not counted now.
    NotNow,
    /// The numbers cannot be together: more votes than papers, or papers that nobody took.
    Impossible,
}

/// What two counts come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The other count is awaited.
    First,
    /// Both are the same.
    Agree,
    /// They are not: both count again.
    Differ,
}

/// Enters one teller's count; entered again, it replaces her first. Permission: chair and tellers.
///
/// # Errors
/// [`PaperRefused`], not found, forbidden or a fault.
pub async fn enter(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
    paper: &Paper,
) -> Outcome<Counted, PaperRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if !seen
            .officer
            .iter()
            .any(|it| matches!(it, OfficerKind::Chair | OfficerKind::Teller))
        {
            return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
        }
        let row = one(db, id, urn).await?;
        // Too few to be counted apart are among the ballots, or will be.
        let joined = row.entered || enter::is_awaited(db, &seen.row, &row).await?;
        if seen.stage != Stage::Closed || row.rehearsal || joined {
            return refuse(PaperRefused::NotNow);
        }
        let candidates = seats::on_ballot(db, &seen.row, &row).await?;
        let most = u64::try_from(row.max).unwrap_or_default();
        // By an act of two each paper voter was marked; only where all vote in the meeting is nobody.
        let given = u64::try_from(row.paper).unwrap_or_default();
        let possible = seats::in_meeting(&row) || paper.ballots == given;
        if !possible || !paper.is_possible(candidates.len(), most) {
            return refuse(PaperRefused::Impossible);
        }
        election_paper_count::Entity::delete_many()
            .filter(election_paper_count::Column::UrnId.eq(row.id))
            .filter(election_paper_count::Column::TellerId.eq(actor.person.0))
            .exec(db)
            .await?;
        election_paper_count::Entity::insert(election_paper_count::ActiveModel {
            id: Set(ctx.uuid()),
            urn_id: Set(row.id),
            teller_id: Set(actor.person.0),
            counts: Set(serde_json::to_string(paper).map_err(other)?),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let entry = keep::entry(Event::PapersCounted, &seen.row, Some(actor));
        tx.record(entry.detail(json!({ "urn": row.id }))).await?;
        let counted = compare(&counts(db, &row).await?);
        if counted == Counted::Agree {
            seats::settle(tx, ctx, seen.row).await?;
        }
        Ok(counted)
    })
}

/// The counts of an urn, the first entered first.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    urn: &election_urn::Model,
) -> Result<Vec<Paper>, Fault> {
    let rows = election_paper_count::Entity::find()
        .filter(election_paper_count::Column::UrnId.eq(urn.id))
        .order_by_asc(election_paper_count::Column::At)
        .all(db)
        .await?;
    let read = rows.iter().map(|it| serde_json::from_str(&it.counts));
    read.collect::<Result<_, _>>().map_err(other)
}

/// The count on which two tellers agree.
pub(crate) async fn agreed(
    db: &impl ConnectionTrait,
    urn: &election_urn::Model,
) -> Result<Option<Paper>, Fault> {
    let counts = counts(db, urn).await?;
    Ok((compare(&counts) == Counted::Agree)
        .then(|| counts.into_iter().next())
        .flatten())
}

/// Two counts that are the same are enough; a third one settles it only if all are.
pub(super) fn compare(counts: &[Paper]) -> Counted {
    match counts {
        [] | [_] => Counted::First,
        [first, others @ ..] if others.iter().all(|it| it == first) => Counted::Agree,
        _ => Counted::Differ,
    }
}
