//! The one place that writes an attachment.

use domain::audit::Event;
use domain::ght::attachment::{Attachment, AttachmentState, Happening};
use domain::id::{AdhesionId, AttachmentId, CptsId};
use entity::{adhesion, attachment, attachment_change};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::ght::known;
use crate::scope::Seat;
use crate::tx::{Entry, Tx};

/// What happened, who did it and why.
pub(super) struct What<'a> {
    pub(super) kind: Happening,
    pub(super) actor: Option<&'a Actor>,
    pub(super) reason: Option<String>,
}

/// An attachment that is not there yet.
pub(super) async fn enter(
    ctx: &Ctx,
    tx: &Tx<'_>,
    row: attachment::Model,
    what: What<'_>,
) -> Result<AttachmentId, Fault> {
    attachment::Entity::insert(attachment::ActiveModel::from(row.clone()).reset_all())
        .exec_without_returning(tx.db())
        .await?;
    line(ctx, tx, &row, what).await?;
    Ok(AttachmentId(row.id))
}

/// An attachment as it becomes; its version grows.
pub(super) async fn change(
    ctx: &Ctx,
    tx: &Tx<'_>,
    mut row: attachment::Model,
    what: What<'_>,
) -> Result<attachment::Model, Fault> {
    row.version += 1;
    attachment::ActiveModel::from(row.clone())
        .reset_all()
        .update(tx.db())
        .await?;
    line(ctx, tx, &row, what).await?;
    Ok(row)
}

/// Sets a state.
pub(super) fn set_state(row: &mut attachment::Model, state: AttachmentState) {
    state.code().clone_into(&mut row.state);
}

/// One attachment of a CPTS, with the member's adhesion.
pub(super) async fn one<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: AttachmentId,
) -> Result<(attachment::Model, adhesion::Model), Failure<R>> {
    let row = seat
        .attachments()
        .filter(attachment::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let adhesion = crate::member::one::one(db, seat, row.adhesion_id.into()).await?;
    Ok((row, adhesion))
}

/// One attachment of a member.
pub(super) async fn of_member<R>(
    tx: &Tx<'_>,
    adhesion: AdhesionId,
    id: AttachmentId,
) -> Result<(attachment::Model, Attachment), Failure<R>> {
    let row = attachment::Entity::find_by_id(id.0)
        .filter(attachment::Column::AdhesionId.eq(adhesion.0))
        .one(tx.db())
        .await?
        .ok_or(Failure::NotFound)?;
    let read = known::read(&row)?;
    Ok((row, read))
}

/// What happened last to an attachment, and whether that person did it.
pub(super) async fn last(
    tx: &Tx<'_>,
    row: &attachment::Model,
    actor: &Actor,
) -> Result<Option<(Happening, bool)>, Fault> {
    let line = attachment_change::Entity::find()
        .filter(attachment_change::Column::AttachmentId.eq(row.id))
        .filter(attachment_change::Column::Version.eq(row.version))
        .one(tx.db())
        .await?;
    line.map(|it| {
        let kind = entity::read("attachment_change", "kind", &it.kind)?;
        Ok((kind, it.actor_id == Some(actor.person.0)))
    })
    .transpose()
}

async fn line(
    ctx: &Ctx,
    tx: &Tx<'_>,
    row: &attachment::Model,
    what: What<'_>,
) -> Result<(), Fault> {
    attachment_change::Entity::insert(attachment_change::ActiveModel {
        id: Set(ctx.uuid()),
        attachment_id: Set(row.id),
        at: Set(ctx.now()),
        actor_id: Set(what.actor.map(|it| it.person.0)),
        kind: Set(what.kind.code().to_owned()),
        state: Set(row.state.clone()),
        reason: Set(what.reason),
        starts_on: Set(row.starts_on),
        ends_on: Set(row.ends_on),
        half_days_inside: Set(row.half_days_inside),
        half_days_outside: Set(row.half_days_outside),
        at_threshold: Set(row.at_threshold.clone()),
        version: Set(row.version),
    })
    .exec_without_returning(tx.db())
    .await?;
    let mut entry = Entry::new(Event::AttachmentChanged)
        .cpts(CptsId(row.cpts_id))
        .subject(row.adhesion_id)
        .detail(json!({ "attachment": row.id, "change": what.kind.code(), "state": row.state }));
    if let Some(actor) = what.actor {
        entry = entry.actor(actor);
    }
    tx.record(entry).await
}
