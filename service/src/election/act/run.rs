//! What two have decided is done.

use domain::election::act::{ActKind, IncidentKind};
use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{CandidacyId, UrnId};
use domain::statutes::LateWithdrawal;
use entity::election;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{Act, ActRefused, small};
use crate::ctx::{Actor, Ctx};
use crate::election::reader::{Seen, urn};
use crate::election::{
    candidacy, enter, incident, keep, paper, proclaim, ready, sample, seal, sheet, tally, tell,
};
use crate::failure::{Fault, Outcome};
use crate::notice::election as letters;
use crate::tx::Tx;

/// Does it, notes it in the journal of incidents, and logs it.
pub(super) async fn run(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    actor: &Actor,
    act: &Act,
    proposer: Uuid,
) -> Outcome<(), ActRefused> {
    let (db, id) = (tx.db(), seen.id());
    let said = match act {
        Act::Cancel { reason } => {
            let row = cancel(tx, ctx, seen, reason).await?;
            tx.record(keep::moved(&row, Some(actor))).await?;
            Said::Cancelled {
                reason: reason.clone(),
            }
        }
        Act::Postpone {
            opens,
            closes,
            reason,
        } => {
            let revision = seen.row.revision;
            let mut row = seen.row.clone().into_active_model();
            row.opens_at = Set(Some(*opens));
            row.closes_at = Set(Some(*closes));
            row.revision = Set(revision + 1);
            row.changed_at = Set(ctx.now());
            let row = row.update(db).await?;
            let letter = letters::postponed(&seen.seat.cpts, &row, reason);
            tell::concerned(tx, ctx, &seen.seat.cpts, &row, &letter).await?;
            Said::Postponed {
                reason: reason.clone(),
            }
        }
        Act::CloseEarly { reason } => {
            // The job closes what is past its hour.
            let mut row = seen.row.clone().into_active_model();
            row.closes_at = Set(Some(ctx.now()));
            row.changed_at = Set(ctx.now());
            row.update(db).await?;
            Said::ClosedEarly {
                reason: reason.clone(),
            }
        }
        Act::StopUrn { urn: which, reason } => {
            let row = urn(db, id, UrnId(*which)).await?;
            let name = row.name.clone();
            small::stop_one(tx, ctx, seen, row).await?;
            Said::UrnStopped {
                urn: name,
                reason: reason.clone(),
            }
        }
        Act::SmallUrn {
            urn: which,
            choice,
            with,
        } => small::choose(db, seen, (UrnId(*which), with.map(UrnId)), *choice).await?,
        Act::FewBallots { urn: which, reason } => {
            let row = urn(db, id, UrnId(*which)).await?;
            tally::open(tx, ctx, &row).await?;
            ready::call(tx, ctx, &seen.seat.cpts, &seen.row).await?;
            Said::FewOpened {
                urn: row.name,
                reason: reason.clone(),
            }
        }
        Act::Seal => {
            seal::seal(tx, ctx, seen, actor).await?;
            Said::Sealed
        }
        Act::Proclaim => {
            proclaim::proclaim(tx, ctx, seen, actor).await?;
            Said::Proclaimed
        }
        Act::Destroy => {
            proclaim::archive(tx, ctx, seen, actor).await?;
            Said::Destroyed
        }
        Act::Withdraw {
            candidacy: which,
            reason,
        } => {
            let row = candidacy::one(db, id, CandidacyId(*which)).await?;
            let name = row.name.clone();
            // The place stays: the ballot names them, and their votes are counted without giving a seat.
            let college = row.college.clone();
            let mut row = row.into_active_model();
            row.withdrawn_at = Set(Some(ctx.now()));
            row.update(db).await?;
            let known = keep::rules(db, ctx, &seen.row).await?;
            let late = known.and_then(|it| it.statutes.elections.rule()?.late_withdrawal);
            if late == Some(LateWithdrawal::Stops) {
                small::stop(tx, ctx, seen, &college).await?;
            }
            Said::Withdrawn {
                name,
                reason: reason.clone(),
            }
        }
        Act::Paper {
            urn: which,
            entry,
            who,
        } => {
            let row = urn(db, id, UrnId(*which)).await?;
            paper::take(tx, &row, *entry)
                .await
                .map_err(|it| it.map(ActRefused::Paper))?;
            Said::Paper { who: who.clone() }
        }
        Act::EnterPapers {
            urn: which,
            ballots,
        } => {
            let row = urn(db, id, UrnId(*which)).await?;
            let urn = row.name.clone();
            enter::join(tx, ctx, seen, row, ballots).await?;
            Said::PapersEntered {
                urn,
                papers: ballots.len(),
            }
        }
        Act::Sample { first, second } => sample::draw(tx, ctx, seen, first, second)
            .await
            .map_err(|it| it.map(ActRefused::Sample))?,
        Act::LeftSheets {
            urn: which,
            numbers,
        } => {
            let row = urn(db, id, UrnId(*which)).await?;
            sheet::count_left(tx, &row, numbers).await?
        }
        Act::Reissue {
            urn: which,
            entry,
            who,
            number,
        } => {
            let row = urn(db, id, UrnId(*which)).await?;
            sheet::give(tx, ctx, &row, *entry, *number)
                .await
                .map_err(|it| it.map(ActRefused::Sheet))?;
            Said::Sheet {
                who: who.clone(),
                number: *number,
            }
        }
    };
    let by = Some(actor.person.0);
    incident::write(db, ctx, (id, None), IncidentKind::Act, &said, by).await?;
    logged(tx, &seen.row, act.kind(), (proposer, actor.person.0)).await?;
    Ok(())
}

async fn cancel(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    reason: &str,
) -> Result<election::Model, Fault> {
    let row = keep::move_to(tx.db(), ctx, seen.row.clone(), Stage::Cancelled).await?;
    let mut row = row.into_active_model();
    row.cancelled_reason = Set(Some(reason.to_owned()));
    let row = row.update(tx.db()).await?;
    entity::election_urn::Entity::update_many()
        .col_expr(
            entity::election_urn::Column::Status,
            UrnStatus::Stopped.code().into(),
        )
        .filter(entity::election_urn::Column::ElectionId.eq(row.id))
        .exec(tx.db())
        .await?;
    proclaim::forget(tx.db(), seen.id()).await?;
    let letter = letters::cancelled(&seen.seat.cpts, &row, reason);
    tell::concerned(tx, ctx, &seen.seat.cpts, &row, &letter).await?;
    Ok(row)
}

/// Logs that two did it: under a commitment, as it names people.
async fn logged(
    tx: &Tx<'_>,
    row: &election::Model,
    kind: ActKind,
    (proposed, confirmed): (Uuid, Uuid),
) -> Result<(), Fault> {
    let fact = json!({
        "act": kind.code(),
        "confirmed-by": confirmed,
        "election": row.id,
        "proposed-by": proposed,
    });
    let bytes = fact.to_string().into_bytes();
    let leaf = crate::log::NewLeaf::bytes("election.act", Some(row.id), bytes)?;
    tx.log(domain::id::CptsId(row.cpts_id), leaf).await?;
    Ok(())
}
