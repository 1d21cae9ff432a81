//! Comments on clauses: by members, and by who reads for a partner.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::contract::limit::COMMENT_CHARS;
use domain::contract::stage::Step;
use domain::id::{CommentId, ContractId};
use domain::typed::{TypedRefused, paragraphs};
use entity::{contract_comment, cpts, partner};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

use super::{Seen, keep, seen, tell};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// A comment, as a page shows it.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// The version that was read.
    pub version: i32,
    /// Key of the clause; empty where it is about the whole.
    pub clause: String,
    /// The comment.
    pub body: String,
    /// By whom.
    pub by: Option<String>,
    /// For which party.
    pub party: Option<String>,
    /// Whether it comes from a partner.
    pub partner: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was settled.
    pub settled_at: Option<DateTime<Utc>>,
}

/// Why a comment is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentRefused {
    /// It is missing or cannot be kept.
    Body(Option<TypedRefused>),
    /// The text has no such clause.
    Clause,
    /// Nothing is negotiated.
    Stage(Step),
}

/// Comments on a clause of the last version, or on the whole (`clause` is empty). Permission: to read the contract.
///
/// # Errors
/// [`CommentRefused`], not found, forbidden or a fault.
pub async fn say(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (clause, typed): (&str, &str),
) -> Outcome<CommentId, CommentRefused> {
    let body = match paragraphs(typed, COMMENT_CHARS) {
        Ok(Some(body)) => body,
        Ok(None) => return refuse(CommentRefused::Body(None)),
        Err(refused) => return refuse(CommentRefused::Body(Some(refused))),
    };
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let step = seen.stage.step();
        if !matches!(
            step,
            Step::Negotiation | Step::Opinion | Step::Mandate | Step::Signing
        ) {
            return refuse(CommentRefused::Stage(step));
        }
        let (version, text) = keep::head(db, &seen.row).await?;
        if !clause.is_empty() && text.clause(clause).is_none() {
            return refuse(CommentRefused::Clause);
        }
        let new = ctx.uuid();
        contract_comment::Entity::insert(contract_comment::ActiveModel {
            id: Set(new),
            contract_id: Set(id.0),
            version: Set(version.number),
            clause: Set(clause.to_owned()),
            body: Set(body.clone()),
            author_id: Set(actor.person.0),
            party_id: Set(seen.party()),
            at: Set(ctx.now()),
            settled_at: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        if !seen.member {
            tell::commented(tx, ctx, &seen).await?;
        }
        tx.record(
            Entry::new(Event::ContractCommented)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "version": version.number, "partner": !seen.member })),
        )
        .await?;
        Ok(CommentId(new))
    })
}

/// Says that a comment is settled. Said twice, the first time holds. Permission: who writes the contract, or who wrote the comment.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn settle(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    comment: CommentId,
) -> Outcome<(), CommentRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let row = contract_comment::Entity::find_by_id(comment.0)
            .filter(contract_comment::Column::ContractId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if row.author_id != actor.person.0 {
            seen.require_lead()?;
        }
        tx.without_journal("a comment that is settled binds nobody");
        if row.settled_at.is_none() {
            let mut row = row.into_active_model();
            row.settled_at = Set(Some(ctx.now()));
            row.update(db).await?;
        }
        Ok(())
    })
}

/// The comments on a contract that is read already, the earliest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Comment>, Fault> {
    let rows = contract_comment::Entity::find()
        .filter(contract_comment::Column::ContractId.eq(seen.row.id))
        .order_by_asc(contract_comment::Column::At)
        .order_by_asc(contract_comment::Column::Id)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|it| it.author_id)).await?;
    let parties = parties(db, rows.iter().map(|it| it.party_id)).await?;
    let one = |row: contract_comment::Model| {
        let party = parties.get(&row.party_id);
        Comment {
            id: CommentId(row.id),
            version: row.version,
            by: names.get(&row.author_id).cloned(),
            party: party.map(|(name, _)| name.clone()),
            partner: party.is_some_and(|(_, partner)| *partner),
            clause: row.clause,
            body: row.body,
            at: row.at,
            settled_at: row.settled_at,
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The names of CPTS and partners, and whether each is a partner.
async fn parties(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, (String, bool)>, Fault> {
    let ids: Vec<Uuid> = ids.collect();
    let cpts = cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let partners = partner::Entity::find()
        .filter(partner::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let cpts = cpts.into_iter().map(|it| (it.id, (it.name, false)));
    let partners = partners.into_iter().map(|it| (it.id, (it.name, true)));
    Ok(cpts.chain(partners).collect())
}
