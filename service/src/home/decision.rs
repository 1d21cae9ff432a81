//! Positions and ballots that are expected, and decisions that wait for who facilitates them.

use std::collections::BTreeMap;

use domain::decision::stage::Stage;
use domain::home::Task;
use domain::id::{CptsId, DecisionId};
use entity::{decision, decision_statement, decision_voter};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Own, all_cpts};
use crate::account::Place;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;

/// What is open and not said yet, for the adhesions for which the person speaks, and what she is to open or answer.
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
    let rows = decision::Entity::find()
        .filter(decision::Column::CptsId.is_in(cpts))
        .filter(decision::Column::Stage.is_in(["round", "between", "voting"]))
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|it| it.id).collect();
    let mine = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.is_in(ids.clone()))
        .filter(
            Condition::any()
                .add(decision_voter::Column::AdhesionId.is_in(own.keys().copied()))
                .add(decision_voter::Column::PersonId.eq(actor.person.0)),
        )
        .all(db)
        .await?;
    let carried = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.is_in(ids.clone()))
        .filter(decision_voter::Column::Proxy.is_in(mine.iter().map(|it| it.voter)))
        .all(db)
        .await?;
    let said = decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.is_in(ids))
        .filter(decision_statement::Column::Kind.is_in(["position", "vote"]))
        .filter(decision_statement::Column::Counts.eq(true))
        .filter(
            Condition::any()
                .add(
                    decision_statement::Column::Voice
                        .is_in(mine.iter().chain(&carried).map(|it| it.voter)),
                )
                .add(decision_statement::Column::Objection.eq("open")),
        )
        .all(db)
        .await?;
    let mut tasks = Vec::new();
    for row in rows {
        let leads = mine
            .iter()
            .any(|it| it.decision_id == row.id && it.facilitates);
        let voices = mine
            .iter()
            .chain(&carried)
            .filter(|it| it.decision_id == row.id);
        let number = match row.stage()? {
            Stage::Round(it) => i32::from(it.number),
            Stage::Voting(it) => i32::from(it.number),
            Stage::Between(_) if leads => {
                tasks.push((CptsId(row.cpts_id), lead(&row, 0)));
                continue;
            }
            _ => continue,
        };
        let now: Vec<_> = said
            .iter()
            .filter(|it| it.decision_id == row.id && it.round == number)
            .collect();
        let mut waits = false;
        for voice in voices {
            let votes = voice.voter()?.is_some_and(|it| it.recused.is_none());
            waits |= votes && !now.iter().any(|it| it.voice == voice.voter);
        }
        if let Some(closes) = row.closes_at.filter(|it| waits && ctx.now() < *it) {
            let task = Task::TakePosition {
                decision: DecisionId(row.id),
                title: row.title.clone(),
                vote: row.stage == "voting",
                closes,
            };
            tasks.push((CptsId(row.cpts_id), task));
        }
        let open = now
            .iter()
            .filter(|it| it.objection.as_deref() == Some("open"))
            .count() as u64;
        if leads && 0 < open {
            tasks.push((CptsId(row.cpts_id), lead(&row, open)));
        }
    }
    Ok(tasks)
}

fn lead(row: &decision::Model, objections: u64) -> Task {
    Task::LeadDecision {
        decision: DecisionId(row.id),
        title: row.title.clone(),
        objections,
    }
}
