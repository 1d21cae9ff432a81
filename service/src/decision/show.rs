//! A decision as its pages show it.

mod may;
mod name;
mod objection;
mod reserved;
mod voice;

pub use entity::decision_round::Model as Round;
pub use may::{May, MayNot, Opens};
pub(super) use name::{names, of_adhesions};
pub use objection::{Answered, Objected};
pub use reserved::Reserved;
pub(super) use reserved::reserved;
pub(super) use voice::voices;
pub use voice::{Barred, Taken, Voice};

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use entity::decision_round;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::carry;
use super::keep::{self, Ground};
use super::reader::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// What moves in a decision, for who reads it: its words are in [`super::sheet`].
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The decision and what the reader is in it.
    pub seen: Seen,
    /// Rounds and votes, the first one first.
    pub rounds: Vec<Round>,
    /// Objections of every round, the first one first; one that another position of the same voice replaced too.
    pub objections: Vec<Objected>,
    /// Voices that the reader speaks for: her own, then those whose mandate she carries.
    pub voices: Vec<Voice>,
    /// What the reader may do now.
    pub may: May,
    /// When the register was begun anew in mid-decision, if it was.
    pub resumed: Option<DateTime<Utc>>,
}

/// Reads what moves in a decision. Permission: as [`super::seen`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn sheet(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Sheet, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let ground = keep::ground(db, ctx, &seen.row).await?;
    Ok(of(db, ctx, seen, ground.as_ref()).await?)
}

/// The same of a decision that is read already, with its rules.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: Seen,
    ground: Option<&Ground>,
) -> Result<Sheet, Fault> {
    let rounds = rounds(db, &seen).await?;
    let number = match &seen.stage {
        Stage::Round(it) => Some(it.number),
        Stage::Voting(it) => Some(it.number),
        _ => None,
    };
    let open = rounds
        .iter()
        .find(|it| number.is_some_and(|number| it.number == i32::from(number)));
    Ok(Sheet {
        objections: objection::of(db, seen.id()).await?,
        voices: voices(db, &seen, open).await?,
        may: may::may(db, ctx, &seen, ground).await?,
        resumed: carry::since(db, &seen.row).await?,
        rounds,
        seen,
    })
}

async fn rounds(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Round>, Fault> {
    Ok(decision_round::Entity::find()
        .filter(decision_round::Column::DecisionId.eq(seen.row.id))
        .order_by_asc(decision_round::Column::Number)
        .all(db)
        .await?)
}
