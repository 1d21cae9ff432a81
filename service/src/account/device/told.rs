use domain::account::device::{Acceptance, End};
use domain::audit::Event;
use domain::id::PersonId;
use entity::{device, identity, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use signed::device::{Approval, Revocation};
use signed::{Payload, Verified};

use super::logged::{Said, log};
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;
use crate::notice;
use crate::tx::{Entry, Tx};

/// What happened to a device.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What<'a> {
    /// It was enrolled and speaks.
    Enrolled,
    /// It was enrolled and waits; with the token that stops it.
    Waits { stop: &'a str },
    /// It was let in before its wait was over.
    Accepted(Acceptance),
    /// It speaks no more.
    Ended(End),
}

/// Records what happened to a device, and tells its owner at every confirmed address. Every enrolment, acceptance and
/// end comes through here, in its transaction, and into the registers of her CPTS.
pub(super) async fn tell(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: Option<&Actor>,
    row: &device::Model,
    what: What<'_>,
    said: Said<'_>,
) -> Result<(), Fault> {
    log(tx, row, said).await?;
    let id = row.id;
    let (event, detail) = match what {
        What::Enrolled | What::Waits { .. } => (
            Event::DeviceEnrolled,
            json!({ "device": id, "by": row.accepted_by, "means": row.means }),
        ),
        What::Accepted(by) => (
            Event::DeviceAccepted,
            json!({ "device": id, "by": by.code() }),
        ),
        What::Ended(why) => (
            Event::DeviceEnded,
            json!({ "device": id, "why": why.code() }),
        ),
    };
    let mut entry = Entry::new(event).subject(row.person_id).detail(detail);
    if let Some(actor) = actor {
        entry = entry.actor(actor);
    }
    tx.record(entry).await?;
    let person = person::Entity::find_by_id(row.person_id)
        .one(tx.db())
        .await?;
    let locale = person.map_or_else(|| "fr".to_owned(), |it| it.locale);
    for address in addresses(tx, PersonId(row.person_id)).await? {
        let site = &ctx.settings().public_url;
        let mail = notice::device::mail(&address, &locale, site, row, what);
        notice::send(ctx, tx, mail).await?;
    }
    Ok(())
}

/// Every address that the person confirmed: who took one over is not the only one told.
async fn addresses(tx: &Tx<'_>, person: PersonId) -> Result<Vec<String>, Fault> {
    let rows = identity::Entity::find()
        .filter(identity::Column::PersonId.eq(person.0))
        .filter(identity::Column::Kind.eq("email"))
        .order_by_asc(identity::Column::CreatedAt)
        .order_by_asc(identity::Column::Id)
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(|it| it.subject).collect())
}

/// Lets a waiting device in.
pub(super) async fn accept(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: Option<&Actor>,
    row: &device::Model,
    by: Acceptance,
    approval: Option<&Verified<Approval>>,
) -> Result<(), Fault> {
    device::Entity::update_many()
        .col_expr(device::Column::SpeaksFrom, Expr::value(ctx.now()))
        .col_expr(device::Column::AcceptedBy, Expr::value(by.code()))
        .col_expr(device::Column::Approval, Expr::value(approval.map(bytes)))
        .filter(device::Column::Id.eq(row.id))
        .exec(tx.db())
        .await?;
    let said = approval.map_or(Said::Accepted(by), Said::Approval);
    tell(ctx, tx, actor, row, What::Accepted(by), said).await
}

/// Ends a device that did not end yet.
pub(super) async fn end(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: Option<&Actor>,
    row: &device::Model,
    why: End,
    revocation: Option<&Verified<Revocation>>,
) -> Result<(), Fault> {
    device::Entity::update_many()
        .col_expr(device::Column::EndedAt, Expr::value(ctx.now()))
        .col_expr(device::Column::EndedWhy, Expr::value(why.code()))
        .col_expr(
            device::Column::Revocation,
            Expr::value(revocation.map(bytes)),
        )
        .filter(device::Column::Id.eq(row.id))
        .exec(tx.db())
        .await?;
    crate::decision::revoked(tx, row).await?;
    let said = revocation.map_or(Said::Ended(why), Said::Revocation);
    tell(ctx, tx, actor, row, What::Ended(why), said).await
}

/// The text of an envelope, as a row keeps it.
fn bytes<T: Payload>(said: &Verified<T>) -> String {
    String::from_utf8_lossy(&said.envelope().bytes()).into_owned()
}
