//! Candidacies are called for.

use domain::election::checklist::Missing;
use domain::election::order::{SECRET, commitment};
use domain::election::stage::Stage;
use domain::id::ElectionId;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;

use super::reader::seen;
use super::{facts, keep, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};

/// Why an election does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepRefused {
    /// It does not stand where this follows.
    Stage,
    /// Something is missing.
    Missing(Vec<Missing>),
}

/// Calls for candidacies: members are told, and the digest of the secret that will order candidates is logged, before
/// anybody has filed. Permission: to manage elections.
///
/// # Errors
/// [`StepRefused`], not found, forbidden or a fault.
pub async fn call(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), StepRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if seen.stage != Stage::Draft {
            return refuse(StepRefused::Stage);
        }
        let missing = facts::facts(db, ctx, &seen.row)
            .await?
            .before_call(ctx.now());
        if !missing.is_empty() {
            return refuse(StepRefused::Missing(missing));
        }
        let secret: [u8; SECRET] = ctx.secret();
        let commit = commitment(&secret).to_string();
        let mut row = seen.row.into_active_model();
        row.order_commit = Set(Some(commit.clone()));
        row.order_seed = Set(Some(hex::encode(secret)));
        let row = row.update(db).await?;
        let row = keep::move_to(db, ctx, row, Stage::Candidacies).await?;
        let fact = json!({ "election": id.0, "order-commitment": commit });
        keep::log(tx, &row, "election.seed", &fact).await?;
        tell::called(tx, ctx, &seen.seat.cpts, &row).await?;
        tx.record(keep::moved(&row, Some(actor))).await?;
        Ok(())
    })
}
