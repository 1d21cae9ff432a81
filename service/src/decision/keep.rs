//! What a decision is bound to, and how its row changes.

use domain::decision::stage::{End, Stage};
use domain::statutes::{ConsensusRule, DecisionKind, OrganKind, Rules};
use entity::decision;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::statutes::rules;

/// The rules under which a decision is taken.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub known: rules::Known,
    pub rules: Rules,
    /// How agreement is sought, or that one votes at once.
    pub consensus: ConsensusRule,
}

/// Who decides, and what.
pub(super) fn question(row: &decision::Model) -> Result<(OrganKind, DecisionKind), Fault> {
    let organ = entity::read("decision", "organ", &row.organ)?;
    Ok((organ, entity::read("decision", "kind", &row.kind)?))
}

/// The frozen rules or, before, those in force today; nothing where such a decision is not taken here.
pub(super) async fn ground(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &decision::Model,
) -> Result<Option<Ground>, Fault> {
    let known = match row.rules_id {
        Some(id) => rules::version(db, row.cpts_id, id).await?,
        None => rules::in_force(db, row.cpts_id, ctx.today()).await?,
    };
    let (organ, kind) = question(row)?;
    Ok(known.and_then(|known| {
        let rules = known.statutes.rules(organ, kind);
        let consensus = rules.course().ok()?;
        Some(Ground {
            known,
            rules,
            consensus,
        })
    }))
}

/// The code of a stage, by which rows are found.
pub(super) const fn code(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Discussion(_) => "discussion",
        Stage::Round(_) => "round",
        Stage::Between(_) => "between",
        Stage::Voting(_) => "voting",
        Stage::Over(_) => "over",
    }
}

/// Writes a stage into a row.
pub(super) fn set(ctx: &Ctx, row: &mut decision::ActiveModel, stage: &Stage) -> Result<(), Fault> {
    let now = ctx.now();
    row.stage = Set(code(stage).to_owned());
    row.stage_detail = Set(written(stage)?);
    row.changed_at = Set(now);
    row.closes_at = Set(match stage {
        Stage::Round(it) => Some(it.span.closes),
        Stage::Voting(it) => Some(it.span.closes),
        _ => None,
    });
    row.waits_since = Set(matches!(stage, Stage::Between(_)).then_some(now));
    if let Stage::Over(end) = stage {
        row.ended = Set(Some(End::code(*end).to_owned()));
        row.ended_at = Set(Some(now));
    }
    Ok(())
}

/// Moves a decision to a stage.
pub(super) async fn move_to(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: decision::Model,
    stage: &Stage,
) -> Result<decision::Model, Fault> {
    let mut row = row.into_active_model();
    set(ctx, &mut row, stage)?;
    Ok(row.update(db).await?)
}

/// A stage, as it is stored.
pub(super) fn written(stage: &Stage) -> Result<String, Fault> {
    serde_json::to_string(stage).map_err(|error| Fault::Other(error.to_string()))
}
