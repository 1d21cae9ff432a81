//! The one place that moves an adhesion from a state to another.

use domain::audit::Event;
use domain::id::CptsId;
use domain::member::{AdhesionState, Change, IllegalChange};
use entity::{adhesion, adhesion_change};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use crate::ctx::{Actor, Ctx};
use crate::failure::Failure;
use crate::tx::{Entry, Tx};

/// Moves an adhesion: state, dates and version of its row, a line in its history, an entry in the journal.
///
/// Who may do it is asked before; the reason is already checked by [`domain::member::reason`].
///
/// # Errors
/// [`IllegalChange`] in the action's own words, when the state does not allow the change.
pub async fn change<R: From<IllegalChange>>(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    row: adhesion::Model,
    change: Change,
    reason: Option<String>,
) -> Result<adhesion::Model, Failure<R>> {
    change_with(ctx, tx, actor, row, change, reason, None).await
}

/// The same, where somebody confirmed what would follow: the journal keeps that.
///
/// # Errors
/// As [`change`].
pub async fn change_with<R: From<IllegalChange>>(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    row: adhesion::Model,
    change: Change,
    reason: Option<String>,
    confirmed: Option<Value>,
) -> Result<adhesion::Model, Failure<R>> {
    let from: AdhesionState = entity::read("adhesion", "state", &row.state)?;
    let to = from
        .after(change)
        .map_err(|illegal| Failure::Refused(illegal.into()))?;
    let (id, cpts, version) = (row.id, row.cpts_id, row.version);
    let mut row = row.into_active_model();
    row.state = Set(to.code().to_owned());
    row.version = Set(version + 1);
    if change == Change::Admit {
        row.admitted_on = Set(Some(ctx.today()));
    }
    if to.is_ended() {
        row.ended_at = Set(Some(ctx.now()));
    }
    let row = row.update(tx.db()).await?;
    adhesion_change::Entity::insert(adhesion_change::ActiveModel {
        id: Set(ctx.uuid()),
        adhesion_id: Set(id),
        change: Set(change.code().to_owned()),
        from_state: Set(Some(from.code().to_owned())),
        to_state: Set(to.code().to_owned()),
        author_id: Set(Some(actor.person.0)),
        reason: Set(reason),
        at: Set(ctx.now()),
    })
    .exec_without_returning(tx.db())
    .await?;
    let detail = match confirmed {
        Some(confirmed) => json!({ "change": change.code(), "confirmed": confirmed }),
        None => json!({ "change": change.code() }),
    };
    tx.record(
        Entry::new(Event::AdhesionChanged)
            .cpts(CptsId(cpts))
            .actor(actor)
            .subject(id)
            .detail(detail),
    )
    .await?;
    Ok(row)
}
