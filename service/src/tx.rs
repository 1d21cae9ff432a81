//! Transactions: one helper opens every action.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::time::Duration;

use domain::audit::Event;
use domain::id::CptsId;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::Value;
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};

/// How often a transaction that lost a race is run again before the person is told to retry.
const MAX_ATTEMPTS: u32 = 8;

/// How many lost races are bad luck; after them the transaction runs alone in this server.
const LOST: u32 = 1;

/// A write transaction under way.
pub struct Tx<'c> {
    ctx: &'c Ctx,
    inner: DatabaseTransaction,
    lane: OwnedSemaphorePermit,
    recorded: AtomicBool,
    logged: AtomicI32,
}

impl Tx<'_> {
    /// The connection to read and write with.
    pub const fn db(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// What the action was given.
    pub(crate) const fn ctx(&self) -> &Ctx {
        self.ctx
    }

    /// The next place among the entries that this transaction logs.
    pub(crate) fn next_place(&self) -> i32 {
        self.logged.fetch_add(1, Ordering::Relaxed)
    }

    /// Writes an entry in the journal. A transaction that records nothing cannot commit.
    ///
    /// In the name of a CPTS whose register is stopped nothing is written, and this is where every
    /// action learns it.
    ///
    /// # Errors
    /// [`Fault::Stopped`], or when the database refuses.
    pub async fn record(&self, entry: Entry) -> Result<(), Fault> {
        if let Some(cpts) = entry.cpts {
            crate::log::gate::ask(&self.inner, cpts).await?;
        }
        entity::audit_entry::Entity::insert(entity::audit_entry::ActiveModel {
            id: Set(self.ctx.uuid()),
            cpts_id: Set(entry.cpts),
            actor_id: Set(entry.actor),
            event: Set(entry.event.code().to_owned()),
            subject: Set(entry.subject),
            detail: Set(entry.detail),
            at: Set(self.ctx.now()),
        })
        .exec_without_returning(&self.inner)
        .await?;
        self.recorded.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// For writes that are not about the association and leave no trace in the journal: counters,
    /// session times, the state of the outbox. Say why at the call.
    pub fn without_journal(&self, _reason: &'static str) {
        self.recorded.store(true, Ordering::Relaxed);
    }
}

/// An entry of the journal, to be recorded.
#[derive(Debug, Clone)]
pub struct Entry {
    event: Event,
    cpts: Option<Uuid>,
    actor: Option<Uuid>,
    subject: Option<Uuid>,
    detail: Value,
}

impl Entry {
    /// An entry about nothing in particular, by the system.
    pub const fn new(event: Event) -> Self {
        Self {
            event,
            cpts: None,
            actor: None,
            subject: None,
            detail: Value::Null,
        }
    }

    /// In a CPTS.
    #[must_use]
    pub const fn cpts(mut self, id: CptsId) -> Self {
        self.cpts = Some(id.0);
        self
    }

    /// Done by a person.
    #[must_use]
    pub const fn actor(mut self, actor: &Actor) -> Self {
        self.actor = Some(actor.person.0);
        self
    }

    /// About a row.
    #[must_use]
    pub fn subject(mut self, id: impl Into<Uuid>) -> Self {
        self.subject = Some(id.into());
        self
    }

    /// With codes, counts and dates; never names, addresses or RPPS numbers.
    #[must_use]
    pub fn detail(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Runs a body in a write transaction: `transaction!(ctx, |tx| { …; Ok(value) })`.
///
/// `tx` is a `&Tx`. The body runs again, up to eight times, when it lost a race against another
/// writer (twice, when it met a row that another one has just committed): it must not move out of its surroundings or act outside the database. `Ok` commits,
/// `Err` rolls back.
#[macro_export]
macro_rules! transaction {
    ($ctx:expr, |$tx:ident| $body:block) => {{
        let mut attempt = 0_u32;
        loop {
            let transaction = $crate::tx::begin($ctx, attempt).await?;
            let outcome = {
                let $tx = &transaction;
                $crate::tx::body(async { $body }).await
            };
            match $crate::tx::finish(transaction, outcome, &mut attempt).await {
                std::ops::ControlFlow::Continue(()) => {}
                std::ops::ControlFlow::Break(done) => break done,
            }
        }
    }};
}

/// Begins a write transaction; used by [`transaction!`].
#[doc(hidden)]
pub async fn begin(ctx: &Ctx, attempt: u32) -> Result<Tx<'_>, Fault> {
    let (inner, lane) = ctx.db().begin(LOST < attempt).await?;
    Ok(Tx {
        ctx,
        inner,
        lane,
        recorded: AtomicBool::new(false),
        logged: AtomicI32::new(0),
    })
}

/// Tells the compiler the type of a body's failure; used by [`transaction!`].
#[doc(hidden)]
pub fn body<T, R, F>(future: F) -> F
where
    F: Future<Output = Outcome<T, R>>,
{
    future
}

/// Commits, rolls back or asks for another run; used by [`transaction!`].
#[doc(hidden)]
pub async fn finish<T, R>(
    tx: Tx<'_>,
    outcome: Outcome<T, R>,
    attempt: &mut u32,
) -> ControlFlow<Outcome<T, R>> {
    let ctx = tx.ctx;
    let outcome = match outcome {
        Ok(_) if !tx.recorded.load(Ordering::Relaxed) => Err(Failure::Fault(Fault::NotRecorded)),
        Ok(value) => match tx.inner.commit().await {
            Ok(()) => return ControlFlow::Break(Ok(value)),
            Err(error) => Err(Failure::from(error)),
        },
        Err(failure) => {
            // Dropping would roll back too, but later: the connection is wanted now.
            let _ = tx.inner.rollback().await;
            Err(failure)
        }
    };
    drop(tx.lane);
    if let Err(Failure::Fault(fault)) = &outcome
        && (fault.is_race() && *attempt < MAX_ATTEMPTS || fault.is_collision() && *attempt <= LOST)
    {
        *attempt += 1;
        let [jitter] = ctx.secret::<1>();
        let pause_ms = (1_u64 << *attempt) + u64::from(jitter) / 16;
        tokio::time::sleep(Duration::from_millis(pause_ms)).await;
        return ControlFlow::Continue(());
    }
    ControlFlow::Break(outcome)
}
