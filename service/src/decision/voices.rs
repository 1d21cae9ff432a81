//! What somebody may sign now: for which voices, and after what.

use std::convert::Infallible;

use domain::decision::stage::Stage;
use domain::id::DecisionId;
use entity::{decision_round, decision_text, decision_voter};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub use super::show::{Barred, Voice};

use super::live::{self, State};
use super::reader::{Seen, seen};
use super::show;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::log::{LogName, latest};

/// What is open, and for whom the reader speaks in it.
#[derive(Debug, Clone)]
pub struct Voices {
    /// The decision, for who reads it.
    pub seen: Seen,
    /// The round or the vote, while one is open.
    pub open: Option<Open>,
    /// Her own voices first, then those that she carries.
    pub voices: Vec<Voice>,
    /// What open pages are told.
    pub now: State,
    /// The register that has the receipts.
    pub register: LogName,
}

/// A round or a vote that is open.
#[derive(Debug, Clone)]
pub struct Open {
    /// The row.
    pub round: decision_round::Model,
    /// The text that is signed.
    pub text: String,
}

/// Reads what the reader may sign now.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn voices(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Voices, Infallible> {
    let db = ctx.db().read();
    let seen = seen::<Infallible>(db, ctx, actor, slug, id).await?;
    let now = live::state(db, ctx, &seen.row).await?;
    let open = open(db, &seen).await?;
    let voices = match &open {
        Some(it) => show::voices(db, &seen, Some(&it.round)).await?,
        None => Vec::new(),
    };
    Ok(Voices {
        register: latest(db, &seen.seat.cpts).await?,
        seen,
        open,
        voices,
        now,
    })
}

/// The round or the vote that is open.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    seen: &Seen,
) -> Result<Option<Open>, Failure<Infallible>> {
    let number = match &seen.stage {
        Stage::Round(it) => it.number,
        Stage::Voting(it) => it.number,
        _ => return Ok(None),
    };
    let round = decision_round::Entity::find()
        .filter(decision_round::Column::DecisionId.eq(seen.row.id))
        .filter(decision_round::Column::Number.eq(i32::from(number)))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("an open round has no row".to_owned()))?;
    let text = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(seen.row.id))
        .filter(decision_text::Column::Version.eq(round.text_version))
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("an open round has no text".to_owned()))?;
    let text = text.body;
    Ok(Some(Open { round, text }))
}

/// Lines of the roll of the reader, as facilitator: how she is named when she answers.
pub(super) async fn facilitates_as(
    db: &impl ConnectionTrait,
    seen: &Seen,
    actor: &Actor,
) -> Result<Option<Uuid>, Fault> {
    let own = Condition::any()
        .add(decision_voter::Column::PersonId.eq(actor.person.0))
        .add(decision_voter::Column::AdhesionId.is_in(seen.mine.iter().map(|it| it.id)));
    let row = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(seen.row.id))
        .filter(decision_voter::Column::Facilitates.eq(true))
        .filter(own)
        .order_by_asc(decision_voter::Column::Voter)
        .one(db)
        .await?;
    Ok(row.map(|it| it.voter))
}
