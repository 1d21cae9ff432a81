//! An action logs what it did.

use chrono::{DateTime, Utc};
use domain::id::{CptsId, PersonId};
use entity::{log_opening, log_pending};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::Value;
use signed::Verified;
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind, Leaf, NotALeaf, Salt, Subject};
use uuid::Uuid;

use super::gate;
use crate::ctx::Actor;
use crate::failure::Fault;
use crate::tx::Tx;

/// What entries are about. Those of `crypto/signed` are named there (`signed::Label::kind`).
pub mod kind {
    /// A version of the rules was adopted; open.
    pub const RULES: &str = "rules.adopted";
    /// A version of the text of the statutes was published; open.
    pub const TEXT: &str = "text.published";
    /// A register begins where another one was given up, whose checkpoints it names; open.
    pub const CONTINUED: &str = "log.continued";
    /// A device was let in without a signature: by a verified sign-in, or by two officers at the desk.
    pub const DEVICE_ACCEPTED: &str = "device.accepted";
    /// A device ended without a signature: after a fresh sign-in, from a mail, or with its account.
    pub const DEVICE_ENDED: &str = "device.ended";
}

/// Something to be logged.
#[derive(Debug, Clone)]
pub struct NewLeaf {
    kind: Kind,
    subject: Option<Subject>,
    blob: Vec<u8>,
    open: bool,
    person: Option<Uuid>,
}

/// What was logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logged {
    /// The row of [`log_opening`]: deleting it is erasure.
    pub entry: Uuid,
    /// By what the receipt is asked: `/log/{log}/proof/{hash}`.
    pub hash: Hash,
}

impl Logged {
    /// The hash in hexadecimal, as addresses have it.
    pub fn hex(&self) -> String {
        hex::encode(self.hash.bytes())
    }
}

impl NewLeaf {
    /// A fact without personal data, that everybody may read: JSON, `of` a row with a random id.
    ///
    /// # Errors
    /// A kind that is none: see [`Kind`].
    pub fn fact(kind: &str, of: Option<Uuid>, fact: &Value) -> Result<Self, Fault> {
        let mut leaf = Self::bytes(kind, of, fact.to_string().into_bytes())?;
        leaf.open = true;
        Ok(leaf)
    }

    /// Bytes that only who may see them sees; the log holds a commitment.
    ///
    /// # Errors
    /// A kind that is none: see [`Kind`].
    pub fn bytes(kind: &str, of: Option<Uuid>, blob: Vec<u8>) -> Result<Self, Fault> {
        let subject = of.map(|id| Subject::parse(&id.to_string())).transpose();
        Ok(Self {
            kind: Kind::parse(kind).map_err(unsound)?,
            subject: subject.map_err(unsound)?,
            blob,
            open: false,
            person: None,
        })
    }

    /// A signed statement: the exact bytes of its envelope.
    ///
    /// # Errors
    /// Never for the statements of `crypto/signed`.
    pub fn signed<T: signed::Payload>(verified: &Verified<T>) -> Result<Self, Fault> {
        // The kind and the subject are those that the crate gives.
        let Some(Leaf::Committed { kind, subject, .. }) = verified.leaf(&Salt::from_bytes([0; 32]))
        else {
            return Err(Fault::Other("a statement has no entry".to_owned()));
        };
        Ok(Self {
            kind,
            subject,
            blob: verified.envelope().bytes(),
            open: false,
            person: None,
        })
    }

    /// Done by this person: it is among her receipts.
    #[must_use]
    pub const fn by(self, actor: &Actor) -> Self {
        self.of(actor.person)
    }

    /// About this person, whoever did it: it is among her receipts.
    #[must_use]
    pub const fn of(mut self, person: PersonId) -> Self {
        self.person = Some(person.0);
        self
    }
}

impl Tx<'_> {
    /// Logs in the register of a CPTS. The entry has its place in at most two seconds after the commit.
    ///
    /// # Errors
    /// [`Fault::Stopped`], or when the database refuses.
    pub async fn log(&self, cpts: CptsId, leaf: NewLeaf) -> Result<Logged, Fault> {
        gate::ask(self.db(), cpts.0).await?;
        write(self, cpts, leaf, self.ctx().now()).await
    }

    /// Logs what is not done in the name of the CPTS, as what becomes of a member's device: while the register is stopped,
    /// the entry waits for it to go on.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn log_even_stopped(
        &self,
        cpts: CptsId,
        leaf: NewLeaf,
    ) -> Result<Logged, Fault> {
        write(self, cpts, leaf, self.ctx().now()).await
    }
}

/// Keeps the bytes and lets the entry wait, among those of that time.
pub(super) async fn write(
    tx: &Tx<'_>,
    cpts: CptsId,
    leaf: NewLeaf,
    since: DateTime<Utc>,
) -> Result<Logged, Fault> {
    let ctx = tx.ctx();
    let (entry, now) = (ctx.uuid(), ctx.now());
    let salt = Salt::from_bytes(ctx.secret());
    let bytes = Leaf::Committed {
        commitment: Commitment::to(&leaf.kind, &salt, &leaf.blob),
        kind: leaf.kind.clone(),
        subject: leaf.subject,
    }
    .bytes();
    let hash = Hash::leaf(&bytes);
    log_opening::Entity::insert(log_opening::ActiveModel {
        entry_id: Set(entry),
        cpts_id: Set(cpts.0),
        person_id: Set(leaf.person),
        kind: Set(leaf.kind.as_str().to_owned()),
        hash: Set(hash.bytes().to_vec()),
        salt: Set(salt.bytes().to_vec()),
        blob: Set(leaf.blob),
        open: Set(leaf.open),
        logged_at: Set(now),
    })
    .exec_without_returning(tx.db())
    .await?;
    log_pending::Entity::insert(log_pending::ActiveModel {
        id: Set(entry),
        cpts_id: Set(cpts.0),
        hash: Set(hash.bytes().to_vec()),
        entry: Set(bytes),
        logged_at: Set(since),
        place: Set(tx.next_place()),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(Logged { entry, hash })
}

fn unsound(error: NotALeaf) -> Fault {
    Fault::Other(error.to_string())
}
