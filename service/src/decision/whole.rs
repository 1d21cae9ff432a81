//! A decision as its one page shows it: found once, then each part read once.

use std::convert::Infallible;

use domain::decision::stage::Stage;
use domain::id::DecisionId;

use super::keep;
use super::live::{self, State};
use super::reader::seen;
use super::result::{self, Result as Counts};
use super::sheet::{self, Sheet};
use super::show::{self, Reserved};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;

/// A decision, for one reader.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Its words, its rules, whom it concerns, what is said and joined.
    pub sheet: Sheet,
    /// Rounds, objections, and what the reader may do now.
    pub now: show::Sheet,
    /// What open pages are told, while a round or the vote is open.
    pub live: Option<State>,
    /// What it came to, once it is over; nothing where it was taken back before anything was counted.
    pub result: Option<Counts>,
    /// Reservations of the last round that was counted, once it is over.
    pub reserved: Vec<Reserved>,
}

/// Reads it. Permission: as [`super::seen`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn whole(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Whole, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let ground = keep::ground(db, ctx, &seen.row).await?;
    let now = show::of(db, ctx, seen.clone(), ground.as_ref()).await?;
    let (mut live, mut result, mut reserved) = (None, None, Vec::new());
    match seen.stage {
        Stage::Round(_) | Stage::Voting(_) => live = Some(live::state(db, ctx, &seen.row).await?),
        Stage::Over(_) => {
            result = result::of(db, ctx, &seen.row, None).await?;
            let counted = |it: &&show::Round| !it.vote && it.tally.is_some();
            if let Some(round) = now.rounds.iter().rfind(counted) {
                reserved = show::reserved(db, id, round.number).await?;
            }
        }
        Stage::Draft | Stage::Discussion(_) | Stage::Between(_) => {}
    }
    Ok(Whole {
        sheet: sheet::of(db, actor, seen, ground).await?,
        now,
        live,
        result,
        reserved,
    })
}
