//! What elections ask of a person: to stand, to register a code, to vote, to confirm, to declare the new leaders.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Months;
use domain::election::stage::Stage;
use domain::election::urn::{OfficerKind, UrnStatus};
use domain::home::{ElectionStep, Task};
use domain::id::{CptsId, ElectionId};
use domain::permission::{Action, may};
use entity::{election, election_act, election_officer, election_urn, election_voter};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Own, all_cpts};
use crate::account::Place;
use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::election::{enter, minutes, sample};
use crate::failure::Fault;

/// Within so many months of an election the prefecture is told who leads the association (law of 1901, art. 5).
const DECLARE_MONTHS: u32 = 3;

/// What elections of these CPTS, and of those of the adhesions for which the person speaks, ask of her.
pub(super) async fn tasks(
    ctx: &Ctx,
    actor: &Actor,
    places: &[Place],
    own: &BTreeMap<Uuid, Own>,
) -> Result<Vec<(CptsId, Task)>, Fault> {
    let db = ctx.db().read();
    let cpts = all_cpts(places, own);
    if cpts.is_empty() {
        return Ok(Vec::new());
    }
    let over = [Stage::Draft.code(), Stage::Cancelled.code()];
    let rows = election::Entity::find()
        .filter(election::Column::CptsId.is_in(cpts))
        .filter(election::Column::Stage.is_not_in(over))
        .filter(
            Condition::any()
                .add(election::Column::Stage.ne(Stage::Archived.code()))
                .add(election::Column::DeclaredOn.is_null()),
        )
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let board = board(ctx, actor, &rows).await?;
    let mut tasks = Vec::new();
    for row in rows {
        let stage: Stage = entity::read("election", "stage", &row.stage)?;
        let mut steps = if board.contains(&row.id) {
            at_the_board(ctx, actor, &row).await?
        } else {
            Vec::new()
        };
        steps.extend(match stage {
            Stage::Candidacies => candidacies(ctx, &row, own),
            Stage::Roll | Stage::Open => vote(ctx, &row, stage, own).await?,
            Stage::Challenge | Stage::Archived => declare(&row, places),
            _ => None,
        });
        tasks.extend(steps.into_iter().map(|step| {
            let task = Task::Election {
                election: ElectionId(row.id),
                title: row.title.clone(),
                step,
            };
            (CptsId(row.cpts_id), task)
        }));
    }
    Ok(tasks)
}

/// The elections whose chair or teller the person is.
async fn board(
    ctx: &Ctx,
    actor: &Actor,
    rows: &[election::Model],
) -> Result<BTreeSet<Uuid>, Fault> {
    let decides = [OfficerKind::Chair.code(), OfficerKind::Teller.code()];
    let hers = election_officer::Entity::find()
        .filter(election_officer::Column::ElectionId.is_in(rows.iter().map(|it| it.id)))
        .filter(election_officer::Column::PersonId.eq(actor.person.0))
        .filter(election_officer::Column::Kind.is_in(decides))
        .all(ctx.db().read())
        .await?;
    Ok(hers.into_iter().map(|it| it.election_id).collect())
}

/// What an election asks of its chair and tellers.
async fn at_the_board(
    ctx: &Ctx,
    actor: &Actor,
    row: &election::Model,
) -> Result<Vec<ElectionStep>, Fault> {
    let db = ctx.db().read();
    let mut steps = Vec::new();
    steps.extend(confirm(ctx, actor, row).await?);
    if enter::awaits(db, actor, row).await? {
        steps.push(ElectionStep::EnterPapers);
    }
    if sample::awaits(db, actor, row).await? {
        steps.push(ElectionStep::Sample);
    }
    if minutes::awaits(db, actor, row).await? {
        steps.push(ElectionStep::SignMinutes);
    }
    Ok(steps)
}

/// Acts that another one of the electoral board proposed.
async fn confirm(
    ctx: &Ctx,
    actor: &Actor,
    row: &election::Model,
) -> Result<Option<ElectionStep>, Fault> {
    let db = ctx.db().read();
    let waiting = election_act::Entity::find()
        .filter(election_act::Column::ElectionId.eq(row.id))
        .filter(election_act::Column::ConfirmedAt.is_null())
        .filter(election_act::Column::WithdrawnAt.is_null())
        .filter(election_act::Column::ProposedBy.ne(actor.person.0))
        .all(db)
        .await?
        .len() as u64;
    Ok((waiting > 0).then_some(ElectionStep::Confirm { waiting }))
}

fn candidacies(
    ctx: &Ctx,
    row: &election::Model,
    own: &BTreeMap<Uuid, Own>,
) -> Option<ElectionStep> {
    let (opens, until) = (row.candidacies_open_at?, row.candidacies_close_at?);
    let now = ctx.now();
    let open = !own.is_empty() && opens <= now && now < until;
    open.then_some(ElectionStep::Stand { until })
}

/// Lines that the person votes for: a code is missing, or the ballot. Only she is told whether she has voted.
async fn vote(
    ctx: &Ctx,
    row: &election::Model,
    stage: Stage,
    own: &BTreeMap<Uuid, Own>,
) -> Result<Option<ElectionStep>, Fault> {
    let db = ctx.db().read();
    let urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(row.id))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .filter(
            election_urn::Column::Status.is_in([UrnStatus::Waiting.code(), UrnStatus::Open.code()]),
        )
        .all(db)
        .await?;
    let carried = election_voter::Column::HolderId.is_in(own.keys().copied());
    let hers = Condition::all()
        .add(election_voter::Column::AdhesionId.is_in(own.keys().copied()))
        .add(election_voter::Column::HolderId.is_null());
    let lines = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.is_in(urns.iter().map(|it| it.id)))
        .filter(Condition::any().add(hers).add(carried))
        .all(db)
        .await?;
    let (Some(opens), Some(closes)) = (row.opens_at, row.closes_at) else {
        return Ok(None);
    };
    Ok(match stage {
        Stage::Open if lines.iter().any(|it| !it.voted && !it.paper) => {
            Some(ElectionStep::Vote { until: closes })
        }
        Stage::Roll if lines.iter().any(|it| !it.registered) => {
            Some(ElectionStep::Code { until: opens })
        }
        _ => None,
    })
}

fn declare(row: &election::Model, places: &[Place]) -> Option<ElectionStep> {
    if row.declared_on.is_some() {
        return None;
    }
    let place = places.iter().find(|it| it.cpts.id == row.cpts_id)?;
    may(&place.standing(), Action::ManageElections).ok()?;
    let since = paris_day(row.proclaimed_at?);
    let until = since.checked_add_months(Months::new(DECLARE_MONTHS))?;
    Some(ElectionStep::Declare { until })
}
