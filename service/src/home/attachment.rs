//! Attachments that wait for the person: to decide, or to say whether they are true.

use std::collections::BTreeMap;

use domain::ght::attachment::{AttachmentState, Happening};
use domain::home::Task;
use domain::id::{AdhesionId, CptsId};
use domain::permission::{Action, may};
use entity::{adhesion, attachment, attachment_change};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Own;
use crate::account::Place;
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Those that the person may decide.
pub(super) async fn to_examine(ctx: &Ctx, places: &[Place]) -> Result<Vec<(CptsId, Task)>, Fault> {
    let deciding: Vec<Uuid> = places
        .iter()
        .filter(|place| may(&place.standing(), Action::ManageBlocs).is_ok())
        .map(|place| place.cpts.id)
        .collect();
    if deciding.is_empty() {
        return Ok(Vec::new());
    }
    let states = [AttachmentState::Proposed, AttachmentState::Contested];
    let counts: Vec<(Uuid, i64)> = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::CptsId)
        .column_as(attachment::Column::Id.count(), "waiting")
        .inner_join(adhesion::Entity)
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(attachment::Column::CptsId.is_in(deciding))
        .filter(attachment::Column::State.is_in(states.map(AttachmentState::code)))
        .group_by(attachment::Column::CptsId)
        .into_tuple()
        .all(ctx.db().read())
        .await?;
    let task = |(cpts, waiting): (Uuid, i64)| {
        let waiting = waiting.unsigned_abs();
        (CptsId(cpts), Task::ExamineAttachments { waiting })
    };
    Ok(counts.into_iter().map(task).collect())
}

/// Those found in data of some adhesions, of which nobody has said anything yet: the person's own, and those of
/// the structures they represent, with the structure's name.
pub(super) async fn to_answer(
    ctx: &Ctx,
    own: BTreeMap<Uuid, Own>,
) -> Result<Vec<(CptsId, Task)>, Fault> {
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let rows = attachment::Entity::find()
        .filter(attachment::Column::AdhesionId.is_in(own.keys().copied()))
        .filter(attachment::Column::State.eq(AttachmentState::Proposed.code()))
        .order_by_asc(attachment::Column::Id)
        .find_also_related(attachment_change::Entity)
        .all(ctx.db().read())
        .await?;
    let mut tasks = Vec::new();
    for (row, line) in rows {
        let found =
            line.is_some_and(|it| it.version == row.version && it.kind == Happening::Found.code());
        if found {
            let number = row.finess.or(row.siren).unwrap_or_default();
            let task = Task::AnswerAttachment {
                adhesion: AdhesionId(row.adhesion_id),
                to: row.entity_name.unwrap_or(number),
                structure: own
                    .get(&row.adhesion_id)
                    .and_then(|it| it.structure.clone()),
            };
            tasks.push((CptsId(row.cpts_id), task));
        }
    }
    Ok(tasks)
}
