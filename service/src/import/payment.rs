//! Dues from a file: the same four states, with records of the register in place of adhesions.

use std::collections::{HashMap, HashSet};

use domain::id::{AdhesionId, BatchId};
use domain::identifier::Rpps;
use domain::import::payment::{Payer, Payment, PaymentDetail, PaymentLine, dry_run};
use domain::import::{Column, Counts, Verdict};
use domain::permission::Action;
use entity::{adhesion, dues};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::check::{insert, prepare};
use super::store::{NewLine, ROWS_PER_STATEMENT, Stored, lines, replace_lines, to_json};
use super::undo::{Touch, Touched};
use super::{BatchRefused, CheckRefused, Committed, File, Kind, Open, Summary};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::scope::{self, Seat};
use crate::tx::Tx;

/// Reads a file of dues and keeps what would be recorded line by line. Nothing is written to the
/// register.
///
/// Needs [`Action::RecordDues`].
///
/// # Errors
/// [`CheckRefused`] when nothing of the file can be used.
pub async fn check(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    file: File,
) -> Outcome<BatchId, CheckRefused> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::RecordDues)?;
    let payers = payers(db, &seat).await?;
    let today = ctx.today();
    let (prepared, lines) = prepare(file, &Column::ALL, move |sheet| {
        dry_run(sheet, &payers, today)
    })
    .await?;
    let summary = to_json(&Summary {
        counts: count(&lines),
        ..prepared.summary()
    })?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::RecordDues)?;
        let batch = insert(
            ctx,
            tx,
            actor,
            &seat,
            Kind::Dues,
            &prepared,
            summary.clone(),
        )
        .await?;
        let rows: Vec<_> = lines
            .iter()
            .map(|line| new_line(line.line, line.verdict, &line.detail))
            .collect();
        replace_lines(tx.db(), batch, &rows).await?;
        Ok(batch)
    })
}

pub(super) async fn commit(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    open: &Open,
) -> Outcome<Committed, BatchRefused> {
    let lines: Vec<Stored<PaymentDetail>> = lines(tx.db(), open.id).await?;
    let register = Register::read(tx.db(), seat).await?;
    let stale = lines
        .iter()
        .filter(|line| register.judge(line) != line.row.verdict)
        .count();
    if stale > 0 {
        return refuse(BatchRefused::Stale(
            u32::try_from(stale).unwrap_or(u32::MAX),
        ));
    }
    let create = |line: &&Stored<PaymentDetail>| line.row.verdict == Verdict::Create.code();
    let payments: Vec<_> = lines
        .iter()
        .filter(create)
        .filter_map(|line| line.detail.payment.as_ref())
        .collect();
    if payments.is_empty() {
        return refuse(BatchRefused::Nothing);
    }
    for chunk in payments.chunks(ROWS_PER_STATEMENT) {
        let rows = chunk
            .iter()
            .map(|paid| record(ctx, actor, seat, open, paid));
        dues::Entity::insert_many(rows)
            .exec_without_returning(tx.db())
            .await?;
    }
    Ok(Committed {
        created: u32::try_from(payments.len()).unwrap_or(u32::MAX),
        updated: 0,
        groups: 0,
    })
}

fn record(ctx: &Ctx, actor: &Actor, seat: &Seat, open: &Open, paid: &Payment) -> dues::ActiveModel {
    dues::ActiveModel {
        id: Set(record_id(open.id, paid)),
        cpts_id: Set(seat.id().0),
        adhesion_id: Set(paid.adhesion.0),
        year: Set(paid.year),
        settlement: Set(paid.settlement.code().to_owned()),
        cents: Set(paid.amount.0),
        means: Set(paid.means.map(|means| means.code().to_owned())),
        received_on: Set(paid.on),
        note: Set(None),
        recorded_by: Set(actor.person.0),
        recorded_at: Set(ctx.now()),
        cancelled_at: Set(None),
    }
}

