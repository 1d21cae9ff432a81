//! Whether the rows of an election still are what was frozen, registered, cast and logged: asked by the electoral board, and
//! every ten minutes while the vote is open. Who changed the database by hand is found, and the row named.
//!
//! Nothing of this says who chose what: that a line voted and that a ballot by its code is there is what casting asks too.

mod chain;
mod line;
mod read;

use std::convert::Infallible;

use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::Event;
use domain::election::act::IncidentKind;
pub use domain::election::incident::Wrong;
use domain::election::incident::{Row, Said};
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::{cpts, election, election_check};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{incident, keep, key, reader, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other};
use crate::notice::election as letters;
use read::Rows;

/// Pause between two checks of an election whose vote is open.
const PAUSE: TimeDelta = TimeDelta::minutes(10);
/// Rows that an incident names; how many more there are is said.
const NAMED: usize = 20;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// In which table.
    pub table: &'static str,
    /// Which row, where there is one.
    pub row: Option<Uuid>,
    /// What is wrong with it.
    pub wrong: Wrong,
}

impl Finding {
    const fn of(table: &'static str, row: Uuid, wrong: Wrong) -> Self {
        Self {
            table,
            row: Some(row),
            wrong,
        }
    }

    /// As the journal of incidents has it.
    fn row(&self) -> Row {
        Row {
            table: self.table.to_owned(),
            row: self.row,
            wrong: self.wrong,
        }
    }
}

/// When an election was checked last, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// When.
    pub at: DateTime<Utc>,
    /// How many rows do not hold.
    pub wrong: u32,
    /// Which, the first ones.
    pub said: Option<Said>,
}

/// Checks an election now. Permission: the electoral board.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn now(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Vec<Finding>, Infallible> {
    let seen = reader::seen(ctx.db().read(), ctx, actor, slug, id).await?;
    if seen.officer.is_empty() {
        return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
    }
    // Before there are ballots there is nothing to compare; afterwards what it takes is destroyed.
    if !(Stage::Sealed..=Stage::Challenge).contains(&seen.stage) {
        return Err(Failure::NotFound);
    }
    Ok(check(ctx, id, Some(actor)).await?)
}

/// Checks every election whose vote is open and that was not checked for ten minutes; says how many findings there are.
///
/// # Errors
/// The first fault; the others are checked all the same.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let db = ctx.db().read();
    let open = election::Entity::find()
        .filter(election::Column::Stage.eq(Stage::Open.code()))
        .order_by_asc(election::Column::Id)
        .all(db)
        .await?;
    let (mut found, mut fault) = (0, None);
    for row in open {
        let id = ElectionId(row.id);
        let last = last(db, id).await?;
        if last.is_some_and(|it| ctx.now() < it.at + PAUSE) {
            continue;
        }
        match check(ctx, id, None).await {
            Ok(findings) => found += findings.len(),
            Err(Fault::Stopped) => {}
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    fault.map_or(Ok(found), Err)
}

/// The last check of an election.
///
/// # Errors
/// When the database refuses.
pub async fn last(db: &impl ConnectionTrait, id: ElectionId) -> Result<Option<Checked>, Fault> {
    let row = election_check::Entity::find_by_id(id.0).one(db).await?;
    Ok(row.map(|it| Checked {
        at: it.at,
        wrong: it.wrong.unsigned_abs(),
        said: Said::read(&it.findings),
    }))
}

/// Checks, and notes what was found.
async fn check(ctx: &Ctx, id: ElectionId, by: Option<&Actor>) -> Result<Vec<Finding>, Fault> {
    let keys = key::of(ctx, id.0).await?;
    // All rows are of one moment: a ballot that is cast meanwhile is no finding.
    let rows: Outcome<Rows, Infallible> = transaction!(ctx, |tx| {
        tx.without_journal("it only reads");
        Ok(read::rows(tx.db(), id).await?)
    });
    let rows = fault(rows)?;
    let judged = tokio::task::spawn_blocking(move || judge(&rows, &keys));
    let found = judged.await.map_err(other)??;
    note(ctx, id, by, &found).await?;
    Ok(found)
}

fn judge(rows: &Rows, keys: &key::Keys) -> Result<Vec<Finding>, Fault> {
    let mut found = Vec::new();
    line::roll(rows, &mut found);
    for urn in &rows.urns {
        chain::ballots(rows, urn, &mut found)?;
        line::lines(rows, urn, keys, &mut found);
    }
    Ok(found)
}

/// Keeps when it was checked. What is new goes into the journal of incidents, and the electoral board is told.
async fn note(
    ctx: &Ctx,
    id: ElectionId,
    by: Option<&Actor>,
    found: &[Finding],
) -> Result<(), Fault> {
    let said = (!found.is_empty()).then(|| Said::Integrity {
        rows: found.iter().take(NAMED).map(Finding::row).collect(),
        more: found.len().saturating_sub(NAMED),
    });
    let done: Outcome<(), Infallible> = transaction!(ctx, |tx| {
        let db = tx.db();
        let row = election::Entity::find_by_id(id.0)
            .find_also_related(cpts::Entity)
            .one(db)
            .await?;
        let Some((row, Some(cpts))) = row else {
            return Err(Failure::NotFound);
        };
        let before = last(db, id).await?;
        let known = before.is_some_and(|it| it.said == said);
        election_check::Entity::delete_by_id(id.0).exec(db).await?;
        election_check::Entity::insert(election_check::ActiveModel {
            election_id: Set(id.0),
            at: Set(ctx.now()),
            wrong: Set(i32::try_from(found.len()).unwrap_or(i32::MAX)),
            findings: Set(said.as_ref().map(Said::text).unwrap_or_default()),
        })
        .exec_without_returning(db)
        .await?;
        let Some(said) = said.as_ref().filter(|_| !known) else {
            tx.without_journal("nothing new was found");
            return Ok(());
        };
        let kind = IncidentKind::Integrity;
        let person = by.map(|it| it.person.0);
        incident::write(db, ctx, (id, None), kind, said, person).await?;
        tell::board(tx, ctx, &cpts, &row, &letters::integrity(&cpts, &row)).await?;
        tx.record(keep::entry(Event::ElectionIntegrity, &row, by))
            .await?;
        Ok(())
    });
    fault(done)
}

fn fault<T>(done: Outcome<T, Infallible>) -> Result<T, Fault> {
    done.map_err(|failure| match failure {
        Failure::Fault(fault) => fault,
        _ => Fault::Other("an election is gone".to_owned()),
    })
}
