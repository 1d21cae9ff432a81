//! An opinion is asked of a college, or of all members. Nobody is bound by it.

mod awaited;
mod college;
mod desk;

pub use awaited::awaited;
pub use desk::{Desk, desk};

use college::{asked, asked_members};

use std::collections::BTreeMap;

use domain::audit::Event;
use domain::contract::Opinion;
use domain::contract::limit::COMMENT_CHARS;
use domain::contract::stage::{Stage, StageRefused};
use domain::id::ContractId;
use domain::statutes::CollegeId;
use domain::typed::{TypedRefused, paragraphs};
use entity::contract_opinion;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::negotiate::moved;
use super::{Seen, keep, seen, tell};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// Why an opinion is not asked for, or not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpinionRefused {
    /// Not at this stage.
    Stage(StageRefused),
    /// The statutes know no such college.
    College,
    /// None is asked for.
    NotAsked,
    /// Another college is asked.
    NotYours,
    /// The reason is too long, or cannot be kept.
    Reason(TypedRefused),
}

/// Asks for an opinion; whoever may give one is told. Permission: who writes the contract.
///
/// # Errors
/// [`OpinionRefused`], not found, forbidden or a fault.
pub async fn ask(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    college: Option<&CollegeId>,
) -> Outcome<(), OpinionRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        if let Some(college) = college {
            let rules =
                crate::statutes::rules::in_force(db, seen.seat.cpts.id, ctx.today()).await?;
            let known =
                rules.is_some_and(|it| it.statutes.colleges.iter().any(|it| &it.id == college));
            if !known {
                return refuse(OpinionRefused::College);
            }
        }
        let stage = seen
            .stage
            .clone()
            .ask_opinion(ctx.today(), college.cloned());
        let stage = stage.map_err(|it| Failure::Refused(OpinionRefused::Stage(it)))?;
        let (_, text) = keep::head(db, &seen.row).await?;
        let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
        for (seat, members) in asked_members(db, ctx, actor, &row, college).await? {
            tell::opinion(tx, ctx, &seat.cpts, &row, &members).await?;
        }
        moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
        Ok(())
    })
}

/// Gives an opinion on the last version; said again, the later one holds. Permission: a member of the college that is asked.
///
/// # Errors
/// [`OpinionRefused`], not found, forbidden or a fault.
pub async fn give(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (opinion, reason): (Opinion, &str),
) -> Outcome<(), OpinionRefused> {
    let reason = paragraphs(reason, COMMENT_CHARS)
        .map_err(|it| Failure::Refused(OpinionRefused::Reason(it)))?
        .unwrap_or_default();
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let Stage::Opinion { college, .. } = &seen.stage else {
            return refuse(OpinionRefused::NotAsked);
        };
        if !asked(db, ctx, &seen.seat, college.as_ref()).await? {
            return refuse(OpinionRefused::NotYours);
        }
        contract_opinion::Entity::delete_many()
            .filter(contract_opinion::Column::ContractId.eq(id.0))
            .filter(contract_opinion::Column::CptsId.eq(seen.seat.cpts.id))
            .filter(contract_opinion::Column::Version.eq(seen.row.head))
            .filter(contract_opinion::Column::PersonId.eq(actor.person.0))
            .exec(db)
            .await?;
        contract_opinion::Entity::insert(contract_opinion::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(id.0),
            cpts_id: Set(seen.seat.cpts.id),
            version: Set(seen.row.head),
            person_id: Set(actor.person.0),
            opinion: Set(opinion.code().to_owned()),
            reason: Set(reason.clone()),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(
            Entry::new(Event::ContractOpinion)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "version": seen.row.head, "opinion": opinion.code() })),
        )
        .await?;
        Ok(())
    })
}

/// An opinion, as a page shows it.
#[derive(Debug, Clone)]
pub struct Given {
    /// On which version.
    pub version: i32,
    /// What.
    pub opinion: Opinion,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: Option<String>,
    /// Whether that is the reader.
    pub own: bool,
}

/// The opinions on a contract in the CPTS of the address, those on the last version first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Given>, Fault> {
    let rows = contract_opinion::Entity::find()
        .filter(contract_opinion::Column::ContractId.eq(seen.row.id))
        .filter(contract_opinion::Column::CptsId.eq(seen.seat.cpts.id))
        .order_by_desc(contract_opinion::Column::Version)
        .order_by_asc(contract_opinion::Column::At)
        .order_by_asc(contract_opinion::Column::Id)
        .all(db)
        .await?;
    let names: BTreeMap<_, _> = names_of(db, rows.iter().map(|it| it.person_id)).await?;
    let one = |row: contract_opinion::Model| {
        Ok(Given {
            version: row.version,
            opinion: entity::read("contract_opinion", "opinion", &row.opinion)?,
            by: names.get(&row.person_id).cloned(),
            own: row.person_id == seen.seat.person.0,
            reason: row.reason,
        })
    };
    rows.into_iter().map(one).collect()
}