/// The record that a line makes: told by the import, the adhesion and the year, so that an undo
/// finds it again without another column.
fn record_id(batch: BatchId, paid: &Payment) -> Uuid {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(b"collegiale dues record\0");
    hash.update(batch.0.as_bytes());
    hash.update(paid.adhesion.0.as_bytes());
    hash.update(paid.year.to_be_bytes());
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

/// Cancels the records, as a treasurer would one by one: a register of money loses no line.
pub(super) async fn undo(
    ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    open: &Open,
) -> Outcome<(), BatchRefused> {
    let lines: Vec<Stored<PaymentDetail>> = lines(tx.db(), open.id).await?;
    let create = |line: &&Stored<PaymentDetail>| line.row.verdict == Verdict::Create.code();
    let paid =
        |line: &Stored<PaymentDetail>| Some(record_id(open.id, line.detail.payment.as_ref()?));
    let written: Vec<_> = lines
        .iter()
        .filter(create)
        .filter_map(|line| Some((line, paid(line)?)))
        .collect();
    let ids: Vec<Uuid> = written.iter().map(|(_, id)| *id).collect();
    let mut standing = HashSet::with_capacity(ids.len());
    for chunk in ids.chunks(ROWS_PER_STATEMENT) {
        let rows = seat
            .dues()
            .filter(dues::Column::Id.is_in(chunk.iter().copied()))
            .all(tx.db())
            .await?;
        standing.extend(
            rows.into_iter()
                .filter(|row| row.cancelled_at.is_none())
                .map(|row| row.id),
        );
    }
    let mut touched = Touched::default();
    for (line, id) in &written {
        let touch = (!standing.contains(id)).then_some(Touch::Changed);
        touched.add(line.line, line.detail.named.clone(), touch);
    }
    if touched.count > 0 {
        return refuse(BatchRefused::Touched(touched));
    }
    for chunk in ids.chunks(ROWS_PER_STATEMENT) {
        dues::Entity::update_many()
            .col_expr(dues::Column::CancelledAt, Expr::value(ctx.now()))
            .filter(dues::Column::Id.is_in(chunk.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

pub(super) async fn recheck(
    _ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    open: &Open,
) -> Result<Counts, Fault> {
    let lines: Vec<Stored<PaymentDetail>> = lines(tx.db(), open.id).await?;
    let register = Register::read(tx.db(), seat).await?;
    let mut judged = Vec::with_capacity(lines.len());
    for line in lines {
        let verdict = entity::read("import_line", "verdict", register.judge(&line))?;
        judged.push(PaymentLine {
            line: line.line,
            verdict,
            detail: line.detail,
        });
    }
    let rows: Vec<_> = judged
        .iter()
        .map(|line| new_line(line.line, line.verdict, &line.detail))
        .collect();
    replace_lines(tx.db(), open.id, &rows).await?;
    Ok(count(&judged))
}

/// The register as it is now: which adhesions there are, and which years are settled.
struct Register {
    adhesions: HashSet<Uuid>,
    settled: HashSet<(Uuid, i32)>,
}

impl Register {
    async fn read(db: &impl ConnectionTrait, seat: &Seat) -> Result<Self, Fault> {
        let adhesions = seat
            .adhesions()
            .all(db)
            .await?
            .into_iter()
            .map(|row| row.id)
            .collect();
        let settled = seat
            .dues()
            .filter(dues::Column::CancelledAt.is_null())
            .all(db)
            .await?;
        let settled = settled
            .into_iter()
            .map(|row| (row.adhesion_id, row.year))
            .collect();
        Ok(Self { adhesions, settled })
    }

    /// The code of what the line would do now. Who is meant was settled by the dry run.
    fn judge<'a>(&self, line: &'a Stored<PaymentDetail>) -> &'a str {
        match &line.detail.payment {
            Some(paid) if !self.adhesions.contains(&paid.adhesion.0) => Verdict::Refused.code(),
            Some(paid) if self.settled.contains(&(paid.adhesion.0, paid.year)) => {
                Verdict::Already.code()
            }
            _ => &line.row.verdict,
        }
    }
}

/// Everybody whose dues can be recorded: members of all states, for what is owed stays owed.
async fn payers(db: &impl ConnectionTrait, seat: &Seat) -> Result<Vec<Payer>, Fault> {
    let mut years: HashMap<Uuid, Vec<i32>> = HashMap::new();
    for row in seat
        .dues()
        .filter(dues::Column::CancelledAt.is_null())
        .all(db)
        .await?
    {
        years.entry(row.adhesion_id).or_default().push(row.year);
    }
    let rows = seat
        .adhesions()
        .filter(adhesion::Column::PseudonymisedAt.is_null())
        .all(db)
        .await?;
    let payer = |row: adhesion::Model| -> Result<Payer, Fault> {
        Ok(Payer {
            id: AdhesionId(row.id),
            number: row.number,
            rpps: row
                .rpps
                .as_deref()
                .map(|rpps| entity::read::<Rpps>("adhesion", "rpps", rpps))
                .transpose()?,
            family_name: row.name,
            given_name: row.given_name.unwrap_or_default(),
            recorded: years.remove(&row.id).unwrap_or_default(),
        })
    };
    rows.into_iter().map(payer).collect()
}

fn new_line(line: u32, verdict: Verdict, detail: &PaymentDetail) -> NewLine<'_, PaymentDetail> {
    let adhesion = None;
    NewLine {
        line,
        verdict: verdict.code(),
        detail,
        choice: None,
        adhesion,
    }
}

fn count(lines: &[PaymentLine]) -> Counts {
    Counts::tally(
        lines
            .iter()
            .map(|line| (line.verdict, line.detail.remarks.is_empty())),
    )
}
