//! Notices: mails are put in the outbox by the transaction that causes them, and sent later by
//! the server's job.

pub mod adhesion;
pub mod application;
pub(crate) mod code;
pub mod contract;
pub mod decision;
pub(crate) mod device;
pub mod dues;
pub mod election;
pub mod ght;
pub mod letter;
pub mod many;
pub(crate) mod merge;
pub mod outbox;
pub mod page;
pub mod role;
pub mod trustee;

use domain::id::CptsId;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::tx::Tx;

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct Mail<'a> {
    /// The CPTS it speaks for.
    pub cpts: Option<CptsId>,
    /// Kind of notice, for the log and the tests.
    pub kind: &'static str,
    /// Address.
    pub recipient: &'a str,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// Puts a mail in the outbox, in the transaction that causes it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn send(ctx: &Ctx, tx: &Tx<'_>, mail: Mail<'_>) -> Result<(), Fault> {
    let now = ctx.now();
    entity::outbox::Entity::insert(entity::outbox::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(mail.cpts.map(|id| id.0)),
        kind: Set(mail.kind.to_owned()),
        recipient: Set(mail.recipient.to_owned()),
        subject: Set(mail.subject),
        body: Set(mail.body),
        created_at: Set(now),
        due_at: Set(now),
        attempts: Set(0),
        claim: Set(None),
        claimed_until: Set(None),
        sent_at: Set(None),
        failed_at: Set(None),
        last_error: Set(None),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(())
}
