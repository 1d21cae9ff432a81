//! Whether an act may be done now: asked when it is proposed, and again when it is confirmed.

use domain::election::plan::hours;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{CandidacyId, UrnId};
use domain::statutes::LateWithdrawal;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Act, ActRefused, small};
use crate::ctx::Ctx;
use crate::election::reader::{Seen, urn};
use crate::election::{candidacy, enter, facts, keep, sample, seats, sheet, tally};
use crate::failure::{Failure, Outcome, refuse};

/// Checks it.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    act: &Act,
) -> Outcome<(), ActRefused> {
    let stage = seen.stage;
    let fits = match act {
        Act::Cancel { .. } => stage.cancels_by_two(),
        Act::Postpone { .. } => matches!(stage, Stage::Roll | Stage::Sealed | Stage::Open),
        Act::CloseEarly { .. } => stage == Stage::Open,
        Act::Paper { .. } | Act::Reissue { .. } => matches!(stage, Stage::Sealed | Stage::Open),
        Act::StopUrn { .. } => matches!(stage, Stage::Sealed | Stage::Open | Stage::Closed),
        Act::SmallUrn { .. } | Act::Seal => stage == Stage::Roll,
        Act::FewBallots { .. } | Act::EnterPapers { .. } => stage == Stage::Closed,
        Act::Sample { .. } => (Stage::Sealed..=Stage::Challenge).contains(&stage),
        Act::LeftSheets { .. } => matches!(stage, Stage::Closed | Stage::Counted),
        Act::Proclaim => stage == Stage::Counted,
        Act::Destroy => stage == Stage::Challenge,
        Act::Withdraw { .. } => matches!(stage, Stage::Sealed | Stage::Open | Stage::Closed),
    };
    if !fits {
        return refuse(ActRefused::Stage);
    }
    match act {
        Act::Postpone { opens, closes, .. } => {
            hours(*opens, *closes).map_err(|it| Failure::Refused(ActRefused::Hours(it)))?;
            // What is open does not open again, and nothing opens or closes in the past.
            let opened = stage == Stage::Open;
            let kept = Some(*opens) == seen.row.opens_at;
            let past = if opened { *closes } else { *opens } <= ctx.now();
            if past || opened && !kept {
                return refuse(ActRefused::Stage);
            }
        }
        Act::StopUrn { urn: id, .. } => {
            let row = urn(db, seen.id(), UrnId(*id)).await?;
            let status: UrnStatus = entity::read("election_urn", "status", &row.status)?;
            let runs = matches!(
                status,
                UrnStatus::Waiting | UrnStatus::Open | UrnStatus::Closed | UrnStatus::Tallied
            );
            if row.rehearsal || !runs && !seats::in_meeting(&row) {
                return refuse(ActRefused::Urn);
            }
        }
        Act::SmallUrn {
            urn: id,
            choice,
            with,
        } => small::check(db, ctx, seen, (UrnId(*id), with.map(UrnId)), *choice).await?,
        Act::FewBallots { urn: id, .. } => {
            let row = urn(db, seen.id(), UrnId(*id)).await?;
            let tallied = row.status == UrnStatus::Tallied.code();
            if !tallied || !tally::waits_for_board(db, &seen.row, &row).await? {
                return refuse(ActRefused::Urn);
            }
        }
        Act::Withdraw { candidacy: id, .. } => {
            stands(db, seen, *id).await?;
            let known = keep::rules(db, ctx, &seen.row).await?;
            let late = known.and_then(|it| it.statutes.elections.rule()?.late_withdrawal);
            if late == Some(LateWithdrawal::Refused) {
                return refuse(ActRefused::NotAllowed);
            }
        }
        Act::Paper { urn: id, .. } | Act::Reissue { urn: id, .. } => {
            let row = urn(db, seen.id(), UrnId(*id)).await?;
            if row.rehearsal || row.status == UrnStatus::Stopped.code() {
                return refuse(ActRefused::Urn);
            }
        }
        Act::LeftSheets { urn: id, .. } => {
            let row = urn(db, seen.id(), UrnId(*id)).await?;
            if row.rehearsal || row.election_json.is_none() {
                return refuse(ActRefused::Urn);
            }
            if sheet::is_counted(db, row.id).await? {
                return refuse(ActRefused::Over);
            }
        }
        Act::Seal => {
            let facts = facts::facts(db, ctx, &seen.row).await?;
            let missing = facts.before_seal(ctx.now());
            if !missing.is_empty() {
                return refuse(ActRefused::Missing(missing));
            }
        }
        Act::Destroy => {
            let until = seen.row.challenge_until;
            if let Some(until) = until.filter(|it| ctx.today() <= *it) {
                return refuse(ActRefused::Challenge(until));
            }
        }
        Act::EnterPapers { urn: id, ballots } => {
            let row = urn(db, seen.id(), UrnId(*id)).await?;
            enter::check(db, ctx, &seen.row, &row, ballots)
                .await
                .map_err(|it| it.map(ActRefused::Enter))?;
        }
        Act::Sample { first, .. } => sample::check(db, seen, first)
            .await
            .map_err(|it| it.map(ActRefused::Sample))?,
        Act::Cancel { .. } | Act::CloseEarly { .. } | Act::Proclaim => {}
    }
    Ok(())
}

async fn stands(db: &impl ConnectionTrait, seen: &Seen, id: Uuid) -> Outcome<(), ActRefused> {
    let row = candidacy::one(db, seen.id(), CandidacyId(id)).await?;
    if row.withdrawn_at.is_some() {
        return refuse(ActRefused::Over);
    }
    Ok(())
}
