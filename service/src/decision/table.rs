//! A proposal is tabled: it is discussed from then on.

use domain::audit::Event;
use domain::decision::stage::Stage;
use domain::id::{BlocId, DecisionId, PartnerId};
use entity::decision;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;

use super::choices::{NotTabled, by};
use super::draft::{DraftRefused, concern as concerns};
use super::keep;
use super::reader::{Reader, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// Why a proposal is not tabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableRefused {
    /// The rules in force do not seek agreement on such a decision.
    NotSought,
    /// The statutes do not let her.
    NotYou(NotTabled),
    /// It was changed elsewhere meanwhile.
    Overtaken,
}

/// Tables a draft; its number is returned. Asked twice, it is tabled once. `revision` is the one that the page showed.
/// Permission: its author, where the statutes let her.
///
/// # Errors
/// [`TableRefused`], not found, forbidden or a fault.
pub async fn table(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    revision: i32,
) -> Outcome<i32, TableRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if let (Some(number), true) = (seen.row.number, seen.author) {
            tx.without_journal("it is tabled already");
            return Ok(number);
        }
        if seen.stage != Stage::Draft {
            return Err(Failure::NotFound);
        }
        if seen.row.revision != revision {
            return refuse(TableRefused::Overtaken);
        }
        let Some(ground) = keep::ground(db, ctx, &seen.row).await? else {
            return refuse(TableRefused::NotSought);
        };
        let on = keep::question(&seen.row)?;
        let reader = Reader {
            seat: seen.seat.clone(),
            mine: seen.mine.clone(),
        };
        let adhesion = match by(db, ctx, &reader, on, &ground.consensus).await? {
            Ok(adhesion) => adhesion,
            Err(not) => return refuse(TableRefused::NotYou(not)),
        };
        let last = seen
            .seat
            .decisions()
            .filter(decision::Column::Number.is_not_null())
            .order_by_desc(decision::Column::Number)
            .one(db)
            .await?;
        let number = last.and_then(|it| it.number).unwrap_or(0) + 1;
        let today = ctx.today();
        let mut row = seen.row.into_active_model();
        keep::set(ctx, &mut row, &Stage::tabled(today))?;
        row.number = Set(Some(number));
        row.author_adhesion_id = Set(Some(adhesion.id));
        row.tabled_on = Set(Some(today));
        row.update(db).await?;
        tx.record(
            Entry::new(Event::DecisionTabled)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "number": number, "kind": on.1.code() })),
        )
        .await?;
        Ok(number)
    })
}

/// Why what a proposal concerns stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConcernRefused {
    /// It names a partner or a bloc that this CPTS does not know.
    Unknown,
    /// The roll is frozen.
    Frozen,
}

/// Says anew which partners and blocs a tabled proposal concerns: those tied to them stand aside as the statutes say.
/// Permission: who facilitates.
///
/// # Errors
/// [`ConcernRefused`], not found, forbidden or a fault.
pub async fn concern(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    partners: &[PartnerId],
    blocs: &[BlocId],
) -> Outcome<(), ConcernRefused> {
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        if !matches!(seen.stage, Stage::Draft | Stage::Discussion(_)) {
            return refuse(ConcernRefused::Frozen);
        }
        let done = concerns(tx.db(), ctx, &seen.seat, id.0, (partners, blocs)).await;
        done.map_err(|failure| failure.map(|_: DraftRefused| ConcernRefused::Unknown))?;
        if seen.stage == Stage::Draft {
            tx.without_journal("a draft is its author's own");
            return Ok(());
        }
        tx.record(
            Entry::new(Event::DecisionConcerns)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "partners": partners.len(), "blocs": blocs.len() })),
        )
        .await?;
        Ok(())
    })
}
