//! Comparing again, after the register has changed.

use domain::id::BatchId;
use domain::import::{Choice, Counts, Whom, dry_run};
use entity::import_batch;
use sea_orm::ActiveValue::Set;

use super::choose::still_open;
use super::store::{NewLine, advance, lines, open, replace_lines, to_json};
use super::{BatchRefused, Kind, Summary, known, party, payment};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::scope;

/// Finds anew what each line would do. What the board chose stays where it still makes sense.
///
/// Needs what the import itself needs.
///
/// # Errors
/// [`BatchRefused`] when the import is no longer open.
pub async fn recheck(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
) -> Outcome<(), BatchRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let open = open(tx.db(), &seat, batch).await?;
        still_open(open.state)?;
        let counts = match open.kind {
            Kind::Dues => payment::recheck(ctx, tx, &seat, &open).await?,
            Kind::Parties => party::recheck(tx, &seat, &open).await?,
            Kind::Members => {
                let (mut read, mut choices) = (Vec::new(), Vec::new());
                for stored in lines(tx.db(), batch).await? {
                    let (line, choice) = stored.into_line()?;
                    read.push(line.into_read());
                    choices.push(choice);
                }
                let people = known::people(tx.db(), &seat).await?;
                let judged = dry_run(read, &people);
                let pairs = judged.iter().zip(choices);
                let rows: Vec<_> = pairs
                    .map(|(line, choice)| NewLine::of(line, choice.filter(|it| fits(line, *it))))
                    .collect();
                replace_lines(tx.db(), batch, &rows).await?;
                Counts::of(&judged)
            }
        };
        let summary = Summary {
            counts,
            ..open.summary.clone()
        };
        let moved = import_batch::ActiveModel {
            summary: Set(to_json(&summary)?),
            ..Default::default()
        };
        if !advance(tx.db(), &open, moved).await? {
            return refuse(BatchRefused::AlreadyCommitted);
        }
        tx.without_journal("a draft: what the commit does with it is recorded");
        Ok(())
    })
}

fn fits(line: &domain::import::Line, choice: Choice) -> bool {
    match choice {
        Choice::Skip | Choice::Another => !line.detail.like.is_empty(),
        Choice::Same(id) => line
            .detail
            .like
            .iter()
            .any(|it| it.whom == Whom::Adhesion(id)),
    }
}
